"""What an answer counts: points on its scale, and whether it is what the course hopes for."""

from __future__ import annotations

from typing import Any, NamedTuple

Item = dict[str, Any]
LEAST, MOST = 1, 5  # of the five steps
AGREEING = 4  # and from there on
HIGHEST = {"knowledge": 100.0, "myths": 5.0, "confidence": 5.0, "intention": 100.0}


class Score(NamedTuple):
    points: float  # 0 or 100 for knowledge and intention, 1 to 5 for the others, where 5 is best
    is_good: float  # 0 or 1; of several items their mean


def score(scale: str, item: Item, answer: Any) -> Score | None:
    """None where nothing sensible was answered. “Not sure” is an answer, and not the right one."""
    if scale == "knowledge":
        return in_percent(answer == ("true" if item["answer"] else "false"))
    if scale == "intention":
        chosen = next((option for option in item["options"] if option["id"] == answer), None)
        return in_percent(chosen["helpful"]) if chosen else None
    if not isinstance(answer, int):
        return None
    steps = LEAST + MOST - answer if item.get("myth") else answer
    return Score(steps, float(steps >= AGREEING))


def in_percent(is_good: bool) -> Score:
    return Score(100.0 * is_good, float(is_good))


def mean_score(scores: list[Score]) -> Score:
    return Score(sum(score.points for score in scores) / len(scores), sum(s.is_good for s in scores) / len(scores))
