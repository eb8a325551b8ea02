"""The classes of the demonstration have learned something, the same in every database."""

from random import Random

import pytest

from dashboards.demo import classes
from dashboards.demo.answers import form_of_question
from dashboards.demo.learning import answers_to, lesson_of, quiz_of
from people.demo import make_demo_people
from people.models import Group
from progress.models import Assignment, Completion, Enrolment, StepRecord
from quizzes.models import Attempt
from quizzes.questions import type_of
from tests.quizzes.factories import EVERY_KIND, frozen

TERM = classes.Term(
    "small-steps",
    due_in=9,
    meetings=((6, 1), (3, 1), (0, 1)),
    behind={"Kwame": 3, "Ugo": 1},
    ahead=("Amina", "Ben", "Aarav"),
    at_work=("Diego",),
    stuck="Mateo",
    half_a_quiz="Thandeka",
)


@pytest.fixture
def made(quiz, monkeypatch):
    """Both classes take the small course."""
    for kept in (answers_to, lesson_of, quiz_of):
        kept.cache_clear()
    monkeypatch.setattr(classes, "TERMS", {"8B": TERM, "10A": TERM})
    teacher = make_demo_people()["teacher"]
    classes.make_demo_classes(teacher)
    return teacher


def test_they_are_in_the_middle_of_a_course_and_twice_is_as_good_as_once(made, client_of):
    def count() -> list[int]:
        return [model.objects.count() for model in (Enrolment, StepRecord, Attempt, Completion, Assignment)]

    before = count()
    classes.make_demo_classes(made)
    assert count() == before and before[0] == 49 and before[-1] == 2
    html = client_of(made).get(f"/groups/{Group.objects.get(name='8B').pk}/").text
    assert "Mateo" in html and "Not started" in html and "Begun" in html
    assert sum(Group.objects.get(name=name).learners().exclude(last_login=None).count() for name in ("8B", "10A")) == 49


def test_a_class_without_its_course_has_learned_nothing(db):
    classes.make_demo_classes(make_demo_people()["teacher"])
    assert not Enrolment.objects.exists()
    assert Group.objects.get(name="8B").learners().count() == 24
    assert Group.objects.get(name="10A").learners().count() == 26


@pytest.mark.parametrize("kind", EVERY_KIND)
@pytest.mark.parametrize("knows", [True, False])
def test_its_learners_can_answer_every_type_of_question(kind, knows):
    content = frozen(kind, EVERY_KIND[kind]())
    question = type_of(content)
    answer = question.read_answer(content, form_of_question(content, "answer", knows, Random(3)), "answer")
    if question.is_graded:
        assert (question.grade(content, answer) == 1) is knows
