"""SVG files that draw and do nothing else. What a pack brings is served from this site's own address."""

from __future__ import annotations

import re
from pathlib import Path
from xml.sax import SAXException, SAXParseException
from xml.sax.handler import ContentHandler, feature_namespaces
from xml.sax.xmlreader import AttributesNSImpl, Locator

from defusedxml import DefusedXmlException
from defusedxml.sax import make_parser
from django.utils.translation import gettext as _
from willow.image import Image, UnrecognisedImageFormatError
from willow.svg import WillowSvgException

from curriculum.packing.problems import Mistake, Spot

LARGEST_SIDE = 20_000
SVG = "http://www.w3.org/2000/svg"
DRAWING = set(
    "svg g defs symbol use title desc metadata style path rect circle ellipse line polyline polygon text tspan "
    "textPath clipPath mask pattern marker linearGradient radialGradient stop switch view image filter".split()
)
INSIDE_IMAGE = re.compile(r"#[\w.:-]+|data:image/(png|jpeg|webp);base64,[A-Za-z0-9+/=\s]*")
OUTSIDE_STYLE = re.compile(r"url\(\s*[\"']?\s*(?!#|[\"'#\s])|@import|javascript:|expression\(|\\", re.IGNORECASE)


class DrawingCheck(ContentHandler):
    """Raises a Mistake at the first thing that is not drawing."""

    def __init__(self, file: str) -> None:
        super().__init__()
        self.file = file
        self.locator: Locator | None = None
        self.style = ""

    def setDocumentLocator(self, locator: Locator) -> None:
        self.locator = locator

    def refuse(self, what: str) -> Mistake:
        sentence = _("A picture may not hold %(what)s. Save it as plain SVG.") % {"what": what}
        return Mistake(Spot(self.file, (self.locator and self.locator.getLineNumber()) or 1), sentence)

    def processingInstruction(self, target: str, data: str) -> None:
        raise self.refuse(f"<?{target}?>")

    def startElementNS(self, name: tuple[str | None, str], qname: str | None, attrs: AttributesNSImpl) -> None:
        namespace, local = name
        if namespace != SVG or not (local in DRAWING or local.startswith("fe")):
            raise self.refuse(f"<{qname or local}>")
        for (_namespace, attribute), value in attrs.items():
            self.check_attribute(attribute, value)

    def check_attribute(self, attribute: str, value: str) -> None:
        if attribute.lower().startswith("on"):
            raise self.refuse(f"{attribute}=")
        if attribute in ("href", "src") and not INSIDE_IMAGE.fullmatch(value.strip()):
            raise self.refuse(_("an address outside itself"))
        if attribute == "style" or "(" in value:
            self.check_style(value)

    def check_style(self, style: str) -> None:
        if OUTSIDE_STYLE.search(style):
            raise self.refuse(_("an address outside itself"))

    def characters(self, content: str) -> None:
        self.style += content

    def endElementNS(self, name: tuple[str | None, str], qname: str | None) -> None:
        if name[1] == "style":
            self.check_style(self.style)
        self.style = ""


def check_drawing(path: Path, file: str) -> None:
    """A Mistake if the SVG is broken or active, or has no size."""
    parser = make_parser()
    parser.forbid_dtd = True
    parser.setFeature(feature_namespaces, True)
    parser.setContentHandler(DrawingCheck(file))
    try:
        with path.open("rb") as source:
            parser.parse(source)
    except SAXParseException as error:
        raise Mistake(Spot(file, error.getLineNumber() or 1), _("This is not a sound SVG file.")) from error
    except (SAXException, DefusedXmlException, ValueError, LookupError) as error:
        raise Mistake(Spot(file), _("This is not a sound SVG file, or declares a DOCTYPE.")) from error
    check_size(path, file)


def check_size(path: Path, file: str) -> None:
    try:
        with path.open("rb") as source:
            size = Image.open(source).get_size()
    except (WillowSvgException, UnrecognisedImageFormatError, ValueError, ArithmeticError):
        size = (0, 0)
    if not all(0 < side <= LARGEST_SIDE for side in size):
        raise Mistake(Spot(file), _("The drawing has no sensible size: give it a viewBox, such as 0 0 800 400."))
