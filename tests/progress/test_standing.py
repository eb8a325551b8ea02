import dataclasses

import pytest

from progress import recording
from progress.models import Enrolment
from progress.standing import Standing, standing_of
from tests.progress.outlines import EMPTY, a_step, an_outline


def test_nobody_has_done_anything_at_first():
    standing = Standing(an_outline())
    assert (standing.percent, standing.is_started, standing.minutes_left) == (0, False, 12)


def test_the_next_step_is_the_first_that_is_not_done(enrolment, outline):
    recording.mark_done(enrolment, outline.steps[0], outline)
    recording.mark_done(enrolment, outline.steps[2], outline)
    assert standing_of(enrolment, outline).next_step == outline.steps[1]


def test_percent_and_minutes_follow_the_steps_done(enrolment, outline):
    recording.mark_done(enrolment, outline.steps[0], outline)
    standing = standing_of(enrolment, outline)
    assert (standing.percent, standing.minutes_left) == (33, 8)


def test_a_course_that_asks_for_an_attestation_is_not_at_100_without_it(learner):
    outline = an_outline(a_step("one"), attestation="I certify.")
    enrolment = recording.enrol(learner, outline)
    recording.mark_done(enrolment, outline.steps[0], outline)
    assert standing_of(enrolment, outline).percent == 50


def test_why_not_says_in_words_what_is_missing(learner):
    outline = an_outline(a_step("one"), a_step("two"), a_step("check", kind="quiz"), attestation="I certify.")
    enrolment = recording.enrol(learner, outline)
    recording.open_step(enrolment, outline.steps[0])
    assert standing_of(enrolment, outline).why_not() == [
        "“One” has been opened, and is not marked as finished yet.",
        "“Two” is still to be read.",
        "The quiz “Check” is still to be passed.",
        "The closing statement is still to be confirmed.",
    ]


def test_steps_are_new_then_started_then_done(enrolment, outline):
    first, second, third = outline.steps
    recording.mark_done(enrolment, first, outline)
    recording.open_step(enrolment, second)
    standing = standing_of(enrolment, outline)
    assert [standing.state_of(step.key) for step in (first, second, third)] == ["done", "started", "new"]


def test_a_step_added_after_completion_does_not_undo_it(learner):
    outline = an_outline(a_step("one"))
    enrolment = recording.enrol(learner, outline)
    recording.mark_done(enrolment, outline.steps[0], outline)
    longer = an_outline(a_step("one"), a_step("two"))
    standing = standing_of(Enrolment.objects.get(), longer)
    assert (standing.is_complete, standing.percent, standing.why_not()) == (True, 100, [])


def test_a_deleted_step_no_longer_counts(enrolment, outline):
    recording.mark_done(enrolment, outline.steps[0], outline)
    shorter = an_outline(*outline.steps[1:])
    assert standing_of(enrolment, shorter).percent == 0


def test_a_course_without_steps_is_never_ready():
    standing = Standing(EMPTY)
    assert (standing.percent, standing.is_ready) == (0, False)


@pytest.mark.parametrize("count", [1, 60])
def test_standing_reads_in_two_queries_whatever_the_size(learner, count, django_assert_max_num_queries):
    outline = an_outline(*(a_step(f"step-{number}") for number in range(count)))
    enrolment = recording.enrol(learner, outline)
    for step in outline.steps:
        recording.open_step(enrolment, step)
    enrolment = Enrolment.objects.with_completion().get()
    with django_assert_max_num_queries(2):
        assert standing_of(enrolment, outline).is_started


def test_many_standings_read_in_two_queries(learner, teacher, stranger, django_assert_max_num_queries):
    outline = an_outline()
    for person in (learner, teacher, stranger):
        recording.open_step(recording.enrol(person, outline), outline.steps[0])
    with django_assert_max_num_queries(2):
        standings = [standing_of(enrolment, outline) for enrolment in Enrolment.objects.with_standing()]
    assert all(standing.is_started for standing in standings)


def test_a_changed_order_keeps_what_was_done(enrolment, outline):
    recording.mark_done(enrolment, outline.steps[2], outline)
    turned = dataclasses.replace(outline, modules=(dataclasses.replace(outline.modules[0], steps=outline.steps[::-1]),))
    assert standing_of(enrolment, turned).next_step == outline.steps[1]


def test_a_module_is_finished_when_all_of_it_is_done(enrolment, outline):
    [module] = outline.modules
    for step in outline.steps:
        assert not standing_of(enrolment, outline).has_finished(module)
        recording.mark_done(enrolment, step, outline)
    assert standing_of(Enrolment.objects.get(), outline).has_finished(module)


def test_what_is_paused_need_not_be_done(enrolment, outline):
    first, *others = outline.steps
    recording.mark_done(enrolment, first, outline)
    paused = tuple(dataclasses.replace(step, is_stopped=True) for step in others)
    module = dataclasses.replace(outline.modules[0], steps=(first, *paused))
    assert standing_of(enrolment, dataclasses.replace(outline, modules=(module,))).has_finished(module)


def test_an_empty_module_is_never_finished():
    module = dataclasses.replace(an_outline().modules[0], steps=())
    assert not Standing(an_outline()).has_finished(module)
