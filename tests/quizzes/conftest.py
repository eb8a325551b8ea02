"""A bank, a quiz that draws from it, and someone half-way through."""

import pytest

from quizzes.models import Question, QuestionBank
from tests.quizzes.factories import a_choice, a_question, a_statement


@pytest.fixture
def bank(db) -> QuestionBank:
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
