"""A certificate with a design: what is printed where. All of it comes from the certificate's frozen record."""

from __future__ import annotations

from dataclasses import dataclass

from certificates.designs.colours import ACCENT, LINE, is_colour
from certificates.models import Certificate
from certificates.printing.fonts import SANS, SERIF, families_for, families_with
from certificates.printing.layout import (
    MM,
    NAME_STEPS,
    PAPERS,
    SCALES,
    TITLE_STEPS,
    Block,
    Scale,
    Sheet,
    height_of,
    lines_of,
    size_for,
    size_of_picture,
    tightened,
)
from certificates.printing.press import Typeface
from certificates.printing.words import content_of, named_for, words_of

BOTTOM = 10.0  # millimetres between the frame and what stands at its foot
QR = 24.0
SIDE = 12.0
SMALL = 8.5
MODULE_LINES = 3


@dataclass(frozen=True)
class Picture:
    src: str
    text: str
    width: float
    height: float

    @property
    def style(self) -> str:
        return f"width:{self.width:.2f}mm;height:{self.height:.2f}mm"


def designed_typeface(certificate: Certificate) -> Typeface:
    """Every text of the page has a font here, so that none is taken from the machine."""
    content, words = content_of(certificate), words_of(certificate)
    small = [text for each in words for text in (each.lead, each.statement, each.closing, *each.details, each.check)]
    small += [content.get(name, "") for name in ("signatory", "signatory_role")]
    small += [named_for(certificate, name) for name in ("profile", "approval_reference")]
    small += [*places_of(certificate), certificate.facts.get("site_name", ""), modules_of(certificate)]
    return Typeface(
        name=families_for(certificate.holder_name),
        title=families_for(certificate.course_title),
        text=families_with(SANS, " ".join(small)),
        heading=families_with(SERIF, " ".join(each.heading for each in words)),
    )


def places_of(certificate: Certificate) -> list[str]:
    return [place for name in ("organisation", "site", "role") if (place := certificate.facts.get(name, ""))]


def modules_of(certificate: Certificate) -> str:
    return " · ".join(module["title"] for module in certificate.facts.get("modules", []))


class DesignedPage:
    """What `certificates/pdf/designed_sheet.html` prints."""

    def __init__(self, certificate: Certificate, typeface: Typeface) -> None:
        self.certificate, self.typeface = certificate, typeface
        self.content = content_of(certificate)
        self.words = words_of(certificate)
        self.first = self.words[0]
        paper = self.content.get("paper") or certificate.facts.get("paper", "")
        orientation = "portrait" if self.content.get("orientation") == "portrait" else "landscape"
        self.sheet = Sheet(paper if paper in PAPERS else "a4", orientation)
        self.logo = self.picture("logo", (60, 17))
        self.signature = self.picture("signature", (50, 14))
        self.signatory = self.content.get("signatory", "")
        self.signatory_role = self.content.get("signatory_role", "")
        self.details = self.all_details()
        self.blocks = self.fitted()

    # What is said ---------------------------------------------------------------------------------------------------

    def picture(self, name: str, within: tuple[float, float]) -> Picture | None:
        kept = self.content.get(name)
        if not kept:
            return None
        return Picture(kept["src"], kept.get("text", ""), *size_of_picture(kept["width"], kept["height"], within))

    def all_details(self) -> list[tuple[str, str, str]]:
        """Lines at the foot: what kind, in which language, the text."""
        lines = [("strong" if self.certificate.expires_on else "", self.first.language, self.first.details[0])]
        lines += [("", self.first.language, text) for text in self.first.details[1:]]
        lines += [("soft", each.language, text) for each in self.words[1:] for text in each.details]
        lines += [("", self.first.language, text) for text in (self.first.rule, self.first.approval) if text]
        lines += [("soft", each.language, each.approval) for each in self.words[1:] if each.approval]
        if self.content.get("shows", {}).get("modules", True) and (modules := self.some_modules()):
            lines.append(("soft", self.first.language, modules))
        return lines

    def some_modules(self) -> str:
        """As many titles as a few lines hold, then how many more there are."""
        titles = [module["title"] for module in self.certificate.facts.get("modules", [])]
        for shown in range(len(titles), 0, -1):
            rest = [f"+\u00a0{len(titles) - shown}"] if shown < len(titles) else []
            text = " · ".join(titles[:shown] + rest)
            if lines_of(text, self.typeface.text, SMALL, self.details_width * MM) <= MODULE_LINES:
                return text
        return ""

    def middle(self, scale: Scale, name_points: float, title_points: float) -> list[Block]:
        first, second = self.first, self.words[1:]
        language, text = first.language, self.typeface.text
        name, title = self.certificate.holder_name, self.certificate.course_title

        def lines(kind: str, part: str, points: float, small: float, gap: float, families: tuple = text) -> list[Block]:
            """A text, and its second language under it."""
            told = [((each.language, getattr(each, part)),) for each in self.words if getattr(each, part)]
            under = [Block(f"{kind} second", words, families, small, 0, 1.25) for words in told[1:]]
            return [Block(kind, words, families, points, gap, 1.25) for words in told[:1]] + under

        blocks = lines("heading", "heading", scale.heading, scale.second_heading, 0, self.typeface.heading)
        blocks += lines("lead", "lead", scale.lead, scale.second, scale.gap)
        blocks.append(Block("name", ((language, name),), self.typeface.name, name_points, scale.small_gap * 1.6, 1.3))
        blocks += lines("lead", "statement", scale.lead, scale.second, scale.gap * 0.7)
        blocks.append(Block("title", ((language, title),), self.typeface.title, title_points, scale.small_gap, 1.25))
        if dates := tuple((each.language, each.date) for each in (first, *second) if each.date):
            blocks.append(Block("date", dates, text, scale.lead, scale.small_gap * 1.4))
        if places := places_of(self.certificate):
            blocks.append(Block("place", ((language, " · ".join(places)),), text, scale.lead, scale.small_gap))
        return blocks + lines("closing", "closing", scale.lead, scale.second, scale.small_gap * 1.4)

    # How large it is ------------------------------------------------------------------------------------------------

    def fitted(self) -> list[Block]:
        width, room = self.sheet.line, self.room
        name = size_for(self.certificate.holder_name, self.typeface.name, NAME_STEPS, width)
        title = size_for(self.certificate.course_title, self.typeface.title, TITLE_STEPS, width)
        for scale in SCALES:
            for factor in (1.0, 0.85):
                blocks = self.middle(scale, name * factor, title * factor)
                if height_of(blocks, width) <= room:
                    return blocks
        return tightened(blocks, width, room)

    @property
    def head_height(self) -> float:
        """Millimetres from the frame to below the site's name."""
        return (9 + self.logo.height + 8) if self.logo else 30

    @property
    def details_width(self) -> float:
        if self.sheet.is_portrait:
            return self.sheet.width - 2 * SIDE - QR - self.check_width - 8
        return (self.sheet.width - self.signed_width) / 2 - SIDE - 3

    @property
    def check_width(self) -> float:
        return 50.0 if self.sheet.is_portrait else 54.0

    @property
    def signed_width(self) -> float:
        return 80.0 if self.sheet.is_portrait else 62.0

    @property
    def details_height(self) -> float:
        width = self.details_width * MM
        lines = sum(lines_of(text, self.typeface.text, SMALL, width) for _kind, _language, text in self.details)
        return lines * SMALL * 1.35 / MM

    @property
    def check_height(self) -> float:
        """The words, the address, the code and, perhaps, who gave the name."""
        width = self.check_width * MM
        texts = [text for each in self.words for text in (each.check, each.given)]
        texts.append(self.certificate.verification_page)
        lines = sum(lines_of(text, self.typeface.text, SMALL, width) for text in texts if text)
        return (lines * SMALL * 1.35 + 11 * 1.35) / MM

    @property
    def signed_height(self) -> float:
        if not self.signatory:
            return 0
        width = self.signed_width * MM
        lines = lines_of(self.signatory, self.typeface.text, 9.5, width)
        lines += lines_of(self.signatory_role, self.typeface.text, 9.5, width) if self.signatory_role else 0
        return 14 + 1.5 + lines * 9.5 * 1.35 / MM

    @property
    def row_height(self) -> float:
        return max(self.details_height, self.check_height, QR)

    @property
    def foot_height(self) -> float:
        if self.sheet.is_portrait:
            return BOTTOM + self.row_height + (self.signed_height + 8 if self.signatory else 0)
        return BOTTOM + max(self.row_height, self.signed_height)

    @property
    def room(self) -> float:
        """Points between head and foot."""
        return (self.sheet.height - self.head_height - self.foot_height - 6) * MM

    @property
    def top(self) -> float:
        """Where the middle begins, in points from the frame: a little above the centre of its room."""
        spare = max(0.0, self.room - height_of(self.blocks, self.sheet.line))
        return self.head_height * MM + spare * 0.42

    @property
    def signed_bottom(self) -> float:
        return BOTTOM + self.row_height + 8 if self.sheet.is_portrait else BOTTOM

    @property
    def style(self) -> str:
        """Colours are looked at once more: nothing else may come through here."""
        accent, line = (
            self.content[name] if is_colour(self.content.get(name)) else house
            for name, house in (("accent", ACCENT), ("line", LINE))
        )
        return (
            f".heading,.site{{color:{accent}}}.frame{{border-color:{line};outline-color:{line}}}"
            f".signed__name{{border-top-color:{line}}}.heart{{top:{self.top:.1f}pt;left:{self.sheet.inset}mm;"
            f"right:{self.sheet.inset}mm}}.facts{{width:{self.details_width:.1f}mm}}.check{{width:{self.check_width}mm}}"
            f".signed{{width:{self.signed_width}mm;left:{(self.sheet.width - self.signed_width) / 2:.2f}mm;"
            f"bottom:{self.signed_bottom:.1f}mm}}{self.sizes}"
        )

    @property
    def sizes(self) -> str:
        rules = [
            f".designed .heart .part-{number}{{{block.style}}}" for number, block in enumerate(self.blocks, start=1)
        ]
        for selector, picture in ((".frame .logo img", self.logo), (".frame .signed__picture img", self.signature)):
            rules += [f"{selector}{{{picture.style}}}"] if picture else []
        return "".join(rules)

    @property
    def body_class(self) -> str:
        return f"designed {self.sheet.paper} {self.sheet.orientation}"
