"""The other, equal task: instead of a step, without a reason, and it counts the same."""

import pytest
from django.utils import timezone

from curriculum.outline import outline_of
from people.guests import claim
from people.models import AuditEntry, Deed, Group, User
from progress import recording, stepping_away
from progress.models import BlockAnswer, Completion, StepAway, StepRecord
from progress.standing import standing_of
from tests.progress.conftest import FINISHED_STORY

ONE = "/courses/small-steps/module-1/lesson-one/"


@pytest.fixture
def pupil(client_of, learner):
    return client_of(learner)


@pytest.fixture
def outline(course):
    return outline_of(course)


@pytest.fixture
def given(story, outline, school_class, learner, teacher):
    """The other task instead of the first lesson, which has a story to finish."""
    outline = outline_of(story.get_parent().get_parent().specific)
    stepping_away.give(school_class, learner, outline.steps[:1], teacher)
    return outline


def complete(given, school_class, learner, teacher):
    return stepping_away.complete(school_class, learner, given.steps[0], given, teacher)


def test_the_learner_finds_a_calm_page_and_a_way_on(pupil, given):
    html = pupil.get(ONE).text
    assert "Your teacher has another task for you" in html and "Words of lesson one" not in html
    assert 'href="/courses/small-steps/module-1/lesson-two/"' in html


def test_nobody_else_does(client, client_of, given, stranger, school_class):
    classmate = User.objects.create_user(display_name="Pim")
    school_class.add(classmate)
    for other in (client, client_of(stranger), client_of(classmate)):
        assert "Words of lesson one" in other.get(ONE).text


def test_a_team_has_no_teacher(client_of, learner, given, team_only):
    html = client_of(learner).get(ONE).text
    assert "There is another task for you" in html and "teacher has" not in html


@pytest.fixture
def team_only(school_class):
    organisation = school_class.organisation
    organisation.kind = "employer"
    organisation.save()


def test_what_is_posted_is_not_taken(pupil, given, htmx):
    assert pupil.post(ONE, FINISHED_STORY).url == ONE
    assert pupil.post(f"{ONE}done/").url == ONE
    assert pupil.post(ONE, FINISHED_STORY, headers=htmx).headers["HX-Redirect"] == ONE
    assert not BlockAnswer.objects.exists() and not StepRecord.objects.done().exists()


def test_an_answer_of_a_page_that_was_open_is_kept(pupil, story, outline, school_class, learner, teacher):
    recording.open_step(recording.enrol(learner, outline), outline.steps[0])
    stepping_away.give(school_class, learner, outline.steps[:1], teacher)
    assert pupil.post(ONE, FINISHED_STORY).url == ONE
    assert BlockAnswer.objects.count() == 1


def test_done_counts_without_answers_and_looks_the_same_to_the_learner(pupil, given, school_class, learner, teacher):
    standing = complete(given, school_class, learner, teacher)
    assert given.steps[0].key in standing.done and standing.percent == 33
    record = StepRecord.objects.get()
    assert record.alternative and not record.answers.exists()
    assert "This part is done" in pupil.get(ONE).text and "33 % done" in pupil.get("/learning/").text


def test_the_course_is_complete_when_everything_is(given, school_class, learner, teacher, announced):
    enrolment = recording.enrol(learner, given)
    for step in given.steps[1:]:
        recording.mark_done(enrolment, step, given)
    assert complete(given, school_class, learner, teacher).is_complete
    assert Completion.objects.get() == announced[0]


def test_twice_is_as_good_as_once(given, school_class, learner, teacher, clock):
    first = complete(given, school_class, learner, teacher)
    clock.forward(60)
    stepping_away.give(school_class, learner, given.steps[:1], teacher)
    complete(given, school_class, learner, teacher)
    assert StepRecord.objects.get().done_at == first.records[given.steps[0].key].done_at
    assert StepAway.objects.count() == 1
    assert AuditEntry.objects.filter(deed=Deed.STEPPED_AWAY, learner_number=learner.pk).count() == 2


def test_the_log_names_nobody_and_gives_no_reason(given, learner, teacher):
    entry = AuditEntry.objects.get()
    assert (entry.detail, entry.actor_name) == ("Lesson one", "Tala Teacher")


def test_taken_back_the_lesson_is_there_again(pupil, given, school_class, learner, teacher):
    for _ in range(2):
        stepping_away.take_back(school_class, learner, given.steps[0], teacher)
    assert "Words of lesson one" in pupil.get(ONE).text
    assert complete(given, school_class, learner, teacher) is None
    assert not StepRecord.objects.done().exists()


def test_what_was_marked_by_mistake_is_unmarked(given, school_class, learner, teacher):
    complete(given, school_class, learner, teacher)
    assert stepping_away.reopen(school_class, learner, given.steps[0], given, teacher)
    record = StepRecord.objects.get()
    assert record.done_at is None and not record.alternative
    assert complete(given, school_class, learner, teacher).done


def test_what_the_learner_did_is_never_unmarked(given, school_class, learner, teacher):
    enrolment = recording.enrol(learner, given)
    recording.mark_done(enrolment, given.steps[1], given)
    assert stepping_away.reopen(school_class, learner, given.steps[1], given, teacher)
    assert given.steps[1].key in standing_of(enrolment, given).done


def test_a_completed_course_stays_completed(given, school_class, learner, teacher):
    enrolment = recording.enrol(learner, given)
    for step in given.steps[1:]:
        recording.mark_done(enrolment, step, given)
    complete(given, school_class, learner, teacher)
    assert not stepping_away.reopen(school_class, learner, given.steps[0], given, teacher)
    assert StepRecord.objects.get(step_key=given.steps[0].key).alternative


def test_a_lesson_done_before_is_not_said_to_be_the_other_task(outline, school_class, learner, teacher):
    recording.mark_done(recording.enrol(learner, outline), outline.steps[0], outline)
    stepping_away.give(school_class, learner, outline.steps[:1], teacher)
    complete(outline, school_class, learner, teacher)
    assert not StepRecord.objects.get().alternative


def test_it_ends_with_the_term_and_with_leaving(pupil, given, school_class, learner):
    Group.objects.update(archived_at=timezone.now())
    assert "Words of lesson one" in pupil.get(ONE).text
    Group.objects.update(archived_at=None)
    learner.memberships.all().delete()
    assert "Words of lesson one" in pupil.get(ONE).text


def test_an_account_takes_over_what_was_given_and_done_as_a_guest(given, school_class, learner, teacher):
    guest = User.objects.create_guest()
    school_class.add(guest)
    stepping_away.give(school_class, guest, given.steps[:2], teacher)
    for step in given.steps[:2]:
        stepping_away.complete(school_class, guest, step, given, teacher)
    recording.open_step(recording.enrol(learner, given), given.steps[0])
    claim(guest, learner)
    assert StepAway.objects.filter(learner=learner).count() == 2
    assert StepRecord.objects.filter(enrolment__learner=learner, alternative=True).count() == 2
