"""Facts that are gone, that nobody has verified, or that are due for another look."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import formats
from django.utils.translation import gettext as _

from curriculum.house_style.findings import Finding
from curriculum.house_style.material import Material, PlacedBlock

NAME = "facts"


def look(material: Material) -> Iterator[Finding]:
    for block in material.blocks:
        if block.type == "fact":
            yield from _of(block)


def _of(block: PlacedBlock) -> Iterator[Finding]:
    fact = block.value["fact"]
    if fact is None:
        advice = _("Choose a fact of the register. One that was chosen here before may have been removed.")
        yield Finding(NAME, block.place, _("No fact of the register is chosen here."), advice, blocks_publishing=True)
        return
    if not fact.is_verified:
        sentence = _("Fact %(key)s is not verified.") % {"key": fact.key}
        advice = _("Learners see nothing in its place until someone has checked it against its source.")
        yield Finding(NAME, block.place, sentence, advice)
    if fact.is_due:
        sentence = _("Fact %(key)s was to be looked at again by %(day)s.") % {
            "key": fact.key,
            "day": formats.date_format(fact.review_by),
        }
        advice = _("Check it against its source, then set a new date in the register. Learners still see it.")
        yield Finding(NAME, block.place, sentence, advice)
