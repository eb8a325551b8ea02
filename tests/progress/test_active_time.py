import datetime

import pytest

from progress import counting_time, recording
from progress.active_time import read_opening, sign_opening
from progress.models import StepRecord


def seconds() -> int:
    return StepRecord.objects.get().active_seconds


@pytest.fixture
def step(outline):
    return outline.steps[0]  # four minutes planned


@pytest.fixture
def beat(enrolment, step, clock):
    def after(gap: int) -> None:
        clock.forward(gap)
        recording.record_beat(enrolment, step, clock.now)

    recording.open_step(enrolment, step)
    return after


def test_beats_add_the_time_between_them(beat):
    beat(20)
    beat(20)
    assert seconds() == 40


def test_idle_time_is_not_counted(beat):
    beat(20)
    beat(3600)
    assert seconds() == 50


def test_a_beat_sent_twice_or_from_two_tabs_adds_nothing(beat):
    for gap in (20, 0, 0, 1, 0):
        beat(gap)
    assert seconds() == 21


def test_a_late_beat_does_not_turn_time_back(beat):
    beat(20)
    beat(-10)
    beat(20)
    assert seconds() == 30


def test_two_tabs_that_read_the_same_row_count_once(enrolment, step, clock):
    recording.open_step(enrolment, step)
    record = StepRecord.objects.get()
    clock.forward(20)
    for _ in range(2):
        counting_time.count_time(record, step, clock.now, beat=True)
    assert seconds() == 20


def test_a_step_counts_at_most_three_times_its_planned_minutes(beat):
    for _ in range(60):
        beat(20)
    assert seconds() == 3 * 4 * 60


def test_without_javascript_the_time_until_the_next_action_counts(enrolment, step, outline, clock):
    recording.open_step(enrolment, step)
    clock.forward(90)
    recording.record_answer(enrolment, step, "story", {})
    clock.forward(60)
    recording.mark_done(enrolment, step, outline)
    assert seconds() == 150


def test_without_javascript_a_long_absence_counts_up_to_the_planned_minutes(enrolment, step, outline, clock):
    recording.open_step(enrolment, step)
    clock.forward(3600)
    recording.mark_done(enrolment, step, outline)
    assert seconds() == 4 * 60


def test_once_the_page_beats_an_action_adds_no_more_than_a_beat(beat, enrolment, step, outline, clock):
    beat(20)
    clock.forward(3600)
    recording.mark_done(enrolment, step, outline)
    assert seconds() == 50


def test_coming_back_to_a_step_does_not_count_the_time_away(enrolment, step, outline, clock):
    recording.open_step(enrolment, step)
    clock.forward(86_400)
    recording.open_step(enrolment, step)
    clock.forward(30)
    recording.mark_done(enrolment, step, outline)
    assert seconds() == 30


def test_time_before_a_guests_first_action_counts_from_the_signed_opening(enrolment, step, outline, clock):
    signed = sign_opening(step, clock.now - datetime.timedelta(seconds=100))
    recording.mark_done(enrolment, step, outline, read_opening(signed, step))
    assert seconds() == 100


@pytest.mark.parametrize("signed", ["", "now", "WyJhIiwxXQ:1abc:forged"])
def test_a_forged_opening_is_ignored(signed, outline):
    assert read_opening(signed, outline.steps[0]) is None


def test_the_opening_of_another_step_is_ignored(outline, clock):
    signed = sign_opening(outline.steps[1], clock.now)
    assert read_opening(signed, outline.steps[0]) is None
