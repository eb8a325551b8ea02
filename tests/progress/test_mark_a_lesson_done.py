import datetime

import pytest

from curriculum.models import Lesson
from curriculum.outline import outline_of
from people.models import User
from progress import recording
from progress.active_time import sign_opening
from progress.models import Completion, StepRecord
from progress.standing import standing_of
from tests.progress.conftest import FINISHED_STORY

ONE = "/courses/small-steps/module-1/lesson-one/"
TWO = "/courses/small-steps/module-1/lesson-two/"
THREE = "/courses/small-steps/module-2/lesson-three/"


def test_a_lesson_marked_done_leads_to_the_next(client_of, learner, course):
    response = client_of(learner).post(f"{ONE}done/")
    assert response.headers["Location"].endswith(TWO)
    assert StepRecord.objects.done().count() == 1


def test_with_htmx_the_browser_is_told_where_to_go(client_of, learner, course, htmx):
    response = client_of(learner).post(f"{ONE}done/", headers=htmx)
    assert response.headers["HX-Redirect"].endswith(TWO)


def test_marking_done_twice_counts_once(client_of, learner, course):
    client = client_of(learner)
    client.post(f"{ONE}done/")
    assert client.post(f"{ONE}done/").headers["Location"].endswith(TWO)
    assert StepRecord.objects.done().count() == 1


def test_done_is_posted(client_of, learner, course):
    assert client_of(learner).get(f"{ONE}done/").status_code == 405
    assert not StepRecord.objects.exists()


def test_done_somewhere_unknown_is_not_found(client_of, learner, course):
    assert client_of(learner).post("/courses/small-steps/module-1/nothing/done/").status_code == 404


def test_a_visitor_who_finishes_a_lesson_becomes_a_guest(client, course):
    client.post(f"{ONE}done/")
    assert User.objects.get().enrolments.get().records.done().count() == 1


def test_the_time_a_visitor_read_before_is_counted(client, course, clock, steps):
    opened = sign_opening(steps[0], clock.now - datetime.timedelta(seconds=90))
    client.post(f"{ONE}done/", {"opened": opened})
    assert StepRecord.objects.get().active_seconds == 90


def test_a_lesson_with_a_waiting_part_is_shown_again_at_that_part(client_of, learner, story):
    client = client_of(learner)
    response = client.post(f"{ONE}done/")
    assert response.headers["Location"] == f"{ONE}?waiting=1#block-late-arrival"
    assert "still waiting for your answer" in client.get(f"{ONE}?waiting=1").content.decode()


def test_with_htmx_the_waiting_part_is_named_and_the_page_stays(client_of, learner, story, htmx):
    response = client_of(learner).post(f"{ONE}done/", headers=htmx)
    assert response.status_code == 422
    assert 'href="#block-late-arrival"' in response.content.decode()


def test_a_visitor_with_a_waiting_part_does_not_become_a_guest(client, story):
    assert "waiting" in client.post(f"{ONE}done/").headers["Location"]
    assert not User.objects.exists()


def test_an_answered_lesson_can_be_marked_done(client_of, learner, story):
    client = client_of(learner)
    client.post(ONE, FINISHED_STORY)
    assert client.post(f"{ONE}done/").headers["Location"].endswith(TWO)


def test_the_last_step_leads_to_what_was_left_out(client_of, learner, course):
    client = client_of(learner)
    client.post(f"{ONE}done/")
    assert client.post(f"{THREE}done/").headers["Location"].endswith(TWO)


def test_the_last_thing_left_leads_to_the_end(client_of, learner, course):
    client = client_of(learner)
    for path in (ONE, THREE, TWO):
        response = client.post(f"{path}done/")
    assert response.headers["Location"] == f"/learning/courses/{course.translation_key}/finish/"
    assert Completion.objects.count() == 1


def test_reading_a_finished_course_again_goes_from_lesson_to_lesson(client_of, learner, course):
    client = client_of(learner)
    for path in (ONE, TWO, THREE):
        client.post(f"{path}done/")
    assert client.post(f"{ONE}done/").headers["Location"].endswith(TWO)
    assert Completion.objects.count() == 1


@pytest.fixture
def half_way(client_of, learner, course):
    client = client_of(learner)
    client.post(f"{ONE}done/")
    client.post(f"{TWO}done/")
    return client


def standing(learner, course):
    return standing_of(learner.enrolments.get(), outline_of(course))


def test_a_lesson_published_anew_keeps_progress(half_way, learner, course):
    lesson = Lesson.objects.get(slug="lesson-one")
    lesson.title = "Lesson one, corrected"
    lesson.save_revision().publish()
    assert standing(learner, course).percent == 66


def test_a_lesson_moved_to_another_module_keeps_progress(half_way, learner, course):
    lesson = Lesson.objects.get(slug="lesson-one")
    lesson.move(Lesson.objects.get(slug="lesson-three").get_parent(), pos="last-child")
    assert standing(learner, course).percent == 66


def test_a_lesson_renamed_in_its_address_keeps_progress(half_way, learner, course):
    lesson = Lesson.objects.get(slug="lesson-one")
    lesson.slug = "the-first-lesson"
    lesson.save_revision().publish()
    assert "You have finished this lesson" in half_way.get(f"{ONE[:-11]}the-first-lesson/").content.decode()


def test_deleting_the_last_open_lesson_lets_the_course_be_finished(half_way, learner, course):
    Lesson.objects.get(slug="lesson-three").delete()
    half_way.post(f"/learning/courses/{course.translation_key}/finish/")
    assert Completion.objects.get().enrolment.learner == learner


def test_deleting_a_done_lesson_keeps_its_record(half_way, learner, course):
    Lesson.objects.get(slug="lesson-one").delete()
    assert StepRecord.objects.done().count() == 2
    assert standing(learner, course).percent == 50


def test_a_lesson_added_later_is_asked_of_those_who_have_not_finished(half_way, learner, course):
    Lesson.objects.get(slug="lesson-one").get_parent().add_child(instance=Lesson(title="New", slug="new"))
    half_way.post(f"{THREE}done/")
    assert standing(learner, course).next_step.title == "New"
    assert not Completion.objects.exists()


def test_someone_elses_progress_is_not_touched(half_way, client_of, stranger, learner):
    client_of(stranger).post(f"{THREE}done/")
    assert StepRecord.objects.filter(enrolment__learner=learner).done().count() == 2


def test_done_recorded_before_an_answer_stands(client_of, learner, story):
    outline = outline_of(story.get_parent().get_parent().specific)
    enrolment = recording.enrol(learner, outline)
    with pytest.raises(recording.StepNotReady):
        recording.mark_done(enrolment, outline.steps[0], outline)
    client_of(learner).post(ONE, FINISHED_STORY)
    assert recording.mark_done(enrolment, outline.steps[0], outline).done == {outline.steps[0].key}
