"""What a training rule asks, as it is frozen into a requirement, and in words for people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from curriculum.choices import KeptFrom
from curriculum.models import ComplianceProfile
from people.models import Work
from progress.models import Requirement


@dataclass(frozen=True)
class RuleTerms:
    """All that a `Requirement` freezes of a compliance profile, under the same names. From which day it holds, of whom
    and in which course is for whoever requires it to say."""

    works: tuple[str, ...] = ()
    due_days: int | None = None
    renewal_months: int | None = None
    renewal_month: int | None = None
    renewal_day: int | None = None
    window_days: int = 60
    minimum_minutes: int | None = None
    is_paced: bool = False
    attestation: str = ""
    asks_signature: bool = False
    retention_months: int | None = None
    retention_from: str = KeptFrom.COMPLETION
    profile_key: str = ""
    profile_name: str = ""
    approval_reference: str = ""

    def as_fields(self) -> dict[str, Any]:
        """For a `Requirement`, made or compared."""
        return {field.name: getattr(self, field.name) for field in fields(self)} | {"works": list(self.works)}

    def in_words(self) -> list[str]:
        """A sentence for each thing that is asked, in the order in which people meet it."""
        return [*self._who(), *self._when(), *self._how(), *self._proof()]

    def _who(self) -> Iterator[str]:
        named = [str(work.label) for work in Work if work in self.works]
        yield _("For: %(works)s.") % {"works": "; ".join(named)} if named else _("For everyone who works there.")

    def _when(self) -> Iterator[str]:
        days, months = self.due_days, self.renewal_months
        if days == 0:
            yield _("Due on the day of hire.")
        elif days is not None:
            yield ngettext("Due %(n)s day after hire.", "Due %(n)s days after hire.", days) % {"n": days}
        if months:
            yield ngettext("Again every month.", "Again every %(n)s months.", months) % {"n": months}
        elif self.renewal_month and self.renewal_day:
            yield _("Again every year by %(day)s.") % {"day": _day_of_the_year(self.renewal_month, self.renewal_day)}
        else:
            yield _("No renewal is asked for.")

    def _how(self) -> Iterator[str]:
        if self.minimum_minutes:
            minutes = self.minimum_minutes
            yield ngettext("At least %(n)s minute.", "At least %(n)s minutes.", minutes) % {"n": minutes}
        if self.is_paced:
            yield _("Everything is read at a reader’s pace before it counts.")
        if self.attestation:
            yield _("Closes with a statement to confirm.")
        if self.asks_signature:
            yield _("Signed with a typed name.")

    def _proof(self) -> Iterator[str]:
        if self.retention_months:
            yield _kept(self.retention_from, self.retention_months) % {"n": self.retention_months}
        if self.approval_reference:
            yield _("Approved as %(reference)s.") % {"reference": self.approval_reference}


def terms_of(profile: ComplianceProfile) -> RuleTerms:
    return RuleTerms(
        works=tuple(profile.covered_works),
        profile_key=profile.key,
        profile_name=profile.name,
        **{name: getattr(profile, name) for name in SAME_NAMES},
    )


def terms_kept_in(requirement: Requirement) -> RuleTerms:
    """As they were when it was made, whatever its profile says today."""
    kept = {field.name: getattr(requirement, field.name) for field in fields(RuleTerms)}
    return RuleTerms(**kept | {"works": tuple(requirement.works)})


SAME_NAMES = [
    field.name
    for field in fields(RuleTerms)
    if field.name not in ("works", "window_days", "profile_key", "profile_name")
]


def _day_of_the_year(month: int, day: int) -> str:
    words = pgettext("how a day of every year is written: django's date format", "j F")
    return date_format(dt.date(2024, month, day), words)  # of a leap year, so that 29 February can be said


def _kept(basis: str, months: int) -> str:
    if basis == KeptFrom.EMPLOYMENT:
        return ngettext(
            "Records are kept %(n)s month after employment ends.",
            "Records are kept %(n)s months after employment ends.",
            months,
        )
    if basis == KeptFrom.LATER:
        return ngettext(
            "Records are kept %(n)s month after completion or after employment ends, whichever is later.",
            "Records are kept %(n)s months after completion or after employment ends, whichever is later.",
            months,
        )
    return ngettext(
        "Records are kept %(n)s month after completion.", "Records are kept %(n)s months after completion.", months
    )
