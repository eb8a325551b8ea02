"""A course with a questionnaire."""

import pytest

from curriculum.models import Course
from quizzes.models import Questionnaire
from tests.quizzes.factories import an_item
from tests.quizzes.questionnaires.pack import DATA


def as_stored(item: dict) -> dict:
    """An item of the pack as a block of the site."""
    value = {name: part for name, part in item.items() if name != "id"}
    kind = "statement"
    if "options" in value:
        kind, value["options"] = "situation", [an_item(option) for option in value["options"]]
    return {"type": kind, "id": item["id"], "value": value}


@pytest.fixture
def questionnaire(course: Course) -> Questionnaire:
    questionnaire = Questionnaire(course=course, title=DATA["title"], introduction="<p>Skip what you like.</p>")
    for scale in ("knowledge", "myths", "confidence", "intention"):
        setattr(questionnaire, scale, [as_stored(item) for item in DATA[scale]])
    questionnaire.save()
    return Questionnaire.objects.get()
