from progress.models.completions import Completion
from progress.models.enrolments import BlockAnswer, Enrolment, StepRecord

__all__ = ["BlockAnswer", "Completion", "Enrolment", "StepRecord"]
