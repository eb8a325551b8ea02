"""Running sums: what is kept of a million answers is a few numbers each.

Everything summed lies between 0 and 1 (or is a whole number), so plain sums stay exact enough: the tests hold them
against the textbook's two-pass formulas.
"""

from __future__ import annotations

import math

UNMOVED = 1e-9  # a variance this small is rounding: the values do not differ
LONGEST = 600  # seconds told apart; what takes longer counts as this


class Values:
    """Number, mean and variance of values that pass by."""

    __slots__ = ("count", "squares", "total")

    def __init__(self) -> None:
        self.count, self.total, self.squares = 0, 0.0, 0.0

    def add(self, value: float) -> None:
        self.count += 1
        self.total += value
        self.squares += value * value

    def __iadd__(self, other: Values) -> Values:
        self.count += other.count
        self.total += other.total
        self.squares += other.squares
        return self

    @property
    def mean(self) -> float | None:
        return self.total / self.count if self.count else None

    @property
    def deviation(self) -> float:
        """The sum of squared distances from the mean."""
        found = self.squares - self.total * self.total / self.count if self.count else 0.0
        return found if found > UNMOVED * self.count else 0.0

    @property
    def variance(self) -> float:
        """The sample's."""
        return self.deviation / (self.count - 1) if self.count > 1 else 0.0


class Pairs:
    """How far two values go together."""

    __slots__ = ("products", "x", "y")

    def __init__(self) -> None:
        self.x, self.y, self.products = Values(), Values(), 0.0

    def add(self, x: float, y: float) -> None:
        self.x.add(x)
        self.y.add(y)
        self.products += x * y

    @property
    def correlation(self) -> float | None:
        """Pearson's, from -1 to 1; None where one of them never differs."""
        scale = math.sqrt(self.x.deviation * self.y.deviation)
        if not scale:
            return None
        together = self.products - self.x.total * self.y.total / self.x.count
        return max(-1.0, min(1.0, together / scale))


class Seconds:
    """The median of times, from how often each second occurred."""

    __slots__ = ("count", "often")

    def __init__(self) -> None:
        self.count, self.often = 0, [0] * (LONGEST + 1)

    def add(self, seconds: int) -> None:
        self.count += 1
        self.often[min(seconds, LONGEST)] += 1

    @property
    def median(self) -> float | None:
        return (self._at((self.count - 1) // 2) + self._at(self.count // 2)) / 2 if self.count else None

    def _at(self, place: int) -> int:
        """The time in this place of all times in order."""
        passed = 0
        for seconds, often in enumerate(self.often):
            passed += often
            if passed > place:
                return seconds
        return LONGEST
