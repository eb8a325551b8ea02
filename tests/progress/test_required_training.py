"""A learner's own pages: what the employer asks, by when, until when it counts, and when to renew."""

import datetime as dt

import pytest

from curriculum.outline import outline_of
from people.models import User
from people.staffing import take_on
from progress import recording
from progress.models import Completion, Enrolment, Obligation, Requirement
from progress.obliging import settle_all
from tests.courses import build_course
from tests.progress.conftest import FINISHED_STORY

PAGE = "/learning/"
COURSE = "/courses/small-steps/"
ONE = f"{COURSE}module-1/lesson-one/"


@pytest.fixture
def outline(course):
    return outline_of(course)


@pytest.fixture
def end(course):
    return f"/learning/courses/{course.translation_key}/finish/"


@pytest.fixture
def required(company, hotel, outline, learner, travel):
    """Due within thirty days after 2 March 2027, and every year again."""
    travel("2027-03-10")
    made = Requirement.objects.create(
        organisation=company,
        course_key=outline.key,
        course_title=outline.title,
        starts_on=dt.date(2026, 1, 1),
        due_days=30,
        renewal_months=12,
        minimum_minutes=10,
        is_paced=True,
        asks_signature=True,
        attestation="I have read all of it myself.",
    )
    take_on(learner, hotel, hired_on=dt.date(2027, 3, 2))
    return made


@pytest.fixture
def look(client_of, learner):
    """Signed in anew: days may have passed."""
    return lambda address=PAGE: client_of(learner).get(address).content.decode()


def test_what_is_required_stands_first_with_its_day(required, look, learner):
    other = build_course("Other Steps", "other-steps")
    recording.open_step(recording.enrol(learner, outline_of(other)), outline_of(other).steps[0])
    html = look()
    assert html.index("Required where you work") < html.index("Other Steps")
    assert "due Thursday, 1 April" in html and "about 12 minutes left" in html
    assert html[html.index("<main") :].count('class="button"') == 1


def test_what_was_begun_is_there_once_with_the_way_on(required, look, learner, outline):
    recording.open_step(recording.enrol(learner, outline), outline.steps[0])
    html = look()
    assert html.count("Go on: Lesson one") == 1


def test_late_is_no_reproach(required, look, travel):
    travel("2027-04-09")
    assert "was due Thursday, 1 April – you can still finish it" in look()


def test_the_course_says_the_rule_in_plain_words_before_it_is_begun(required, look):
    html = look(COURSE)
    assert "Your employer asks for this course." in html and "Due Thursday, 1 April." in html
    assert "It takes at least 10 minutes." in html and "sign it with your name" in html
    assert "You have done" not in html


def test_nobody_else_reads_it(required, client_of, stranger, client):
    for reader in (client_of(stranger), client):
        assert "Your employer asks" not in reader.get(COURSE).content.decode()
        assert "Required where you work" not in reader.get(PAGE).content.decode()


def test_who_is_exempt_is_asked_nothing(required, look):
    Obligation.objects.update(exempt_on=dt.date(2027, 3, 3))
    html = look()
    assert "You are exempt, so nothing is asked of you." in html and "due Thursday" not in html
    assert "Your employer asks" not in look(COURSE)


def test_once_finished_it_says_until_when_it_counts_and_when_to_renew(
    required, look, learner, outline, take_course, end
):
    take_course(learner, outline)
    for html in (look(), look(end), look(COURSE)):
        assert "alid until Friday, 10 March 2028" in html
        assert "can be renewed from Monday, 10 January 2028" in html
    assert "Go on" not in look()


def test_in_the_window_a_fresh_cycle_waits_with_the_earlier_certificate(
    required, look, learner, outline, take_course, travel
):
    take_course(learner, outline)
    travel("2028-01-10")
    html = look()
    assert "It is time to renew it." in html and "valid until Friday, 10 March" in html
    assert "due Friday, 10 March" in html and "0 % done" in html
    assert html.count("Certificate<span") == 1
    assert Enrolment.objects.of(learner).latest_cycle().cycle == 2


def test_opening_the_course_is_enough_to_renew(required, look, learner, outline, take_course, travel, end):
    take_course(learner, outline)
    travel("2028-01-10")
    html = look(COURSE)
    assert "It is time to renew it: you take it once more." in html and ">Begin</a>" in html
    assert "step-list__done" not in html
    assert "This is what is left of" in look(end)


def test_the_second_cycle_begins_afresh_and_keeps_the_first(
    required, story, client_of, look, learner, travel, take_course, clock
):
    outline = outline_of(story.get_parent().get_parent().specific)
    client_of(learner).post(ONE, FINISHED_STORY)
    take_course(learner, outline)
    assert "You finished this story here" in look(ONE)
    travel("2028-02-01")
    look()
    fresh = look(ONE)
    assert "You finished this story here" not in fresh and "You have finished this lesson" not in fresh
    client_of(learner).post(ONE, FINISHED_STORY)
    take_course(learner, outline)
    html = look()
    assert html.count("Certificate<span") == 2 and Completion.objects.count() == 2
    assert "valid until Thursday, 1 February 2029" in html


def test_whoever_works_at_two_places_sees_the_course_once_with_the_earlier_day(required, company, look, learner):
    other = company.add_child(name="Aurora Airport", kind="site")
    Requirement.objects.create(
        organisation=other,
        course_key=required.course_key,
        course_title="Small Steps",
        starts_on=dt.date(2026, 1, 1),
        due_days=10,
    )
    take_on(learner, other, hired_on=dt.date(2027, 3, 2))
    settle_all(other)
    html = look()
    assert html.count(">Small Steps</a>") == 1 and "due Friday, 12 March" in html


def test_a_course_that_is_gone_is_not_asked_for(required, course, look):
    course.unpublish()
    assert "due Thursday" not in look()


def test_pages_cost_the_same_however_much_is_required(
    required, company, learner, client_of, django_assert_max_num_queries
):
    for number in range(4):
        other = outline_of(build_course(f"Course {number}", f"course-{number}"))
        Requirement.objects.create(
            organisation=company, course_key=other.key, course_title=other.title, starts_on=dt.date(2026, 1, 1)
        )
    settle_all(company)
    client = client_of(learner)
    client.get(PAGE)
    with django_assert_max_num_queries(10):
        assert client.get(PAGE).content.decode().count('class="card taken-course"') == 5


def test_guests_are_asked_nothing(client, course):
    client.post(f"{ONE}done/")
    assert User.objects.get().is_guest
    assert "Required where you work" not in client.get(PAGE).content.decode()
