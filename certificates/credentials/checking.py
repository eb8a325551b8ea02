"""Is this a credential of ours, unaltered? Nothing is fetched: only the site's own keys are asked."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import dataclass, replace
from typing import Any

from django.db import models
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from openbadgeslib.ob3 import OB3VerificationError
from openbadgeslib.ob3.ldp import OB3GuardUnavailable, verify_data_integrity_proof

from certificates.credentials.issuer import did
from certificates.credentials.shapes import CREDENTIAL, has_shape
from certificates.keys import Use
from certificates.models import IssuerKey

MAX_BYTES = 100_000
CODE = re.compile(r"/verify/([A-Z0-9]{10,40})/$")


class Problem(models.TextChoices):
    UNREADABLE = "unreadable", _("This is not a credential that can be read here.")
    NOT_OURS = "not_ours", _("This credential was not issued by this site.")
    KEY_NOT_TRUSTED = "key_not_trusted", _("The key that this credential was signed with is not one this site trusts.")
    ALTERED = "altered", _("This credential is not as it was issued: something in it was changed.")


@dataclass(frozen=True)
class CredentialCheck:
    """Whose a document is and whether it is as issued. What it says may be relied on only where `is_genuine`; whether
    it still holds is for the record of the certificate with this `code` to say."""

    is_ours: bool = False
    is_genuine: bool = False
    problem: Problem | None = None
    code: str = ""
    holder_name: str = ""
    course: str = ""
    version: str = ""
    language: str = ""
    completed_at: dt.datetime | None = None
    valid_until: dt.datetime | None = None


def check(document: str | bytes | dict[str, Any]) -> CredentialCheck:
    try:
        credential = read(document)
    except (ValueError, TypeError, RecursionError):
        return CredentialCheck(problem=Problem.UNREADABLE)
    if not names_us(credential):
        return CredentialCheck(problem=Problem.NOT_OURS)
    if not has_shape(credential, CREDENTIAL):
        return CredentialCheck(is_ours=True, problem=Problem.ALTERED)
    found = replace(facts_in(credential), is_ours=True)
    key = key_named_in(credential)
    if key is None:
        return replace(found, problem=Problem.KEY_NOT_TRUSTED)
    if not is_signed_with(credential, key):
        return replace(found, problem=Problem.ALTERED)
    return replace(found, is_genuine=True)


def read(document: str | bytes | dict[str, Any]) -> dict[str, Any]:
    """ValueError for what is no JSON object, too large, or says a thing twice."""
    text = json.dumps(document) if isinstance(document, dict) else document
    if len(text) > MAX_BYTES:
        raise ValueError("too large")
    if isinstance(text, bytes):
        text = text.decode("utf-8")
    credential = json.loads(text, object_pairs_hook=members_once)
    if not isinstance(credential, dict):
        raise ValueError("not an object")
    json.dumps(credential, ensure_ascii=False, allow_nan=False).encode("utf-8")  # halves of letters, endless numbers
    return credential


def members_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Of a member given twice, one program reads the first and another the last."""
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a member is given twice")
    return members


def names_us(credential: dict[str, Any]) -> bool:
    """By issuer, or by a key of ours: a site that has moved knows what it issued under its old name."""
    issuer = credential.get("issuer")
    issuer_id = issuer.get("id") if isinstance(issuer, dict) else issuer
    return issuer_id == did() or keys_named_in(credential).exists()


def keys_named_in(credential: dict[str, Any]) -> models.QuerySet[IssuerKey]:
    proof = credential.get("proof")
    method = proof.get("verificationMethod") if isinstance(proof, dict) else None
    name = method.partition("#")[2] if isinstance(method, str) else ""
    if not name.isascii() or not name.isprintable():
        return IssuerKey.objects.none()
    return IssuerKey.objects.for_use(Use.CREDENTIAL).filter(name=name)


def key_named_in(credential: dict[str, Any]) -> IssuerKey | None:
    return keys_named_in(credential).filter(withdrawn_at=None).first()


def is_signed_with(credential: dict[str, Any], key: IssuerKey) -> bool:
    """Also says that the proof speaks for the issuer named, not for another one under the same key."""
    if credential["proof"]["verificationMethod"] != f"{credential['issuer']['id']}#{key.name}":
        return False
    try:
        verify_data_integrity_proof(credential, key.public)
    except OB3GuardUnavailable:
        raise  # says something of this installation, nothing of the document
    except OB3VerificationError:
        return False
    return True


def facts_in(credential: dict[str, Any]) -> CredentialCheck:
    subject = credential["credentialSubject"]
    achievement = subject["achievement"]
    code = CODE.search(credential["id"])
    return CredentialCheck(
        code=code[1] if code else "",
        holder_name=subject["identifier"][0]["identityHash"] if "identifier" in subject else "",
        course=achievement["name"],
        version=achievement.get("version", ""),
        language=achievement["inLanguage"],
        completed_at=moment_in(credential["validFrom"]),
        valid_until=moment_in(credential.get("validUntil", "")),
    )


def moment_in(text: str) -> dt.datetime | None:
    try:
        return parse_datetime(text)
    except ValueError:
        return None
