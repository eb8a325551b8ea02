"""The exact shape of our own credentials.

What a proof signs is the graph that a document means, not its letters: a document may carry members that mean nothing
and are therefore not signed. In this shape every member means something, under these contexts, in one way only. So
what is read from a genuine document of this shape is what was signed. It also turns away, before any graph is built,
all that is large, deep or strange.
"""

from __future__ import annotations

import re
from typing import Any

from certificates.credentials.documents import CONTEXTS, TYPES

LONGEST_TEXT = 20_000
ADDRESS = re.compile(r"(https?://|urn:uuid:|did:web:)[!#-;=?-\[\]_a-z~]+")  # no space, quote, < > \ ^ ` { | }


class Text:
    pass


class Address(Text):
    pass


class Optional:
    """Older or shorter documents do without it."""

    def __init__(self, shape: object) -> None:
        self.shape = shape


CREDENTIAL: dict[str, object] = {
    "@context": CONTEXTS,
    "id": Address,
    "type": TYPES,
    "name": Text,
    "issuer": {"id": Address, "type": ["Profile"], "name": Text, "url": Text},
    "validFrom": Text,
    "validUntil": Optional(Text),
    "credentialSubject": {
        "type": ["AchievementSubject"],
        "identifier": Optional(
            [{"type": "IdentityObject", "hashed": False, "identityType": "name", "identityHash": Text}]
        ),
        "result": Optional([{"type": ["Result"], "resultDescription": Address, "value": Text}]),
        "achievement": {
            "id": Address,
            "type": ["Achievement"],
            "achievementType": "Certificate",
            "name": Text,
            "inLanguage": Text,
            "version": Optional(Text),
            "description": Text,
            "criteria": {"narrative": Text},
            "resultDescription": Optional(
                [
                    {
                        "id": Address,
                        "type": ["ResultDescription"],
                        "name": Text,
                        "resultType": "Percent",
                        "valueMin": "0",
                        "valueMax": "100",
                    }
                ]
            ),
        },
    },
    "credentialStatus": {
        "id": Address,
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": Text,
        "statusListCredential": Address,
    },
    "proof": {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-rdfc-2022",
        "created": Text,
        "verificationMethod": Address,
        "proofPurpose": "assertionMethod",
        "proofValue": Text,
    },
}


def has_shape(value: Any, shape: object) -> bool:
    if isinstance(shape, dict):
        return isinstance(value, dict) and members_have_shape(value, shape)
    if isinstance(shape, list):
        same_length = isinstance(value, list) and len(value) == len(shape)
        return same_length and all(has_shape(one, other) for one, other in zip(value, shape, strict=True))
    if shape is Address:
        return isinstance(value, str) and len(value) <= LONGEST_TEXT and bool(ADDRESS.fullmatch(value))
    if shape is Text:
        return isinstance(value, str) and len(value) <= LONGEST_TEXT
    return type(value) is type(shape) and value == shape


def members_have_shape(value: dict[str, Any], shape: dict[str, object]) -> bool:
    needed = {name for name, part in shape.items() if not isinstance(part, Optional)}
    if not needed <= value.keys() <= shape.keys():
        return False
    return all(
        has_shape(value[name], part.shape if isinstance(part, Optional) else part)
        for name, part in shape.items()
        if name in value
    )
