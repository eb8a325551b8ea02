"""Hard names: read out of the file as they went in, and drawn alike by two viewers, with and without a design."""

import io
import shutil
import subprocess
import unicodedata
from functools import cache

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter

from certificates.names import read_name
from tests.certificates.hard_names import HARD_NAMES
from tests.certificates.printed_designs import designed, printed
from tests.reading_pdf import text_of, without_marks

SHEETS = {
    "the house's own": {},
    "portrait in two languages": {"orientation": "portrait", "bilingual": True, "paper": "a4"},
}


@cache
def sheet(name: str, kind: str) -> bytes:
    certificate = designed(name, **SHEETS[kind])
    if kind == "the house's own":
        certificate.design = None
    return printed(certificate)


def letters(text: str) -> str:
    return unicodedata.normalize("NFC", without_marks(text)).replace(" ", "")


def drawn_by_pdfium(pdf: bytes) -> Image.Image:
    return blurred(pypdfium2.PdfDocument(pdf)[0].render(scale=1).to_pil())


def drawn_by_poppler(pdf: bytes) -> Image.Image:
    command = [shutil.which("pdftoppm"), "-r", "72", "-png", "-"]
    return blurred(Image.open(io.BytesIO(subprocess.run(command, input=pdf, capture_output=True, check=True).stdout)))


def blurred(picture: Image.Image) -> Image.Image:
    """Two viewers smooth edges differently; only where letters stand counts."""
    return picture.convert("L").resize((792, 612)).filter(ImageFilter.GaussianBlur(2))


def furthest_apart(one: Image.Image, other: Image.Image) -> int:
    return ImageChops.difference(one, other).getextrema()[1]


@pytest.mark.parametrize("name", HARD_NAMES)
def test_each_may_be_given(name):
    assert read_name(name) == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize("kind", SHEETS)
@pytest.mark.parametrize("name", HARD_NAMES)
def test_it_is_read_as_it_went_in(name, kind):
    assert letters(name) in letters(text_of(sheet(name, kind)))


@pytest.mark.parametrize("name", HARD_NAMES)
def test_two_viewers_draw_it_alike(name):
    pdf = sheet(name, "the house's own")
    assert furthest_apart(drawn_by_pdfium(pdf), drawn_by_poppler(pdf)) < 60


@pytest.mark.parametrize("kind", SHEETS)
@pytest.mark.parametrize("name", HARD_NAMES)
def test_it_stands_on_one_page_in_fonts_from_packages(name, kind):
    with pikepdf.open(io.BytesIO(sheet(name, kind))) as document:
        [page] = document.pages
        fonts = {str(font.BaseFont) for font in page.Resources.Font.values()}
    assert all("+Plainsight-" in font for font in fonts), fonts
