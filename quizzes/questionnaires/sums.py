"""Sums over people, from which means and changes follow. Of few people nothing is told."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from quizzes.analysis import FEWEST
from quizzes.questionnaires.scoring import Score


@dataclass
class Crowd:
    """Everyone who answered one thing at one time."""

    n: int = 0
    points: float = 0.0
    squares: float = 0.0
    good: float = 0.0

    def add(self, score: Score) -> None:
        self.n += 1
        self.points += score.points
        self.squares += score.points**2
        self.good += score.is_good

    @property
    def is_shown(self) -> bool:
        return self.n >= FEWEST

    @property
    def mean(self) -> float | None:
        return self.points / self.n if self.is_shown else None

    @property
    def share(self) -> float | None:
        """Of answers that are what the course hopes for: 0 to 1."""
        return self.good / self.n if self.is_shown else None

    @property
    def variance(self) -> float:
        """With n − 1."""
        return max(0.0, (self.squares - self.points**2 / self.n) / (self.n - 1))


@dataclass
class Pairs:
    """Everyone who answered the same thing at both times."""

    highest: float
    before: Crowd = field(default_factory=Crowd)
    after: Crowd = field(default_factory=Crowd)
    gained: int = 0  # from not good to good
    lost: int = 0

    def add(self, before: Score, after: Score) -> None:
        self.before.add(before)
        self.after.add(after)
        self.gained += before.is_good < after.is_good
        self.lost += before.is_good > after.is_good

    @property
    def n(self) -> int:
        return self.before.n

    @property
    def is_shown(self) -> bool:
        return self.before.is_shown

    @property
    def change(self) -> float | None:
        """In points, of the same people."""
        return (self.after.points - self.before.points) / self.n if self.is_shown else None

    @property
    def gain(self) -> float | None:
        """How much of what could be gained was: (after − before) / (highest − before). None where nothing could."""
        room = self.highest - self.before.mean if self.before.mean is not None else 0.0
        return self.change / room if self.change is not None and room > 0 else None

    @property
    def effect(self) -> float | None:
        """Cohen's d: the change in standard deviations of both times. None where all answered alike."""
        if self.change is None:
            return None
        spread = math.sqrt((self.before.variance + self.after.variance) / 2)
        return self.change / spread if spread > 0 else None
