"""Packs and editors change the same pages: neither loses what the other wrote."""

import pytest
from wagtail.models import Page

from curriculum.models import Course, CourseIndex, Lesson, Module
from curriculum.packing.loading import load_pack
from curriculum.packing.problems import PackRefused
from quizzes.models import Question
from tests.curriculum.small_pack import change

DESK = "01-first-module/01-at-the-desk.yaml"
TELL = "02-second-module/01-whom-to-tell.yaml"

pytestmark = pytest.mark.usefixtures("empty_site")


def desk() -> Lesson:
    return Lesson.objects.get(slug="at-the-desk")


def edit(page: Page, **fields) -> None:
    """As an editor does: a change, published."""
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


def test_an_editors_change_is_kept_while_the_file_says_nothing_new(small_pack):
    load_pack(small_pack)
    edit(desk(), title="At the front desk")
    change(small_pack, TELL, "Tell the manager.", "Tell the duty manager.")
    report = load_pack(small_pack)
    assert report == [f"kept as edited on the site: {DESK}", f"updated: {TELL}"]
    assert desk().title == "At the front desk"


def test_a_file_and_an_editor_who_disagree_stop_the_load(small_pack, everything_stored):
    load_pack(small_pack)
    edit(desk(), title="At the front desk")
    change(small_pack, DESK, "Friendly.", "A greeting.")
    change(small_pack, TELL, "Tell the manager.", "Tell the duty manager.")
    before = everything_stored()
    with pytest.raises(PackRefused, match=rf"{DESK}, line 1: This was edited on the site"):
        load_pack(small_pack)
    assert everything_stored() == before


def test_overwriting_replaces_what_an_editor_wrote(small_pack):
    load_pack(small_pack)
    edit(desk(), title="At the front desk")
    change(small_pack, DESK, "Friendly.", "A greeting.")
    assert load_pack(small_pack, overwrite=True) == [f"updated: {DESK}"]
    assert desk().title == "At the desk"
    assert load_pack(small_pack) == []


def test_a_draft_of_an_editor_is_not_lost(small_pack):
    load_pack(small_pack)
    page = desk()
    page.title = "A draft"
    page.save_revision()
    assert load_pack(small_pack) == [f"kept as edited on the site: {DESK}"]
    change(small_pack, DESK, "Friendly.", "A greeting.")
    with pytest.raises(PackRefused):
        load_pack(small_pack)
    assert desk().get_latest_revision_as_object().title == "A draft"


def test_a_page_that_an_editor_took_down_stays_down(small_pack):
    load_pack(small_pack)
    desk().unpublish()
    load_pack(small_pack)
    assert not desk().live


def test_a_page_that_an_editor_added_is_left_alone(small_pack):
    load_pack(small_pack)
    Module.objects.first().add_child(instance=Lesson(title="Extra", slug="extra"))
    change(small_pack, TELL, "Tell the manager.", "Tell the duty manager.")
    load_pack(small_pack)
    assert Lesson.objects.get(slug="extra").live


def test_a_question_that_an_editor_changed_is_kept_too(small_pack):
    load_pack(small_pack)
    Question.objects.filter(key="border").update(objective="Something else")
    assert load_pack(small_pack) == ["kept as edited on the site: bank.yaml, border"]
    change(small_pack, "bank.yaml", "It does not.", "It never does.")
    with pytest.raises(PackRefused, match="bank.yaml, line 16: This was edited"):
        load_pack(small_pack)


def test_a_removed_file_whose_page_was_edited_stops_the_load(small_pack):
    load_pack(small_pack)
    edit(desk(), title="At the front desk")
    (small_pack / DESK).unlink()
    with pytest.raises(PackRefused, match="edited on the site"):
        load_pack(small_pack)
    load_pack(small_pack, overwrite=True)
    assert not desk().live


def test_a_course_made_by_hand_at_the_same_address_is_not_taken_over(small_pack):
    index = CourseIndex.objects.get()
    index.add_child(instance=Course(title="By hand", slug="small-steps", audience="employers"))
    with pytest.raises(PackRefused, match="is that of another page"):
        load_pack(small_pack)
    assert Course.objects.get().title == "By hand"
