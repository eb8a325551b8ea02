"""Papers as files: sound for readers of every kind, of the size that was asked for, and nothing cut off."""

import io

import pikepdf
import pytest

from curriculum.models import WorkplaceWords
from dashboards.models import PaperFacts
from dashboards.papers.printing import ASSETS, STEPS
from tests.dashboards.papers.conftest import LONG_NAME, SIX_PEOPLE, address
from tests.reading_pdf import faults_of, text_of, without_marks

MM = 72 / 25.4
EVERY_SHEET = ["poster", "card", "procedure"]


@pytest.fixture
def print_out(admin, company, rule):
    def make(name: str, query: str = "") -> bytes:
        return admin.get(address(company, f"us-tx-lodging/{name}/file/{query}")).content

    return make


@pytest.fixture
def much(company):
    """As much as a paper may have to hold."""
    company.name = LONG_NAME
    company.save()
    services = ["ca-911", "ca-human-trafficking-hotline", "ca-kids-help-phone", "ca-988", "ca-cybertip"]
    return PaperFacts.objects.create(
        organisation=company, people=SIX_PEOPLE, languages=["en", "fr", "es"], services=services
    )


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    """Of each page in millimetres."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [(round(float(page.mediabox[2]) / MM), round(float(page.mediabox[3]) / MM)) for page in document.pages]


@pytest.mark.parametrize("name", EVERY_SHEET)
def test_checkers_find_no_fault(print_out, tmp_path, name):
    path = tmp_path / f"{name}.pdf"
    path.write_bytes(print_out(name))
    assert faults_of(path) == []


@pytest.mark.parametrize(
    ("name", "query", "letter", "a4"),
    [
        ("poster", "", (216, 279), (210, 297)),
        ("poster", "?large", (279, 432), (297, 420)),
        ("card", "", (216, 279), (210, 297)),
        ("procedure", "", (216, 279), (210, 297)),
    ],
)
def test_it_is_on_the_paper_of_the_region_or_the_one_that_was_chosen(print_out, company, name, query, letter, a4):
    assert set(sizes(print_out(name, query))) == {letter}
    PaperFacts.objects.create(organisation=company, paper="a4")
    assert set(sizes(print_out(name, query))) == {a4}


@pytest.mark.parametrize(("name", "pages"), [("poster", 3), ("card", 6)])
def test_however_much_it_holds_each_language_keeps_to_its_pages(print_out, much, name, pages):
    pdf = print_out(name)
    assert len(sizes(pdf)) == pages
    read = without_marks(text_of(pdf))
    assert "Whom to tell here" in read and "A quién avisar aquí" in read and "À qui parler ici" in read


def test_a_procedure_takes_two_pages_a_language_at_most(print_out, much):
    assert len(sizes(print_out("procedure"))) <= 6


def test_nothing_is_lost_of_a_long_name_and_many_people(print_out, much):
    read = without_marks(text_of(print_out("poster")))
    assert LONG_NAME in read
    assert all(person["phone"] in read for person in SIX_PEOPLE)
    assert "1-833-900-1010" in read and "1-866-658-9022" in read


def test_each_card_stands_on_the_sheet_as_often_as_there_is_room(print_out, company):
    PaperFacts.objects.create(organisation=company, people=SIX_PEOPLE[:1], languages=["en"], paper="a4")
    read = without_marks(text_of(print_out("card")))
    assert read.count("If something worries you") == read.count("905-555-0101") == 10


def test_words_from_right_to_left_are_set_so(print_out, company):
    words = dict.fromkeys(WorkplaceWords.LISTS, "من تخبر هنا\nأخبر أحداً")
    labels = {name: "الهاتف" for name in WorkplaceWords.LABELS if name != "text_words"}
    WorkplaceWords.objects.create(
        key="everywhere-ar", language="ar", title="أخبر أحداً", review_by="2030-01-01", **words, **labels
    )
    PaperFacts.objects.create(organisation=company, people=SIX_PEOPLE, languages=["ar"])
    assert len(sizes(print_out("poster"))) == 1
    assert "1-833-900-1010" in without_marks(text_of(print_out("poster")))


def test_it_is_set_in_our_own_fonts(print_out, much):
    with pikepdf.open(io.BytesIO(print_out("poster"))) as document:
        fonts = {str(font.BaseFont) for page in document.pages for font in page.Resources.Font.values()}
    assert fonts and all("+Plainsight-" in font for font in fonts), fonts


def test_the_stylesheet_has_a_size_for_every_step():
    css = (ASSETS / "papers.css").read_text(encoding="utf-8")
    assert all(css.count(f".step-{step},") >= 3 for step in range(STEPS)) and f".step-{STEPS}" not in css


def test_it_is_small_and_its_name_is_neutral(admin, company, rule):
    answer = admin.get(address(company, "us-tx-lodging/poster/file/"))
    assert answer["Content-Disposition"] == 'inline; filename="poster.pdf"'
    assert "no-store" in answer["Cache-Control"] and len(answer.content) < 200_000
