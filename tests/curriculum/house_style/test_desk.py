"""The check at the editor's desk: beside the editor, and again at publishing."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask
from wagtail.test.utils.form_data import streamfield

from curriculum.models import CheckedLink, Lesson, WordToAvoid
from people.models import User
from tests.curriculum.test_edit_a_lesson import address, draftail, form_of, scenes_form


@pytest.fixture
def desk(client_of, editor):
    return client_of(editor)


@pytest.fixture
def workflow(course) -> Workflow:
    workflow = Workflow.objects.create(name="Review")
    task = GroupApprovalTask.objects.create(name="Look")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    WorkflowPage.objects.create(workflow=workflow, page=course)
    return workflow


def results_address(lesson: Lesson) -> str:
    return reverse("house_style:results", args=[lesson.pk])


def reflection(words: str) -> dict:
    return streamfield([("reflection", {"prompt": draftail(words)})])


def story_without_text() -> dict:
    scenes = scenes_form()
    scenes["0"]["value"]["text"] = "null"  # what the editor sends for nothing
    story = {"title": "A late arrival", "introduction": draftail(""), "required": "on", "scenes": scenes}
    return streamfield([("reflection", {"prompt": draftail("Fine.")}), ("scenario", story)])


def test_an_incomplete_draft_is_saved(lesson, desk):
    assert desk.post(address(lesson), form_of(lesson, body=story_without_text())).status_code == 302
    assert Lesson.objects.get(pk=lesson.pk).get_latest_revision_as_object().body[1].value["title"] == "A late arrival"


@pytest.mark.parametrize("action", ["action-publish", "action-submit"])
def test_publishing_it_says_what_is_missing_and_where_and_loses_nothing(lesson, desk, workflow, action):
    response = desk.post(address(lesson), form_of(lesson, body=story_without_text()) | {action: "yes"})
    page = response.content.decode()
    assert response.status_code == 200 and "A late arrival" in page
    assert "Block 2, Scenario: “A late arrival”" in page and "Scene 1 › “Text” is missing." in page
    assert 'href="#block-' in page and not Lesson.objects.get(pk=lesson.pk).has_unpublished_changes


def test_a_field_of_the_page_is_named_too(lesson, desk):
    page = desk.post(address(lesson), form_of(lesson, minutes="") | {"action-publish": "yes"}).content.decode()
    assert 'href="#id_minutes-label"' in page


def test_a_word_to_replace_stops_publishing_but_not_saving(lesson, desk, words):
    form = form_of(lesson, body=reflection("Who would rescue you?"))
    page = desk.post(address(lesson), form | {"action-publish": "yes"}).content.decode()
    assert "“rescue” is a word to avoid." in page and "Write instead: supported." in page
    assert "One thing has to be put right first" in page
    assert desk.post(address(lesson), form).status_code == 302


def test_a_word_to_say_another_way_does_not(lesson, desk, words):
    form = form_of(lesson, body=reflection("Who is in the life?"))
    assert desk.post(address(lesson), form | {"action-publish": "yes"}).status_code == 302


def test_a_reviewer_who_asks_for_changes_does_not_have_to_make_them(lesson, words):
    lesson.body = [("reflection", {"prompt": "<p>rescue</p>"})]
    form_class = Lesson.get_edit_handler().get_form_class()
    data = form_of(lesson, body=reflection("Who would rescue you?"))
    kept = form_class(data, instance=lesson, parent_page=lesson.get_parent())
    sent_back = form_class(data | {"workflow-action-name": "reject"}, instance=lesson, parent_page=lesson.get_parent())
    assert not kept.is_valid() and sent_back.is_valid()


def test_a_course_with_a_word_to_replace_is_not_published(course, desk, words):
    form = form_of(course, summary="We rescue.", audience="employers", pillar="prevention", version="1.0")
    page = desk.post(address(course), form | {"action-publish": "yes"}).content.decode()
    assert "“rescue” is a word to avoid." in page


def test_the_check_shows_what_it_finds_in_the_draft(lesson, desk, words):
    desk.post(address(lesson), form_of(lesson, body=reflection("Who would rescue 9 in 10?")))
    page = desk.get(results_address(lesson)).content.decode()
    assert "To put right before publishing" in page and "Worth a look" in page
    assert f'href="{address(lesson)}#block-' in page


def test_the_part_alone_is_what_the_panel_asks_for(lesson, desk):
    page = desk.get(results_address(lesson), headers={"X-Part": "results"}).content.decode()
    assert "<html" not in page and "data-house-style-results" in page


def test_what_is_being_typed_is_checked_and_not_stored(lesson, desk, words):
    typed = form_of(lesson, title="The rescue", body=story_without_text())
    page = desk.post(results_address(lesson), typed, headers={"X-Part": "results"}).content.decode()
    assert "“rescue” is a word to avoid." in page and "Scene 1 › “Text” is missing." in page
    assert Lesson.objects.get(pk=lesson.pk).get_latest_revision_as_object().title == "Lesson one"


def test_nonsense_that_is_posted_to_the_check_does_no_harm(lesson, desk):
    assert desk.post(results_address(lesson), {"body-count": "1", "title": ""}).status_code == 400


def test_the_editor_has_the_panel(lesson, desk):
    assert "data-house-style" in desk.get(address(lesson)).content.decode()


def test_strangers_find_nothing(lesson, client_of, learner, db):
    writer = User.objects.create_user(email="writer@example.org")
    writer.user_permissions.add(Permission.objects.get(codename="access_admin"))
    assert client_of(writer).get(results_address(lesson)).status_code == 404
    assert client_of(learner).get(results_address(lesson)).status_code == 404


def test_a_page_without_house_style_is_not_found(course, desk):
    assert desk.get(reverse("house_style:results", args=[course.get_parent().pk])).status_code == 404


def test_links_are_tried_when_asked_and_only_by_posting(lesson, desk):
    lesson.body = [{"type": "text", "value": '<p><a href="http://127.0.0.1:1/">A</a></p>', "id": "a"}]
    lesson.save_revision()
    try_address = reverse("house_style:try_now", args=[lesson.pk])
    assert desk.get(try_address).status_code == 405
    for _twice in range(2):
        page = desk.post(try_address, follow=True).content.decode()
    assert CheckedLink.objects.get().works is False
    assert "This is no address of a public website." in page and "1 link leads to another site." in page


def test_broken_links_are_reported(lesson, desk):
    lesson.body = [{"type": "text", "value": '<p><a href="http://127.0.0.1:1/">A</a></p>', "id": "a"}]
    lesson.save_revision()
    desk.post(reverse("house_style:try_now", args=[lesson.pk]))
    page = desk.get("/cms/curriculum/reports/links/").content.decode()
    assert "http://127.0.0.1:1/" in page and lesson.title in page


def bulk_publish(desk, page, **options):
    return desk.post(f"/cms/bulk/wagtailcore/page/publish/?id={page.pk}&next=/cms/pages/", options, follow=True)


def test_publishing_many_waits_for_the_same(lesson, desk, words):
    lesson.body = [{"type": "text", "value": "<p>A rescue.</p>", "id": "a"}]
    lesson.save_revision()
    Lesson.objects.filter(pk=lesson.pk).update(live=False)
    page = bulk_publish(desk, lesson).content.decode()
    assert "Nothing was published" in page and "“rescue” is a word to avoid." in page
    bulk_publish(desk, lesson.get_parent(), include_descendants="on")
    assert not Lesson.objects.get(pk=lesson.pk).live


def test_what_is_ready_is_published(lesson, desk):
    Lesson.objects.filter(pk=lesson.pk).update(live=False)
    bulk_publish(desk, lesson)
    assert Lesson.objects.get(pk=lesson.pk).live


def test_words_are_edited_at_the_desk(desk, words):
    assert "rescue" in desk.get("/cms/snippets/curriculum/wordtoavoid/").content.decode()
    form = {"key": "hero", "language": "en", "avoid": "hero", "forms": "heroes\nheroic", "prefer": "helper"}
    desk.post("/cms/snippets/curriculum/wordtoavoid/add/", form | {"action": "replace", "audiences": ["parents"]})
    hero = WordToAvoid.objects.get(key="hero")
    assert hero.pattern.search("our Heroes") and hero.audiences == ["parents"]
