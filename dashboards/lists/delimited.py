"""Rows of pasted text or of a CSV file, whichever sign stands between the cells."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from dashboards.lists.kinds import ListKind
from dashboards.lists.tables import Line

LINE_END = re.compile("\r\n|\r")
LOOKED_AT = 60  # lines, to find out what stands between cells
LONGEST_LOOKED_AT = 400  # letters of each
SAID = re.compile(r'"?sep=([\t;,|])"?\n', re.IGNORECASE)  # what Excel writes and reads on the first line
LAST_FIRST = re.compile(r"[^,\d]+,\s+[^,\d]+")  # Khan, Amina


def lines_of(text: str, kind: ListKind) -> list[Line]:
    """Where a quotation mark is left open, the lines with such marks are named and all the others read."""
    text = LINE_END.sub("\n", text.removeprefix("\ufeff"))
    skipped = 0
    if said := SAID.match(text):
        text, skipped = text[said.end() :], 1
    if text.count("\n") > kind.most_lines:
        raise kind.too_many()
    sign = said[1] if said else sign_between(text.split("\n"), kind)
    try:
        return list(strictly(text, sign, skipped))
    except csv.Error:
        return [alone(number, line, sign) for number, line in enumerate(text.split("\n"), 1 + skipped)]


def strictly(text: str, sign: str, skipped: int) -> Iterator[Line]:
    reader = csv.reader(io.StringIO(text), delimiter=sign, strict=True)
    start = 1
    for cells in reader:
        yield Line(start + skipped, cells)
        start = reader.line_num + 1


def alone(number: int, line: str, sign: str) -> Line:
    try:
        return Line(number, next(csv.reader([line], delimiter=sign, strict=True), []))
    except csv.Error:
        return Line(number, line.split(sign), _('A quotation mark (") stands alone in this row. Take it out.'))


def sign_between(lines: list[str], kind: ListKind) -> str:
    """A tab wherever there is one: only spreadsheets write it. Or what stands between headings, or in most lines."""
    full = [line[:LONGEST_LOOKED_AT] for line in lines if line.strip()][:LOOKED_AT]
    bare = [re.sub(r'"[^"]*"', '""', line) for line in full]
    if any("\t" in line for line in bare):
        return "\t"
    if bare and (sign := next((sign for sign in ";,|" if are_headings(bare[0].split(sign), kind)), "")):
        return sign
    lines_with = {sign: sum(sign in line for line in bare) for sign in ";,|"}
    sign = max(lines_with, key=lambda sign: lines_with[sign])
    if 2 * lines_with[sign] <= len(bare) or (sign == "," and are_names_turned_round(bare, kind)):
        return "\t"  # one column
    return sign


def are_headings(cells: list[str], kind: ListKind) -> bool:
    return kind.heading_row(cells) and sum(bool(kind.part_of(cell) or kind.is_private(cell)) for cell in cells) > 1


def are_names_turned_round(lines: list[str], kind: ListKind) -> bool:
    """`Khan, Amina` on each line is one name, not two cells."""
    body = lines[1:] if len(lines) > 1 and kind.heading_row([lines[0]]) else lines
    return not kind.heading_row(lines[0].split(",")) and all(LAST_FIRST.fullmatch(line) for line in body if "," in line)
