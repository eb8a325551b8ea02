"""Learners while a lesson is off every screen, and afterwards."""

import pytest

from curriculum.models import Course, Lesson
from curriculum.outline import outline_of
from curriculum.stopping.stops import lift, stop
from progress import recording
from progress.models import BlockAnswer, Completion, StepRecord
from progress.standing import standing_of
from tests.progress.conftest import FINISHED_STORY


def outline_now():
    return outline_of(Course.objects.get())


@pytest.fixture
def reader(client, story, steps):
    """A visitor in the middle of the first lesson."""
    client.post(steps[0].url, FINISHED_STORY)
    return client


@pytest.fixture
def stopped(story, editor):
    return stop(story, editor, "A name was left in.")


@pytest.fixture
def enrolled(learner, course):
    return recording.enrol(learner, outline_now())


def test_what_was_done_is_there_again_afterwards(reader, steps, stopped, editor):
    assert "She knows what to do." not in reader.get(steps[0].url).content.decode()
    lift(stopped, editor, "Fine.")
    assert "She knows what to do." in reader.get(steps[0].url).content.decode()


def test_an_answer_from_a_page_that_was_still_open_is_kept_and_shows_nothing(reader, steps, stopped, htmx):
    BlockAnswer.objects.all().delete()
    for _tab in range(2):
        answer = reader.post(steps[0].url, FINISHED_STORY)
        assert answer.status_code == 302 and answer.url == steps[0].url
    assert BlockAnswer.objects.get().block_id == "late-arrival"
    answer = reader.post(steps[0].url, FINISHED_STORY, headers=htmx)
    assert answer.headers["HX-Redirect"] == steps[0].url and not answer.content


@pytest.mark.parametrize("sent", [{"block": "nonsense"}, {"block": "late-arrival", "ending": "no"}, {}])
def test_what_cannot_be_read_shows_nothing_either(reader, steps, stopped, sent):
    assert reader.post(steps[0].url, sent).status_code == 302


def test_it_cannot_be_finished_meanwhile(reader, steps, stopped):
    for _tab in range(2):
        assert reader.post(f"{steps[0].url}done/").url == steps[0].url
    assert StepRecord.objects.get().done_at is None


def test_a_visitor_leaves_no_trace(client, steps, stopped):
    client.post(steps[0].url, FINISHED_STORY)
    client.get(steps[0].url)
    assert not StepRecord.objects.exists()


def test_it_is_not_needed_to_finish_the_course(enrolled, stopped, editor):
    first, *others = outline_now().steps
    for step in others:
        standing = recording.mark_done(enrolled, step, outline_now())
    assert standing.is_complete and standing.percent == 100
    completion = Completion.objects.get()
    assert completion.minutes == sum(step.minutes for step in others)
    lift(stopped, editor, "Fine.")
    enrolled.refresh_from_db()
    assert standing_of(enrolled, outline_now()).is_complete


def test_whoever_is_mid_way_has_it_before_them_again_afterwards(enrolled, stopped, editor):
    first, second, _third = outline_now().steps
    standing = recording.mark_done(enrolled, second, outline_now())
    assert (standing.next_step.slug, standing.percent) == ("lesson-three", 50)
    lift(stopped, editor, "Fine.")
    standing = standing_of(enrolled, outline_now())
    assert (standing.next_step.slug, standing.percent) == ("lesson-one", 33)


def test_a_course_that_is_stopped_waits(learner, client_of, enrolled, editor, course):
    step = outline_now().steps[0]
    recording.mark_done(enrolled, step, outline_now())
    stopped = stop(course, editor, "All of it.")
    standing = standing_of(enrolled, outline_now())
    assert not standing.all_steps_done and not standing.is_ready and standing.next_step is None
    desk = client_of(learner)
    assert "is not offered at the moment. What you did in it is kept" in desk.get("/learning/").content.decode()
    for place in ("/courses/small-steps/", f"/learning/courses/{course.translation_key}/finish/"):
        assert "paused for now" in desk.get(place).content.decode()
    lift(stopped, editor, "Fine.")
    assert standing_of(enrolled, outline_now()).percent == 33


def test_where_every_step_is_stopped_the_pages_of_the_course_still_answer(learner, client_of, enrolled, editor, course):
    for lesson in Lesson.objects.all():
        stop(lesson, editor, "Each.")
    desk = client_of(learner)
    for place in ("/learning/", "/courses/small-steps/", f"/learning/courses/{course.translation_key}/finish/"):
        assert desk.get(place).status_code == 200


def test_a_lesson_costs_no_more_for_it(reader, story, steps, editor, django_assert_max_num_queries):
    stop(Lesson.objects.get(slug="lesson-three"), editor, "Another one.")
    reader.get(steps[0].url)
    with django_assert_max_num_queries(8):
        reader.get(steps[0].url)
