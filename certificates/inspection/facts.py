"""What a file says beside what was issued: name, course, dates, code."""

from __future__ import annotations

import datetime as dt
import secrets
import zoneinfo
from dataclasses import dataclass, field

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from certificates.credentials.checking import CredentialCheck
from certificates.inspection.words import differences, place_of, words_of
from certificates.models import Certificate
from certificates.verifying.initials import initials_of
from certificates.verifying.verdicts import Verdict

NAME = "name"
LONGEST = 300  # letters of a file's own that are shown
LABELS: dict[str, Promise] = {
    NAME: _("Name"),
    "course": _("Course"),
    "completed_on": _("Completed"),
    "expires_on": _("Valid until"),
    "code": _("Code"),
}


@dataclass(frozen=True)
class Fact:
    """`in_file` is '' where the file says nothing. `by_initials`: only those were compared."""

    label: str
    in_file: str
    issued: str
    is_same: bool
    by_initials: bool = False


@dataclass(frozen=True)
class Comparison:
    """`missing` is counted, and listed where the list tells nothing that its reader does not hold already. Where not
    even that may be told, `covers_words` is false and only the facts were compared."""

    facts: list[Fact] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    missing_count: int = 0
    covers_words: bool = True

    @property
    def differing(self) -> list[Fact]:
        return [fact for fact in self.facts if not fact.is_same]

    @property
    def is_same(self) -> bool:
        return not (self.differing or self.added or self.missing_count)


def printed_facts(certificate: Certificate) -> dict[str, str]:
    """As they stand on the page, in its language."""
    with translation.override(certificate.facts.get("language", settings.LANGUAGE_CODE)):
        day_format = gettext("F j, Y")
        expires_on = date_format(certificate.expires_on, day_format) if certificate.expires_on else ""
        completed_on = date_format(certificate.issued_on, day_format)
    return {
        NAME: certificate.holder_name,
        "course": certificate.course_title,
        "completed_on": completed_on,
        "expires_on": expires_on,
        "code": certificate.printed_code,
    }


def compare(certificate: Certificate, verdict: Verdict, issued_text: str, text: str, *, proven: bool) -> Comparison:
    """The page's words beside those issued.

    Whoever asks may know the code and no more, unless their own file is `proven` to be ours. They could send an empty
    page, so what is missing from it is then only counted: score and school are not for everyone. They could also send
    page after page with one guess each. So where the verdict hides the name, nothing depends on more of it than its
    initials, and no other words are compared.
    """
    issued = words_of(issued_text)
    values = printed_facts(certificate)
    places = {name: place for name, value in values.items() if (place := place_of(value, issued)) is not None}
    hides = verdict.name_is_initials and not proven
    if hides and NAME not in places:
        return Comparison(covers_words=False)
    own_name = " ".join(issued[number] for number in places.get(NAME, ()))
    if hides:
        issued, places = with_name_hidden(issued, places)
        if place_of(values[NAME], issued) is not None:  # printed twice
            return Comparison(covers_words=False)
    found = differences(issued, places, words_of(text))
    facts = []
    for name in places:
        shown, in_file = values[name], found.found[name]
        by_initials = name == NAME and hides
        is_same = in_file == " ".join(issued[number] for number in places[name])
        if by_initials:
            is_same = initials_of(in_file) == initials_of(own_name)
        if name == NAME:
            shown = verdict.holder_name
        facts.append(Fact(str(LABELS[name]), in_file[:LONGEST], shown, is_same, by_initials))
    if hides:
        return Comparison(facts, covers_words=False)
    return Comparison(facts, found.added, found.missing if proven else [], len(found.missing))


def with_name_hidden(words: list[str], places: dict[str, range]) -> tuple[list[str], dict[str, range]]:
    """The name becomes one word that no file can contain; what stands behind it moves up."""
    name = places[NAME]
    shift = len(name) - 1
    hidden = [*words[: name.start], secrets.token_hex(16), *words[name.stop :]]
    moved = {
        key: place if place.start < name.start else range(place.start - shift, place.stop - shift)
        for key, place in places.items()
        if key != NAME
    }
    order = {key: moved.get(key, range(name.start, name.start + 1)) for key in places}
    return hidden, order


def compare_credential(certificate: Certificate, verdict: Verdict, credential: CredentialCheck) -> list[Fact]:
    """What an altered credential says otherwise."""
    zone = zoneinfo.ZoneInfo(certificate.facts.get("time_zone", settings.TIME_ZONE))
    completed_on, expires_on = (
        moment.astimezone(zone).date() if moment else None
        for moment in (credential.completed_at, credential.valid_until)
    )
    hides = verdict.name_is_initials
    same_name = credential.holder_name == certificate.holder_name
    if hides:
        same_name = initials_of(credential.holder_name) == verdict.holder_name
    facts = [
        Fact(str(LABELS[NAME]), credential.holder_name[:LONGEST], verdict.holder_name, same_name, hides),
        fact("course", credential.course, certificate.course_title),
        fact("completed_on", day(completed_on), day(certificate.issued_on)),
        fact("expires_on", day(expires_on), day(certificate.expires_on)),
    ]
    return [fact for fact in facts if not fact.is_same]


def fact(name: str, in_file: str, issued: str) -> Fact:
    return Fact(str(LABELS[name]), in_file[:LONGEST], issued, in_file == issued)


def day(value: dt.date | None) -> str:
    return date_format(value, gettext("F j, Y")) if value else ""
