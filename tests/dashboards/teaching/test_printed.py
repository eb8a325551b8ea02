"""Everything on paper: sound for readers of every kind, complete, in our own fonts, under neutral names."""

import io

import pikepdf
import pytest

from people.models import Organisation
from tests.reading_pdf import faults_of, text_of, without_marks

LETTER = {"kind": "exemption", "school": "Birch School", "teacher": "Ms. Ode", "date": "", "contact": "", "go": "pdf"}


@pytest.fixture
def print_out(leader, home, lesson_page):
    """A function from the name of a sheet to its PDF."""

    def make(name: str) -> bytes:
        if name == "letter":
            return leader.post(f"{home}letter/", LETTER).content
        if name == "slips":
            return leader.post(f"{home}question-box/", {"reader": "Ms. Ode", "go": "pdf"}).content
        return leader.get(f"{lesson_page}{name}.pdf").content

    return make


ALL = ["plan", "handout", "answers", "letter", "slips"]


@pytest.mark.parametrize("name", ALL)
def test_checkers_find_no_fault(print_out, tmp_path, name):
    path = tmp_path / f"{name}.pdf"
    path.write_bytes(print_out(name))
    assert faults_of(path) == []


@pytest.mark.parametrize("name", ALL)
def test_it_is_set_in_fonts_from_packages(print_out, name):
    with pikepdf.open(io.BytesIO(print_out(name))) as document:
        fonts = {str(font.BaseFont) for page in document.pages for font in page.Resources.Font.values()}
    assert fonts and all("+Plainsight-" in font for font in fonts), fonts


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            "plan",
            ["Lesson plan: On the way", "0–5", "welcome, everyone.", "Is it my fault?", "1-800-555-0199", "A report"],
        ),
        ("handout", ["Somebody waves to you.", "Who walks with you?", "Someone to Talk To: 1-800-555-0199"]),
        ("answers", ["The right answer is: The duty manager", "Asking is a strength."]),
        ("letter", ["To the families of Birch School:", "Tell Ms. Ode if your child would rather do other work."]),
        ("slips", ["This box is not an emergency line.", "Emergency: 911"]),
    ],
)
def test_its_words_are_read_back(print_out, name, words):
    pdf = print_out(name)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        read = f"{document.docinfo['/Title']} {without_marks(text_of(pdf))}"
    assert [one for one in words if one not in read] == []


def test_links_within_the_site_leave_their_words_and_others_their_address(print_out):
    read = without_marks(text_of(print_out("plan")))
    assert "See the course and a site (https://example.org/more)" in read


@pytest.mark.parametrize("name", ["plan", "handout", "answers"])
def test_file_names_are_neutral(leader, lesson_page, name):
    disposition = leader.get(f"{lesson_page}{name}.pdf")["Content-Disposition"]
    assert disposition == f'inline; filename="{name}-1.pdf"'


def test_it_is_on_the_paper_of_the_region(print_out, school):
    def width(pdf: bytes) -> int:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            return round(float(document.pages[0].mediabox[2]))

    assert width(print_out("plan")) == width(print_out("letter")) == 612
    Organisation.objects.filter(pk=school.pk).update(region="GB")
    assert width(print_out("plan")) == width(print_out("letter")) == 595


def test_what_stands_in_the_margins_is_not_read_aloud(print_out):
    """Page numbers and titles are marked as artifacts, so that nothing is heard on every page."""
    with pikepdf.open(io.BytesIO(print_out("plan"))) as document:
        assert len(document.pages) > 2
        for page in document.pages:
            marks = [operands for operands, operator in pikepdf.parse_content_stream(page) if str(operator) == "BDC"]
            assert [str(mark[1].get("/Type")) for mark in marks if str(mark[0]) == "/Artifact"] == ["/Pagination"] * 2
