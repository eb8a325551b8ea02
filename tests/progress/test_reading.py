"""The statement written out for lesson pages says what the one calculation of progress says."""

from decimal import Decimal

import pytest

from progress import recording
from progress.models import Enrolment
from progress.places import Place
from progress.reading import reading_of
from progress.standing import standing_of
from tests.progress.outlines import a_step, an_outline

OUTLINE = an_outline(a_step("one"), a_step("two"), a_step("check", kind="quiz"), attestation="I certify.")


def place(at: int = 0) -> Place:
    return Place(OUTLINE, OUTLINE.modules[0], OUTLINE.steps[at])


def begin(enrolment):
    """Nothing but an enrolment."""


def open_one(enrolment):
    recording.open_step(enrolment, OUTLINE.steps[1])


def some_done(enrolment):
    recording.record_answer(enrolment, OUTLINE.steps[0], "story", {"ending": "told"})
    recording.mark_done(enrolment, OUTLINE.steps[0], OUTLINE)
    recording.record_score(enrolment, OUTLINE.steps[2], OUTLINE, Decimal("66.67"), passed=False)


def all_done(enrolment):
    recording.mark_done(enrolment, OUTLINE.steps[0], OUTLINE)
    recording.mark_done(enrolment, OUTLINE.steps[1], OUTLINE)
    recording.record_score(enrolment, OUTLINE.steps[2], OUTLINE, Decimal(90), passed=True)


def finished(enrolment):
    all_done(enrolment)
    recording.attest(enrolment, OUTLINE, "I certify.")


def finished_and_begun_again(enrolment):
    finished(enrolment)
    Enrolment.objects.create(learner=enrolment.learner, course_key=OUTLINE.key, course_title="Again", cycle=2)


STORIES = [begin, open_one, some_done, all_done, finished, finished_and_begun_again]


@pytest.mark.parametrize("story", STORIES)
def test_a_lesson_page_agrees_with_the_standing(learner, teacher, story):
    story(recording.enrol(learner, OUTLINE))
    all_done(recording.enrol(teacher, OUTLINE))
    current = Enrolment.objects.of(learner).with_completion().latest_cycle()
    expected, reading = standing_of(current, OUTLINE), reading_of(learner, place())
    assert reading.enrolment == current
    assert reading.standing.why_not() == expected.why_not()
    for name in ("done", "percent", "minutes_left", "is_attested", "is_complete", "active_seconds"):
        assert getattr(reading.standing, name) == getattr(expected, name)


@pytest.mark.parametrize("story", STORIES)
def test_records_come_back_with_the_types_they_have(learner, story):
    story(recording.enrol(learner, OUTLINE))
    for record in reading_of(learner, place()).standing.records.values():
        stored = type(record).objects.get(pk=record.pk)
        assert {**vars(record), "_state": None} == {**vars(stored), "_state": None}


def test_the_answers_are_those_of_this_step_alone(learner):
    some_done(recording.enrol(learner, OUTLINE))
    recording.record_answer(recording.enrol(learner, OUTLINE), OUTLINE.steps[1], "other", {})
    assert {block: given.answer for block, given in reading_of(learner, place()).answers.items()} == {
        "story": {"ending": "told"}
    }


def test_a_visitor_has_done_nothing_and_nobody_is_asked():
    assert reading_of(None, place()).standing.percent == 0


def test_reading_asks_three_times_at_most(learner, django_assert_max_num_queries):
    some_done(recording.enrol(learner, OUTLINE))
    with django_assert_max_num_queries(3):
        assert reading_of(learner, place()).is_done
