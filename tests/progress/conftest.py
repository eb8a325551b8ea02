"""A clock that tests move by hand, and a learner who has begun a course."""

import datetime

import pytest

from progress import recording
from progress.signals import course_completed
from tests.progress.outlines import an_outline


class Clock:
    now = datetime.datetime(2026, 11, 24, 10, 0, tzinfo=datetime.UTC)

    def forward(self, seconds: int) -> None:
        self.now += datetime.timedelta(seconds=seconds)


@pytest.fixture
def clock(monkeypatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("progress.recording.this_second", lambda: clock.now)
    return clock


@pytest.fixture
def outline():
    return an_outline()


@pytest.fixture
def enrolment(learner, outline):
    return recording.enrol(learner, outline)


@pytest.fixture
def announced():
    """The completions announced so far."""
    completions = []

    def hear(sender, completion, **kwargs):
        completions.append(completion)

    course_completed.connect(hear)
    yield completions
    course_completed.disconnect(hear)


@pytest.fixture
def award_fails():
    """Something that hears of a completion breaks."""

    def break_down(sender, **kwargs):
        raise ZeroDivisionError

    course_completed.connect(break_down)
    yield
    course_completed.disconnect(break_down)
