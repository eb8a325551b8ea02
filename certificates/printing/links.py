"""Links in what is printed."""

from __future__ import annotations

import pydyf

PRINTED = 4  # the flag of an annotation that paper shows as the screen does


def show_links_on_paper(pdf: pydyf.PDF) -> None:
    for item in pdf.objects:
        if isinstance(item, pydyf.Dictionary) and item.get("Subtype") == "/Link":
            item["F"] = PRINTED
