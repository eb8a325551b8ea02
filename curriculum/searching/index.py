"""Every word of every entry, kept in this process until something is published.

The curriculum is small (a few hundred pages), so that this takes a few megabytes, forgives slips, and finds the same on
every database; full-text search of databases does neither.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator

from curriculum.searching.entries import Entry, entries_in
from curriculum.searching.words import pairs_of, slips_allowed, slips_between, tokens
from curriculum.stamped_cache import BODIES, current_stamp

TITLE, ABOUT, MORE, TEXT = 12.0, 5.0, 4.0, 1.0
SHORTEST_BEGINNING = 3  # letters from which the beginning of a word is enough
AS_BEGINNING, WITH_SLIP = 0.8, 0.5  # what such a match is worth
CLOSEST = 24  # words that are compared letter by letter

_kept: dict[str, tuple[str, Index]] = {}


def index_in(language: str) -> Index:
    stamp = current_stamp(BODIES)  # before it is made: what changes meanwhile makes it out of date
    kept = _kept.get(language)
    if kept is None or kept[0] != stamp:
        kept = _kept[language] = (stamp, Index(entries_in(language)))
    return kept[1]


class Index:
    def __init__(self, entries: list[Entry]) -> None:
        self.entries = entries
        self.weights: dict[str, dict[int, float]] = defaultdict(dict)  # word → {entry: how much it is about it}
        for number, entry in enumerate(entries):
            for word, weight in weights_of(entry).items():
                self.weights[word][number] = weight
        self.words = sorted(self.weights)
        self.words_with: dict[str, list[str]] = defaultdict(list)
        for word in self.words:
            for pair in pairs_of(word):
                self.words_with[pair].append(word)

    def forms_of(self, typed: str) -> dict[str, float]:
        """What `typed` may mean, with what a match is worth: itself and words it begins, else words close to it."""
        forms = dict.fromkeys(self.beginning_with(typed), AS_BEGINNING)
        if typed in self.weights:
            forms[typed] = 1.0
        return forms or dict.fromkeys(self.close_to(typed), WITH_SLIP)

    def beginning_with(self, typed: str) -> Iterator[str]:
        if len(typed) < SHORTEST_BEGINNING:
            return
        for word in self.words[bisect_left(self.words, typed) :]:
            if not word.startswith(typed):
                return
            yield word

    def close_to(self, typed: str) -> list[str]:
        """Those with the fewest slips, if they are few enough; of several those most alike."""
        allowed = slips_allowed(typed)
        shared = Counter(word for pair in pairs_of(typed) for word in self.words_with.get(pair, ()))
        near = {word: 2 * count / (len(word) + len(typed) + 2) for word, count in shared.items()}
        alike = sorted((word for word in near if abs(len(word) - len(typed)) <= allowed), key=near.__getitem__)
        slips = {word: slips_between(typed, word) for word in alike[-CLOSEST:]}
        fewest = min(slips.values(), default=allowed + 1)
        closest = {word: near[word] for word, number in slips.items() if number == fewest <= allowed}
        return [word for word, alikeness in closest.items() if alikeness == max(closest.values())]


def weights_of(entry: Entry) -> dict[str, float]:
    """Where a word stands says how much the entry is about it; more often in the text, a little more."""
    weights = {word: TEXT + min(times, 5) / 5 for word, times in counted(entry.text).items()}
    for part, weight in ((entry.more, MORE), (entry.about, ABOUT), (entry.title, TITLE)):
        for word in counted(part):
            weights[word] = weights.get(word, 0.0) + weight
    return weights


def counted(text: str) -> Counter[str]:
    return Counter(token.word for token in tokens(text))
