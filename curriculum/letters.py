"""Letters to families: what stands in braces is filled in by whoever prints one."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils.html import conditional_escape, strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

PLACEHOLDERS = ("school", "teacher", "date", "contact")
IN_BRACES = re.compile(r"\{([^{}]*)\}")
PARAGRAPH = re.compile(r"<p\b")
TAG = re.compile(r"(<[^>]*>)")


def validate_letter(html: str) -> None:
    """Anything else in braces would be printed as it stands, and an address is no place for a name."""
    for name in IN_BRACES.findall(html):
        if name not in PLACEHOLDERS:
            known = ", ".join(f"{{{known}}}" for known in PLACEHOLDERS)
            words = {"name": f"{{{strip_tags(name)}}}", "known": known}
            raise ValidationError(_("%(name)s is not filled in by anything. A letter may use: %(known)s.") % words)
    if any(IN_BRACES.search(tag) for tag in TAG.findall(html)):
        raise ValidationError(_("The address of a link cannot be filled in. Write it out, or leave the link away."))


def letter_with(letter: str, paragraph: str) -> str:
    """The letter with one more paragraph: at its end, or above the greeting where the teacher signs there."""
    starts = [found.start() for found in PARAGRAPH.finditer(letter)]
    if len(starts) < 2 or "{teacher}" not in letter[starts[-1] :]:
        return letter + paragraph
    is_greeting = len(starts) > 2 and strip_tags(letter[starts[-2] : starts[-1]]).rstrip().endswith(",")
    at = starts[-2] if is_greeting else starts[-1]
    return letter[:at] + paragraph + letter[at:]


def filled_letter(html: str, words: Mapping[str, str]) -> SafeString:
    """The letter with each placeholder replaced once; what is put in is text, whatever it looks like."""

    def filled(text: str) -> str:
        return IN_BRACES.sub(lambda found: conditional_escape(words.get(found[1], found[0])), text)

    pieces = (piece if TAG.fullmatch(piece) else filled(piece) for piece in TAG.split(html))
    return mark_safe("".join(pieces))  # noqa: S308 - the letter is an editor's, what is put in is escaped
