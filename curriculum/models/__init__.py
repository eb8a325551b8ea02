from curriculum.models.changes import Change, ChangeKind, Reviewed, is_reviewed
from curriculum.models.course_index import CourseIndex
from curriculum.models.house_style import CheckedLink, WordToAvoid
from curriculum.models.packs import PackRecord
from curriculum.models.pages import Course, Lesson, Module, Step
from curriculum.models.profiles import ComplianceProfile
from curriculum.models.registers import Fact, GlossaryTerm, HelpService
from curriculum.models.review_tasks import ReviewTask
from curriculum.models.stops import Stop
from curriculum.models.workplace_words import WorkplaceWords

__all__ = [
    "Change",
    "ChangeKind",
    "CheckedLink",
    "ComplianceProfile",
    "Course",
    "CourseIndex",
    "Fact",
    "GlossaryTerm",
    "HelpService",
    "Lesson",
    "Module",
    "PackRecord",
    "ReviewTask",
    "Reviewed",
    "Step",
    "Stop",
    "WordToAvoid",
    "WorkplaceWords",
    "is_reviewed",
]
