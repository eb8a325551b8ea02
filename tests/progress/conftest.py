"""A clock that tests move by hand, and a learner who has begun a course."""

import datetime

import pytest

from curriculum.models import Lesson
from curriculum.outline import outline_of
from progress import recording
from progress.models import Completion, Enrolment
from progress.signals import course_completed
from progress.standing import standing_of
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


@pytest.fixture
def travel(clock, monkeypatch):
    """To noon, Greenwich time, of another day, for recording, renewals and every page."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: clock.now)

    def travel(day: datetime.date | str, hour: int = 12) -> datetime.date:
        day = datetime.date.fromisoformat(day) if isinstance(day, str) else day
        clock.now = datetime.datetime.combine(day, datetime.time(hour), datetime.UTC)
        return day

    return travel


@pytest.fixture
def take_course(clock):
    """Takes the present cycle as an honest reader does: reads everything, stays as long as is asked, signs."""

    def take_course(learner, outline) -> Completion:
        enrolment = recording.enrol(learner, outline)
        for step in outline.steps:
            recording.open_step(enrolment, step)
            clock.forward(step.minutes * 60)
            recording.mark_done(enrolment, step, outline)
        for _beat in range(3 * 60):
            if not standing_of(enrolment, outline).minutes_missing:
                break
            clock.forward(20)
            recording.record_beat(enrolment, step)
        standing = standing_of(Enrolment.objects.get(pk=enrolment.pk), outline)
        if standing.is_complete:
            return standing.completion
        return recording.attest(enrolment, outline, standing.statement, "Lea Learner")

    return take_course
