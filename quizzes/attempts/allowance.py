"""Whether someone may start a quiz now, and if not, why."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.timesince import timeuntil
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from curriculum.models import Change
from people.models import User
from quizzes.models import Attempt, GroupQuiz, Quiz


@dataclass(frozen=True)
class Allowance:
    """What the rules of a quiz leave someone who has made these attempts."""

    attempts_allowed: int | None
    attempts_left: int | None = None  # None: as many as they like
    waits_until: datetime.datetime | None = None
    is_closed: bool = False
    needs_account: bool = False  # anyone can be a new guest: only with an account can tries be counted

    @property
    def may_start(self) -> bool:
        return not self.why_not()

    def why_not(self) -> str:
        """A sentence for the learner; "" where a start is allowed."""
        if self.needs_account:
            return _(
                "This check has a limited number of tries, so please sign in first. Nothing you have done is lost."
            )
        if self.is_closed:
            return _("This check is closed for your group at the moment. Whoever leads your group can open it.")
        if self.attempts_left == 0:
            number = self.attempts_allowed or 1
            all_used = ngettext("You have used your one try.", "You have used all %(number)s tries.", number)
            return f"{all_used} {_('Your best try counts.')}" % {"number": number}
        if self.waits_until:
            wait = timeuntil(self.waits_until, depth=1)
            return _("A pause helps learning. You can try again in %(time)s.") % {"time": wait}
        return ""


def allowance_of(learner: User | None, quiz: Quiz, attempts: Sequence[Attempt]) -> Allowance:
    """`attempts` are those in the present cycle, in the order made."""
    allowed = quiz.attempts_allowed
    used = 0 if allowed is None else len(tries_since_change(quiz, attempts))
    return Allowance(
        attempts_allowed=allowed,
        attempts_left=None if allowed is None else max(0, allowed - used),
        waits_until=_end_of_pause(quiz, attempts),
        needs_account=allowed is not None and (learner is None or learner.is_guest),
        is_closed=learner is not None and GroupQuiz.objects.closes(learner, quiz.translation_key),
    )


def tries_since_change(quiz: Quiz, attempts: Sequence[Attempt]) -> list[Attempt]:
    """Whoever is asked to look at a changed quiz again has all tries at it."""
    since = Change.objects.asked_again_at(quiz.translation_key, quiz.locale.language_code) if attempts else None
    return [attempt for attempt in attempts if since is None or attempt.started_at >= since]


def _end_of_pause(quiz: Quiz, attempts: Sequence[Attempt]) -> datetime.datetime | None:
    last = attempts[-1].submitted_at if attempts else None
    if last is None or not quiz.pause_minutes:
        return None
    end = last + datetime.timedelta(minutes=quiz.pause_minutes)
    return end if end > timezone.now() else None
