"""Versions of courses, such as 1.0: how they rise, and which of two is the later one."""

from __future__ import annotations


def version_order(version: str) -> tuple[int, ...]:
    """1.9 comes before 1.10."""
    return tuple(int(part) for part in "".join(c if c.isdigit() else " " for c in version).split())


def higher_version(one: str, other: str) -> str:
    """Versions never go back: a completion names the one it was made in."""
    return max(one, other, key=version_order)


def next_version(version: str) -> str:
    """1.0 → 1.1, 1.9 → 1.10, 2 → 2.1; what is no number gets one."""
    first, dot, last = version.rpartition(".")
    return f"{first}.{int(last) + 1}" if dot and last.isdecimal() else f"{version}.1"
