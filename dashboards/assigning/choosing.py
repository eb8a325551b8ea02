"""What a leader may choose from: published courses, those made for the group's grades first."""

from __future__ import annotations

from dataclasses import dataclass

from curriculum.choices import Audience
from curriculum.models import Course
from curriculum.outline import Outline
from dashboards.offered import offered_outlines
from people.choices import GradeBand
from people.models import Group

PUPILS = {audience for audience in Audience if audience.is_for_pupils}
FITTING = {
    GradeBand.GRADES_7_8: {Audience.GRADES_7_8},
    GradeBand.GRADES_9_12: {Audience.GRADES_9_12},
    GradeBand.ADULTS: set(Audience) - PUPILS,
}


@dataclass(frozen=True)
class CourseToAssign:
    outline: Outline
    audience: str

    @property
    def made_for(self) -> str:
        return str(Audience(self.audience).label) if self.audience in Audience else ""


def courses_for(group: Group, language: str) -> tuple[list[CourseToAssign], list[CourseToAssign]]:
    """Those that fit, and the others, in the order they are listed on the site. One query."""
    outlines = offered_outlines(language)
    audiences = dict(Course.objects.filter(pk__in=[one.course_id for one in outlines]).values_list("pk", "audience"))
    courses = [CourseToAssign(outline, audiences.get(outline.course_id, "")) for outline in outlines]
    wanted = audiences_of(group)
    return [one for one in courses if one.audience in wanted], [one for one in courses if one.audience not in wanted]


def audiences_of(group: Group) -> set[Audience]:
    """Where nobody said which grades: pupils in a class, those at work in a team."""
    if group.grade_band in FITTING:
        return FITTING[GradeBand(group.grade_band)]
    return PUPILS if group.is_class else {Audience.EMPLOYERS}
