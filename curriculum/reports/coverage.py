"""Whether a course covers what a compliance profile asks for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn

from curriculum.choices import Topic
from curriculum.models import ComplianceProfile, Course, Lesson
from curriculum.reports.places import edit_address
from curriculum.reports.report import RowsReport
from curriculum.reports.translations import each_once


@dataclass(frozen=True)
class Coverage:
    """A course beside a profile. Only what is live counts, because only that is taught. A course counts once, with the
    lessons it was written with: its translations teach the same."""

    profile: ComplianceProfile
    course: Course
    languages: str
    lessons: tuple[Lesson, ...]

    @property
    def pk(self) -> int:
        return self.course.pk

    @cached_property
    def by_topic(self) -> dict[Topic, list[Lesson]]:
        found: dict[Topic, list[Lesson]] = {topic: [] for topic in self.profile.topics}
        for lesson in self.lessons:
            for topic in found:
                if topic.value in lesson.topics:
                    found[topic].append(lesson)
        return found

    @property
    def covered(self) -> str:
        """“Recognising signs: At the front desk, Rooms and corridors; …”"""
        parts = [
            f"{topic.label}: {', '.join(lesson.title for lesson in lessons)}"
            for topic, lessons in self.by_topic.items()
            if lessons
        ]
        return "; ".join(parts)

    @property
    def missing(self) -> str:
        return ", ".join(str(topic.label) for topic, lessons in self.by_topic.items() if not lessons)

    @property
    def share(self) -> str:
        return f"{sum(map(bool, self.by_topic.values()))} / {len(self.by_topic)}"

    @property
    def minutes(self) -> str:
        there = sum(lesson.minutes for lesson in self.lessons)
        return f"{there} / {self.profile.minimum_minutes}" if self.profile.minimum_minutes else str(there)


class CoverageReport(RowsReport):
    slug = "coverage"
    page_title = menu_label = _("Coverage of training rules")
    page_subtitle = _("Examples, not legal advice")
    header_icon = "list-ul"
    columns = [
        TitleColumn("course", label=_("Course"), get_url=edit_address, width="18%"),
        Column("languages", label=_("Languages")),
        Column("profile", label=_("Compliance profile")),
        Column("share", label=_("Topics")),
        Column("missing", label=_("Missing")),
        Column("minutes", label=_("Minutes of the minimum")),
        Column("covered", label=_("Covered by")),
    ]
    list_export = [str(column.name) for column in columns]
    export_headings = {str(column.name): column.label for column in columns}
    no_results_message = _("There is no course for the sectors of the compliance profiles yet.")

    def rows(self) -> list[Coverage]:
        courses = each_once(Course.objects.live().select_related("locale").order_by("title"))
        profiles = [profile for profile in ComplianceProfile.objects.all() if profile.required_topics]
        taught = [(course, in_words([course, *others]), lessons_of(course)) for course, *others in courses]
        return [Coverage(profile, *one) for profile in profiles for one in taught if profile.is_for(one[0])]


def in_words(courses: list[Course]) -> str:
    return ", ".join(str(course.locale) for course in courses)


def lessons_of(course: Course) -> tuple[Lesson, ...]:
    return tuple(Lesson.objects.live().descendant_of(course))
