"""The credential: what the certificate says, as an Open Badges 3.0 document that other programs can check."""

from __future__ import annotations

import datetime as dt
import uuid
import zoneinfo
from typing import Any

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from openbadgeslib.ob3.ldp import add_data_integrity_proof

from certificates.credentials.issuer import did, key_address
from certificates.credentials.status_lists import status_of
from certificates.keys import Use, current_key
from certificates.models import Certificate

CONTEXTS = ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"]
TYPES = ["VerifiableCredential", "OpenBadgeCredential"]


def signed_credential(certificate: Certificate) -> dict[str, Any] | None:
    """With an eddsa-rdfc-2022 proof. None if the site has no key, or if there is no such certificate: what is only
    shown, as in a preview, is never vouched for."""
    key = current_key(Use.CREDENTIAL) if certificate.pk else None
    if key is None:
        return None
    return add_data_integrity_proof(credential_of(certificate), key.private, key_address(key.name))


def credential_of(certificate: Certificate) -> dict[str, Any]:
    """Made of the certificate's own facts, in its language. What is added here is added to `shapes`."""
    language = certificate.facts.get("language", settings.LANGUAGE_CODE)
    with translation.override(language):
        document = {
            "@context": CONTEXTS,
            "id": certificate.verification_address,
            "type": TYPES,
            "name": certificate.course_title,
            "issuer": {
                "id": did(),
                "type": ["Profile"],
                "name": certificate.facts.get("site_name", settings.SITE_NAME),
                "url": settings.WAGTAILADMIN_BASE_URL,
            },
            "validFrom": in_utc(completed_at(certificate)),
            "credentialSubject": subject_of(certificate, language),
            "credentialStatus": status_of(certificate),
        }
    if certificate.expires_on:
        last_second = dt.datetime.combine(certificate.expires_on, dt.time(23, 59, 59), zone_of(certificate))
        document["validUntil"] = in_utc(last_second)
    return document


def subject_of(certificate: Certificate, language: str) -> dict[str, Any]:
    """Known by the name as printed and by nothing else: no address, no number of theirs."""
    facts = certificate.facts
    subject: dict[str, Any] = {"type": ["AchievementSubject"], "achievement": achievement_of(certificate, language)}
    if certificate.holder_name:
        subject["identifier"] = [
            {
                "type": "IdentityObject",
                "hashed": False,
                "identityType": "name",
                "identityHash": certificate.holder_name,
            }
        ]
    if facts.get("score") is not None:
        result = {"type": ["Result"], "resultDescription": score_id(certificate), "value": f"{facts['score']:g}"}
        subject["result"] = [result]
    return subject


def achievement_of(certificate: Certificate, language: str) -> dict[str, Any]:
    facts = certificate.facts
    achievement: dict[str, Any] = {
        "id": course_id(certificate),
        "type": ["Achievement"],
        "achievementType": "Certificate",
        "name": certificate.course_title,
        "inLanguage": language,
        "description": description_of(facts),
        "criteria": {"narrative": narrative_of(facts)},
    }
    if facts.get("version"):
        achievement["version"] = facts["version"]
    if facts.get("score") is not None:
        achievement["resultDescription"] = [
            {
                "id": score_id(certificate),
                "type": ["ResultDescription"],
                "name": _("Final check"),
                "resultType": "Percent",
                "valueMin": "0",
                "valueMax": "100",
            }
        ]
    return achievement


def description_of(facts: dict[str, Any]) -> str:
    minutes = facts.get("minutes") or 0
    planned = ngettext("%(count)d minute planned", "%(count)d minutes planned", minutes) % {"count": minutes}
    return f"{_('Certificate of completion')} · {planned}"


def narrative_of(facts: dict[str, Any]) -> str:
    """The modules, as a list in the Markdown that the standard foresees here."""
    lines = [
        ngettext("%(title)s (%(count)d minute)", "%(title)s (%(count)d minutes)", module["minutes"])
        % {"title": module["title"], "count": module["minutes"]}
        for module in facts.get("modules", [])
    ]
    return "\n".join([_("Every step of the course was completed."), *(f"- {line}" for line in lines)])


def course_id(certificate: Certificate) -> str:
    """Certificates of the first days do not know their course's key; one is made of its title, always the same."""
    key = certificate.facts.get("course_key") or uuid.uuid5(uuid.NAMESPACE_URL, certificate.course_title)
    return f"urn:uuid:{key}"


def score_id(certificate: Certificate) -> str:
    return f"{certificate.verification_address}#score"


def completed_at(certificate: Certificate) -> dt.datetime:
    """Certificates of the first days keep the day alone."""
    if moment := certificate.facts.get("completed_at"):
        return dt.datetime.fromisoformat(moment)
    return dt.datetime.combine(certificate.issued_on, dt.time(), zone_of(certificate))


def zone_of(certificate: Certificate) -> zoneinfo.ZoneInfo:
    return zoneinfo.ZoneInfo(certificate.facts.get("time_zone", settings.TIME_ZONE))


def in_utc(moment: dt.datetime) -> str:
    """2026-11-24T17:00:00Z"""
    aware = moment if timezone.is_aware(moment) else timezone.make_aware(moment)
    return f"{aware.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"
