from progress.models.assignments import Assignment, StepAway
from progress.models.completions import Completion
from progress.models.enrolments import BlockAnswer, Enrolment, StepRecord

__all__ = ["Assignment", "BlockAnswer", "Completion", "Enrolment", "StepAway", "StepRecord"]
