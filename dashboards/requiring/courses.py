"""The courses an employer may require: published ones made for people at work."""

from __future__ import annotations

from curriculum.choices import Audience
from curriculum.models import Course
from curriculum.outline import Outline
from dashboards.assigning.choosing import CourseToAssign
from dashboards.offered import offered_course, offered_outlines

AT_WORK = (Audience.EMPLOYERS, Audience.EDUCATORS)


def courses_to_require(language: str) -> list[CourseToAssign]:
    """For employers first, otherwise in the order of the site. One query."""
    outlines = offered_outlines(language)
    audiences = dict(Course.objects.filter(pk__in=[one.course_id for one in outlines]).values_list("pk", "audience"))
    courses = [
        CourseToAssign(one, audiences[one.course_id]) for one in outlines if audiences.get(one.course_id) in AT_WORK
    ]
    return sorted(courses, key=lambda one: one.audience != Audience.EMPLOYERS)


def course_to_require(slug: str, language: str) -> Outline | None:
    outline = offered_course(slug, language)
    return outline if outline and any(one.outline == outline for one in courses_to_require(language)) else None
