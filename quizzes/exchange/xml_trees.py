"""XML as a tree that knows its lines. Document types, entities and anything outside the file are refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from xml.sax import SAXException, SAXParseException
from xml.sax.handler import ContentHandler, feature_namespaces
from xml.sax.xmlreader import AttributesNSImpl, InputSource, Locator

from defusedxml import DefusedXmlException
from defusedxml.sax import make_parser
from django.utils.html import escape
from django.utils.translation import gettext as _

from quizzes.exchange.uploads import refuse, text_of

DEEPEST = 60
MOST_ELEMENTS = 150_000
DECLARATION = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,20})[\"']")
HUMP = re.compile(r"(?<=[a-z0-9])([A-Z])")


@dataclass(slots=True)
class Element:
    name: str
    line: int
    attributes: dict[str, str] = field(default_factory=dict)
    parts: list[Element | str] = field(default_factory=list)

    def get(self, name: str, default: str = "") -> str:
        return self.attributes.get(name, default)

    @property
    def children(self) -> list[Element]:
        return [part for part in self.parts if isinstance(part, Element)]

    def all(self, *names: str) -> list[Element]:
        return [child for child in self.children if child.name in names]

    def find(self, *path: str) -> Element | None:
        found: Element | None = self
        for name in path:
            found = next((child for child in found.children if child.name == name), None) if found else None
        return found

    def words(self, *path: str) -> str:
        """The text of the element at the end of the path, nothing if there is none."""
        found = self.find(*path)
        return "".join(found.texts()).strip() if found else ""

    def texts(self, apart_from: str = "") -> Iterator[str]:
        for part in self.parts:
            if isinstance(part, str):
                yield part
            elif part.name != apart_from:
                yield from part.texts(apart_from)

    @property
    def size(self) -> int:
        """How many elements and attributes it is made of."""
        return sum(1 + len(part.attributes) for part in (self, *self.walk()))

    def walk(self) -> Iterator[Element]:
        for child in self.children:
            yield child
            yield from child.walk()

    def inner(self) -> str:
        """The content as HTML."""
        return "".join(escape(part) if isinstance(part, str) else part.outer() for part in self.parts)

    def outer(self) -> str:
        attributes = "".join(f' {name}="{escape(value)}"' for name, value in self.attributes.items())
        if self.name in ("br", "hr", "img"):
            return f"<{self.name}{attributes}>"
        return f"<{self.name}{attributes}>{self.inner()}</{self.name}>"


class TreeBuilder(ContentHandler):
    """Names lose their namespace and `qti-`; those of QTI 2, such as `choiceInteraction`, are written as QTI 3 does."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", 0)
        self.open = [self.root]
        self.number = 0
        self.locator: Locator | None = None

    def setDocumentLocator(self, locator: Locator) -> None:
        self.locator = locator

    def startElementNS(self, name: tuple[str | None, str], qname: str | None, attrs: AttributesNSImpl) -> None:
        line = (self.locator and self.locator.getLineNumber()) or 1
        self.number += 1
        if len(self.open) > DEEPEST:
            raise refuse(_("The file is nested too deeply."), line)
        if self.number > MOST_ELEMENTS:
            raise refuse(_("The file holds more than can be imported at once. Import it in parts."), line)
        attributes = {plain_name(local): value for (_namespace, local), value in attrs.items()}
        element = Element(plain_name(name[1]), line, attributes)
        self.open[-1].parts.append(element)
        self.open.append(element)

    def endElementNS(self, name: tuple[str | None, str], qname: str | None) -> None:
        self.open.pop()

    def characters(self, content: str) -> None:
        self.open[-1].parts.append(content)


def plain_name(name: str) -> str:
    return HUMP.sub(r"-\1", name).lower().removeprefix("qti-")


def read_xml(content: bytes) -> Element:
    """The root of the document."""
    declared = DECLARATION.match(content.lstrip()[:200])
    text = text_of(content, declared[1].decode() if declared else "")
    source = InputSource()
    source.setByteStream(BytesIO(text.lstrip("\ufeff \t\r\n").encode("utf-8", "replace")))
    source.setEncoding("utf-8")
    skipped = text[: len(text) - len(text.lstrip("\ufeff \t\r\n"))].count("\n")
    builder = TreeBuilder()
    parser = make_parser()
    parser.forbid_dtd = True
    parser.setFeature(feature_namespaces, True)
    parser.setContentHandler(builder)
    try:
        parser.parse(source)
    except SAXParseException as error:
        raise refuse(_("This is not sound XML."), (error.getLineNumber() or 1) + skipped) from error
    except (SAXException, DefusedXmlException, ValueError, LookupError) as error:
        sentence = _("The file declares a document type or entities. Nothing outside plain XML is read.")
        raise refuse(sentence) from error
    return builder.root.children[0]
