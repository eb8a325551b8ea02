import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from wagtail.models import Locale, PageViewRestriction

from curriculum.models import Course, Lesson, Module
from curriculum.outline import outline_of
from people.models import User
from progress import recording
from progress.models import Enrolment, StepRecord
from tests.progress.conftest import FINISHED_STORY

ONE = "/courses/small-steps/module-1/lesson-one/"
TWO = "/courses/small-steps/module-1/lesson-two/"
THREE = "/courses/small-steps/module-2/lesson-three/"


def test_a_lesson_says_where_the_learner_is(client, course):
    html = client.get(TWO).content.decode()
    assert "Lesson 2 of 2" in html
    assert "about 12 minutes left" in html


def test_a_visitor_reads_without_a_trace(client, course):
    response = client.get(ONE)
    assert settings.SESSION_COOKIE_NAME not in response.cookies
    assert not User.objects.exists()
    assert not StepRecord.objects.exists()


def test_someone_signed_in_who_only_looks_is_not_enrolled(client_of, teacher, course):
    client_of(teacher).get(ONE)
    assert not Enrolment.objects.exists()


def test_opening_a_lesson_of_a_course_begun_is_recorded(client_of, learner, course, steps):
    recording.enrol(learner, outline_of(course))
    client_of(learner).get(ONE)
    assert StepRecord.objects.get().step_key == steps[0].key


def test_minutes_left_shrink_with_what_is_done(client_of, learner, course, steps):
    recording.mark_done(recording.enrol(learner, outline_of(course)), steps[0], outline_of(course))
    assert "about 8 minutes left" in client_of(learner).get(TWO).content.decode()


def test_answers_are_shown_again_on_the_next_visit(client_of, learner, story):
    client = client_of(learner)
    client.post(ONE, FINISHED_STORY)
    html = client.get(ONE).content.decode()
    assert "You finished this story here" in html
    assert "Saved <time" in html


def test_nobody_sees_the_answers_of_others(client_of, learner, stranger, story):
    client_of(learner).post(ONE, FINISHED_STORY)
    assert "You finished this story here" not in client_of(stranger).get(ONE).content.decode()


@pytest.mark.parametrize(
    "path", ["/courses/small-steps/module-1/nothing/", "/courses/nothing/module-1/lesson-one/", f"{ONE}more/"]
)
def test_an_unknown_address_is_not_found(client, course, path):
    assert client.get(path).status_code == 404


def test_an_unpublished_lesson_is_not_found(client_of, learner, story):
    story.unpublish()
    assert client_of(learner).get(ONE).status_code == 404
    assert client_of(learner).post(ONE, FINISHED_STORY).status_code == 404


def test_a_lesson_for_some_asks_others_to_sign_in_and_counts_for_those_let_in(client, client_of, learner, story):
    PageViewRestriction.objects.create(page=story, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(ONE).status_code == 302
    assert client.post(f"{ONE}done/").status_code == 302
    client_of(learner).post(ONE, FINISHED_STORY)
    assert StepRecord.objects.count() == 1


def test_a_lesson_for_a_group_keeps_strangers_out(client_of, stranger, story):
    restriction = PageViewRestriction.objects.create(page=story, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(Group.objects.create(name="Reviewers"))
    client_of(stranger).post(ONE, FINISHED_STORY)
    assert not StepRecord.objects.exists()


def test_in_a_long_course_a_lesson_says_what_is_left_of_its_part(client_of, learner, long_course):
    outline = outline_of(long_course)
    recording.mark_done(recording.enrol(learner, outline), outline.steps[0], outline)
    client = client_of(learner)
    assert "about 4 minutes left in this part" in " ".join(client.get(TWO).content.decode().split())
    assert "about 2 hours left in this part" in client.get(THREE).content.decode()


def test_a_part_that_is_done_says_no_time(client_of, learner, long_course):
    outline = outline_of(long_course)
    enrolment = recording.enrol(learner, outline)
    for step in outline.steps[:2]:
        recording.mark_done(enrolment, step, outline)
    html = client_of(learner).get(TWO).content.decode()
    assert "Lesson 2 of 2" in html and " left" not in html.split("lesson-place__words")[1].split("</span>")[0]


@pytest.fixture
def long_course(course):
    module = Module.objects.get(slug="module-2")
    for number in range(60):
        module.add_child(instance=Lesson(title=f"Extra {number}", slug=f"extra-{number}", minutes=2))
    return Course.objects.get()


def test_a_lesson_costs_the_same_few_queries_in_a_course_of_sixty_steps(
    client_of, learner, long_course, django_assert_max_num_queries
):
    outline = outline_of(long_course)
    enrolment = recording.enrol(learner, outline)
    for step in outline.steps:
        recording.open_step(enrolment, step)
    client = client_of(learner)
    client.get(ONE)  # fills the caches of outline, body and help services
    with django_assert_max_num_queries(8):
        client.get(ONE)


def test_a_guests_lesson_keeps_to_the_same_limit(client, story, django_assert_max_num_queries):
    client.post(ONE, FINISHED_STORY)
    client.get(ONE)
    with django_assert_max_num_queries(8):
        assert "Your code" in client.get(ONE).content.decode()


def test_the_first_opening_keeps_to_the_same_limit(client_of, learner, course, django_assert_max_num_queries):
    recording.enrol(learner, outline_of(course))
    client = client_of(learner)
    client.get(ONE)
    with django_assert_max_num_queries(8):
        client.get(TWO)


def test_a_lesson_published_in_french_is_offered_in_french(client, course, french_lesson):
    assert 'href="/fr/courses/small-steps/module-1/lesson-one/"' in client.get(ONE).content.decode()


def test_progress_goes_with_the_learner_into_another_language(client_of, learner, course, french_lesson):
    client = client_of(learner)
    client.post(f"{ONE}done/")
    html = client.get(f"/fr{ONE}").content.decode()
    assert "Vous avez" in html or "You have finished this lesson" in html
    assert Enrolment.objects.count() == 1


@pytest.fixture
def french_lesson(course):
    french = Locale.objects.create(language_code="fr")
    lesson = Lesson.objects.get(slug="lesson-one")
    translated = lesson.copy_for_translation(french, copy_parents=True)
    for draft in translated.get_ancestors(inclusive=True).filter(live=False):
        draft.get_latest_revision().publish()
    return translated
