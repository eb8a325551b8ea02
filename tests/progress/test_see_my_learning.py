import pytest
from django.utils import timezone

from curriculum.models import Course, Lesson
from curriculum.outline import outline_of
from people.models import User
from progress import recording
from progress.models import Enrolment, StepRecord
from tests.courses import build_course

PAGE = "/learning/"
ONE = "/courses/small-steps/module-1/lesson-one/"


def begin(learner, course, done=1):
    outline = outline_of(course)
    enrolment = recording.enrol(learner, outline)
    for step in outline.steps[:done]:
        recording.mark_done(enrolment, step, outline)
    return enrolment


def test_a_visitor_is_told_how_to_begin_and_how_to_come_back(client, db):
    html = client.get(PAGE).content.decode()
    assert "I have a code" in html
    assert not User.objects.exists()


def test_someone_new_finds_an_empty_page_that_says_what_to_do(client_of, learner):
    assert "Nothing here yet" in client_of(learner).get(PAGE).content.decode()


def test_a_course_begun_can_be_gone_on_with(client_of, learner, course):
    begin(learner, course)
    html = client_of(learner).get(PAGE).content.decode()
    assert "Go on: Lesson two" in html
    assert "33 % done" in html
    assert "about 8 minutes left" in html


def test_of_a_long_course_hours_are_left(client_of, learner, course):
    Lesson.objects.filter(slug="lesson-three").update(minutes=300)
    begin(learner, course)
    client = client_of(learner)
    assert "<li>about 5 hours left</li>" in client.get(PAGE).content.decode()
    assert "Next: Lesson two. About 5 hours left." in client.get("/courses/small-steps/").content.decode()


def test_the_course_worked_on_last_comes_first(client_of, learner, course):
    begin(learner, build_course("Other Steps", "other-steps"))
    begin(learner, course)
    StepRecord.objects.filter(enrolment__course_title="Other Steps").update(
        last_active_at=timezone.now().replace(year=2020)
    )
    html = client_of(learner).get(PAGE).content.decode()
    assert html.index("Small Steps") < html.index("Other Steps")
    assert html[html.index("<main") :].count('class="button"') == 1


def test_a_course_with_every_step_done_is_to_be_finished(client_of, learner, course):
    Course.objects.update(attestation="I certify.")
    course = Course.objects.get()
    course.save()
    begin(learner, course, done=3)
    assert f"/learning/courses/{course.translation_key}/finish/" in client_of(learner).get(PAGE).content.decode()


def test_a_finished_course_stands_under_finished(client_of, learner, course):
    begin(learner, course, done=3)
    html = client_of(learner).get(PAGE).content.decode()
    assert "Finished" in html
    assert "Go on" not in html


def test_a_guest_sees_the_code(client, course):
    client.post(f"{ONE}done/")
    assert User.objects.get().guest_pass.spoken in client.get(PAGE).content.decode()


def test_nobody_sees_the_courses_of_others(client_of, learner, stranger, course):
    begin(learner, course)
    assert "Small Steps" not in client_of(stranger).get(PAGE).content.decode()


def test_a_course_taken_off_the_site_is_still_mentioned(client_of, learner, course):
    begin(learner, course)
    course.unpublish()
    assert "is not offered at the moment" in client_of(learner).get(PAGE).content.decode()


def test_a_finished_course_taken_off_the_site_stays_finished(client_of, learner, course):
    begin(learner, course, done=3)
    course.delete()
    assert "Small Steps" in client_of(learner).get(PAGE).content.decode()


def test_a_new_cycle_is_shown_beside_the_completion_before(client_of, learner, course):
    enrolment = begin(learner, course, done=3)
    Enrolment.objects.create(learner=learner, course_key=enrolment.course_key, course_title="Small Steps", cycle=2)
    html = client_of(learner).get(PAGE).content.decode()
    assert "Begin" in html
    assert "Finished" in html


def test_the_page_is_kept_by_nobody(client_of, learner, course):
    assert "no-store" in client_of(learner).get(PAGE).headers["Cache-Control"]


@pytest.mark.parametrize("courses", [1, 5])
def test_the_page_costs_the_same_however_many_courses(client_of, learner, courses, django_assert_max_num_queries, db):
    for number in range(courses):
        begin(learner, build_course(f"Course {number}", f"course-{number}"), done=3 if number % 2 else 1)
    client = client_of(learner)
    client.get(PAGE)
    with django_assert_max_num_queries(11):
        client.get(PAGE)


def test_the_page_only_reads(client_of, learner, course):
    assert client_of(learner).post(PAGE).status_code == 405


def test_a_course_page_shows_those_who_have_begun_where_to_go_on(client_of, learner, course):
    begin(learner, course)
    html = client_of(learner).get("/courses/small-steps/").content.decode()
    assert "You have done 33 % of this course" in html
    assert "step-list__done" in html


def test_a_course_page_is_the_same_for_all_visitors_and_opens_no_session(client, course):
    response = client.get("/courses/small-steps/")
    assert not response.cookies
    assert not response.wsgi_request.session.accessed
    assert "You have done" not in response.content.decode()
    assert "public" in response.headers["Cache-Control"]


def test_a_course_page_of_a_course_not_begun_invites_to_begin(client_of, learner, course):
    html = client_of(learner).get("/courses/small-steps/").content.decode()
    assert "You have done" not in html


def test_an_unknown_course_is_not_found(client_of, learner, client, course):
    assert client.get("/courses/nothing/").status_code == 404
    assert client_of(learner).get("/courses/nothing/").status_code == 404
