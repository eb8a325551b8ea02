"""The outline of a course is right from the moment after an editor's change, and costs no query until the next one."""

import pytest
from django.db import transaction
from wagtail.models import PageViewRestriction

from curriculum.models import Course, Lesson, Module
from curriculum.outline import build_outline, outline_at, outline_for, outline_of
from curriculum.stamped_cache import OUTLINES, recall
from tests.courses import build_course


def titles() -> list[str]:
    return [step.title for step in outline_at("small-steps", "en").steps]


def test_the_outline_lists_modules_and_steps_in_tree_order(course):
    assert [step.title for step in outline_of(course).steps] == ["Lesson one", "Lesson two", "Lesson three"]


def test_the_outline_knows_what_comes_before_and_after(course):
    outline = outline_of(course)
    before, after = outline.neighbours(outline.steps[1].key)
    assert (before.title, after.title) == ("Lesson one", "Lesson three")
    assert outline.neighbours(outline.steps[2].key) == (outline.steps[1], None)


def test_the_outline_adds_up_the_minutes(course):
    assert outline_of(course).minutes == 12


def test_the_outline_finds_a_step_by_its_address(course):
    outline = outline_at("small-steps", "en")
    assert outline.step_at("module-1", "lesson-two").title == "Lesson two"
    assert outline.step_at("module-2", "lesson-two") is None and outline.step_at("nowhere", "lesson-two") is None


def test_the_outline_is_found_by_the_key_progress_is_recorded_against(course):
    assert outline_for(course.translation_key, "fr").slug == "small-steps"


def test_a_cached_outline_takes_no_query(course, django_assert_num_queries):
    outline_at("small-steps", "en")
    with django_assert_num_queries(0):
        outline_at("small-steps", "en")


def test_building_takes_the_same_queries_however_many_steps(course, django_assert_max_num_queries):
    module = Module.objects.first()
    for number in range(20):
        module.add_child(instance=Lesson(title=f"More {number}", slug=f"more-{number}"))
    with django_assert_max_num_queries(10):
        assert len(titles()) == 23


def test_an_unknown_course_has_no_outline(course):
    assert outline_at("no-such-course", "en") is None and outline_at("small-steps", "fr") is None


def test_publishing_a_new_title_shows_it(course):
    titles()
    lesson = Lesson.objects.get(slug="lesson-one")
    lesson.title = "A better title"
    lesson.save_revision().publish()
    assert titles()[0] == "A better title"


def test_a_draft_title_is_not_shown(course):
    lesson = Lesson.objects.get(slug="lesson-one")
    lesson.title = "Not yet"
    lesson.save_revision()
    assert titles()[0] == "Lesson one"


def test_unpublishing_takes_a_step_out(course):
    titles()
    Lesson.objects.get(slug="lesson-two").unpublish()
    assert titles() == ["Lesson one", "Lesson three"]


def test_unpublishing_a_module_takes_its_steps_out(course):
    titles()
    Module.objects.get(slug="module-1").unpublish()
    assert titles() == ["Lesson three"]


def test_moving_a_step_shows_it_in_its_new_place(course):
    titles()
    Lesson.objects.get(slug="lesson-one").move(Module.objects.get(slug="module-2"), pos="last-child")
    assert titles() == ["Lesson two", "Lesson three", "Lesson one"]


def test_reordering_steps_shows_the_new_order(course):
    titles()
    Lesson.objects.get(slug="lesson-two").move(Lesson.objects.get(slug="lesson-one"), pos="left")
    assert titles() == ["Lesson two", "Lesson one", "Lesson three"]


def test_deleting_a_step_takes_it_out(course):
    titles()
    Lesson.objects.get(slug="lesson-three").delete()
    assert titles() == ["Lesson one", "Lesson two"]


def test_deleting_a_course_leaves_no_outline(course):
    titles()
    Course.objects.get(pk=course.pk).delete()
    assert outline_at("small-steps", "en") is None


def test_a_new_slug_is_a_new_address(course):
    titles()
    course = Course.objects.get(pk=course.pk)
    course.slug = "smaller-steps"
    course.save_revision().publish()
    assert outline_at("small-steps", "en") is None
    assert outline_at("smaller-steps", "en").steps[0].url == "/courses/smaller-steps/module-1/lesson-one/"


def test_limiting_who_may_see_a_module_marks_its_steps(course):
    titles()
    PageViewRestriction.objects.create(page=Module.objects.get(slug="module-1"), restriction_type="login")
    assert [step.is_restricted for step in outline_at("small-steps", "en").steps] == [True, True, False]


def test_the_steps_of_another_course_are_not_in_it(course):
    build_course("Other Steps", "other-steps")
    assert len(titles()) == 3 and len(outline_at("other-steps", "en").steps) == 3


def test_what_must_be_answered_is_in_the_outline(lesson):
    assert outline_at("small-steps", "en").steps[0].required_blocks == ("late-arrival",)


def test_a_question_that_is_gone_is_no_longer_required(lesson):
    lesson.body = [{"type": "knowledge_check", "value": {"question": 77, "required": True}, "id": "check"}]
    lesson.save_revision().publish()
    assert outline_at("small-steps", "en").steps[0].required_blocks == ()


@pytest.mark.django_db(transaction=True)
def test_an_outline_built_before_a_change_was_committed_does_not_outlive_it(course):
    before = build_outline(course)
    with transaction.atomic():
        Lesson.objects.get(slug="lesson-two").unpublish()
        # Another process still sees, and caches, the pages as they were.
        recall(OUTLINES, "curriculum:outline:en:small-steps", lambda: before)
    assert titles() == ["Lesson one", "Lesson three"]
