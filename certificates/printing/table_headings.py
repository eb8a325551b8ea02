"""What the headings of a printed table head."""

from __future__ import annotations

import pydyf

from certificates.printing.reading_text import is_tag


def say_what_headings_head(pdf: pydyf.PDF) -> None:
    """WeasyPrint numbers the headings of a table by line and column. Those of the first line head columns."""
    for element in pdf.objects:
        if is_tag(element) and element.get("S") == "/TH":
            line = element["ID"].string.split("-")[1]
            element["A"]["Scope"] = "/Column" if line == "0" else "/Row"
