"""Who must do what after a small correction and after a material change: docs/architecture.md has the rule."""

import datetime

import pytest

from curriculum.models import Change, Course, Lesson
from curriculum.outline import outline_of
from people.models import User
from progress import recording
from progress.claiming import merge_records
from progress.models import Enrolment, StepRecord
from progress.standing import standing_of
from tests.progress.conftest import FINISHED_STORY

NOTE = "The steps of a report are four, not three."
EARLIER = datetime.timedelta(days=1)


@pytest.fixture
def outline_now(course):
    return lambda: outline_of(Course.objects.get(pk=course.pk))


@pytest.fixture
def doer(outline_now):
    """A function that makes a learner who did the first so many steps, a day ago."""

    def make(steps: int) -> Enrolment:
        learner = User.objects.create_user(display_name=f"Did {steps}", email=f"did-{steps}@example.org")
        enrolment = recording.enrol(learner, outline_now())
        for step in outline_now().steps[:steps]:
            recording.mark_done(enrolment, step, outline_now())
        for record in enrolment.records.all():
            StepRecord.objects.filter(pk=record.pk).update(done_at=record.done_at - EARLIER)
        return Enrolment.objects.with_standing().get(pk=enrolment.pk)

    return make


def publish(kind: str) -> None:
    """The second of three lessons says something else."""
    lesson = Lesson.objects.get(slug="lesson-two")
    lesson.title, lesson.change_kind, lesson.change_note = "Lesson two, anew", kind, NOTE
    lesson.save_revision().publish()


def left(enrolment: Enrolment, outline) -> list[str]:
    enrolment = Enrolment.objects.with_standing().get(pk=enrolment.pk)
    return [step.slug for step in standing_of(enrolment, outline).steps_left]


# did so many steps: what is left after …            small            material         asked again
RULE = {
    0: (["lesson-one", "lesson-two", "lesson-three"],) * 3,
    1: (["lesson-two", "lesson-three"],) * 3,
    2: (["lesson-three"], ["lesson-three"], ["lesson-two", "lesson-three"]),
    3: ([], [], []),
}


@pytest.mark.parametrize("did", RULE)
@pytest.mark.parametrize(("at", "kind"), [(0, "small"), (1, "material"), (2, "again")])
def test_who_must_do_what(doer, outline_now, did, at, kind):
    enrolment = doer(did)
    publish(kind)
    assert left(enrolment, outline_now()) == RULE[did][at]


def test_a_completion_is_never_changed(doer, outline_now):
    enrolment = doer(3)
    before = {name: value for name, value in vars(enrolment.completion).items() if name != "_state"}
    publish("again")
    enrolment = Enrolment.objects.with_standing().get(pk=enrolment.pk)
    assert {name: value for name, value in vars(enrolment.completion).items() if name != "_state"} == before
    standing = standing_of(enrolment, outline_now())
    assert (standing.percent, standing.completion.course_version, outline_now().version) == (100, "1.0", "1.1")


def test_whoever_finishes_afterwards_completes_the_new_version(doer, outline_now):
    enrolment = doer(2)
    publish("again")
    for step in outline_now().steps:
        recording.mark_done(enrolment, step, outline_now())
    assert Enrolment.objects.get(pk=enrolment.pk).completion.course_version == "1.1"


def test_looking_again_keeps_when_it_was_first_done(doer, outline_now):
    enrolment = doer(2)
    publish("again")
    step = outline_now().steps[1]
    first = enrolment.records.get(step_key=step.key).done_at
    recording.mark_done(enrolment, step, outline_now())
    recording.mark_done(enrolment, step, outline_now())
    record = enrolment.records.get(step_key=step.key)
    assert record.done_at == first and record.done_again_at > first
    assert left(enrolment, outline_now()) == ["lesson-three"]


def test_without_the_step_that_changed_the_course_is_not_complete(doer, outline_now):
    enrolment = doer(2)
    publish("again")
    standing = recording.mark_done(enrolment, outline_now().steps[2], outline_now())
    assert not standing.is_complete and standing.next_step.slug == "lesson-two"
    assert standing.why_not() == [f"“Lesson two, anew” has changed since it was finished. {NOTE}"]
    assert standing.state_of(standing.next_step.key) == "changed"


def test_a_change_in_another_language_asks_nobody_here(doer, outline_now):
    enrolment = doer(2)
    publish("again")
    Change.objects.update(language="fr")
    Course.objects.first().save()  # so that the outline is read anew
    assert left(enrolment, outline_now()) == ["lesson-three"]


@pytest.fixture
def midway(story, client, outline_now):
    """A visitor who told the end of the first lesson's story, and finished it."""
    address = outline_now().steps[0].url
    client.post(address, FINISHED_STORY)
    client.post(f"{address}done/")
    StepRecord.objects.update(done_at=datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC))
    lesson = Lesson.objects.get(pk=story.pk)
    lesson.title, lesson.change_kind, lesson.change_note = "Lesson one, anew", "again", NOTE
    lesson.save_revision().publish()
    return address


def test_the_lesson_says_calmly_that_it_changed_and_keeps_the_answers(client, midway, django_assert_max_num_queries):
    client.get(midway)
    with django_assert_max_num_queries(8):
        page = client.get(midway).content.decode()
    assert f"This lesson has changed since you read it. {NOTE}" in page
    assert "She knows what to do." in page and "I’ve finished this lesson" in page
    client.post(f"{midway}done/")
    page = client.get(midway).content.decode()
    assert "has changed since" not in page and "You have finished this lesson" in page


def test_the_list_of_the_course_marks_it(client, midway):
    assert "changed since" in client.get("/courses/small-steps/").content.decode()


def test_whoever_never_read_it_is_told_nothing(midway):
    from django.test import Client

    assert "has changed since" not in Client().get(midway).content.decode()


def test_a_page_opened_before_the_change_does_not_count_as_looking_again(client, midway, outline_now):
    step = outline_now().steps[0]
    stale = {"edition": "0"}
    for _tab in range(2):
        assert client.post(f"{midway}done/", stale).url == midway
    assert StepRecord.objects.get(step_key=step.key).done_again_at is None
    assert "has changed since you opened it" in client.get(midway).content.decode()
    assert client.post(f"{midway}done/", {"edition": step.edition}).url != midway


def test_a_try_begun_at_the_old_quiz_is_one_at_the_old_quiz(doer, outline_now):
    enrolment = doer(2)
    publish("again")
    step = outline_now().steps[1]
    before, after = step.changed_at - EARLIER / 2, step.changed_at + EARLIER
    recording.record_score(enrolment, step, outline_now(), None, True, before)
    assert "lesson-two" in left(enrolment, outline_now())
    recording.record_score(enrolment, step, outline_now(), None, True, after)
    assert "lesson-two" not in left(enrolment, outline_now())


def test_joining_a_guests_learning_keeps_the_latest_look(doer, outline_now):
    one, other = doer(1), doer(2)
    key = outline_now().steps[0].key
    early, late = one.records.get(step_key=key), other.records.get(step_key=key)
    late.done_at = early.done_at + 3 * EARLIER
    merge_records(late, early)
    assert early.done_again_at == late.done_at > early.done_at
