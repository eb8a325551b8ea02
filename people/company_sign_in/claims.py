"""What a provider says of whoever comes. Only the digest is kept, and only once it opens somebody's learning."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from people.models import Employment, OrganisationSignIn
from people.names import heard_as, tidied

LONGEST_NUMBER = Employment._meta.get_field("staff_number").max_length or 40
LONGEST_NAME = 200


@dataclass(frozen=True)
class Claims:
    uid: str  # a digest of who says it and of what they call this person
    number: str = ""  # of staff
    email: str = ""  # as it was given
    vouched_email: str = ""  # the same, where somebody answers for it
    name: str = ""
    said: tuple[str, ...] = ()  # the names of all attributes, to help whoever sets it up


def uid_of(issuer: str, subject: str) -> str:
    """What opens an account says nothing about the person, and nothing at another provider."""
    return hashlib.sha256(json.dumps([issuer, subject]).encode()).hexdigest()


def claims_of(
    sign_in: OrganisationSignIn, subject: str, said: Mapping[str, object], *, email_is_verified: bool = False
) -> Claims:
    """`said` by the names the provider uses, `email` and `name` by these."""
    email = read_email(said.get("email"))
    domain = email.rpartition("@")[2]
    is_vouched = email_is_verified or domain in sign_in.email_domains
    return Claims(
        uid_of(sign_in.issuer, subject),
        read_number(said.get(sign_in.number_attribute)) if sign_in.number_attribute else "",
        email,
        email if is_vouched else "",
        read_text(said.get("name"))[:LONGEST_NAME],
        tuple(sorted(said)),
    )


def read_text(value: object) -> str:
    if isinstance(value, (list, tuple)):
        value = value[0] if len(value) == 1 else ""
    is_plain = isinstance(value, (str, int)) and not isinstance(value, bool)
    return tidied(str(value)[: 10 * LONGEST_NAME]) if is_plain else ""


def read_number(value: object) -> str:
    number = read_text(value)
    return number if len(number) <= LONGEST_NUMBER else ""


def read_email(value: object) -> str:
    email = read_text(value).lower()
    try:
        validate_email(email)
    except ValidationError:
        return ""
    return email


def may_be_one(name: str, other: str) -> bool:
    """Two names of one person share a word. Where one says nothing, nothing speaks against it."""
    one, two = set(heard_as(name).split()), set(heard_as(other).split())
    return not one or not two or bool(one & two)
