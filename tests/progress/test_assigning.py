"""Assigning, changing and taking back, however often the button is pressed."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from curriculum.models import Lesson, Module
from curriculum.outline import outline_of
from people.models import AuditEntry, Deed
from progress import assigning, recording
from progress.assigning import Terms
from progress.models import Assignment, StepRecord
from progress.targets import targets_of
from tests.progress.assignments import assign, day


def test_a_course_a_module_and_a_step_can_be_assigned(school_class, course):
    extents = [assign(school_class, course, title).extent for title in ("", "Module 2", "Lesson two")]
    assert extents == ["course", "module", "step"]


def test_twice_is_as_good_as_once_and_the_last_terms_hold(school_class, course, teacher):
    assign(school_class, course, by=teacher, due_on=day("2026-12-01"))
    assign(school_class, course, by=teacher, due_on=day("2026-12-04"), in_order=True)
    kept = Assignment.objects.get()
    assert kept.due_on == day("2026-12-04") and kept.in_order


def test_what_changes_nothing_is_not_told(school_class, course, teacher):
    for _ in range(2):
        assign(school_class, course, by=teacher, due_on=day("2026-12-01"))
    entry = AuditEntry.objects.get()
    assert (entry.deed, entry.group_number) == (Deed.ASSIGNED, school_class.pk)
    assert entry.detail == "Small Steps: … → 2026-12-01"


def test_another_group_has_its_own(school_class, stranger, course):
    other = stranger.memberships.get().group
    assert assign(school_class, course).pk != assign(other, course).pk


def test_the_title_stays_what_it_was(school_class, course, teacher):
    given = assign(school_class, course, "Module 2")
    module = Module.objects.get(slug="module-2")
    module.title = "Another name"
    module.save_revision().publish()
    assigning.change(given, Terms(due_on=day("2026-12-04")), teacher)
    given.refresh_from_db()
    assert given.title == "Module 2" and given.due_on == day("2026-12-04")


def test_one_step_has_no_order(school_class, course):
    assert not assign(school_class, course, "Lesson two", in_order=True).in_order


def test_taking_back_keeps_what_was_done_and_leaves_room_for_another(school_class, course, learner, teacher):
    given = assign(school_class, course)
    outline = outline_of(course)
    recording.mark_done(recording.enrol(learner, outline), outline.steps[0], outline)
    for _ in range(2):
        assigning.withdraw(given, teacher)
    assert StepRecord.objects.done().count() == 1
    assert assign(school_class, course).pk != given.pk
    assert AuditEntry.objects.filter(detail="Small Steps: taken back").count() == 1


def test_what_another_tab_has_taken_back_is_not_changed(school_class, course, teacher):
    given = assign(school_class, course)
    assigning.withdraw(Assignment.objects.get(), teacher)
    with pytest.raises(assigning.TakenBack):
        assigning.change(given, Terms(in_order=True), teacher)


def test_nothing_is_assigned_after_the_term(school_class, course, teacher):
    given = assign(school_class, course)
    school_class.archived_at = timezone.now()
    school_class.save()
    for act in (
        lambda: assign(school_class, course, "Lesson two"),
        lambda: assigning.change(given, Terms(in_order=True), teacher),
        lambda: assigning.withdraw(given, teacher),
    ):
        with pytest.raises(assigning.TermIsOver):
            act()
    assert Assignment.objects.standing().get().in_order is False


def test_the_database_refuses_an_end_before_the_beginning(school_class, course):
    with pytest.raises(IntegrityError), transaction.atomic():
        assign(school_class, course, opens_on=day("2026-12-04"), due_on=day("2026-12-03"))


def test_the_database_refuses_a_second_one_that_stands(school_class, course):
    given = assign(school_class, course)
    given.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        given.save()


def test_a_step_that_moved_to_another_module_is_still_found(school_class, course):
    given = assign(school_class, course, "Lesson two")
    Lesson.objects.get(slug="lesson-two").move(Module.objects.get(slug="module-2"), pos="last-child")
    found = next(one for one in targets_of(outline_of(course)) if one.key == given.target_key)
    assert found.url.endswith("/module-2/lesson-two/")
