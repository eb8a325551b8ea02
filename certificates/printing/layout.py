"""Where the parts of a designed certificate stand, and how large: everything has room on its sheet, none is cut off.

All texts are measured before the page is made. A long one shrinks on its line, then wraps; when the sheet is full the
gaps close, then the largest texts shrink further. Sizes are points, lengths on paper millimetres.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import ceil

from certificates.printing.fonts import Family, width_in_ems

MM = 72 / 25.4
PAPERS = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
FRAME = 9.0  # from the edge of the sheet
WRAPPING_LOSS = 1.15  # words don't fill their lines
SLACK = 0.93  # kerning, joining and rounding differ from what is measured
SMALLEST = 4.0
NAME_STEPS = ((44, 1), (37, 1), (31, 1), (27, 1), (25, 2), (22, 3), (18, 4), (15, 5), (13, 7), (11, 9))
TITLE_STEPS = ((22, 1), (20, 1), (18, 2), (15, 3), (13, 4), (11, 6))
PICTURE_DPI = 220
Steps = tuple[tuple[float, int], ...]  # points, and how many lines a text of that size may take


@dataclass(frozen=True)
class Block:
    """One text in the middle of the sheet. `parts` are (language, text), printed on one line where there are two."""

    kind: str
    parts: tuple[tuple[str, str], ...]
    families: tuple[Family, ...]
    points: float
    gap: float = 0
    leading: float = 1.4

    @property
    def tag(self) -> str:
        return {"heading": "h1", "title": "h2"}.get(self.kind, "p")

    @property
    def text(self) -> str:
        return " · ".join(text for _language, text in self.parts)

    def height(self, width: float) -> float:
        return self.gap + lines_of(self.text, self.families, self.points, width) * self.points * self.leading

    @property
    def style(self) -> str:
        return f"font-size:{self.points:.2f}pt;line-height:{self.leading};margin-top:{self.gap:.1f}pt"


@dataclass(frozen=True)
class Scale:
    """How generous the middle of the sheet is."""

    heading: float
    second_heading: float
    lead: float
    second: float
    gap: float
    small_gap: float


SCALES = (
    Scale(heading=27, second_heading=15, lead=11, second=9, gap=15, small_gap=5),
    Scale(heading=24, second_heading=13.5, lead=10.5, second=8.5, gap=9, small_gap=3.5),
    Scale(heading=19, second_heading=11, lead=9.5, second=8, gap=5, small_gap=2),
)


@dataclass(frozen=True)
class Sheet:
    paper: str
    orientation: str

    @property
    def is_portrait(self) -> bool:
        return self.orientation == "portrait"

    @property
    def width(self) -> float:
        """Of the frame, in millimetres."""
        return PAPERS[self.paper][0 if self.is_portrait else 1] - 2 * FRAME

    @property
    def height(self) -> float:
        return PAPERS[self.paper][1 if self.is_portrait else 0] - 2 * FRAME

    @property
    def inset(self) -> float:
        """Of the text from the frame."""
        return 12.0 if self.is_portrait else 17.0

    @property
    def line(self) -> float:
        """How wide a line of the middle may be, in points."""
        return (self.width - 2 * self.inset) * MM * SLACK


def lines_of(text: str, families: tuple[Family, ...], points: float, width: float) -> int:
    needed = width_in_ems(text, families) * points
    return 1 if needed <= width else ceil(needed * WRAPPING_LOSS / width)


def step_for(text: str, families: tuple[Family, ...], steps: Steps, width: float) -> int:
    """The number of the largest size at which a text keeps to the lines allowed for that size, or of the last."""
    for number, (points, lines) in enumerate(steps):
        if lines_of(text, families, points, width) <= lines:
            return number
    return len(steps) - 1


def size_for(text: str, families: tuple[Family, ...], steps: Steps, width: float) -> float:
    return steps[step_for(text, families, steps, width)][0]


def height_of(blocks: Iterable[Block], width: float) -> float:
    return sum(block.height(width) for block in blocks)


def tightened(blocks: list[Block], width: float, room: float) -> list[Block]:
    """The last resort: whatever takes most of the sheet gets smaller until all of it fits."""
    while height_of(blocks, width) > room:
        large = [place for place, block in enumerate(blocks) if block.points > SMALLEST]
        if not large:
            break
        place = max(large, key=lambda place: blocks[place].height(width))
        blocks[place] = replace(blocks[place], points=blocks[place].points * 0.94)
    return blocks


def size_of_picture(width: int, height: int, within: tuple[float, float]) -> tuple[float, float]:
    """In millimetres: as large as its dots allow, within these limits."""
    natural_size = (width / PICTURE_DPI * 25.4, height / PICTURE_DPI * 25.4)
    factor = min(1.6, within[0] / natural_size[0], within[1] / natural_size[1])
    return natural_size[0] * factor, natural_size[1] * factor
