"""Words that harm or mislead, from the register. Those to replace stop publishing."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from curriculum.choices import WordingAction
from curriculum.house_style.findings import Finding
from curriculum.house_style.material import Material, Passage
from curriculum.models import WordToAvoid

NAME = "wording"


def look(material: Material) -> Iterator[Finding]:
    words = WordToAvoid.objects.for_readers(material.language, material.audience)
    for passage in material.passages:
        yield from _in_passage(passage, words)


def _in_passage(passage: Passage, words: list[WordToAvoid]) -> Iterator[Finding]:
    """Each word once; what a longer entry covers is not said again by a shorter one."""
    covered: list[range] = []
    for word in words:
        hits = [hit for hit in word.pattern.finditer(passage.text) if not any(hit.start() in part for part in covered)]
        covered += [range(*hit.span()) for hit in hits]
        if hits:
            sentence = _("“%(found)s” is a word to avoid.") % {"found": hits[0].group()}
            yield Finding(NAME, passage.place, sentence, _advice(word), word.must_be_replaced)


def _advice(word: WordToAvoid) -> str:
    sentences = {
        WordingAction.REPLACE: _("Write instead: %(prefer)s."),
        WordingAction.REWRITE: _("Say it another way. %(prefer)s"),
        WordingAction.CHECK_SOURCE: _("This claim is often repeated and seldom sourced. %(prefer)s"),
    }
    return sentences[WordingAction(word.action)] % {"prefer": word.prefer}
