"""Whether the audience can read it with ease: the page against the audience's grade, and its hardest sentences."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from curriculum.choices import Audience
from curriculum.house_style.findings import Finding, Place
from curriculum.house_style.material import Material, Passage
from curriculum.house_style.places import place_of_field
from curriculum.house_style.reading_grade import reading_grade, sentences_of, words_of

NAME = "reading-grade"
HIGHEST = {Audience.GRADES_4_6: 5, Audience.GRADES_7_8: 6, Audience.GRADES_9_12: 8}
HIGHEST_FOR_ADULTS = 9
FEWEST_WORDS = 40  # of less the formula says nothing
SHORT = 8  # words; one long word makes a short sentence look hard
SHOWN = 3
NOT_MEASURED = frozenset({"sources"})  # titles of others


def highest_grade(audience: str) -> int:
    return HIGHEST.get(Audience(audience), HIGHEST_FOR_ADULTS) if audience else HIGHEST_FOR_ADULTS


def measured_grade(material: Material) -> float | None:
    """None where the formula says nothing: of few words, or of another language than English."""
    text = "\n\n".join(passage.text for passage in _measured(material))
    is_enough = material.language == "en" and len(words_of(text)) >= FEWEST_WORDS
    return reading_grade(text) if is_enough else None


def look(material: Material) -> Iterator[Finding]:
    highest, grade = highest_grade(material.audience), measured_grade(material)
    if grade is None or grade <= highest:
        return
    figures = {"grade": f"{grade:.1f}", "highest": highest}
    sentence = _("The page reads at grade %(grade)s; for this audience it should be %(highest)s or below.") % figures
    advice = _("Shorter sentences and shorter words help most. The hardest sentences come next.")
    yield Finding(NAME, place_of_field(material.page, "title"), sentence, advice)
    for place, hard in hardest([(passage.place, passage.text) for passage in _measured(material)], highest):
        yield Finding(NAME, place, _hard_sentence(hard), _("Split it in two, or use shorter words."))


def _measured(material: Material) -> list[Passage]:
    return [passage for passage in material.passages if passage.block_type not in NOT_MEASURED]


def hardest(texts: list[tuple[Place, str]], highest: int) -> list[tuple[Place, str]]:
    """The sentences above the grade that weigh most, the hardest first."""
    sentences = [(place, sentence) for place, text in texts for sentence in sentences_of(text)]
    long_enough = [(place, sentence) for place, sentence in sentences if len(words_of(sentence)) >= SHORT]
    above = [pair for pair in long_enough if reading_grade(pair[1]) > highest]
    return sorted(above, key=lambda pair: -reading_grade(pair[1]))[:SHOWN]


def _hard_sentence(sentence: str) -> str:
    words = {
        "sentence": Truncator(sentence).chars(160),
        "grade": f"{reading_grade(sentence):.0f}",
        "words": len(words_of(sentence)),
    }
    return _("“%(sentence)s” reads at grade %(grade)s (%(words)s words).") % words
