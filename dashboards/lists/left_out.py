"""The rows of which nothing could be made: to put right, and to give again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from curriculum.spreadsheets import harmless

Wrong = Sequence[Any]  # the row's number, the sentence, its cells


def lines_of(headings: list[str], wrong: Iterable[Wrong]) -> list[list[str]]:
    """As they were given; what is wrong stands after them, so that names stay in the first columns."""
    wrong = list(wrong)
    width = max([len(headings), *(len(cells) for _number, _sentence, cells in wrong)])
    rows = [[*padded(cells, width), str(number), sentence] for number, sentence, cells in wrong]
    return [[*padded(headings, width), _("Row"), _("What is wrong")], *rows] if headings else rows


def padded(cells: list[str], width: int) -> list[str]:
    return [*cells, *([""] * (width - len(cells)))]


def as_text(headings: list[str], wrong: Iterable[Wrong]) -> str:
    """To copy: the cells as they were given, with tabs between them."""
    wrong = list(wrong)
    lines = [headings, *(cells for _number, _sentence, cells in wrong)] if headings else [row[2] for row in wrong]
    return "\n".join("\t".join(str(harmless(" ".join(cell.split()))) for cell in line) for line in lines)
