"""The figures as a file."""

import csv
import io
import re

import pytest
from django.test import Client
from wagtail.users.models import UserProfile

from quizzes.models import Quiz
from tests.quizzes.analysis.crowds import TWELVE, address, reword, take_all, work_out


def lines(client: Client, quiz: Quiz) -> list[list[str]]:
    text = client.get(address(quiz, "figures.csv")).getvalue().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_the_file_holds_the_figures_of_the_page(desk, measured):
    rows = lines(desk, measured)
    assert [row[0] for row in rows].count("scores") == 10 and rows[1][4:7] == ["40", "100.0", "64.4"]
    question, right, wrong = rows[12:15]
    assert question[2:4] == ["Asking for help is a strength.", "The right answer is: True"]
    assert (right[2], right[3], wrong[2], wrong[3]) == ("A. True", "yes", "B. False", "")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_the_file_is_a_formula(desk, statements, start):
    statements = reword(statements, 0, prompt=f"{start}SUM(A1)")
    take_all(statements, TWELVE)
    Quiz.objects.filter(pk=statements.pk).update(title=f"{start}SUM(A1)")
    work_out(statements)
    cells = [cell for row in lines(desk, statements) for cell in row]
    assert any("SUM(A1)" in cell for cell in cells)
    assert [cell for cell in cells if cell.startswith(start) and not re.fullmatch(r"-[\d.]+", cell)] == []


def test_negative_numbers_stay_numbers(desk, measured):
    links = [row[7] for row in lines(desk, measured) if row[0] == "question"]
    assert float(links[3]) < 0


def test_the_file_speaks_the_language_of_its_reader(desk, editor, measured):
    UserProfile.get_for_user(editor)
    UserProfile.objects.update(preferred_language="fr")
    assert lines(desk, measured)[0][2] == "Mots"


def test_the_file_is_streamed(desk, measured):
    response = desk.get(address(measured, "figures.csv"))
    assert response.streaming and response["Content-Type"].startswith("text/csv")
    assert "attachment" in response["Content-Disposition"]


def test_of_few_attempts_the_file_holds_only_their_number(desk, few):
    rows = lines(desk, few)
    assert rows[1:] == [["quiz", "", "Half-way check", "", "9", "", "", "", "", "", "Figures are shown from 10 on."]]


def test_of_a_question_few_answered_it_holds_only_the_number(desk, statements):
    take_all(statements, ["1111"] * 9 + ["-111"] * 3)
    work_out(statements)
    questions = [row for row in lines(desk, statements) if row[0] == "question"]
    assert [row[4:6] for row in questions] == [["9", ""], *[["12", "100.0"]] * 3]
