"""What was asked, in plain text: the terms as they are frozen in a requirement, and where they come from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from curriculum.models import ComplianceProfile
from people.letters import in_one_line
from progress.models import Requirement
from progress.terms import terms_kept_in


def rule_in_words(requirement: Requirement) -> str:
    kept: Any = ComplianceProfile.objects.filter(key=requirement.profile_key or None).first()
    paragraphs = ["\n".join(part) for part in parts_of(requirement, kept)]
    return "\n\n".join(part for part in paragraphs if part) + "\n"


def parts_of(requirement: Requirement, profile: ComplianceProfile | None) -> Iterator[list[str]]:
    yield [in_one_line(requirement.course_title, 255), in_one_line(requirement.organisation, 200)]
    yield list(since_when(requirement))
    yield [_("What is asked, as it stands on %(day)s:") % {"day": date_format(timezone.localdate())}]
    yield [f"- {sentence}" for sentence in terms_kept_in(requirement).in_words()]
    if requirement.attestation:
        yield [_("The words that are confirmed at the end:"), "", requirement.attestation]
    yield list(where_from(requirement, profile))
    yield [_("This is an example of a rule, not legal advice. Whoever relies on it reads the source first.")]


def since_when(requirement: Requirement) -> Iterator[str]:
    zone = requirement.organisation.zone
    yield _("Required from %(day)s on.") % {"day": date_format(requirement.starts_on)}
    if requirement.withdrawn_at:
        yield _("Withdrawn on %(day)s.") % {"day": date_format(timezone.localdate(requirement.withdrawn_at, zone))}
    renewable = _("It can be taken again %(days)s days before it runs out.") % {"days": requirement.window_days}
    if requirement.renewal_months or requirement.renewal_month:
        yield renewable


def where_from(requirement: Requirement, profile: ComplianceProfile | None) -> Iterator[str]:
    if requirement.profile_name:
        yield _("Compliance profile: %(name)s") % {"name": in_one_line(requirement.profile_name, 200)}
    if requirement.approval_reference:
        yield _("Approval reference: %(reference)s") % {"reference": in_one_line(requirement.approval_reference, 120)}
    if profile is None:
        if requirement.profile_key:
            yield _("This profile is not kept any more; what was asked of it stands above.")
        return
    if profile.source:
        yield _("Source: %(source)s") % {"source": in_one_line(profile.source, 255)}
    if profile.address:
        yield profile.address
    if profile.approved_until:
        yield said_day(_("Approved until %(day)s."), profile.approved_until)
    yield said_day(_("The profile is to be looked at again by %(day)s."), profile.review_by)


def said_day(words: str, day: dt.date) -> str:
    return words % {"day": date_format(day)}
