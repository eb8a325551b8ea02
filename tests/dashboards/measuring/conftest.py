"""A class that is asked about a small course, and people who have answered."""

from uuid import uuid4

import pytest

from curriculum.outline import outline_of
from quizzes.models import ClassMeasure, QuestionnaireEdition, Reply
from quizzes.questionnaires import class_asking
from tests.dashboards.conftest import *  # noqa: F403 - the same cast
from tests.quizzes.questionnaires.conftest import questionnaire  # noqa: F401


@pytest.fixture
def home(school_class) -> str:
    return f"/groups/{school_class.pk}/measuring/"


@pytest.fixture
def measure(school_class, course, questionnaire) -> ClassMeasure:  # noqa: F811
    """By slips; nothing is open yet."""
    begun = class_asking.begin(school_class, outline_of(course), "slips")
    class_asking.hand_out(begun, 28)
    return begun


@pytest.fixture
def page(home, measure) -> str:
    return f"{home}{measure.pk}/"


@pytest.fixture
def people(measure, questionnaire):  # noqa: F811
    """A function: so many of the class who answer alike at each time; a number of right answers, of eight."""
    edition = QuestionnaireEdition.objects.of(questionnaire.frozen())
    items = questionnaire.frozen()["scales"]["knowledge"]

    def answers(right: int) -> dict:
        given = {}
        for place, item in enumerate(items):
            given[item["id"]] = str(item["answer"] if place < right else not item["answer"]).lower()
        return {"knowledge": given}

    def make(number: int, **times: int) -> list[str]:
        marks = [uuid4().hex for _ in range(number)]
        Reply.objects.bulk_create(
            Reply(
                course_key=measure.course_key,
                cohort=measure.cohort,
                mark=mark,
                time=time,
                language="en",
                edition=edition,
                answers=answers(right),
                upset="no" if time == "after" else "",
            )
            for mark in marks
            for time, right in times.items()
        )
        return marks

    return make


@pytest.fixture
def ask(measure):
    """A function: the class is asked at these times, each closed again."""

    def at(*times: str) -> ClassMeasure:
        for time in times:
            class_asking.open_time(measure, time)
            class_asking.close(measure)
        measure.refresh_from_db()
        return measure

    return at


def main_of(page: str) -> str:
    return " ".join(page.partition("<main")[2].partition("</main>")[0].split())
