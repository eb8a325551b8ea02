"""Presses at the same moment, on real connections."""

import pytest

from dashboards.models import BoxAnswer, BoxEntry
from dashboards.question_box import answering, writing
from tests.at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_four_presses_put_in_one_and_four_tabs_three(school_class, learner, box):
    numbers = at_once(4, lambda index: writing.put_in(school_class, learner, "Once?").pk)
    assert len(numbers) == 4 and len(set(numbers)) == 1
    at_once(4, lambda index: attempt(school_class, learner, f"Tab {index}"))
    assert BoxEntry.objects.count() == writing.MOST_A_DAY


def attempt(group, learner, text: str) -> None:
    try:
        writing.put_in(group, learner, text)
    except writing.NotNow:
        pass


def test_of_two_answers_one_is_shown_and_the_other_told(teacher, monitor, box, write):
    entry = write()

    def answer(index: int) -> str:
        try:
            answering.answer(BoxEntry.objects.get(pk=entry.pk), (teacher, monitor)[index], "Asked", f"Answer {index}")
        except answering.AnsweredMeanwhile:
            return "late"
        return "shown"

    assert sorted(at_once(2, answer)) == ["late", "shown"] and BoxAnswer.objects.count() == 1
