"""Questionnaires at the editor's desk."""

import pytest
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from quizzes.models import Questionnaire
from quizzes.models.questionnaires import SCALES
from tests.quizzes.questionnaires.pack import DATA

ADD = "/cms/snippets/quizzes/questionnaire/add/"


def listed(items: list[dict]) -> dict:
    """A ListBlock in a form."""
    data = {"count": str(len(items))}
    for number, item in enumerate(items):
        data[str(number)] = {"value": item, "order": str(number), "deleted": "", "id": ""}
    return data


def ticked(values: dict) -> dict:
    """What a form sends: a box that is not ticked is left out."""
    return {name: "on" if value is True else value for name, value in values.items() if value is not False}


def form(course, **changes) -> dict:
    data = {
        "course": str(course.pk),
        "title": "Before and after",
        "introduction": rich_text("<p>Skip what you like.</p>"),
    }
    for scale in ("knowledge", "myths", "confidence"):
        items = [{name: part for name, part in item.items() if name != "id"} for item in DATA[scale]]
        data[scale] = streamfield([("statement", ticked(item)) for item in items])
    options = [listed([ticked(option) for option in item["options"]]) for item in DATA["intention"]]
    vignettes = zip(DATA["intention"], options, strict=True)
    data["intention"] = streamfield([("situation", {"prompt": i["prompt"], "options": o}) for i, o in vignettes])
    return nested_form_data({**data, **changes})


@pytest.fixture
def desk(client_of, editor):
    return client_of(editor)


def test_every_scale_is_on_the_page(desk, course):
    page = desk.get(ADD).content.decode()
    for words in ("Knowledge", "Myths", "Confidence", "Intention", "Never ask about the learner"):
        assert words in page


def test_an_editor_writes_and_publishes_one(desk, course):
    desk.post(ADD, {**form(course), "action-publish": "yes"})
    questionnaire = Questionnaire.objects.get()
    assert questionnaire.live
    assert [len(getattr(questionnaire, scale)) for scale in SCALES] == [8, 5, 4, 3]


def test_half_of_one_is_kept_as_a_draft_and_not_published(desk, course):
    half = form(course, knowledge=streamfield([]), intention=streamfield([]))
    response = desk.post(ADD, {**half, "action-publish": "yes"})
    assert response.status_code == 200
    assert "minimum number of items is 8" in response.content.decode()
    desk.post(ADD, half)
    assert not Questionnaire.objects.get().live


def test_a_course_has_one(desk, questionnaire):
    response = desk.post(ADD, form(questionnaire.course))
    assert "already exists" in response.content.decode()
    assert Questionnaire.objects.count() == 1


def test_who_may_not_edit_is_turned_away(client_of, learner):
    assert client_of(learner).get(ADD).status_code == 404
