"""A clock that tests move by hand, and a learner who has begun a course."""

import datetime

import pytest

from curriculum.models import Lesson
from curriculum.outline import outline_of
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
def unheard(monkeypatch):
    """Completions that no room above hears of, to count what recording alone costs."""
    monkeypatch.setattr(course_completed, "receivers", [])


@pytest.fixture
def award_fails():
    """Something that hears of a completion breaks."""

    def break_down(sender, **kwargs):
        raise ZeroDivisionError

    course_completed.connect(break_down)
    yield
    course_completed.disconnect(break_down)


SCENARIO = {
    "title": "A late arrival",
    "introduction": "",
    "scenes": [
        {"scene": "start", "text": "<p>It is late.</p>", "choices": [{"choice": "Tell the manager", "to": "told"}]},
        {"scene": "told", "text": "<p>She knows what to do.</p>", "choices": []},
    ],
    "required": True,
}


@pytest.fixture
def story(course):
    """The first lesson of `course`, with a story that must be finished."""
    lesson = Lesson.objects.get(slug="lesson-one")
    lesson.body = [*lesson.body.raw_data, {"type": "scenario", "id": "late-arrival", "value": SCENARIO}]
    lesson.save_revision().publish()
    return lesson


@pytest.fixture
def steps(course):
    """The three steps of `course`, as its outline has them now."""
    return outline_of(course).steps


FINISHED_STORY = {"block": "late-arrival", "ending": "told"}


@pytest.fixture
def htmx():
    """What htmx adds to its requests."""
    return {"HX-Request": "true"}
