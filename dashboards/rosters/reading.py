"""What a leader gives as the list of a class: a table, or the classes of a school of which one is chosen."""

from __future__ import annotations

from typing import BinaryIO

from dashboards.lists.reading import BOOK, lines_in, lines_of_book, opened
from dashboards.lists.tables import Table, table_of
from dashboards.rosters import oneroster
from dashboards.rosters.headings import ROSTER
from dashboards.rosters.limits import LARGEST_PACKAGE
from dashboards.rosters.oneroster import Classes
from quizzes.exchange.uploads import Package

Given = Table | Classes


def read_text(text: str) -> Given:
    """A Mistake where there is no list in it."""
    lines = lines_in(text, ROSTER)
    return oneroster.read_users(lines) if lines and oneroster.is_users(lines[0].cells) else table_of(lines, ROSTER)


def read_file(name: str, file: BinaryIO, size: int) -> Given:
    given = opened(name, file, size, ROSTER, LARGEST_PACKAGE)
    return read_text(given) if isinstance(given, str) else read_package(given, size)


def read_package(package: Package, size: int) -> Given:
    if BOOK not in package and oneroster.is_export(package):
        return oneroster.read_export(package)
    return table_of(lines_of_book(package, size, ROSTER), ROSTER)
