"""Which fonts can print a text. All come from packages; none is looked up by name on the machine."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from fontTools.ttLib import TTFont

NOTO_SCRIPTS = (
    "NotoSans Armenian Bengali Devanagari Ethiopic Georgian Gujarati Gurmukhi Hebrew Kannada Khmer Lao Malayalam"
    " Myanmar Oriya Sinhala Tamil Telugu Thai"
).split()
# Canadian syllabics are in no Python package. Debian, Ubuntu, Fedora, Arch and Homebrew put Noto here.
SYSTEM_FOLDERS = [
    Path("/usr/share/fonts/truetype/noto"),
    Path("/usr/share/fonts/google-noto"),
    Path("/usr/share/fonts/noto"),
    Path("/opt/homebrew/share/fonts"),
    Path.home() / "Library/Fonts",
]


@dataclass(frozen=True)
class Family:
    name: str
    regular: Path
    strong: Path | None = None

    @property
    def paths(self) -> dict[int, Path]:
        return {400: self.regular} | ({600: self.strong} if self.strong else {})


def packaged(package: str, name: str) -> Path:
    return Path(str(files(package).joinpath(name)))


def system_font(name: str) -> Path | None:
    return next((folder / name for folder in SYSTEM_FOLDERS if (folder / name).is_file()), None)


def noto(script: str) -> Family:
    name = script if script == "NotoSans" else f"NotoSans{script}"
    return Family(name, packaged("manimgx_fonts", f"{name}[wght].ttf"))


SERIF = Family(
    "Spectral",
    packaged("fontpkg_spectral", "files/Spectral-Regular.ttf"),
    packaged("fontpkg_spectral", "files/Spectral-SemiBold.ttf"),
)
SANS = Family(
    "FiraSans",
    packaged("fontpkg_fira_sans", "files/FiraSans-Regular.ttf"),
    packaged("fontpkg_fira_sans", "files/FiraSans-Medium.ttf"),
)


def noto_east_asian(region: str) -> Family:
    path = f"fonts/ofl/notosans{region.lower()}/NotoSans{region}[wght].ttf"
    return Family(f"NotoSans{region}", packaged("justmytype_intl_cjk", path))


JAPANESE = noto_east_asian("JP")


@cache
def families() -> tuple[Family, ...]:
    """In the order in which they are tried."""
    # Noto's Arabic draws dots apart from letters, and what is copied out of the file is garbled. Amiri does not.
    arabic = Family("Amiri", packaged("fontpkg_amiri", "files/Amiri-Regular.ttf"))
    syllabics = system_font("NotoSansCanadianAboriginal-Regular.ttf")
    east_asian = [noto_east_asian("SC"), noto_east_asian("TC"), JAPANESE, noto_east_asian("KR")]
    known = [SERIF, SANS, *map(noto, NOTO_SCRIPTS), arabic, *east_asian]
    return (*known, Family("NotoSansCanadianAboriginal", syllabics)) if syllabics else tuple(known)


@cache
def coverage(family: Family) -> frozenset[int]:
    with TTFont(family.regular, fontNumber=0, lazy=True) as font:
        return frozenset(font.getBestCmap())


def letters_to_print(text: str) -> set[int]:
    """Spaces, joiners and variation selectors need no glyph of their own."""
    return {ord(letter) for letter in text if not letter.isspace() and not is_unseen(letter)}


def is_unseen(letter: str) -> bool:
    return unicodedata.category(letter) == "Cf" or 0xFE00 <= ord(letter) <= 0xFE0F or 0xE0100 <= ord(letter) <= 0xE01EF


def families_for(text: str, first: Family = SERIF) -> tuple[Family, ...]:
    """One family for the whole text if there is one; otherwise the fewest that together print it."""
    wanted = letters_to_print(text)
    order = in_order(wanted, first)
    if whole := next((family for family in order if wanted <= coverage(family)), None):
        return (whole,)
    used = []
    for family in order:
        if wanted & coverage(family):
            used.append(family)
            wanted -= coverage(family)
    return tuple(used) or (first,)


def families_with(first: Family, text: str) -> tuple[Family, ...]:
    """As `families_for`, and `first` always among them: it also sets what stands around the text."""
    found = families_for(text, first)
    return found if first in found else (first, *found)


def in_order(wanted: set[int], first: Family) -> list[Family]:
    """`first` first; and a name with kana in it is Japanese, so that its kanji take Japanese forms."""
    has_kana = any(0x3040 <= letter <= 0x30FF for letter in wanted)
    front = [first, JAPANESE] if has_kana else [first]
    return front + [family for family in families() if family not in front]


def letters_without_a_font(text: str) -> list[str]:
    missing = letters_to_print(text)
    for family in families():
        if not missing:
            return []
        missing -= coverage(family)
    return [letter for letter in dict.fromkeys(text) if ord(letter) in missing]


@cache
def advances(family: Family) -> tuple[dict[int, int], int]:
    with TTFont(family.regular, fontNumber=0, lazy=True) as font:
        widths = font["hmtx"].metrics
        return {code: widths[glyph][0] for code, glyph in font.getBestCmap().items()}, font["head"].unitsPerEm


def width_in_ems(text: str, used: tuple[Family, ...]) -> float:
    """About how wide a text is at size 1, before kerning and joining."""
    total = 0.0
    for letter in text:
        measured = next((table for table in map(advances, used) if ord(letter) in table[0]), None)
        total += measured[0][ord(letter)] / measured[1] if measured else 0.3
    return total
