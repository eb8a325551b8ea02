"""Two presses, and learners who answer while the leader closes, at the same moment, on real connections."""

import pytest

from curriculum.outline import outline_of
from quizzes.models import ClassMeasure, Reply, Slip
from quizzes.questionnaires import class_asking
from quizzes.questionnaires.in_class import asked_in, reply_in_class
from quizzes.questionnaires.marks import mark_of_slip
from tests.at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_presses_count_once_and_an_answer_comes_before_the_closing_or_not_at_all(school_class, course, questionnaire):
    outline = outline_of(course)
    begun = at_once(2, lambda index: class_asking.begin(school_class, outline, "slips").pk)
    measure = ClassMeasure.objects.get()
    assert set(begun) == {measure.pk}
    at_once(2, lambda index: class_asking.hand_out(measure, 6))
    assert Slip.objects.count() == 6
    at_once(2, lambda index: class_asking.open_time(measure, "before"))
    slips, (found, asked) = list(measure.slips.select_related("measure")), asked_in(measure, "en")
    answers = {"knowledge": {"border": "true"}}

    def act(index: int) -> object:
        if index == 6:
            return class_asking.close(measure)
        return reply_in_class(measure, mark_of_slip(slips[index]), found, asked, "before", answers)

    kept = [given for given in at_once(7, act) if given]
    measure.refresh_from_db()
    assert measure.times["before"]["answered"] == len(kept) == Reply.objects.count()
