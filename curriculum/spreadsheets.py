"""What stands in a spreadsheet is text, whoever wrote it."""

from __future__ import annotations

# How a cell begins that a spreadsheet would run. In Japanese and Chinese, some also run the wide = + - @.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
Cell = str | int | float | None


def harmless(cell: Cell) -> Cell:
    """Text stays text in every spreadsheet; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
