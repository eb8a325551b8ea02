"""Figures that are typed into a page instead of cited from the register of facts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from curriculum.house_style.findings import Finding
from curriculum.house_style.material import Material

NAME = "figures"
SMALL = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)"
TIME = r"(?:second|minute|hour|day|week|month|year)"
FIGURE = re.compile(
    rf"""
    \d[\d.,]*\s?(?:%|per\s?cent\b|percent\b)                                       # 23 %
    | (?<![\w-]){SMALL}\s(?:in|out\sof)\s(?:every\s)?{SMALL}\b(?!\s{TIME})           # 9 in 10, but not "1 in 5 minutes"
    | (?<![$€£\d.,-])\b\d{{1,3}}(?:[,\u00a0\u202f ]\d{{3}})+\b(?!-)                # 12,000
    | (?<![$€£\d.,-])\b(?!(?:19|20)\d\d\b)\d{{4,}}\b(?!-)                          # 1200, but not the year 2024
    | \b\d[\d.,]*\s(?:thousand|million|billion)\b
    | \b(?:hundreds|thousands|millions|billions)\sof\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
CITED = frozenset({"fact", "sources"})


def look(material: Material) -> Iterator[Finding]:
    for passage in material.passages:
        if passage.block_type not in CITED and (found := FIGURE.search(passage.text)):
            sentence = _("“%(figure)s” is a figure without a source.") % {"figure": found.group()}
            advice = _(
                "Figures grow old and are quoted on. Cite one from the register of facts with a Fact block, "
                "or say it without a number."
            )
            yield Finding(NAME, passage.place, sentence, advice)
