"""Whether a course covers what a compliance profile asks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.apps import apps
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn

from curriculum.choices import Topic
from curriculum.models import ComplianceProfile, Course, Lesson
from curriculum.models.pages import Step
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
    steps: tuple[Step, ...]

    @property
    def pk(self) -> int:
        return self.course.pk

    @cached_property
    def by_topic(self) -> dict[Topic, list[Lesson]]:
        found: dict[Topic, list[Lesson]] = {topic: [] for topic in self.profile.topics}
        for step in self.steps:
            for topic in found:
                if isinstance(step, Lesson) and topic.value in step.topics:
                    found[topic].append(step)
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
    def planned(self) -> int:
        """Of all that is taken: the time spent on a quiz counts as well."""
        return sum(step.minutes for step in self.steps)

    @property
    def minutes(self) -> str:
        least = self.profile.minimum_minutes
        return f"{self.planned} / {least}" if least else str(self.planned)

    @property
    def is_long_enough(self) -> str:
        least = self.profile.minimum_minutes
        if not least:
            return gettext("No length is named")
        short = least - self.planned
        if short <= 0:
            return gettext("Yes")
        return ngettext("%(n)d minute short", "%(n)d minutes short", short) % {"n": short}


def profiles_to_look_at() -> list[ComplianceProfile]:
    """Those that ask anything of a course itself."""
    profiles: Iterable[Any] = ComplianceProfile.objects.all()
    return [profile for profile in profiles if profile.required_topics or profile.minimum_minutes]


def profile_choices() -> list[tuple[str, str]]:
    return [(profile.key, profile.name) for profile in profiles_to_look_at()]


class CoverageFilterSet(WagtailFilterSet):
    profile = ChoiceFilter(label=_("Compliance profile"), choices=profile_choices)

    class Meta:
        model = ComplianceProfile
        fields: list[str] = []


class CoverageReport(RowsReport):
    slug = "coverage"
    page_title = menu_label = _("Coverage of training rules")
    page_subtitle = _("Examples, not legal advice")
    header_icon = "list-ul"
    filterset_class = CoverageFilterSet
    columns = [
        TitleColumn("course", label=_("Course"), get_url=edit_address, width="18%"),
        Column("languages", label=_("Languages")),
        Column("profile", label=_("Compliance profile")),
        Column("share", label=_("Topics")),
        Column("missing", label=_("Missing")),
        Column("minutes", label=_("Minutes of the minimum")),
        Column("is_long_enough", label=_("Long enough")),
        Column("covered", label=_("Covered by")),
    ]
    list_export = [str(column.name) for column in columns]
    export_headings = {str(column.name): column.label for column in columns}
    no_results_message = _("There is no course for the sectors of the compliance profiles yet.")

    def rows(self) -> list[Coverage]:
        courses = each_once(Course.objects.live().select_related("locale").order_by("title"))
        steps = live_steps()
        taught = [(course, in_words([course, *others]), within(course, steps)) for course, *others in courses]
        profiles = profiles_to_look_at()
        return [Coverage(profile, *one) for profile in profiles for one in taught if profile.is_for(one[0])]

    def filter_queryset(self, rows: list[Coverage]) -> list[Coverage]:  # type: ignore[override] # they are no query
        chosen = self.filters.form.cleaned_data["profile"] if self.filters.is_valid() else ""
        return [row for row in rows if chosen in ("", row.profile.key)]


def in_words(courses: list[Course]) -> str:
    return ", ".join(str(course.locale) for course in courses)


def live_steps() -> list[Step]:
    """One query for each kind of step, those of rooms above too; their words are not needed here."""
    kinds: Iterable[type[Step]] = [model for model in apps.get_models() if issubclass(model, Step)]
    steps = [step for kind in kinds for step in kind.objects.live().defer_streamfields()]
    return sorted(steps, key=lambda step: step.path)


def within(course: Course, steps: list[Step]) -> tuple[Step, ...]:
    return tuple(step for step in steps if step.path.startswith(course.path))
