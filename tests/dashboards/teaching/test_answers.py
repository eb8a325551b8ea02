"""The answer key: what is right, and why."""

from html import unescape

import pytest

from curriculum.models import Course
from quizzes.models import Question
from tests.dashboards.teaching.test_handout import questions
from tests.dashboards.teaching.test_plan import sheet_of


@pytest.fixture
def key(leader, lesson_page) -> str:
    return unescape(sheet_of(leader.get(f"{lesson_page}answers/").text))


def test_every_question_has_its_answer_and_the_reasons(key):
    for words in (
        "The right answer is: The duty manager",
        "Two people see more than one.",
        "The right answer is: False",
        "A worry is enough. Others look into it.",
        "<strong>Maintenance</strong>",
        "Finish what you are doing, calmly. → <strong>Place 1</strong>",
        "cluster",
        "7.5",
        "Worth a second look: “We hold on to your papers”",
        "Papers belong with their owner.",
        "<strong>Worth a second look</strong>",
        "<strong>The safest step</strong>",
        "Nothing here is right or wrong.",
    ):
        assert words in key, words


def test_placed_parts_are_told_once(key):
    item = next(question for question in questions() if question["type"] == "sorting")["items"][0]["text"]
    lesson_part = key.partition("Look back")[0]
    assert lesson_part.count(item) == 1


def test_the_conversation_is_explained(key):
    assert "deserves a second look" in key and "A secret keeps help away." in key and "Secrets were asked for." in key


def test_the_quiz_of_the_module_is_in_it(key):
    after = key.partition("Look back")[2]
    assert "Each try asks 3 of these" in after and "Asking is a strength." in after and "It takes courage." in after


def test_adults_who_take_the_quiz_themselves_find_only_the_lesson(leader, course, lesson_page):
    course = Course.objects.get(pk=course.pk)
    course.audience = "employers"
    course.save_revision().publish()
    shown = sheet_of(leader.get(f"{lesson_page}answers/").text)
    assert "The duty manager" in shown and "Look back" not in shown


def test_a_lesson_without_questions_still_has_the_quiz(leader, home):
    shown = sheet_of(leader.get(f"{home}walking/bare/answers/").text)
    assert "Look back" in shown and "In this lesson" not in shown


def test_a_changed_question_changes_the_key(leader, lesson_page, key):
    question = Question.objects.get(key="is-it-so")
    question.body[0].value["feedback_false"] = "Others will look into it together."
    question.save()
    assert "Others will look into it together." in leader.get(f"{lesson_page}answers/").text
