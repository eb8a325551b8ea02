"""A session as its supervisor sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from curriculum.models import Lesson
from curriculum.outline import Outline, OutlineStep
from dashboards.sessions.access import administers
from dashboards.sessions.forms import AddForm
from dashboards.sessions.people import due_at
from people.models import User
from progress.models import Attendance, GroupSession, Obligation, Presented
from progress.pacing import Pace, pace_under
from progress.sessions.counting import Taking, takings_of


@dataclass(frozen=True)
class Shown:
    """A step of the course, and how far it was shown."""

    step: OutlineStep
    presented: Presented | None
    is_now: bool

    @property
    def is_lesson(self) -> bool:
        return self.step.kind == Lesson.kind

    @property
    def is_done(self) -> bool:
        return self.presented is not None and self.presented.done_at is not None

    @property
    def minutes(self) -> int:
        return self.presented.active_seconds // 60 if self.presented else 0


@dataclass(frozen=True)
class Person:
    """A line of the list: who, and what is still missing."""

    taking: Taking

    @property
    def attendance(self) -> Attendance:
        return self.taking.attendance

    @property
    def state(self) -> str:
        """In words. Who does not sign is blamed for nothing."""
        one = self.attendance
        if one.undone_at:
            return _("Taken back")
        if one.completion_id:
            return _("Finished")
        if self.taking.has_finished:
            return _("Has finished by themselves")
        if one.signed_at:
            return _("Signed") if one.is_for_all else _("Signed for some lessons")
        if one.declined_at:
            return _("Not signed")
        return _("Can sign") if self.taking.may_sign_all else ""

    @property
    def missing(self) -> list[str]:
        """Nothing of what is signed at the end."""
        if self.attendance.completion_id or self.taking.may_sign_all:
            return []
        found = [_("Lesson: %(title)s") % {"title": step.title} for step in self.taking.lessons_left]
        found += [_("Check: %(title)s") % {"title": step.title} for step in self.taking.checks_left]
        if minutes := self.taking.standing.minutes_missing:
            found.append(ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes})
        return found


def steps_of(session: GroupSession, outline: Outline) -> list[Shown]:
    presented: Mapping[Any, Presented] = {one.step_key: one for one in session.presented.all()}
    return [Shown(step, presented.get(step.key), step.key == session.step_key) for step in outline.open_steps]


def pace_of_session(session: GroupSession) -> Pace:
    """The strictest of what is asked of those who are here."""
    here = session.attendances.here().values("learner")  # type: ignore[attr-defined]
    asked = Obligation.objects.asking().in_course(session.course_key).filter(learner__in=here)
    return pace_under(asked.select_related("requirement"))


def context_of(session: GroupSession, outline: Outline, user: User) -> dict[str, Any]:
    attendances = session.attendances.by_name()  # type: ignore[attr-defined]
    people = [Person(one) for one in takings_of(attendances, outline)]
    return {
        "session": session,
        "organisation": session.organisation,
        "outline": outline,
        "steps": steps_of(session, outline),
        "here": [one for one in people if one.attendance.is_here],
        "gone": [one for one in people if not one.attendance.is_here],
        "due": due_at(session, user) if session.is_open else None,
        "pace": pace_of_session(session),
        "form": AddForm(),
        "is_administered": administers(user, session),
    }
