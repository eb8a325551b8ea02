"""A requirement is held to whatever is posted, and whoever is quick and honest is told how long is left."""

import datetime as dt

import pytest

from curriculum.models import Course, Lesson
from curriculum.outline import outline_of
from people.guests import claim
from people.models import User
from people.staffing import take_on
from progress import recording
from progress.active_time import sign_opening
from progress.forms import digest_of
from progress.models import Completion, Enrolment, Obligation, Requirement, StepRecord
from progress.obliging import settle_all
from progress.pacing import Pace, pace_for
from progress.recording import CourseNotReady, StepNotReady
from progress.renewing import open_for
from progress.standing import standing_of
from tests.at_once import together
from tests.progress.conftest import FINISHED_STORY
from tests.progress.outlines import a_step, an_outline

ONE = "/courses/small-steps/module-1/lesson-one/"
TWO = "/courses/small-steps/module-1/lesson-two/"
STATEMENT = "I have read all of it myself."
A_LESSON = 80  # seconds: a third of four minutes


@pytest.fixture
def outline(course):
    return outline_of(course)


@pytest.fixture
def require(company, hotel, outline, learner):
    """Requires the course of everyone at the hotel, where the learner works."""

    def require(organisation=company, **terms) -> Requirement:
        usual = {"starts_on": dt.date(2026, 1, 1), "due_days": 30, "renewal_months": 12}
        made = Requirement.objects.create(
            organisation=organisation, course_key=outline.key, course_title=outline.title, **usual | terms
        )
        settle_all(organisation)
        return made

    take_on(learner, hotel)
    return require


@pytest.fixture
def read(learner, outline, clock):
    """Reads a lesson for so long, beating every 20 seconds."""

    def read(number: int, seconds: int) -> Enrolment:
        enrolment = recording.enrol(learner, outline)
        recording.open_step(enrolment, outline.steps[number])
        for _beat in range(seconds // 20):
            clock.forward(20)
            recording.record_beat(enrolment, outline.steps[number])
        return enrolment

    return read


def standing(learner, outline):
    return standing_of(Enrolment.objects.of(learner).latest_cycle(), outline)


# What is asked ------------------------------------------------------------------------------------------------------


def test_of_several_requirements_the_strictest_counts(require, learner, hotel, company, outline):
    require(minimum_minutes=20, attestation="I agree.")
    other = company.add_child(name="Aurora Airport", kind="site")
    take_on(learner, other)
    require(other, minimum_minutes=30, is_paced=True, asks_signature=True, attestation=STATEMENT)
    assert pace_for(learner, outline.key) == Pace(30, True, f"I agree.\n\n{STATEMENT}", True)


def test_whoever_is_exempt_or_has_left_is_asked_nothing(require, learner, outline):
    require(is_paced=True)
    Obligation.objects.update(exempt_on=dt.date(2026, 11, 1))
    assert pace_for(learner, outline.key) == Pace()
    Obligation.objects.update(exempt_on=None, ended_on=dt.date(2026, 11, 1))
    assert pace_for(learner, outline.key) == Pace()


def test_another_course_is_not_slowed_down(require, learner, outline):
    require(is_paced=True)
    other = an_outline()
    assert recording.mark_done(recording.enrol(learner, other), other.steps[0], other).done


def test_asking_is_one_query_and_none_for_guests(require, learner, outline, django_assert_num_queries):
    require(is_paced=True)
    with django_assert_num_queries(1):
        assert pace_for(learner, outline.key).is_paced
    with django_assert_num_queries(0):
        assert pace_for(User(is_guest=True), outline.key) == Pace()


# A reader's pace ----------------------------------------------------------------------------------------------------


def test_a_lesson_that_was_never_opened_cannot_be_marked_as_done(require, learner, outline):
    require(is_paced=True)
    with pytest.raises(StepNotReady) as early:
        recording.mark_done(recording.enrol(learner, outline), outline.steps[0], outline)
    assert early.value.seconds_left == A_LESSON
    assert not StepRecord.objects.done().exists()


def test_who_is_too_quick_is_told_how_long_is_left_and_loses_nothing(require, learner, outline, read):
    require(is_paced=True)
    enrolment = read(0, 60)
    with pytest.raises(StepNotReady) as early:
        recording.mark_done(enrolment, outline.steps[0], outline)
    assert early.value.seconds_left == 20
    assert StepRecord.objects.get().active_seconds == 60
    assert recording.mark_done(read(0, 20), outline.steps[0], outline).done == {outline.steps[0].key}


def test_asking_too_early_again_and_again_keeps_the_time_between(require, learner, outline, clock):
    """Without a script nothing else says that the page is open."""
    require(is_paced=True)
    enrolment = recording.enrol(learner, outline)
    left = []
    for _press in range(3):
        with pytest.raises(StepNotReady) as early:
            recording.mark_done(enrolment, outline.steps[0], outline)
        left.append(early.value.seconds_left)
        clock.forward(30)
    assert left == [80, 50, 20]
    assert recording.mark_done(enrolment, outline.steps[0], outline).done


def test_even_a_lesson_of_no_minutes_is_looked_at_and_a_quiz_takes_what_it_takes():
    pace = Pace(is_paced=True)
    assert [pace.seconds_for(a_step("short", minutes=minutes)) for minutes in (0, 1, 4)] == [20, 20, 80]
    assert pace.seconds_for(a_step("check", kind="quiz")) == 0
    assert Pace(minimum_minutes=30).seconds_for(a_step("short")) == 0


def test_beats_sent_as_fast_as_can_be_are_worth_no_more_than_the_clock(require, learner, outline, clock, read):
    require(is_paced=True)
    enrolment = read(0, 20)
    for _beat in range(500):
        recording.record_beat(enrolment, outline.steps[0])
    clock.forward(1)
    recording.record_beat(enrolment, outline.steps[0])
    assert StepRecord.objects.get().active_seconds == 21


def test_lessons_open_side_by_side_share_the_time(require, learner, outline, clock):
    require(is_paced=True)
    enrolment = recording.enrol(learner, outline)
    for step in outline.steps:
        recording.open_step(enrolment, step)
    for _beat in range(6):
        clock.forward(20)
        for step in outline.steps:
            recording.record_beat(enrolment, step)
    assert standing(learner, outline).active_seconds == 120


def test_openings_that_were_kept_do_not_count_the_same_minutes_twice(require, client_of, learner, steps, clock):
    """Every lesson opened at once, and then marked as done one after the other."""
    require(is_paced=True)
    opened = {step.url: sign_opening(step, clock.now) for step in steps}
    clock.forward(90)
    client = client_of(learner)
    for address, signed in opened.items():
        client.post(f"{address}done/", {"opened": signed})
        clock.forward(1)
    assert StepRecord.objects.done().count() == 1
    assert sum(StepRecord.objects.values_list("active_seconds", flat=True)) <= 93


def test_what_was_rushed_through_before_is_looked_at_again(require, learner, outline, read):
    enrolment = recording.enrol(learner, outline)
    recording.mark_done(enrolment, outline.steps[0], outline)
    require(is_paced=True)
    assert standing(learner, outline).state_of(outline.steps[0].key) == "started"
    assert recording.mark_done(read(0, A_LESSON), outline.steps[0], outline).state_of(outline.steps[0].key) == "done"


def test_the_other_task_that_a_leader_vouches_for_has_no_pace(require, learner, outline):
    require(is_paced=True, minimum_minutes=4)
    done = recording.mark_alternative_done(recording.enrol(learner, outline), outline.steps[0], outline)
    assert (done.done, done.minutes_missing) == ({outline.steps[0].key}, 0)


# On the page --------------------------------------------------------------------------------------------------------


@pytest.fixture
def paced(require, client_of, learner):
    require(is_paced=True)
    return client_of(learner)


def test_the_lesson_says_beforehand_when_it_can_be_finished(paced):
    assert "This one can be finished from" in paced.get(ONE).content.decode()


def test_without_a_script_the_page_comes_back_with_the_time_that_is_left(paced, clock):
    paced.get(ONE)
    response = paced.post(f"{ONE}done/")
    assert response.headers["Location"] == f"{ONE}?waiting=1#waiting"
    html = paced.get(f"{ONE}?waiting=1").content.decode()
    assert "About 2 minutes are left in this lesson." in html and "Everything you did here is kept." in html
    assert not StepRecord.objects.done().exists()


def test_with_htmx_the_page_stays_and_says_it(paced, htmx):
    paced.get(ONE)
    response = paced.post(f"{ONE}done/", headers=htmx)
    assert response.status_code == 422
    assert "About 2 minutes are left in this lesson." in response.content.decode()


def test_after_that_time_it_is_finished(paced, clock):
    paced.post(f"{ONE}done/")
    clock.forward(A_LESSON)
    assert paced.post(f"{ONE}done/").headers["Location"].endswith(TWO)
    assert "This one can be finished from" not in paced.get(ONE).content.decode()


def test_what_waits_for_an_answer_is_named_with_the_time(require, client_of, learner, story, htmx):
    require(is_paced=True)
    html = client_of(learner).post(f"{ONE}done/", headers=htmx).content.decode()
    assert 'href="#block-late-arrival"' in html and "About 2 minutes are left" in html


def test_the_page_and_an_answer_keep_to_their_queries(
    require, client_of, learner, story, clock, htmx, django_assert_max_num_queries
):
    require(is_paced=True, minimum_minutes=30, attestation=STATEMENT, asks_signature=True)
    client = client_of(learner)
    client.post(ONE, FINISHED_STORY, headers=htmx)
    client.get(ONE)
    with django_assert_max_num_queries(8):
        client.get(ONE)
    clock.forward(20)
    with django_assert_max_num_queries(6 + 2):  # the test's own savepoint is two of them
        client.post(ONE, FINISHED_STORY, headers=htmx)


def test_nobody_else_waits(client_of, stranger, require):
    require(is_paced=True)
    assert "can be finished from" not in client_of(stranger).get(ONE).content.decode()
    assert client_of(stranger).post(f"{ONE}done/").headers["Location"].endswith(TWO)


# The least time -----------------------------------------------------------------------------------------------------


@pytest.fixture
def all_read(require, read, outline):
    """Four minutes of the ten that are asked for, in three lessons."""
    require(minimum_minutes=10)
    for number, step in enumerate(outline.steps):
        recording.mark_done(read(number, 80), step, outline)


def test_the_course_stays_open_until_the_least_time_is_reached(all_read, learner, outline, read):
    now = standing(learner, outline)
    assert (now.all_steps_done, now.is_ready, now.minutes_missing, now.minutes_left) == (True, False, 6, 6)
    assert now.percent == 75 and now.why_not() == ["6 more minutes in the lessons are asked for."]
    with pytest.raises(CourseNotReady):
        recording.attest(Enrolment.objects.get(), outline, "")
    enrolment = read(1, 6 * 60)
    assert recording.attest(enrolment, outline, "").active_seconds == 600


def test_the_end_tells_what_is_left_and_what_to_look_at_again(all_read, client_of, learner, course):
    client = client_of(learner)
    address = f"/learning/courses/{course.translation_key}/finish/"
    html = client.get(address).content.decode()
    assert "About 6 minutes are left." in html and "at least 10 minutes, and you have spent 4 so far" in html
    assert html.count(ONE) >= 1 and "Look again: Lesson one" in html
    client.post(address)
    assert not Completion.objects.exists()


def test_reading_again_counts_without_a_script_too(all_read, client_of, learner, course, clock):
    StepRecord.objects.update(has_beats=False)
    client = client_of(learner)
    for address in (ONE, TWO):
        assert "I’ve read it again" in client.get(address).content.decode()
        clock.forward(200)
        client.post(f"{address}done/")
    assert Completion.objects.get().active_seconds >= 600
    assert "I’ve read it again" not in client.get(ONE).content.decode()


def test_the_least_time_can_always_be_reached(require, learner, outline, read):
    """Twelve minutes are planned, and three times that would not do."""
    require(minimum_minutes=60)
    for number in range(3):
        read(number, 20 * 60)
    assert standing(learner, outline).minutes_missing == 0
    assert Pace(minimum_minutes=30).times_planned(outline) == 6 and Pace().times_planned(outline) == 3


def test_time_stops_to_count_at_three_times_the_plan_where_nothing_more_is_asked(require, learner, outline, read):
    require(minimum_minutes=10)
    read(0, 20 * 60)
    assert StepRecord.objects.get().active_seconds == 12 * 60


def test_no_more_than_the_clock_counts_whatever_was_written_down(require, learner, outline, clock):
    require(minimum_minutes=10)
    enrolment = recording.enrol(learner, outline)
    day = {"opened_at": clock.now, "last_active_at": clock.now + dt.timedelta(minutes=4), "active_seconds": 240}
    for step in outline.steps:
        enrolment.records.create(step_key=step.key, done_at=clock.now, **day)
    assert standing(learner, outline).minutes_missing == 6


# What is signed -----------------------------------------------------------------------------------------------------


@pytest.fixture
def to_sign(require, client_of, learner, course, read, outline):
    course.attestation = "I certify that I have taken this course."
    course.save_revision().publish()
    require(attestation=STATEMENT, asks_signature=True)
    for step in outline.steps:
        recording.mark_done(recording.enrol(learner, outline), step, outline)
    return client_of(learner)


@pytest.fixture
def end(course):
    return f"/learning/courses/{course.translation_key}/finish/"


SIGNED = {"confirmed": "on", "shown": digest_of(STATEMENT), "signed_as": " Léa  O’Learner "}


def test_the_requirements_words_are_read_signed_and_kept(to_sign, end):
    html = to_sign.get(end).content.decode()
    assert STATEMENT in html and "I certify" not in html and "Your name, as a signature" in html
    to_sign.post(end, SIGNED)
    completion = Completion.objects.get()
    assert (completion.attestation, completion.signed_as) == (STATEMENT, "Léa O’Learner")
    assert completion.attested_at


@pytest.mark.parametrize("name", ["", "   ", "\u200b\u200b", "...", "x" * 201, "a" + "\u0301" * 40])
def test_a_signature_is_a_name_that_can_be_read(to_sign, end, name):
    response = to_sign.post(end, SIGNED | {"signed_as": name})
    assert response.status_code == 422 and not Completion.objects.exists()
    assert "field__error" in response.content.decode() or "errorlist" in response.content.decode()
    assert 'name="confirmed" checked' in response.content.decode()


def test_signing_twice_counts_once_and_the_first_name_stays(to_sign, end):
    to_sign.post(end, SIGNED)
    to_sign.post(end, SIGNED | {"signed_as": "Somebody Else"})
    assert Completion.objects.get().signed_as == "Léa O’Learner"


def test_without_a_name_the_course_stays_open(to_sign, learner, outline):
    outline = outline_of(Course.objects.get())
    with pytest.raises(CourseNotReady):
        recording.attest(Enrolment.objects.get(), outline, STATEMENT)


def test_where_nobody_wrote_a_statement_there_is_one_to_sign(require, client_of, learner, outline, end):
    require(asks_signature=True)
    for step in outline.steps:
        recording.mark_done(recording.enrol(learner, outline), step, outline)
    assert "I have taken the course “Small Steps” myself and in full." in client_of(learner).get(end).content.decode()


def test_signing_early_closes_nothing(require, learner, outline, read, client_of, end):
    require(is_paced=True, minimum_minutes=10, attestation=STATEMENT, asks_signature=True)
    enrolment = read(0, 20)
    with pytest.raises(CourseNotReady):
        recording.attest(enrolment, outline, STATEMENT, "Lea")
    assert client_of(learner).post(end, SIGNED).status_code == 200
    assert not Completion.objects.exists() and Enrolment.objects.get().attested_at is None


# Leaders see the same -----------------------------------------------------------------------------------------------


def test_leaders_read_the_same_standing(all_read, learner, outline):
    [of_many] = [standing_of(one, outline) for one in Enrolment.objects.with_standing()]
    own = standing(learner, outline)
    assert (of_many.percent, of_many.why_not(), of_many.minutes_left) == (own.percent, own.why_not(), own.minutes_left)


# Two tabs -----------------------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_many_tabs_at_once_cannot_rush_a_lesson(require, learner, outline):
    require(is_paced=True)
    enrolment = recording.enrol(learner, outline)
    together(*(lambda step=step: recording.mark_done(enrolment, step, outline) for step in outline.steps * 3))
    assert not StepRecord.objects.done().exists()


@pytest.mark.django_db(transaction=True)
def test_tabs_that_close_the_course_together_sign_it_once(to_sign, learner):
    outline = outline_of(Course.objects.get())
    enrolment = Enrolment.objects.get()
    together(*(lambda name=name: recording.attest(enrolment, outline, STATEMENT, name) for name in ("A", "B", "C")))
    completion = Completion.objects.get()
    assert completion.signed_as == Enrolment.objects.get().signed_as in {"A", "B", "C"}


# What was done as a guest -------------------------------------------------------------------------------------------


def test_a_guests_rush_does_not_count_for_the_account(require, learner, outline, client):
    require(is_paced=True)
    for step in outline.steps:
        client.post(f"{step.url}done/")
    guest = User.objects.get(is_guest=True)
    claim(guest, learner)
    assert Completion.objects.count() == 1 and Obligation.objects.get().completed_on is None
    settle_all(Obligation.objects.get().organisation)
    assert Obligation.objects.get().completed_on is None
    open_for(learner)
    assert Enrolment.objects.of(learner).latest_cycle().cycle == 2


def test_a_lesson_made_longer_is_still_done(require, learner, outline, read):
    require(is_paced=True)
    recording.mark_done(read(0, A_LESSON), outline.steps[0], outline)
    lesson = Lesson.objects.get(slug="lesson-one")
    lesson.minutes = 8
    lesson.save_revision().publish()
    assert standing(learner, outline_of(Course.objects.get())).done == {outline.steps[0].key}
