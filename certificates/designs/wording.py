"""Wording with named fields. A field is a word in braces; nothing else in a text is interpreted."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from certificates.printing.fonts import letters_without_a_font

PARTS = ("heading", "lead", "statement", "closing")
FIELDS = ("name", "course", "date", "organisation", "site", "minutes", "score", "version")
BRACES = re.compile(r"\{([^{}]*)\}")


def fields_in(text: str) -> set[str]:
    return set(BRACES.findall(text))


def validate_wording(text: str) -> None:
    if unknown := sorted(fields_in(text) - set(FIELDS)):
        raise ValidationError(
            _("There is no field {%(unknown)s}. These exist: %(fields)s."),
            params={"unknown": unknown[0], "fields": " ".join(f"{{{field}}}" for field in FIELDS)},
        )


def validate_printable(text: str) -> None:
    if missing := letters_without_a_font(text):
        raise ValidationError(
            ngettext(
                "No font here can print “%(letters)s”. Please write this without it.",
                "No font here can print “%(letters)s”. Please write this without them.",
                len(missing),
            ),
            params={"letters": " ".join(missing[:8])},
        )


def filled(text: str, values: Mapping[str, str]) -> str:
    """`text` with its fields; empty if it names one that this certificate has no value for."""
    if not all(values.get(field) for field in fields_in(text)):
        return ""
    # Once: a name that looks like a field stays a name.
    return BRACES.sub(lambda field: values[field[1]], text)
