"""What someone gives as a list: opened with care, and told by its content, never by its name."""

from __future__ import annotations

from typing import BinaryIO

from django.utils.translation import gettext as _

from dashboards.rosters import books, delimited, oneroster
from dashboards.rosters.limits import LARGEST_LIST, LARGEST_PACKAGE, check_size, too_large
from dashboards.rosters.oneroster import Classes
from dashboards.rosters.tables import Table, table_of
from quizzes.exchange.uploads import Package, Upload, refuse, text_of

Given = Table | Classes
OLD_EXCEL = b"\xd0\xcf\x11\xe0"


def read_text(text: str) -> Given:
    """A Mistake where there is no list in it."""
    if len(text.encode("utf-8", "surrogatepass")) > LARGEST_LIST:
        raise too_large(LARGEST_LIST)
    lines = delimited.lines_of(text.replace("\x00", ""))
    return oneroster.read_users(lines) if lines and oneroster.is_users(lines[0].cells) else table_of(lines)


def read_file(name: str, file: BinaryIO, size: int) -> Given:
    """The size is looked at before the content. A Mistake where there is no list in it."""
    check_size(size, LARGEST_PACKAGE)
    upload = Upload(name, file.read())
    if upload.is_zip:
        return read_package(upload)
    if upload.content.startswith(OLD_EXCEL):
        raise refuse(_("This is a file of an old Excel, or one with a password. Save it as XLSX or CSV, without one."))
    check_size(size, LARGEST_LIST)
    return read_text(text_of(upload.content))


def read_package(upload: Upload) -> Given:
    package = Package(upload.content)
    if "xl/workbook.xml" in package:
        check_size(len(upload.content), LARGEST_LIST)
        return table_of(books.lines_of(upload.content, package))
    if oneroster.is_export(package):
        return oneroster.read_export(package)
    raise refuse(_("There is no list in this file that can be read. Save the list as XLSX or CSV."))
