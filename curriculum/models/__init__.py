from curriculum.models.packs import PackRecord
from curriculum.models.pages import Course, CourseIndex, Lesson, Module, Step
from curriculum.models.registers import Fact, GlossaryTerm, HelpService

__all__ = ["Course", "CourseIndex", "Fact", "GlossaryTerm", "HelpService", "Lesson", "Module", "PackRecord", "Step"]
