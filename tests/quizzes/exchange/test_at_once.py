"""Two presses of a button at the same moment, on real connections."""

import pytest

from tests.at_once import at_once
from tests.quizzes.test_at_once import copies_of

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_button_pressed_four_times_imports_once(upload, desk, bank):
    preview = upload("::rest::Rest helps.{T}\n\n::ask::Asking helps.{T}")
    address, form = f"{preview.context['request'].path}confirm/", {"seal": preview.context["seal"]}
    tabs = copies_of(desk, 4)
    answers = at_once(4, lambda index: tabs[index].post(address, form))
    assert {answer.url for answer in answers} == {address.replace("confirm", "result")}
    assert bank.questions.count() == 2
