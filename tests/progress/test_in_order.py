"""One after the other: where a learner's class wants it, a step opens when those before it are done."""

import pytest
from django.utils import timezone

from curriculum.models import Lesson, Module
from curriculum.outline import outline_of
from people.models import Group, User
from progress import assigning, recording, stepping_away
from progress.models import BlockAnswer, StepAway, StepRecord
from tests.courses import build_course
from tests.progress.assignments import NOON, assign, at_moment, day
from tests.progress.conftest import FINISHED_STORY

ONE = "/courses/small-steps/module-1/lesson-one/"
TWO = "/courses/small-steps/module-1/lesson-two/"
THREE = "/courses/small-steps/module-2/lesson-three/"


@pytest.fixture
def pupil(client_of, learner):
    return client_of(learner)


@pytest.fixture
def in_order(school_class, course):
    return assign(school_class, course, in_order=True)


def finish(learner, course, number: int) -> None:
    outline = outline_of(course)
    recording.mark_done(recording.enrol(learner, outline), outline.steps[number], outline)


def is_shown(client, path: str) -> bool:
    return "Words of lesson" in client.get(path).text


def test_what_comes_later_names_what_comes_first(pupil, in_order):
    html = pupil.get(TWO).text
    assert "First: Lesson one" in html and f'href="{ONE}"' in html
    assert "Words of lesson two" not in html


def test_it_opens_when_what_comes_before_is_done(pupil, in_order, learner, course):
    assert is_shown(pupil, ONE)
    finish(learner, course, 0)
    assert is_shown(pupil, TWO) and not is_shown(pupil, THREE)


def test_the_page_leaves_no_trace_and_is_kept_by_nobody(pupil, in_order, learner, course):
    recording.enrol(learner, outline_of(course))
    response = pupil.get(TWO)
    assert not StepRecord.objects.exists() and "no-store" in response.headers["Cache-Control"]


def test_what_is_posted_counts_no_more_than_what_is_shown(pupil, school_class, story, course, htmx):
    module = Module.objects.get(slug="module-1")
    story.move(module, pos="last-child")
    assign(school_class, course, "Module 1", in_order=True)
    assert pupil.post(ONE, FINISHED_STORY).url == ONE
    assert pupil.post(f"{ONE}done/").url == ONE
    assert pupil.post(f"{ONE}done/", headers=htmx).headers["HX-Redirect"] == ONE
    assert not BlockAnswer.objects.exists() and not StepRecord.objects.done().exists()


def test_an_answer_of_a_page_opened_before_is_kept(pupil, school_class, story, course, learner):
    story.move(Module.objects.get(slug="module-1"), pos="last-child")
    outline = outline_of(course)
    recording.enrol(learner, outline)
    pupil.get(ONE)
    assign(school_class, course, in_order=True)
    assert pupil.post(ONE, FINISHED_STORY).url.startswith(ONE)
    assert BlockAnswer.objects.get().answer["ending"] == "told"
    assert not is_shown(pupil, ONE)


def test_it_is_for_learners_of_the_class_only(client, client_of, in_order, teacher, stranger):
    guest = User.objects.create_guest()
    assert all(is_shown(one, TWO) for one in (client, client_of(teacher), client_of(stranger), client_of(guest)))


def test_a_guest_in_the_class_is_a_learner_of_it(client_of, in_order, school_class):
    guest = User.objects.create_guest()
    school_class.add(guest)
    assert not is_shown(client_of(guest), TWO)


def test_free_is_free(pupil, school_class, course):
    assign(school_class, course)
    assert is_shown(pupil, THREE)


def test_only_what_is_assigned_is_in_order(pupil, school_class, course):
    assign(school_class, course, "Module 1", in_order=True)
    assert is_shown(pupil, THREE) and not is_shown(pupil, TWO)


def test_a_module_in_order_asks_nothing_of_other_modules(pupil, school_class, course):
    assign(school_class, course, "Module 2", in_order=True)
    assert is_shown(pupil, THREE)


def test_a_lesson_assigned_by_itself_may_be_opened_in_a_course_in_order(pupil, school_class, course, in_order):
    assign(school_class, course, "Lesson two")
    assert is_shown(pupil, TWO) and not is_shown(pupil, THREE)


def test_a_module_in_order_stays_so_in_a_course_that_is_free(pupil, school_class, course):
    assign(school_class, course)
    assign(school_class, course, "Module 1", in_order=True)
    assert not is_shown(pupil, TWO) and is_shown(pupil, THREE)


def test_of_two_classes_one_that_leaves_it_free_is_enough(pupil, school, course, learner, in_order):
    other = Group.objects.create(organisation=school, name="8C")
    other.add(learner)
    assign(other, course, "Module 2")
    assert not is_shown(pupil, TWO)  # the other class says nothing of this one
    assert is_shown(pupil, THREE)


def test_of_two_classes_that_want_order_the_wider_one_counts(pupil, school, course, learner, in_order):
    other = Group.objects.create(organisation=school, name="8C")
    other.add(learner)
    assign(other, course, "Module 2", in_order=True)
    assert "First: Lesson one" in pupil.get(THREE).text


def test_it_counts_from_the_day_it_opens(pupil, school_class, course, monkeypatch):
    at_moment(monkeypatch, *NOON)
    assign(school_class, course, in_order=True, opens_on=day("2026-12-02"))
    assert is_shown(pupil, TWO)
    at_moment(monkeypatch, 2026, 12, 2, 4, 30)  # 23:30 in Toronto
    assert is_shown(pupil, TWO)
    at_moment(monkeypatch, 2026, 12, 2, 5, 0)
    assert not is_shown(pupil, TWO)


def test_it_ends_with_the_assignment_with_the_term_and_with_leaving(pupil, in_order, teacher, school_class, learner):
    assigning.withdraw(in_order, teacher)
    assert is_shown(pupil, TWO)
    assign(school_class, course_of(in_order), in_order=True)
    assert not is_shown(pupil, TWO)
    Group.objects.filter(pk=school_class.pk).update(archived_at=timezone.now())
    assert is_shown(pupil, TWO)
    Group.objects.filter(pk=school_class.pk).update(archived_at=None)
    learner.memberships.all().delete()
    assert is_shown(pupil, TWO)


def course_of(assignment):
    return Lesson.objects.first().get_parent().get_parent().specific


def test_what_was_done_once_may_be_read_again(pupil, in_order, learner, course):
    finish(learner, course, 1)
    assert is_shown(pupil, TWO)


def test_what_is_off_the_screens_or_for_some_only_keeps_nobody_waiting(pupil, in_order, learner, course):
    Lesson.objects.get(slug="lesson-one").view_restrictions.create(restriction_type="login", password="")
    assert is_shown(pupil, TWO)


def test_another_task_keeps_nobody_waiting(pupil, in_order, learner, teacher, school_class, course):
    stepping_away.give(school_class, learner, outline_of(course).steps[:1], teacher)
    assert is_shown(pupil, TWO)
    StepAway.objects.all().delete()
    assert not is_shown(pupil, TWO)


def test_another_course_is_not_in_order(pupil, in_order, school_class):
    build_course("Other", "other")
    assert is_shown(pupil, TWO.replace("small-steps", "other"))


def test_an_order_costs_one_query_more(pupil, in_order, learner, course, django_assert_max_num_queries):
    finish(learner, course, 0)
    pupil.get(TWO)
    with django_assert_max_num_queries(8):
        assert is_shown(pupil, TWO)


def test_visitors_without_a_session_cost_none(client, in_order, django_assert_num_queries):
    client.get(TWO)
    with django_assert_num_queries(0):
        client.get(TWO)


def test_answers_keep_to_their_limit_in_a_class_in_order(
    pupil, school_class, story, course, learner, clock, django_assert_max_num_queries, htmx
):
    story.move(Module.objects.get(slug="module-1"), pos="last-child")
    assign(school_class, course, in_order=True)
    finish(learner, course, 0)
    pupil.post(ONE, FINISHED_STORY, headers=htmx)
    clock.forward(20)
    with django_assert_max_num_queries(6 + 2):
        assert pupil.post(ONE, FINISHED_STORY, headers=htmx).status_code == 200
