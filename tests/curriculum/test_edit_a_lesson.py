"""The editor's desk: a lesson is edited, previewed and published without losing what progress hangs on."""

import json

import pytest
from wagtail.test.utils.form_data import nested_form_data, streamfield

from curriculum.models import Lesson


def form_of(lesson: Lesson, **changes) -> dict:
    fields = {
        "title": lesson.title,
        "slug": lesson.slug,
        "minutes": 4,
        "summary": "",
        "objectives": "",
        "seo_title": "",
        "search_description": "",
        "change_kind": "small",
        "body": body_form(),
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        "comments-MAX_NUM_FORMS": 0,
    }
    return nested_form_data(fields | changes)


def body_form() -> dict:
    """One block to answer, under the id progress was recorded against."""
    body = streamfield([("reflection", {"prompt": draftail("Who would you tell?")})])
    return body | {"0": body["0"] | {"id": "first-shift"}}


def draftail(text: str) -> str:
    """One paragraph as the rich text editor sends it."""
    block = {"key": "a", "text": text, "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": []}
    return json.dumps({"blocks": [block], "entityMap": {}})


@pytest.fixture
def desk(client_of, editor):
    return client_of(editor)


def address(lesson: Lesson) -> str:
    return f"/cms/pages/{lesson.pk}/edit/"


def test_publishing_keeps_the_ids_of_blocks(lesson, desk):
    response = desk.post(address(lesson), form_of(lesson) | {"action-publish": "yes"})
    assert response.status_code == 302
    assert [block.id for block in Lesson.objects.get(pk=lesson.pk).body] == ["first-shift"]


def test_topics_are_ticked_and_kept_as_a_list(lesson, desk):
    desk.post(address(lesson), form_of(lesson) | {"topics": ["definition", "contacts"], "action-publish": "yes"})
    assert Lesson.objects.get(pk=lesson.pk).topics == ["definition", "contacts"]
    page = desk.get(address(lesson)).content.decode()
    assert page.count('name="topics"') == 11 and page.count("checked") >= 2


def test_a_topic_no_law_asks_for_is_refused(lesson, desk):
    response = desk.post(address(lesson), form_of(lesson) | {"topics": ["no-such-topic"], "action-publish": "yes"})
    assert (
        response.status_code == 200 and "no-such-topic is not one of the available choices" in response.content.decode()
    )
    assert Lesson.objects.get(pk=lesson.pk).topics == []


def test_publishing_an_unsound_story_is_refused_with_a_sentence(lesson, desk):
    story = {"title": "A story", "introduction": draftail(""), "required": "on", "scenes": scenes_form()}
    form = form_of(lesson, body=streamfield([("scenario", story)]))
    page = desk.post(address(lesson), form | {"action-publish": "yes"}).content.decode()
    assert "there is no scene of that name" in page
    assert desk.post(address(lesson), form).status_code == 302  # as a draft it is kept


def scenes_form() -> dict:
    choice = {"value": {"choice": "Tell someone", "to": "nowhere"}, "deleted": "", "order": "0"}
    scene = {"scene": "start", "text": draftail("You wait."), "choices": {"count": "1", "0": choice}}
    return {"count": "1", "0": {"value": scene, "deleted": "", "order": "0"}}


def test_a_preview_may_be_framed_by_the_desk_only(lesson):
    response = lesson.make_preview_request(None, "")
    assert "frame-ancestors 'self'" in response.headers["Content-Security-Policy"]
    assert "script-src 'self';" in response.headers["Content-Security-Policy"]


def test_a_learner_cannot_edit(lesson, client_of, learner):
    assert client_of(learner).post(address(lesson), form_of(lesson)).status_code in {302, 403, 404}
    assert Lesson.objects.get(pk=lesson.pk).has_unpublished_changes is False
