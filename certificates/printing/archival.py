"""What makes the file one for the archive and for every reader at once: PDF/A-3a by WeasyPrint, PDF/UA-1 on top.

WeasyPrint declares one standard in a file. Its PDF/A-3a keeps every rule of PDF/UA-1 too, so the second identifier, and
the schema that PDF/A wants described for it, are added to the metadata before the file is written. So is the field for
the signature: a field added later would stand outside the structure that screen readers follow.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pydyf

from certificates.printing.reading_text import add_reading_text, object_at

SIGNATURE_FIELD = "Signature"
PRINTED_AND_LOCKED = 4 + 128  # PDF/A asks that annotations are printed; this one covers no part of the page.
SIGNATURES_EXIST_APPEND_ONLY = 3

# ISO 14289-1 identifies itself by one property; ISO 19005-3 (6.6.2.3) has every foreign property described.
PDF_UA_1 = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1" />\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


def finisher(signature_label: str) -> Callable[[Any, pydyf.PDF], None]:
    """For WeasyPrint's `write_pdf`. With a label (read aloud by screen readers) the file gets a field to be signed."""

    def finish(document: Any, pdf: pydyf.PDF) -> None:
        add_reading_text(document, pdf)
        declare_pdf_ua(pdf)
        name_associated_files_once(pdf)
        if signature_label:
            add_signature_field(pdf, signature_label)

    return finish


def declare_pdf_ua(pdf: pydyf.PDF) -> None:
    metadata = object_at(pdf, pdf.catalog["Metadata"])
    xml: bytes = metadata.stream[0]
    before, end, after = xml.rpartition(b"</rdf:RDF>")
    metadata.stream[0] = before + PDF_UA_1 + end + after


def name_associated_files_once(pdf: pydyf.PDF) -> None:
    """WeasyPrint lists an attachment by its name and again by itself."""
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))


def add_signature_field(pdf: pydyf.PDF, label: str) -> None:
    """An empty field without a place on the page, with a name for readers, inside the structure of the document."""
    page = next(item for item in pdf.objects if is_a(item, "/Page"))
    root = object_at(pdf, pdf.catalog["StructTreeRoot"])
    document = object_at(pdf, root["K"][0])
    parents = object_at(pdf, root["ParentTree"])["Nums"]
    number = parents[-2] + 1
    field = pydyf.Dictionary(
        {
            "Type": "/Annot",
            "Subtype": "/Widget",
            "FT": "/Sig",
            "T": pydyf.String(SIGNATURE_FIELD),
            "TU": pydyf.String(label),
            "F": PRINTED_AND_LOCKED,
            "Rect": pydyf.Array([0, 0, 0, 0]),
            "P": page.reference,
            "StructParent": number,
        }
    )
    pdf.add_object(field)
    place = pydyf.Dictionary({"Type": "/OBJR", "Obj": field.reference, "Pg": page.reference})
    element = pydyf.Dictionary(
        {"Type": "/StructElem", "S": "/Form", "P": document.reference, "K": pydyf.Array([place])}
    )
    pdf.add_object(element)
    document["K"].append(element.reference)
    parents.extend([number, element.reference])
    page["Annots"] = pydyf.Array([*page.get("Annots", []), field.reference])
    page["Tabs"] = "/S"
    pdf.catalog["AcroForm"] = pydyf.Dictionary(
        {"Fields": pydyf.Array([field.reference]), "SigFlags": SIGNATURES_EXIST_APPEND_ONLY}
    )


def is_a(item: object, kind: str) -> bool:
    return isinstance(item, pydyf.Dictionary) and item.get("Type") == kind
