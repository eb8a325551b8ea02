"""Headings in order: people who listen to a page go by them."""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import Tag
from django.utils.translation import gettext as _

from curriculum.house_style.findings import Finding, Place
from curriculum.house_style.material import Material, Passage

NAME = "headings"
# Blocks whose template begins with a second-level heading.
WITH_HEADING = frozenset(
    {
        "before_you_start",
        "conversation",
        "discussion",
        "grounding",
        "help_services",
        "key_points",
        "knowledge_check",
        "reflection",
        "scenario",
        "sources",
    }
)


def look(material: Material) -> Iterator[Finding]:
    seen_second_level = False
    for passage in material.passages:
        if passage.block_type in WITH_HEADING:
            seen_second_level = True
        for part in _parts(passage):
            yield from _of(part, passage.place, seen_second_level)
            seen_second_level = seen_second_level or part.name == "h2"


def _parts(passage: Passage) -> list[Tag]:
    return [part for part in passage.soup.find_all(["h2", "h3", "p"]) if isinstance(part, Tag)]


def _of(part: Tag, place: Place, seen_second_level: bool) -> Iterator[Finding]:
    text = " ".join(part.get_text().split())
    if part.name in ("h2", "h3") and not text:
        yield Finding(NAME, place, _("There is an empty heading."), _("Remove it: it is announced, and says nothing."))
    elif part.name == "h3" and not seen_second_level:
        advice = _("Make it a “Heading 2”. A smaller heading belongs under a larger one.")
        yield Finding(
            NAME, place, _("“%(text)s” is a smaller heading with no larger one before it.") % {"text": text}, advice
        )
    elif _is_bold_alone(part, text):
        advice = _("If it is a heading, make it one: people who listen to the page jump from heading to heading.")
        yield Finding(NAME, place, _("“%(text)s” is bold, and alone, like a heading.") % {"text": text}, advice)


def _is_bold_alone(part: Tag, text: str) -> bool:
    bold = [child for child in part.find_all(["b", "strong"]) if child.get_text(strip=True)]
    return part.name == "p" and 0 < len(text) <= 80 and len(bold) == 1 and " ".join(bold[0].get_text().split()) == text
