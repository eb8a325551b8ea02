"""The name on a certificate: tidied, checked for letters that cannot be printed, given once."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from certificates.models import Certificate
from certificates.printing.fonts import families_for, letters_without_a_font, width_in_ems
from people.names import MOST_MARKS, has_a_letter, marks_on_one_letter, tidied

LONGEST = Certificate._meta.get_field("holder_name").max_length or 0
WIDEST = 220  # ems: what the smallest print and the most lines hold. There are letters as wide as twenty others.
LONGEST_READ = 10 * LONGEST  # putting thousands of marks in order takes minutes


class NameIsPrinted(Exception):
    """The file has been made with another name; from now on a correction is a new certificate."""


def read_name(typed: str) -> str:
    """The name to print, or a sentence that says what to do."""
    if len(typed) > LONGEST_READ:
        raise too_long(typed)
    name = tidied(typed)
    if not has_a_letter(name):
        raise ValidationError(_("Please type the name that should be printed on the certificate."))
    if len(name) > LONGEST:
        raise too_long(name)
    if marks_on_one_letter(name) > MOST_MARKS:
        raise ValidationError(_("A letter of this name has more accents than can be printed. Please leave some out."))
    if missing := letters_without_a_font(name):
        raise ValidationError(
            ngettext(
                "No font here can print “%(letters)s”. Please write the name without it.",
                "No font here can print “%(letters)s”. Please write the name without them.",
                len(missing),
            ),
            params={"letters": " ".join(missing[:8])},
        )
    if width_in_ems(name, families_for(name)) > WIDEST:
        raise ValidationError(_("This name is wider than a certificate. Please shorten it."))
    return name


def too_long(name: str) -> ValidationError:
    return ValidationError(
        _("This name has %(count)d letters; a certificate has room for %(longest)d. Please shorten it."),
        params={"count": len(name), "longest": LONGEST},
    )


def give_name(certificate: Certificate, name: str) -> None:
    """Print this name from now on. Raises NameIsPrinted if the file exists with another one."""
    if name == certificate.holder_name:
        return
    # One statement decides between this and a file being made at the same moment.
    waiting = Certificate.objects.standing().filter(pk=certificate.pk, pdf="")
    if not waiting.update(holder_name=name, name_given_by_holder=True, changed_at=timezone.now()):
        certificate.refresh_from_db()
        if name != certificate.holder_name:
            raise NameIsPrinted
    certificate.holder_name, certificate.name_given_by_holder = name, True
