from progress.models.assignments import Assignment, StepAway
from progress.models.completions import Completion
from progress.models.enrolments import BlockAnswer, Enrolment, StepRecord
from progress.models.requirements import Obligation, Requirement
from progress.models.sessions import Attendance, GroupSession, Heard, Presented

__all__ = [
    "Assignment",
    "Attendance",
    "BlockAnswer",
    "Completion",
    "Enrolment",
    "GroupSession",
    "Heard",
    "Obligation",
    "Presented",
    "Requirement",
    "StepAway",
    "StepRecord",
]
