"""The class page as a file says what the screen says."""

import csv
import io
import types

import pytest
from openpyxl import load_workbook

from people.models import AuditEntry, Deed, User
from quizzes.models import Attempt
from tests.dashboards.class_page.conftest import rows_of_grid
from tests.quizzes.factories import finish


def lines_of(response) -> list[list[str]]:
    return list(csv.reader(io.StringIO(response.getvalue().decode("utf-8-sig"))))


def sheet_of(response) -> list[tuple]:
    book = load_workbook(io.BytesIO(response.getvalue()))
    return list(book.active.iter_rows(values_only=True))


@pytest.fixture
def half_done(pupil, learner, quiz, does, pupils):
    """One who has finished, two on their way and one who has not begun."""
    does(learner, 3)
    pupil.post(f"/quizzes/start/{quiz.pk}/")
    finish(pupil, Attempt.objects.get())
    for number, person in enumerate(pupils(3)):
        does(person, number)


@pytest.mark.parametrize("query", ["", "?module=module-1"])
def test_rows_states_and_order_are_those_of_the_screen(leader, half_done, class_page, query):
    shown = rows_of_grid(leader.get(class_page + query).text)
    lines = lines_of(leader.get(f"{class_page}list.csv{query}"))[1:]
    assert [line[0] for line in lines] == [row[0].removesuffix(" Here today") for row in shown]
    steps = slice(1, len(shown[0]) - 1)
    said = [[cell.replace("100 Done, 100 %", "100.0") for cell in row[steps]] for row in shown]
    assert [line[steps] for line in lines] == said


def test_both_files_say_the_same_and_numbers_are_numbers(leader, half_done, class_page):
    lines = lines_of(leader.get(f"{class_page}list.csv"))
    sheet = sheet_of(leader.get(f"{class_page}list.xlsx"))
    assert [["" if cell is None else str(cell) for cell in row] for row in sheet] == [
        [cell.replace("100.0", "100") for cell in line] for line in lines
    ]
    assert sheet[1][4] == 100 and isinstance(sheet[1][5], int)


def test_files_hold_every_page_of_the_list(leader, does, learner, pupils, class_page):
    does(learner, 1)
    pupils(60)
    assert len(lines_of(leader.get(f"{class_page}list.csv?page=2"))) == 62


@pytest.mark.parametrize("name", ["=1+1", "@SUM(A1)", "-2", "+3", "\t=1"])
def test_a_name_that_looks_like_a_formula_stays_text(leader, learner, does, class_page, name):
    User.objects.filter(pk=learner.pk).update(display_name=name)
    does(learner, 1)
    assert lines_of(leader.get(f"{class_page}list.csv"))[1][0] == f"'{name}"
    book = load_workbook(io.BytesIO(leader.get(f"{class_page}list.xlsx").getvalue()))
    cell = book.active["A2"]
    assert cell.data_type == "s" and cell.value == name


def test_the_csv_is_streamed_and_kept_by_nobody(leader, learner, does, class_page):
    does(learner, 1)
    response = leader.get(f"{class_page}list.csv")
    assert isinstance(response.streaming_content, types.GeneratorType | map) and response.streaming
    for file in ("list.csv", "list.xlsx"):
        headers = leader.get(class_page + file).headers
        assert headers["Cache-Control"] == "private, no-store" and file in headers["Content-Disposition"]


def test_taking_along_is_told_to_the_audit_log(leader, learner, does, class_page):
    does(learner, 1)
    for file in ("list.csv", "list.xlsx"):
        leader.get(class_page + file)
    assert AuditEntry.objects.filter(deed=Deed.EXPORTED).count() == 2
