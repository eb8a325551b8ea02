"""What is off every screen is in no teacher's hand either."""

import pytest

from curriculum.models import Lesson, Module
from curriculum.stopping.stops import lift, stop
from quizzes.models import Quiz

SHEETS = ["plan/", "handout/", "answers/", "plan.pdf", "handout.pdf", "answers.pdf"]


@pytest.fixture
def lesson() -> Lesson:
    return Lesson.objects.get(title="On the way")


def test_a_stopped_lesson_has_no_material(leader, home, lesson_page, lesson, editor):
    assert leader.get(f"{lesson_page}handout/").status_code == 200  # kept from now on
    stopped = stop(lesson, editor, "A name was left in.")
    assert [leader.get(f"{lesson_page}{name}").status_code for name in SHEETS] == [404] * len(SHEETS)
    assert lesson.title not in leader.get(home).text
    lift(stopped, editor, "Fine.")
    assert leader.get(f"{lesson_page}handout/").status_code == 200


def test_a_stopped_course_has_none(leader, home, school_class, course, editor):
    stop(course, editor, "All of it.")
    assert leader.get(home).status_code == 404
    assert course.title not in leader.get(f"/groups/{school_class.pk}/teaching/").text


def test_the_key_of_a_stopped_quiz_is_not_told(leader, lesson_page, editor):
    for quiz in Quiz.objects.all():
        assert quiz.title in leader.get(f"{lesson_page}answers/").text
        stop(quiz, editor, "Wrong.")
        assert quiz.title not in leader.get(f"{lesson_page}answers/").text


def test_a_stopped_step_of_the_facilitators_module_is_not_needed(client_of, teacher, finish, home, editor):
    finish(teacher, "rules")
    assert "Lesson plan" not in client_of(teacher).get(home).text
    stop(Lesson.objects.get(slug="hard"), editor, "Wrong.")
    assert "Lesson plan" in client_of(teacher).get(home).text


def test_a_paused_module_opens_to_those_who_had_finished_it(client_of, teacher, stranger, finish, editor, home):
    finish(teacher)
    stop(Module.objects.get(slug="leading"), editor, "Looked at again")
    assert "Lesson plan" in client_of(teacher).get(home).text


def test_a_paused_module_is_not_asked_of_others_for_now(client_of, teacher, editor, home):
    stop(Module.objects.get(slug="leading"), editor, "Looked at again")
    assert "not on this site yet" in client_of(teacher).get(home).text
