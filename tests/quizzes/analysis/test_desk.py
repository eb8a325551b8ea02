"""Quiz analysis at the editor's desk: the report, a quiz's page, its file, and who may see them."""

import re

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from wagtail.models import GroupPagePermission

from quizzes.models import Analysis, content_of
from tests.quizzes.analysis.crowds import REPORT, TWELVE, address, known, reword, take, take_all, work_out
from tests.quizzes.analysis.test_recomputing import WORKER

FEW = "so that nobody can be recognised"


# What is shown -----------------------------------------------------------------------------------------------------


def test_the_report_lists_quizzes_with_their_figures(desk, measured):
    html = desk.get(REPORT).content.decode()
    assert "Half-way check" in html and "Small Steps" in html
    assert re.findall(r"<td[^>]*>\s*([\d.]+(?: %)?)\s*</td>", html) == ["40", "64 %", "0.04", "3"]


def test_the_report_can_be_searched(desk, measured):
    assert "Half-way check" in desk.get(REPORT, {"q": "half"}).content.decode()
    assert "Half-way check" not in desk.get(f"{REPORT}results/", {"q": "nowhere"}).content.decode()


@pytest.mark.parametrize("column", ["title", "course_title", "attempts_counted", "mean", "reliability", "flags"])
def test_the_report_can_be_sorted(desk, measured, column):
    assert desk.get(REPORT, {"ordering": f"-{column}"}).status_code == 200


def test_the_page_shows_the_quiz(desk, measured):
    html = desk.get(address(measured)).content.decode()
    assert "Attempts counted" in html and "<dd>40</dd>" in html and "<dd>64 %</dd>" in html
    assert "50 to 59 %: 12" in html  # the chart in words


def test_the_page_shows_each_question_with_its_right_answer(desk, measured):
    html = desk.get(address(measured)).content.decode()
    assert html.count("Asking for help is a strength.") == 4
    assert html.count("The right answer is: True") == 4 and "40 of 40" in html


def test_a_question_of_a_bank_leads_there(desk, quiz, single):
    for _ in range(10):
        take(quiz, [None] * 3)
    work_out(quiz)
    assert f"/cms/snippets/quizzes/question/?q={single.key}" in desk.get(address(quiz)).content.decode()


def test_the_page_explains_its_words(desk, measured):
    html = desk.get(address(measured)).content.decode()
    assert "The share of what could be earned" in html and "Whether those who do well" in html


def test_questions_with_flags_stand_first(desk, measured):
    html = desk.get(address(measured)).content.decode()
    assert "Those who do well elsewhere do worse here" in html
    assert [int(number) for number in re.findall(r'<h3 id="question-(\d)"', html)] == [4, 1, 2, 3]


def test_earlier_wordings_are_said_to_be_left_out(desk, statements):
    take_all(statements, TWELVE)
    take_all(reword(statements, 0), TWELVE)
    work_out(statements)
    assert "12 earlier answers to another wording are not counted." in desk.get(address(statements)).content.decode()


def test_what_came_since_is_said(desk, measured):
    assert "No attempt came since." in desk.get(address(measured)).content.decode()
    take(measured, known("1111"))
    assert "1 attempt came since." in desk.get(address(measured)).content.decode()


def test_many_that_came_since_are_not_all_counted(desk, measured, monkeypatch):
    monkeypatch.setattr("quizzes.analysis.reading.MOST_NEW", 2)
    monkeypatch.setattr("quizzes.analysis.desk.MOST_NEW", 2)
    take_all(measured, ["1111"] * 4)
    assert "More than 2 attempts came since." in desk.get(address(measured)).content.decode()


def test_before_anything_is_worked_out_the_page_says_so(desk, statements):
    take_all(statements, TWELVE)
    html = desk.get(address(statements)).content.decode()
    assert "Nothing has been worked out yet." in html and "12 attempts came since." in html


def test_a_quiz_of_another_language_shows_its_own(desk, measured, french):
    assert "Nothing has been worked out yet." in desk.get(address(french)).content.decode()


# Groups under ten --------------------------------------------------------------------------------------------------


def test_of_few_attempts_the_page_shows_only_their_number(desk, few):
    html = desk.get(address(few)).content.decode()
    assert "9 attempts were handed in." in html and FEW in html
    assert not re.search(r"\d %|<svg class=\"quiz|question-1", html)


def test_of_few_attempts_the_report_shows_only_their_number(desk, few):
    html = desk.get(REPORT).content.decode()
    assert re.findall(r"<td[^>]*>\s*([\d.]+(?: %)?)\s*</td>", html) == ["9", "0"]


def test_of_a_question_few_answered_the_page_shows_only_the_number(desk, statements):
    take_all(statements, ["1111"] * 9 + ["-111"] * 3)
    work_out(statements)
    html = desk.get(address(statements)).content.decode()
    assert "Answered 9 times." in html and html.count("12 of 12") == 3


# Working it out again ----------------------------------------------------------------------------------------------


def test_the_button_works_the_figures_out(desk, measured):
    take(measured, known("1111"))
    assert "The figures are worked out again." in desk.post(address(measured, "again/"), follow=True).content.decode()
    assert Analysis.objects.get().attempts_counted == 41


def test_pressed_twice_it_is_worked_out_once(desk, statements):
    take_all(statements, TWELVE)
    with override_settings(TASKS=WORKER):
        first = desk.post(address(statements, "again/"), follow=True).content.decode()
        second = desk.post(address(statements, "again/"), follow=True).content.decode()
    assert "are being worked out. Come back" in first and "being worked out already" in second
    assert Analysis.objects.count() == 1


def test_a_mishap_is_told_and_the_figures_stay(desk, measured):
    wording = Analysis.objects.get().wording
    wording.content["questions"].clear()
    wording.save()
    html = desk.post(address(measured, "again/"), follow=True).content.decode()
    assert "could not be worked out; those from before are kept" in html and "<dd>40</dd>" in html


def test_nothing_is_worked_out_by_looking(desk, measured):
    before = Analysis.objects.values().get()
    take(measured, known("1111"))
    for page in (REPORT, address(measured), address(measured, "figures.csv")):
        desk.get(page)
    assert Analysis.objects.values().get() == before


def test_looking_makes_no_row(desk, statements):
    desk.get(address(statements))
    assert not Analysis.objects.exists()


def test_it_is_not_worked_out_by_get(desk, measured):
    assert desk.get(address(measured, "again/")).status_code == 405


def test_without_its_token_the_button_does_nothing(editor, measured):
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    assert client.post(address(measured, "again/")).status_code == 403


# Who may -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["", "{pk}/", "{pk}/figures.csv", "{pk}/again/"])
def test_who_has_no_place_at_the_desk_finds_nothing(client_of, learner, teacher, stranger, measured, page):
    address = REPORT + page.format(pk=measured.pk)
    for user in (learner, teacher, stranger):
        assert {client_of(user).get(address).status_code, client_of(user).post(address).status_code} == {404}


@pytest.mark.parametrize("page", ["", "figures.csv"])
def test_an_editor_of_another_course_is_refused_as_wagtail_does(client_of, other_editor, measured, page):
    response = client_of(other_editor).get(address(measured, page))
    assert response.status_code == 302 and response.url == "/cms/"


def test_an_editor_of_another_course_works_nothing_out(client_of, other_editor, measured):
    before = Analysis.objects.get().computed_at
    assert client_of(other_editor).post(address(measured, "again/")).url == "/cms/"
    assert Analysis.objects.get().computed_at == before


def test_the_report_lists_only_what_its_reader_may_edit(client_of, other_editor, measured):
    html = client_of(other_editor).get(REPORT).content.decode()
    assert "Half-way check" not in html and "0.04" not in html


def test_an_editor_of_the_course_sees_it(client_of, other_editor, course, measured):
    GroupPagePermission.objects.update(page=course)
    assert "Half-way check" in client_of(other_editor).get(REPORT).content.decode()
    assert "<dd>40</dd>" in client_of(other_editor).get(address(measured)).content.decode()


def test_a_page_that_is_no_quiz_is_not_found(desk, course):
    assert desk.get(address(course)).status_code == 404


# Ways to it --------------------------------------------------------------------------------------------------------


def test_the_quiz_leads_to_its_analysis(desk, measured):
    assert f'href="{address(measured)}"' in desk.get(f"/cms/pages/{measured.pk}/edit/").content.decode()
    assert f'href="{address(measured)}"' in desk.get(f"/cms/pages/{measured.get_parent().pk}/").content.decode()


def test_other_pages_lead_to_none(desk, course):
    assert REPORT + str(course.pk) not in desk.get(f"/cms/pages/{course.pk}/edit/").content.decode()


def test_the_reports_menu_leads_to_the_report(desk, client_of, other_editor):
    assert REPORT in desk.get("/cms/").content.decode()
    GroupPagePermission.objects.all().delete()
    assert REPORT not in client_of(other_editor).get("/cms/").content.decode()


# Queries -----------------------------------------------------------------------------------------------------------


def queries(client: Client, page: str) -> int:
    client.get(page)
    content_of.cache_clear()
    with CaptureQueriesContext(connection) as captured:
        client.get(page)
    return len(captured)


@pytest.mark.parametrize("page", ["", "{pk}/", "{pk}/figures.csv"])
def test_reading_costs_as_much_at_200_attempts_as_at_20(desk, statements, page):
    address = REPORT + page.format(pk=statements.pk)
    take_all(statements, ["1100"] * 20)
    work_out(statements)
    take(statements, known("1111"))
    few = queries(desk, address)
    take_all(statements, ["1101"] * 180)
    assert queries(desk, address) == few
    work_out(statements)
    take(statements, known("1111"))
    assert queries(desk, address) == few


def test_the_report_costs_the_same_for_more_quizzes(desk, measured, course):
    one = queries(desk, REPORT)
    measured.copy(update_attrs={"slug": "copy", "title": "Another check"})
    assert "Another check" in desk.get(REPORT).content.decode()
    assert queries(desk, REPORT) == one
