"""Credit for marking some parts of many: options, phrases, messages."""

from __future__ import annotations

from collections.abc import Set


def credit_for_marking(marked: Set[str], right: Set[str], every: Set[str]) -> float:
    """From 0 to 1: the share of right parts marked, less the share of the others marked, never below nothing. So
    marking everything earns nothing."""
    others = every - right
    if not right or marked == right:
        return float(marked == right)
    wrongly = len(marked & others) / len(others) if others else 0.0
    return max(0.0, len(marked & right) / len(right) - wrongly)
