"""What a class found hard, all together and by nobody's name."""

import re

import pytest
from django.utils import timezone

from progress import recording
from quizzes.attempts import answering, starting, submitting
from quizzes.models import Attempt
from tests.dashboards.class_page.conftest import words_of
from tests.quizzes.forms import right_form, wrong_form


@pytest.fixture
def takes(outline, quiz):
    def take(learner, right: bool = True) -> Attempt:
        attempt = starting.start(recording.enrol(learner, outline), quiz)
        for number in attempt.numbers:
            answering.answer(attempt, number, (right_form if right else wrong_form)(attempt, number))
        return submitting.submit(attempt)

    return take


def shares(html: str) -> list[int]:
    return [int(percent) for percent in re.findall(r"<strong>(\d+) %</strong>", html)]


def test_from_ten_answers_on_the_hardest_come_first(leader, takes, pupils, class_page):
    for number, person in enumerate(pupils(12)):
        takes(person, right=number < 3)
    html = leader.get(f"{class_page}hard/").text
    assert shares(html) == sorted(shares(html)) and shares(html)[0] == 25
    assert "12 answers" in words_of(html) and "Final check" in html
    assert "Pupil" not in html


def test_the_question_stands_in_the_words_it_was_asked_in(leader, takes, pupils, single, class_page):
    for person in pupils(10):
        takes(person, right=False)
    html = words_of(leader.get(f"{class_page}hard/").text)
    assert "What do you do first ?" in html or "What do you do first?" in html
    assert "Right: " in html and "Often chosen instead: " in html


def test_of_nine_answers_nothing_is_told(leader, takes, pupils, class_page):
    for person in pupils(9):
        takes(person, right=False)
    html = words_of(leader.get(f"{class_page}hard/").text)
    assert "%" not in html.partition("Worth coming back to")[2].partition("Someone to talk to")[0]
    assert "3 questions have fewer than ten answers." in html


def test_first_tries_count_and_only_those_of_this_class(leader, takes, pupils, stranger, class_page):
    for person in [*pupils(10), stranger]:
        takes(person, right=False)
    takes(pupils_of_class(class_page)[0])
    html = words_of(leader.get(f"{class_page}hard/").text)
    assert "10 answers" in html and "11 answers" not in html


def pupils_of_class(class_page):
    from people.models import Group

    return list(Group.objects.get(pk=class_page.split("/")[2]).learners().filter(display_name__startswith="Pupil"))


def test_an_attempt_under_way_tells_nothing(leader, takes, pupils, class_page):
    for person in pupils(10):
        takes(person)
    Attempt.objects.update(submitted_at=None)
    assert "There is nothing to tell yet." in leader.get(f"{class_page}hard/").text
    Attempt.objects.update(submitted_at=timezone.now())
    assert "3 questions went well" in words_of(leader.get(f"{class_page}hard/").text)


@pytest.mark.parametrize("number", [10, 40])
def test_it_costs_the_same_however_many_answered(
    leader, takes, pupils, class_page, number, django_assert_max_num_queries
):
    for person in pupils(number):
        takes(person)
    leader.get(f"{class_page}hard/")
    with django_assert_max_num_queries(10):
        leader.get(f"{class_page}hard/")
