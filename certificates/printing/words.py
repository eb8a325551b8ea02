"""The words of a designed certificate in each of its languages: the design's own, or the house's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template.defaultfilters import floatformat
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from certificates.designs.wording import PARTS, fields_in, filled
from certificates.models import Certificate


@dataclass(frozen=True)
class Words:
    """In one language. `details` are lines, the most important first."""

    language: str
    heading: str
    lead: str
    statement: str
    date: str
    closing: str
    details: tuple[str, ...]
    check: str
    given: str
    rule: str
    approval: str


def language_of(certificate: Certificate) -> str:
    language = certificate.facts.get("language", "")
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def content_of(certificate: Certificate) -> dict[str, Any]:
    """Of its design; empty where it has the house's own."""
    return certificate.design.content if certificate.design else {}


def words_of(certificate: Certificate) -> list[Words]:
    """The learner's language first."""
    content = content_of(certificate)
    first = language_of(certificate)
    others = [code for code, _name in settings.LANGUAGES if code != first][:1] if content.get("bilingual") else []
    return [words_in(language, certificate, content) for language in (first, *others)]


def words_in(language: str, certificate: Certificate, content: dict[str, Any]) -> Words:
    with translation.override(language):
        day = date_format(certificate.issued_on, _("F j, Y"))
        own = content.get("wordings", {}).get(language, {})
        values = values_of(certificate, day)
        told = {part: filled(own.get(part, ""), values) for part in PARTS}
        dated = any("date" in fields_in(own[part]) for part in PARTS if told[part])
        return Words(
            language=language,
            heading=told["heading"] or _("Certificate of completion"),
            lead=told["lead"] or _("This certifies that"),
            statement=told["statement"] or _("has completed the course"),
            date="" if dated else _("on %(day)s") % {"day": day},
            closing=told["closing"],
            details=tuple(details_of(certificate, content.get("shows", {}))),
            check=_("Check this certificate"),
            given=_("Name given by the holder.") if certificate.name_given_by_holder else "",
            rule=named_for(certificate, "profile"),
            approval=approval_of(certificate),
        )


def values_of(certificate: Certificate, day: str) -> dict[str, str]:
    facts = certificate.facts
    score, minutes = facts.get("score"), facts.get("minutes")
    return {
        "name": certificate.holder_name,
        "course": certificate.course_title,
        "date": day,
        "organisation": facts.get("organisation", ""),
        "site": facts.get("site", ""),
        "minutes": str(minutes) if minutes else "",
        "score": "" if score is None else floatformat(score),
        "version": str(facts.get("version", "")),
    }


def details_of(certificate: Certificate, shows: dict[str, bool]) -> list[str]:
    facts = certificate.facts
    lines = []
    if certificate.expires_on:
        lines.append(_("Valid until %(day)s") % {"day": date_format(certificate.expires_on, _("F j, Y"))})
    numbers = [_("Course version %(version)s") % {"version": facts.get("version", "")}]
    if shows.get("score", True) and facts.get("score") is not None:
        numbers.append(_("Final check %(score)s %%") % {"score": floatformat(facts["score"])})
    lines.append(" · ".join(numbers))
    if shows.get("minutes", True):
        lines.append(" · ".join(minutes_of(facts)))
    return lines


def minutes_of(facts: dict[str, Any]) -> list[str]:
    planned, active = facts.get("minutes") or 0, facts.get("active_minutes")
    told = [ngettext("%(minutes)s minute planned", "%(minutes)s minutes planned", planned) % {"minutes": planned}]
    if active:
        told.append(ngettext("%(minutes)s minute active", "%(minutes)s minutes active", active) % {"minutes": active})
    return told


def named_for(certificate: Certificate, name: str) -> str:
    """What the design says, else the requirement under which the course was finished."""
    return content_of(certificate).get(name, "") or certificate.facts.get(name, "")


def approval_of(certificate: Certificate) -> str:
    reference = named_for(certificate, "approval_reference")
    return _("Approval number %(number)s") % {"number": reference} if reference else ""
