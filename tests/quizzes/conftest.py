"""A bank, a quiz that draws from it, and someone half-way through."""

import pytest
from django.test import Client
from hypothesis import settings
from wagtail.models import Locale

from curriculum.models import Course, Module
from people.models import User
from quizzes.models import Attempt, Question, QuestionBank, Quiz
from tests.quizzes.factories import (
    EVERY_KIND,
    a_choice,
    a_matching,
    a_question,
    a_sorting,
    a_statement,
    an_ordering,
    stream,
)

# A busy machine is no reason to call a property false.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture
def bank(db) -> QuestionBank:
    Locale.objects.get_or_create(language_code="en")  # tests on real connections empty every table
    return QuestionBank.objects.create(slug="front-desk", title="Front desk")


@pytest.fixture
def single(bank) -> Question:
    return a_question(bank, "single", "single_choice", a_choice(right=1, wrong=3))


@pytest.fixture
def multiple(bank) -> Question:
    return a_question(bank, "multiple", "multiple_choice", a_choice(right=2, wrong=2))


@pytest.fixture
def statement(bank) -> Question:
    return a_question(bank, "statement", "true_false", a_statement(answer=True))


@pytest.fixture
def matching(bank) -> Question:
    return a_question(bank, "matching", "matching", a_matching(), practice=True)


@pytest.fixture
def ordering(bank) -> Question:
    return a_question(bank, "ordering", "ordering", an_ordering(), practice=True)


@pytest.fixture
def sorting(bank) -> Question:
    return a_question(bank, "sorting", "sorting", a_sorting(), practice=True)


@pytest.fixture
def quiz(course: Course, bank, single, multiple, statement) -> Quiz:
    """The last step of the course: three questions, all of the bank's."""
    draw = {"bank": bank.pk, "count": 3, "tags": []}
    page = Quiz(title="Final check", slug="final-check", minutes=6, summary="Three questions.")
    page.questions = stream(page, "questions", [("draw", draw)])
    Module.objects.child_of(course).last().add_child(instance=page)
    return page


@pytest.fixture
def placing(quiz: Quiz) -> Quiz:
    """The quiz, asking to match, to order and to sort."""
    asked = [("matching", a_matching()), ("ordering", an_ordering()), ("sorting", a_sorting())]
    quiz.questions = stream(quiz, "questions", asked)
    quiz.save_revision().publish()
    return quiz


@pytest.fixture
def every_kind(quiz: Quiz) -> Quiz:
    """The quiz, asking one question of each type."""
    quiz.questions = stream(quiz, "questions", [(kind, make()) for kind, make in EVERY_KIND.items()])
    quiz.save_revision().publish()
    return quiz


@pytest.fixture
def client(client_of, learner: User) -> Client:
    return client_of(learner)


@pytest.fixture
def attempt(client: Client, quiz: Quiz) -> Attempt:
    """The learner's open attempt, started through the site."""
    client.post(f"/quizzes/start/{quiz.pk}/")
    return Attempt.objects.get()
