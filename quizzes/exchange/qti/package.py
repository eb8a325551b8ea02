"""A QTI 3 package: a zip file with a manifest, an item for each question, and their pictures."""

from __future__ import annotations

from quizzes.exchange.asked import Asked
from quizzes.exchange.markup import comment, element, words
from quizzes.exchange.qti.writing import XSI, identifier
from quizzes.exchange.zips import zipped

PACKAGE = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"
LOM = "http://ltsc.ieee.org/xsd/LOM"
MANIFEST = "imsmanifest.xml"


def join(chunks: list[tuple[Asked, str]], title: str) -> bytes:
    files = {MANIFEST: manifest([asked for asked, _item in chunks], title).encode()}
    for asked, item in chunks:
        files[item_file(asked)] = item.encode()
        if asked.picture:
            files[f"images/{asked.picture.name}"] = asked.picture.content
    return zipped(files)


def item_file(asked: Asked) -> str:
    return f"items/{asked.id}.xml"


def manifest(questions: list[Asked], title: str) -> str:
    about = element("metadata", element("schema", "QTI Package"), element("schemaversion", "3.0.0"))
    resources = element("resources", "\n", *(f"{resource(asked)}\n" for asked in questions))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{comment(title)}\n' + element(
        "manifest",
        f"\n{about}\n",
        "<organizations/>\n",
        f"{resources}\n",
        xmlns=PACKAGE,
        xmlns__xsi=XSI,
        identifier="question-bank",
    )


def resource(asked: Asked) -> str:
    file = item_file(asked)
    files = [element("file", href=file)]
    if asked.picture:
        files.append(element("file", href=f"images/{asked.picture.name}"))
    return element(
        "resource",
        keywords(asked.tags),
        *files,
        identifier=f"resource-{identifier(asked.id)}",
        type="imsqti_item_xmlv3p0",
        href=file,
    )


def keywords(tags: tuple[str, ...]) -> str:
    if not tags:
        return ""
    said = (element("keyword", element("string", words(tag))) for tag in tags)
    return element("metadata", element("lom", element("general", *said), xmlns=LOM))
