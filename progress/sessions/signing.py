"""What each person signs at the end of a session: once, for exactly what they took part in, or not at all."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from curriculum.outline import Outline, outline_for
from progress.active_time import this_second
from progress.models import Attendance, GroupSession
from progress.pacing import taken_in_full
from progress.sessions.counting import Taking, takings_of
from progress.sessions.running import held


class NotToSign(Exception):
    """They are not here, or there is nothing for them to sign."""


@dataclass(frozen=True)
class Statement:
    text: str
    is_for_all: bool  # the closing statement of the course; else that of the lessons they were there for


def outline_of_session(session: GroupSession, language: str = "") -> Outline | None:
    """Its course as it is today, in the language of the session or another."""
    return outline_for(session.course_key, language or session.language)


def taking_now(attendance: Attendance) -> Taking:
    outline = outline_of_session(attendance.session)
    if outline is None:
        raise NotToSign
    return takings_of([attendance], outline)[0]


def statement_for(taking: Taking, session: GroupSession, language: str) -> Statement | None:
    """In the reader's language where there is one; a rule's own words stand as the rule has them. None where there is
    nothing to sign."""
    outline = outline_of_session(session, language) or taking.standing.outline
    with translation.override(language):
        if taking.may_sign_all:
            return Statement(taking.standing.pace.statement_in(outline) or taken_in_full(outline), True)
        if taking.may_sign:
            return Statement(took_part(taking, outline, session), False)
    return None


def took_part(taking: Taking, outline: Outline, session: GroupSession) -> str:
    titles = [step.title for step in outline.steps if step.key in {one.key for one in taking.lessons_heard}]
    return _("On %(day)s I took part in these lessons of the course “%(title)s”: %(lessons)s.") % {
        "day": date_format(session.day),
        "title": outline.title,
        "lessons": "; ".join(titles),
    }


@transaction.atomic
def sign(attendance: Attendance, statement: Statement, name: str) -> Attendance:
    """A second press, or a second tablet, finds what was signed first."""
    held(attendance.session)
    now = Attendance.objects.select_for_update(of=("self",), no_key=True).get(pk=attendance.pk)
    if now.signed_at:
        return now
    taking = taking_now(now)
    if not now.is_here or not taking.may_sign or statement.is_for_all != taking.may_sign_all:
        raise NotToSign
    now.statement, now.is_for_all = statement.text, statement.is_for_all
    now.signed_name, now.signed_at, now.declined_at = name, this_second(), None
    now.save(update_fields=["statement", "is_for_all", "signed_name", "signed_at", "declined_at"])
    return now


@transaction.atomic
def decline(attendance: Attendance) -> None:
    """Nobody asks why. They can still sign until the session is closed."""
    held(attendance.session)
    Attendance.objects.awaited().filter(pk=attendance.pk).update(declined_at=this_second())
