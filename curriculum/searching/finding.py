"""From what somebody typed to what they may have meant."""

from __future__ import annotations

import math
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.utils.safestring import SafeString

from curriculum.searching.entries import Entry, Kind
from curriculum.searching.excerpts import excerpt, marked
from curriculum.searching.index import Index, index_in
from curriculum.searching.words import FILLERS, tokens

LONGEST_QUERY = 100  # characters
MOST_WORDS = 8
MOST_RESULTS = 30

# By the number of an entry.
Scores = dict[int, float]
Held = dict[int, dict[str, frozenset[str]]]


@dataclass(frozen=True)
class Result:
    entry: Entry
    words: frozenset[str]  # those that were found

    @property
    def title(self) -> SafeString:
        return marked(self.entry.title, self.words)

    @property
    def excerpt(self) -> SafeString:
        """The place in the text, or what the page is about. A word has no text."""
        return excerpt(self.entry.text, self.words) or marked(self.entry.about, self.words)


@dataclass(frozen=True)
class Found:
    query: str
    results: tuple[Result, ...] = ()
    instead: tuple[tuple[str, str], ...] = ()  # what was typed and what was looked for in its place
    are_partial: bool = False  # nothing holds every word; these hold some

    @cached_property
    def terms(self) -> list[Result]:
        return [result for result in self.results if result.entry.kind == Kind.TERM]

    @cached_property
    def pages(self) -> list[Result]:
        return [result for result in self.results if result.entry.kind != Kind.TERM]


def tidy(query: str) -> str:
    """What is looked for: in one line, no longer than anybody types, and without control characters."""
    composed = unicodedata.normalize("NFC", query[: LONGEST_QUERY * 4])
    return " ".join("".join(c if c.isprintable() else " " for c in composed).split())[:LONGEST_QUERY].strip()


def words_of(query: str) -> list[str]:
    words = list(dict.fromkeys(token.word for token in tokens(query)))
    return ([word for word in words if word not in FILLERS] or words)[:MOST_WORDS]


def find(typed: str, language: str) -> Found:
    query = tidy(typed)
    index = index_in(language)
    forms = {word: index.forms_of(word) for word in words_of(query)}
    scores, held = add_up(index, forms)
    most = max((len(words) for words in held.values()), default=0)
    best = sorted((n for n in held if len(held[n]) == most), key=lambda n: (-scores[n], n))[:MOST_RESULTS]
    return Found(
        query,
        tuple(Result(index.entries[number], frozenset().union(*held[number].values())) for number in best),
        tuple((word, other) for word, others in forms.items() for other in instead_of(word, others)),
        are_partial=0 < most < len(forms),
    )


def add_up(index: Index, forms: dict[str, dict[str, float]]) -> tuple[Scores, Held]:
    """How well each entry fits, and which words it holds in which forms. A rare word says more than a common one."""
    scores: Scores = defaultdict(float)
    held: Held = defaultdict(dict)
    for word, worth in forms.items():
        best: dict[int, float] = defaultdict(float)
        seen: dict[int, set[str]] = defaultdict(set)
        for form, share in worth.items():
            for number, weight in index.weights[form].items():
                best[number] = max(best[number], share * weight)
                seen[number].add(form)
        rarity = math.log(1 + len(index.entries) / len(best)) if best else 0.0
        for number, weight in best.items():
            scores[number] += rarity * weight
            held[number][word] = frozenset(seen[number])
    return scores, held


def instead_of(word: str, forms: dict[str, float]) -> list[str]:
    return [form for form in forms if not form.startswith(word)][:3]
