"""What someone gives as a list: opened with care, and told by its content, never by its name."""

from __future__ import annotations

from typing import BinaryIO

from django.utils.translation import gettext as _

from dashboards.lists import books, delimited
from dashboards.lists.kinds import ListKind
from dashboards.lists.tables import Line, Table, table_of
from quizzes.exchange.uploads import Package, Upload, refuse, text_of

OLD_EXCEL = b"\xd0\xcf\x11\xe0"
BOOK = "xl/workbook.xml"


def lines_in(text: str, kind: ListKind) -> list[Line]:
    if len(text.encode("utf-8", "surrogatepass")) > kind.largest:
        raise kind.too_large(kind.largest)
    return delimited.lines_of(text.replace("\x00", ""), kind)


def opened(name: str, file: BinaryIO, size: int, kind: ListKind, most: int = 0) -> Package | str:
    """A zip file, as which XLSX files come too, or text. The size is looked at before the content."""
    kind.check_size(size, most)
    upload = Upload(name, file.read())
    if upload.is_zip:
        return Package(upload.content)
    if upload.content.startswith(OLD_EXCEL):
        raise refuse(_("This is a file of an old Excel, or one with a password. Save it as XLSX or CSV, without one."))
    kind.check_size(size)
    return text_of(upload.content)


def lines_of_book(package: Package, size: int, kind: ListKind) -> list[Line]:
    if BOOK not in package:
        raise refuse(_("There is no list in this file that can be read. Save the list as XLSX or CSV."))
    kind.check_size(size)
    return books.lines_of(package, kind)


def read_text(text: str, kind: ListKind) -> Table:
    """A Mistake where there is no list in it."""
    return table_of(lines_in(text, kind), kind)


def read_file(name: str, file: BinaryIO, size: int, kind: ListKind) -> Table:
    given = opened(name, file, size, kind)
    return read_text(given, kind) if isinstance(given, str) else table_of(lines_of_book(given, size, kind), kind)
