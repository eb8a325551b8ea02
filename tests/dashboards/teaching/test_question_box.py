"""Slips for the question box."""

import pytest

from tests.reading_pdf import text_of, without_marks


@pytest.fixture
def page(home) -> str:
    return f"{home}question-box/"


def slips_in(response) -> str:
    return response.text.partition('<div class="sheet sheet--slips"')[2].partition("</main>")[0]


def test_each_slip_says_who_reads_it_and_when(leader, page):
    shown = slips_in(leader.post(page, {"reader": "Ms. Ode", "when": "every Tuesday"}))
    assert shown.count("Read by: Ms. Ode") == shown.count("When: every Tuesday") == 3


def test_each_slip_says_what_it_is_not_and_who_helps(leader, page):
    shown = slips_in(leader.get(page))
    assert shown.count("This box is not an emergency line.") == 3
    assert shown.count("911") == shown.count("1-800-555-0199") == 3
    assert "has to tell people who can help" in shown and "You need not write your name" in shown


def test_what_is_left_empty_is_a_line(leader, page):
    assert slips_in(leader.post(page, {"reader": "", "when": ""})).count("paper-blank") == 6


def test_all_slips_stand_on_one_sheet(leader, page):
    response = leader.post(page, {"reader": "Ms. Ode", "when": "every Tuesday", "go": "pdf"})
    assert response["Content-Disposition"] == 'inline; filename="slips.pdf"'
    assert text_of(response.content).count("\f") == 1
    assert without_marks(text_of(response.content)).count("Read by: Ms. Ode") == 3


def test_markup_is_printed_not_obeyed(leader, page):
    hostile = "<b onclick=x>Ms. Ode</b>"
    assert "<b onclick" not in leader.post(page, {"reader": hostile}).text
    read = without_marks(text_of(leader.post(page, {"reader": hostile, "go": "pdf"}).content))
    assert read.count(hostile) == 3


def test_too_much_is_said_and_kept(leader, page):
    response = leader.post(page, {"reader": "R" * 81, "go": "pdf"})
    assert response.status_code == 422 and "R" * 81 in response.text
