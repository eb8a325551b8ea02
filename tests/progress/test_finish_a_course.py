import uuid

import pytest

from curriculum.models import Course
from curriculum.outline import outline_of
from progress import recording
from progress.forms import digest_of
from progress.models import Completion, Enrolment
from tests.progress.test_see_my_learning import begin

STATEMENT = "I certify that I have taken this course."
TICKED = {"confirmed": "on", "shown": digest_of(STATEMENT)}


@pytest.fixture
def course(course):
    course.attestation = STATEMENT
    course.save_revision().publish()
    return Course.objects.get()


@pytest.fixture
def page(course):
    return f"/learning/courses/{course.translation_key}/finish/"


@pytest.fixture
def ready(client_of, learner, course):
    """A client of a learner who has done every step."""
    begin(learner, course, done=3)
    return client_of(learner)


def test_the_statement_is_shown_word_for_word(ready, page):
    html = ready.get(page).content.decode()
    assert STATEMENT in html
    assert not Completion.objects.exists()


def test_a_ticked_statement_finishes_the_course(ready, page):
    assert ready.post(page, TICKED).headers["Location"] == page
    assert Completion.objects.get().attestation == STATEMENT
    assert "You’ve finished" in ready.get(page).content.decode()


def test_an_unticked_statement_gets_a_sentence(ready, page):
    response = ready.post(page, {**TICKED, "confirmed": ""})
    assert response.status_code == 422
    assert "tick the box if it is true for you" in response.content.decode()
    assert not Completion.objects.exists()


def test_only_the_statement_that_was_shown_can_be_confirmed(ready, page):
    response = ready.post(page, {"confirmed": "on", "shown": digest_of("Something else.")})
    assert response.status_code == 422
    assert "has changed since this page was opened" in response.content.decode()
    assert not Completion.objects.exists()


def test_the_page_asking_again_holds_the_statement_of_now(ready, page):
    html = ready.post(page, {"confirmed": "on", "shown": "old"}).content.decode()
    assert f'value="{digest_of(STATEMENT)}"' in html


def test_finishing_twice_finishes_once(ready, page):
    ready.post(page, TICKED)
    assert ready.post(page, TICKED).status_code == 200
    assert Completion.objects.count() == 1


def test_with_steps_to_do_the_page_says_which(client_of, learner, course, page):
    begin(learner, course, done=2)
    html = client_of(learner).post(page, TICKED).content.decode()
    assert "Lesson three" in html
    assert "Lesson one" not in html
    assert not Completion.objects.exists()


def test_a_course_without_a_statement_is_finished_by_a_click(client_of, learner, course, page):
    begin(learner, course, done=2)
    course.attestation = ""
    course.save_revision().publish()
    outline = outline_of(course)
    Enrolment.objects.get().records.create(step_key=outline.steps[2].key, done_at="2026-01-01T00:00Z")
    client = client_of(learner)
    assert "Please read this statement" not in client.get(page).content.decode()
    client.post(page)
    assert Completion.objects.count() == 1


def test_a_course_never_begun_is_not_found(client_of, stranger, ready, page):
    assert client_of(stranger).get(page).status_code == 404
    assert client_of(stranger).post(page, TICKED).status_code == 404
    assert not Completion.objects.exists()


def test_an_unknown_course_is_not_found(ready):
    assert ready.get(f"/learning/courses/{uuid.uuid4()}/finish/").status_code == 404


def test_a_visitor_is_led_to_their_own_page(client, page):
    assert client.get(page).headers["Location"] == "/learning/"


def test_a_finished_course_that_is_gone_can_still_be_looked_at(ready, page, course):
    ready.post(page, TICKED)
    course.delete()
    assert "Small Steps" in ready.get(page).content.decode()


def test_a_course_taken_off_the_site_cannot_be_finished(ready, page, course):
    course.unpublish()
    assert ready.post(page, TICKED).status_code == 404
    assert not Completion.objects.exists()


def test_the_end_is_calm_and_names_no_score(client_of, learner, course, page):
    outline = outline_of(course)
    enrolment = begin(learner, course, done=3)
    recording.record_score(enrolment, outline.steps[0], outline, 85, passed=True)
    client = client_of(learner)
    client.post(page, TICKED)
    html = client.get(page).content.decode()
    assert "Take a quiet minute" in html
    assert "85 %" not in html
    assert "score" not in html


def test_finishing_costs_few_queries(ready, page, unheard, django_assert_max_num_queries):
    ready.get(page)
    with django_assert_max_num_queries(13):
        ready.post(page, TICKED)
