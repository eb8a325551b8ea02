"""The name on a certificate: tidied, checked for letters that cannot be printed, given once."""

from __future__ import annotations

import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from certificates import fonts
from certificates.models import Certificate

LONGEST = Certificate._meta.get_field("holder_name").max_length or 0
# Persian and Indic names are spelled with these two; every other invisible sign only hides or reorders letters.
JOINERS = "\u200c\u200d"


class NameIsPrinted(Exception):
    """The file has been made with another name; from now on a correction is a new certificate."""


def tidied(typed: str) -> str:
    """Letters in their composed form, single spaces, nothing invisible."""
    composed = unicodedata.normalize("NFC", " ".join(typed.split()))
    return "".join(
        letter for letter in composed if letter in JOINERS or unicodedata.category(letter) not in {"Cc", "Cf"}
    )


def unprintable(name: str) -> list[str]:
    return fonts.letters_without_a_font(name)


def read_name(typed: str) -> str:
    """The name to print, or a sentence that says what to do."""
    name = tidied(typed)
    if not any(unicodedata.category(letter).startswith("L") for letter in name):
        raise ValidationError(_("Please type the name that should be printed on the certificate."))
    if len(name) > LONGEST:
        raise ValidationError(
            _("This name has %(count)d letters; a certificate has room for %(longest)d. Please shorten it."),
            params={"count": len(name), "longest": LONGEST},
        )
    if missing := unprintable(name):
        raise ValidationError(
            ngettext(
                "No font here can print “%(letters)s”. Please write the name without it.",
                "No font here can print “%(letters)s”. Please write the name without them.",
                len(missing),
            ),
            params={"letters": " ".join(missing[:8])},
        )
    return name


def give_name(certificate: Certificate, name: str) -> None:
    """Print this name from now on. Raises NameIsPrinted if the file exists with another one."""
    if name == certificate.holder_name:
        return
    # One statement decides between this and a file being made at the same moment.
    waiting = Certificate.objects.filter(pk=certificate.pk, pdf="")
    if not waiting.update(holder_name=name, name_given_by_holder=True):
        certificate.refresh_from_db()
        if name != certificate.holder_name:
            raise NameIsPrinted
    certificate.holder_name, certificate.name_given_by_holder = name, True
