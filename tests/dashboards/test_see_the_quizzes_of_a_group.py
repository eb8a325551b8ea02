"""The quizzes of a group, course by course."""

import pytest

from people.models import User
from quizzes import leading
from quizzes.models import Attempt
from tests.courses import build_course
from tests.quizzes.factories import finish


@pytest.fixture
def page(school_class, quiz) -> str:
    return f"/groups/{school_class.pk}/quizzes/"


def test_each_quiz_leads_to_its_page_and_says_that_it_is_open(leader, page, address):
    html = leader.get(page).text
    assert "Final check" in html and address in html
    assert "Open" in html and "Closed" not in html


def test_what_was_decided_is_said(leader, page, school_class, held_back):
    leading.reveal_for(school_class, held_back.translation_key)
    html = leader.get(page).text
    assert "Closed" in html and "Answers shown" in html


def test_how_many_have_begun_and_handed_in(leader, pupil, page, quiz, school_class):
    school_class.add(User.objects.create_user(display_name="Pim"))
    pupil.post(f"/quizzes/start/{quiz.pk}/")
    assert "1 of 2 have begun, 0 have handed in" in leader.get(page).text
    finish(pupil, Attempt.objects.get())
    assert "1 of 2 have begun, 1 have handed in" in leader.get(page).text


def test_those_of_another_class_do_not_count(leader, client_of, stranger, page, quiz):
    client_of(stranger).post(f"/quizzes/start/{quiz.pk}/")
    assert "0 of 1 have begun" in leader.get(page).text


def another_quiz(quiz, title: str):
    course = build_course(title, title.lower())
    return quiz.copy(
        to=course.get_children().first(), update_attrs={"title": f"Check of {title}"}, copy_revisions=False
    )


def test_courses_begun_come_first(leader, pupil, page, quiz):
    other = another_quiz(quiz, "Other")
    assert (html := leader.get(page).text).index("Small Steps") < html.index("Check of Other")
    pupil.post(f"/quizzes/start/{other.pk}/")
    html = leader.get(page).text
    assert html.index("Check of Other") < html.index("Small Steps")
    assert "1 of 1 have begun this course" in html


def test_courses_without_a_quiz_or_not_published_are_left_out(leader, page, quiz):
    build_course("Empty", "empty")
    other = another_quiz(quiz, "Drafted")
    other.course.unpublish()
    html = leader.get(page).text
    assert "Empty" not in html and "Drafted" not in html


@pytest.mark.parametrize("number", [3, 60])
def test_the_page_costs_the_same_however_many_learn(
    leader, client_of, page, quiz, school_class, number, django_assert_num_queries
):
    for index in range(number):
        school_class.add(pupil := User.objects.create_user(display_name=f"Pupil {index}"))
        if index < 3:
            client_of(pupil).post(f"/quizzes/start/{quiz.pk}/")
    leader.get(page)
    with django_assert_num_queries(8):
        leader.get(page)


def test_each_says_of_which_module_it_is(leader, school_class, quiz):
    html = leader.get(f"/groups/{school_class.pk}/quizzes/").text
    assert "Module 2" in html and "Checks · 8B" in html
