"""The wallet card: as large as a bank card, complete for every name, and for its holder only."""

import datetime as dt
import io
import re

import pikepdf
import pytest

from certificates.models import Certificate
from certificates.printing.card import draw_card
from tests.certificates.test_pdf import MANY_WORDS, NAMES, RIGHT_TO_LEFT, certificate_with
from tests.reading_pdf import faults_of, text_of, without_marks

LONG_TITLE = ("Notice, Respond, Connect: " + "what everyone should know " * 9)[:255]
MILLIMETRE = 72 / 25.4


def card_of(name: str, on_a_sheet: bool = False, **changes) -> bytes:
    changes = {"expires_on": dt.date(2027, 11, 24), "code": "CDFGHJKMNPQRTWX"} | changes
    return draw_card(certificate_with(name, **changes), on_a_sheet=on_a_sheet)


def size_of(pdf: bytes) -> tuple[float, float]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        [page] = document.pages
        width, height = (float(side) / MILLIMETRE for side in page.mediabox[2:])
    return round(width, 1), round(height, 1)


def words_of(pdf: bytes) -> list[tuple[float, float, float, float, str]]:
    found = re.findall(
        r'xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.+?)</word>', text_of(pdf, "-bbox")
    )
    return [(*(float(side) for side in sides), word) for *sides, word in found]


@pytest.mark.parametrize("name", NAMES + RIGHT_TO_LEFT)
def test_every_name_is_read_out_of_the_card(name):
    read = without_marks(text_of(card_of(name)))
    assert name in (read if " " in name else read.replace(" ", ""))


@pytest.mark.parametrize("name", ["Mariana Castellanos", MANY_WORDS, "W" * 200, "王" * 200])
@pytest.mark.parametrize("title", ["Eyes Open, Doors Open", LONG_TITLE, "W" * 255])
def test_it_is_one_card_with_everything_on_it_and_nothing_over_another(name, title):
    pdf = card_of(name, course_title=title)
    assert size_of(pdf) == (85.6, 54.0)
    words = words_of(pdf)
    edge_right, edge_bottom = 85.6 * MILLIMETRE, 54 * MILLIMETRE
    assert all(
        0 < left and right < edge_right and 0 < top and bottom < edge_bottom for left, top, right, bottom, _ in words
    )
    below = next(top for _left, top, _right, _bottom, word in words if word == "Completed")
    first_fact = next(index for index, word in enumerate(words) if word[4] == "Completed")
    assert max(bottom for _left, _top, _right, bottom, _word in words[:first_fact]) < below + 1


def test_it_says_what_the_certificate_says():
    read = without_marks(text_of(card_of("Mariana Castellanos")))
    for words in (
        "Plainsight",
        "Eyes Open, Doors Open",
        "Completed November 24, 2026",
        "Valid until November 24, 2027",
    ):
        assert words in read
    assert "CDFGH JKMNP QRTWX" in read and "learn.example.org/verify/" in read


def test_without_an_end_it_names_none():
    assert "Valid until" not in text_of(card_of("Mariana Castellanos", expires_on=None))


def test_it_speaks_the_language_of_the_certificate():
    certificate = certificate_with("Mariana Castellanos")
    certificate.facts["language"] = "fr"
    with pikepdf.open(io.BytesIO(draw_card(certificate))) as document:
        assert document.Root.Lang == "fr"


@pytest.mark.parametrize(("paper", "size"), [("letter", (215.9, 279.4)), ("a4", (210.0, 297.0))])
def test_the_sheet_is_of_the_certificates_paper(paper, size):
    certificate = certificate_with("Mariana Castellanos")
    certificate.facts["paper"] = paper
    pdf = draw_card(certificate, on_a_sheet=True)
    assert size_of(pdf) == size and "cut along the marks" in text_of(pdf)


@pytest.mark.parametrize("on_a_sheet", [False, True])
@pytest.mark.parametrize("name", ["Mariana Castellanos", MANY_WORDS, "فاطمة الزهراء", "សុខា ខ្មែរ"])
def test_checkers_find_no_fault(tmp_path, name, on_a_sheet):
    path = tmp_path / "card.pdf"
    path.write_bytes(card_of(name, on_a_sheet))
    assert faults_of(path) == []


def test_markup_is_printed_not_obeyed():
    hostile = "<img src=file:///etc/passwd>"
    assert text_of(card_of(hostile, course_title=hostile)).replace("\n", " ").count(hostile) == 2


@pytest.mark.parametrize("address", ["card/", "card/?sheet"])
def test_the_holder_takes_it_along(certificate, client_of, learner, address):
    response = client_of(learner).get(certificate.get_absolute_url() + address)
    assert response.content.startswith(b"%PDF") and response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'attachment; filename="card-{certificate.code[:5].lower()}.pdf"'
    assert response["Cache-Control"] == "private, no-store"


def test_what_was_handed_out_fixes_the_name(certificate, client_of, learner):
    client_of(learner).get(f"{certificate.get_absolute_url()}card/")
    assert Certificate.objects.get().is_printed
