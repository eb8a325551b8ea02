"""The names of learners as a leader types them."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from people.models import User
from people.names import MOST_MARKS, has_a_letter, marks_on_one_letter, tidied

LONGEST = User._meta.get_field("display_name").max_length or 0


def read_name(typed: str) -> str:
    """Tidied, or a sentence that says what to do. Whether it can be printed is no question here: it is their name."""
    if len(typed) > 10 * LONGEST:
        raise too_long(typed)
    name = tidied(typed)
    if not has_a_letter(name):
        raise ValidationError(_("A name has at least one letter."))
    if len(name) > LONGEST:
        raise too_long(name)
    if marks_on_one_letter(name) > MOST_MARKS:
        raise ValidationError(_("A letter of this name has more accents than can be shown. Please leave some out."))
    return name


def too_long(name: str) -> ValidationError:
    words = {"start": name[:20], "longest": LONGEST}
    return ValidationError(_("The name that begins with “%(start)s” is longer than %(longest)d letters.") % words)
