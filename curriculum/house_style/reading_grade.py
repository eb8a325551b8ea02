"""Flesch-Kincaid grade: 0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid et al., 1975).

A sentence ends where a reader stops, so a colon, an abbreviation and “she asks” after a question end none. What is
shorter than four words is no sentence by itself: a title, label or name is left out, and in a paragraph “Jo nods.”
counts with its neighbour; otherwise every lesson with a chat in it would pass as a text for small children.

The formula is made for English. French has none that gives grades: Kandel and Moles (1958) moved Flesch's scale of ease
to French without any, and the grades to LIX (Anderson, 1983) were found with English texts. So French is not measured.
"""

from __future__ import annotations

import re

from curriculum.house_style.syllables import syllables

FEWEST_WORDS = 4  # of a sentence
WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
PARAGRAPHS = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*]|#+|\d+[.)])\s)")  # in Markdown also items and headings
# An end, with the marks that close it, before a space and no small letter.
ENDS = re.compile(r"(?<=[.!?…])[”\"’')*_]*\s+(?![”\"’'(*_]*[a-zà-ÿ])")
GOES_ON = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Mt|Prof|No|vs|e\.g|i\.e|[A-Z])\.$")


def words_of(text: str) -> list[str]:
    return WORDS.findall(text)


def sentences_of(text: str) -> list[str]:
    """Those of a text whose paragraphs are kept apart by empty lines; all of it where it is but a few words."""
    sentences = [sentence for paragraph in PARAGRAPHS.split(text) for sentence in _sentences_in(paragraph)]
    return sentences or ([text.strip()] if words_of(text) else [])


def _sentences_in(paragraph: str) -> list[str]:
    """What is too short goes with what comes before it, at the beginning with what comes next."""
    sentences: list[str] = []
    for piece in _apart(paragraph):
        if sentences and (_is_short(piece) or _is_short(sentences[-1]) or GOES_ON.search(sentences[-1])):
            sentences[-1] = f"{sentences[-1]} {piece}"
        else:
            sentences.append(piece)
    return [sentence for sentence in sentences if not _is_short(sentence)]


def _apart(paragraph: str) -> list[str]:
    """With the marks that close a sentence at its end."""
    starts = [0, *(end.end() for end in ENDS.finditer(paragraph)), len(paragraph)]
    return [paragraph[a:b].strip() for a, b in zip(starts, starts[1:], strict=False) if a < b]


def _is_short(text: str) -> bool:
    return len(words_of(text)) < FEWEST_WORDS


def reading_grade(text: str) -> float:
    """The school grade a text asks for; 0 for a text without words. It may be below 0: it is a line without a floor."""
    sentences = sentences_of(text)
    words = [word for sentence in sentences for word in words_of(sentence)]
    if not words:
        return 0
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
