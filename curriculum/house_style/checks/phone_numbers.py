"""Telephone numbers that are typed: they change, and only the register of help services is checked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from curriculum.house_style.findings import Finding
from curriculum.house_style.material import Material, Passage

NAME = "phone-numbers"
NUMBER = re.compile(r"(?<![\w-])(?:\+?1[-.\s]?)?(?:\(?\d{3}\)?[-.\s])?\d{3}[-.\s]\d{4}(?![\w-])")


def look(material: Material) -> Iterator[Finding]:
    for passage in material.passages:
        if number := _number_in(passage):
            sentence = _("“%(number)s” is a typed telephone number.") % {"number": number}
            advice = _(
                "Numbers change. Use a Help services block: it shows the numbers that somebody has checked, for the "
                "reader's own region."
            )
            yield Finding(NAME, passage.place, sentence, advice)


def _number_in(passage: Passage) -> str:
    if found := NUMBER.search(passage.text):
        return found.group()
    dialled = passage.soup.select_one('a[href^="tel:"]')
    return str(dialled["href"]).removeprefix("tel:") if dialled else ""
