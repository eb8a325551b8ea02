"""What a requirement asks of whoever takes its course: how long, at which pace, and what is signed at the end.

The server holds to it, whatever is posted. Of several requirements that reach a person the strictest counts.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from django.db import connection, models
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from curriculum.outline import Outline, OutlineStep
from people.models import User
from progress.models import Enrolment, Obligation

PART_READ = 3  # a third of the planned minutes is a quick reader's pace; planned is the time of a slow one
LEAST_SECONDS = 20  # for whatever is shorter than a minute
TIMES_PLANNED = 3  # no step counts for more than this many times its planned minutes

# Every lesson page of everyone signed in asks it, so it is written out as in `progress.reading`.
ASKED = """
    SELECT requirement.minimum_minutes, requirement.is_paced, requirement.attestation, requirement.asks_signature
    FROM progress_obligation obligation
    JOIN progress_requirement requirement ON requirement.id = obligation.requirement_id
    WHERE obligation.learner_id = %s AND obligation.ended_on IS NULL AND obligation.exempt_on IS NULL
        AND requirement.course_key = %s
    ORDER BY obligation.id
"""


class Asking(Protocol):
    """What is read of a `Requirement`."""

    @property
    def minimum_minutes(self) -> int | None: ...
    @property
    def is_paced(self) -> bool: ...
    @property
    def attestation(self) -> str: ...
    @property
    def asks_signature(self) -> bool: ...


class Asked(NamedTuple):
    minimum_minutes: int | None
    is_paced: bool
    attestation: str
    asks_signature: bool


@dataclass(frozen=True)
class Pace:
    """Nothing is asked of guests and of people whose employer asks for nothing."""

    minimum_minutes: int = 0
    is_paced: bool = False
    attestation: str = ""
    asks_signature: bool = False
    # Where they were fetched whole: the learner's present obligations for the course, exempt ones too.
    under: tuple[Obligation, ...] = ()

    def statement_in(self, outline: Outline) -> str:
        """What is confirmed at the end: the requirement's words stand for the course's own."""
        if self.asks_signature:
            return self.attestation or outline.attestation or taken_in_full(outline)
        return self.attestation or outline.attestation

    def seconds_for(self, step: OutlineStep) -> int:
        """How long a step has to be open and in use before it is done. A quiz takes as long as its questions do."""
        if not self.is_paced or step.kind != "lesson":
            return 0
        return max(LEAST_SECONDS, step.minutes * 60 // PART_READ)

    def seconds_enough_for(self, step: OutlineStep) -> int:
        """Half of it will do for what was done before anyone asked: nothing is undone where an editor makes a lesson
        longer."""
        return self.seconds_for(step) // 2

    def times_planned(self, outline: Outline) -> int:
        """Where three times the planned minutes would not do, lessons count until the minimum is reached with ease."""
        planned = max(1, outline.minutes)
        return max(TIMES_PLANNED, 2 * -(-self.minimum_minutes // planned))

    def in_words(self) -> list[str]:
        """The rule for whoever takes the course."""
        found = []
        if self.minimum_minutes:
            words = ngettext(
                "It takes at least %(count)d minute.", "It takes at least %(count)d minutes.", self.minimum_minutes
            )
            found.append(words % {"count": self.minimum_minutes})
        if self.is_paced:
            found.append(_("Each lesson is read in full, so it stays open for a while before it can be finished."))
        if self.asks_signature:
            found.append(_("At the end you read a statement and sign it with your name."))
        elif self.attestation:
            found.append(_("At the end you read a statement and confirm it."))
        return found


def taken_in_full(outline: Outline) -> str:
    return _("I have taken the course “%(title)s” myself and in full.") % {"title": outline.title}


def strictest(asked: Iterable[Asking], under: Iterable[Obligation] = ()) -> Pace:
    rules = list(asked)
    return Pace(
        max((rule.minimum_minutes or 0 for rule in rules), default=0),
        any(rule.is_paced for rule in rules),
        "\n\n".join(dict.fromkeys(rule.attestation for rule in rules if rule.attestation)),
        any(rule.asks_signature for rule in rules),
        tuple(under),
    )


def pace_for(learner: User, course_key: uuid.UUID) -> Pace:
    """One query; none for guests."""
    if learner.is_guest:
        return Pace()
    key = models.UUIDField().get_db_prep_value(course_key, connection)
    with connection.cursor() as cursor:
        cursor.execute(ASKED, [learner.pk, key])
        return strictest(
            Asked(least, bool(paced), text, bool(signed)) for least, paced, text, signed in cursor.fetchall()
        )


def pace_of(enrolment: Enrolment) -> Pace:
    """As `Enrolment.objects.with_standing()` has fetched it; else one query, with the obligations themselves."""
    if hasattr(enrolment, "asked_pace"):
        found = enrolment.asked_minutes, enrolment.asked_pace, enrolment.asked_words or "", enrolment.asked_signature
        return strictest([Asked(*found)])
    if Enrolment.learner.is_cached(enrolment) and enrolment.learner.is_guest:  # type: ignore[attr-defined]
        return Pace()
    asked = Obligation.objects.present().in_course(enrolment.course_key).filter(learner=enrolment.learner_id)
    return pace_under(asked.select_related("requirement", "organisation").order_by("pk"))


def pace_under(obligations: Iterable[Obligation]) -> Pace:
    found = tuple(obligations)
    return strictest((one.requirement for one in found if one.exempt_on is None), found)
