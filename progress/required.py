"""What employers require of a learner, as the learner's own pages show it: one entry a course."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from curriculum.outline import Outline, OutlineStep, outline_for
from progress.days import day_in_words, due_in_words
from progress.models import Obligation
from progress.pacing import Pace, pace_under
from progress.standing import Standing
from progress.taken_courses import TakenCourse, finish_address


@dataclass(frozen=True)
class Required:
    """One course; whoever works at two places may have to take it for both."""

    obligations: tuple[Obligation, ...]
    outline: Outline | None
    taken: Standing | None  # None: not begun

    @property
    def asked(self) -> list[Obligation]:
        return [one for one in self.obligations if one.exempt_on is None]

    @property
    def is_exempt(self) -> bool:
        return not self.asked

    @property
    def is_to_do(self) -> bool:
        return any(one.completed_on is None or one.reopened_on for one in self.asked)

    @property
    def is_renewal(self) -> bool:
        return self.is_to_do and any(one.completed_on for one in self.asked)

    @property
    def pace(self) -> Pace:
        return pace_under(self.obligations)

    @property
    def standing(self) -> Standing | None:
        """Of the cycle that is asked for now."""
        if self.taken is None:
            return Standing(self.outline, pace=self.pace) if self.outline else None
        return self.taken

    @property
    def next_step(self) -> OutlineStep | None:
        return self.standing.next_step if self.standing else None

    @property
    def title(self) -> str:
        return self.outline.title if self.outline else self.obligations[0].requirement.course_title

    @property
    def course_key(self) -> uuid.UUID:
        return self.obligations[0].requirement.course_key

    @property
    def today(self) -> dt.date:
        return self.obligations[0].today

    @property
    def finish_address(self) -> str:
        return finish_address(self.course_key)

    @property
    def due_on(self) -> dt.date | None:
        """Of several days the first."""
        return min((one.due_on for one in self.asked if one.due_on), default=None)

    @property
    def due(self) -> str:
        return due_in_words(self.due_on, self.today) if self.is_to_do and self.due_on else ""

    @property
    def valid(self) -> str:
        """The last day that what was finished counts, while it does."""
        until = min((one.valid_until for one in self.asked if one.valid_until), default=None)
        return day_in_words(until, self.today) if until and until >= self.today else ""

    @property
    def opens(self) -> str:
        opens = min((one.opens_on for one in self.asked if one.opens_on), default=None)
        return day_in_words(opens, self.today) if opens and opens > self.today else ""

    @property
    def lasts(self) -> str:
        """For how long it counts once it is finished; empty where the rules name no end."""
        rules = [one.requirement for one in self.asked]
        if months := min((rule.renewal_months for rule in rules if rule.renewal_months), default=None):
            return ngettext("valid for %(months)s month", "valid for %(months)s months", months) % {"months": months}
        if any(rule.renewal_month for rule in rules):
            return _("valid until the yearly day of your employer’s rule")
        return ""


@dataclass(frozen=True)
class RequiredTraining:
    to_do: list[Required]
    done: list[Required]
    exempt: list[Required]

    def __bool__(self) -> bool:
        return bool(self.to_do or self.done or self.exempt)

    @property
    def course_keys(self) -> set[uuid.UUID]:
        return {one.course_key for one in self.to_do}


def required_of(obligations: Iterable[Obligation], taken: Iterable[TakenCourse]) -> RequiredTraining:
    """What is due first comes first. What can't be read at the moment is left out."""
    standings = {course.enrolment.course_key: course.standing for course in taken}
    by_course: dict[uuid.UUID, list[Obligation]] = {}
    for one in obligations:
        by_course.setdefault(one.requirement.course_key, []).append(one)
    found = [as_required(key, given, standings.get(key)) for key, given in by_course.items()]
    found.sort(key=lambda one: (one.due_on or dt.date.max, one.title))
    return RequiredTraining(
        [one for one in found if one.is_to_do and one.standing and one.standing.outline.open_steps],
        [one for one in found if not one.is_to_do and not one.is_exempt],
        [one for one in found if one.is_exempt],
    )


def required_in(obligations: Iterable[Obligation], course_key: uuid.UUID, standing: Standing | None) -> Required | None:
    """One course of these, for its own pages; None where nothing is asked."""
    given = [one for one in obligations if one.requirement.course_key == course_key]
    required = as_required(course_key, given, standing)
    return None if required.is_exempt else required


def as_required(course_key: uuid.UUID, given: Iterable[Obligation], standing: Standing | None) -> Required:
    return Required(tuple(given), outline_for(course_key, get_language() or ""), standing)
