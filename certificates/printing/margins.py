"""Page numbers and titles in the margins: seen on every page, and no part of what is read aloud.

WeasyPrint keeps them out of the tag tree but marks them as content, which checkers and some readers then take for text.
"""

from __future__ import annotations

import pydyf

from certificates.printing.reading_text import marked_tags, object_at


def set_margins_apart(pdf: pydyf.PDF) -> None:
    read = {(tag["Pg"], number) for tag, number in marked_tags(pdf)}
    pages = [item for item in pdf.objects if isinstance(item, pydyf.Dictionary) and item.get("Type") == "/Page"]
    parents = object_at(pdf, object_at(pdf, pdf.catalog["StructTreeRoot"])["ParentTree"])["Nums"]
    for page in pages:
        stream = object_at(pdf, page["Contents"]).stream
        for at, part in enumerate(stream):
            if isinstance(part, pydyf.Dictionary) and (number := part.get("MCID", -1)) >= 0:
                if (page.reference, number) not in read:
                    stream[at - 1 : at + 1] = ["/Artifact", pydyf.Dictionary({"Type": "/Pagination"})]
                    parents[2 * page["StructParents"] + 1][number] = "null"
