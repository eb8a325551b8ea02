from progress.models.assignments import Assignment, StepAway
from progress.models.completions import Completion
from progress.models.enrolments import BlockAnswer, Enrolment, StepRecord
from progress.models.requirements import Obligation, Requirement

__all__ = [
    "Assignment",
    "BlockAnswer",
    "Completion",
    "Enrolment",
    "Obligation",
    "Requirement",
    "StepAway",
    "StepRecord",
]
