"""Questions in the terms that other programs share, key and all: what an export writes (`quizzes.exchange`).

A type of question says which of these it is (`QuestionBlock.interaction`). A format that does not know an interaction
writes the one it builds on: hot text is a choice among its phrases. Texts are plain, without HTML.
"""

from __future__ import annotations

from dataclasses import dataclass


class Interaction:
    """How a question is answered."""


@dataclass(frozen=True)
class Option:
    text: str
    credit: float  # 1 for a right one, 0 for one that is not, between for partly right
    feedback: str = ""

    @property
    def is_right(self) -> bool:
        return self.credit == 1


@dataclass(frozen=True)
class Choice(Interaction):
    """One option, or several. Several earn the share of right ones less the share of others, never below nothing."""

    options: tuple[Option, ...]
    multiple: bool = False

    @property
    def shares(self) -> tuple[float, ...]:
        """What each option earns. Of several, right ones share the credit and each other one takes its share away."""
        if not self.multiple:
            return tuple(option.credit for option in self.options)
        right = sum(option.is_right for option in self.options)
        others = len(self.options) - right
        return tuple(1 / right if option.is_right else -1 / others for option in self.options)


@dataclass(frozen=True)
class HotText(Choice):
    """A choice among phrases of a passage: `passage` holds text, and the places of options where they stand in it."""

    passage: tuple[str | int, ...] = ()


@dataclass(frozen=True)
class Judgement(Interaction):
    """A statement that is true or false."""

    is_true: bool
    feedback_true: str = ""
    feedback_false: str = ""


@dataclass(frozen=True)
class Matching(Interaction):
    """Each item goes with one match. Two items may share one; `others` go with none."""

    pairs: tuple[tuple[str, str], ...]
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ordering(Interaction):
    """Items, in the right order."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Gap:
    options: tuple[str, ...]  # the right one first


@dataclass(frozen=True)
class Gaps(Interaction):
    """A text with gaps, each filled from a few options."""

    parts: tuple[str | Gap, ...]


@dataclass(frozen=True)
class Text(Interaction):
    """A few typed words; case, accents and spaces do not matter."""

    accepted: tuple[str, ...]


@dataclass(frozen=True)
class Number(Interaction):
    """A typed number, right within the tolerance."""

    value: float
    tolerance: float = 0.0
    unit: str = ""


@dataclass(frozen=True)
class Scale(Interaction):
    """A place between two ends, from 1 to `points`; nothing is right or wrong."""

    low: str
    high: str
    points: int
