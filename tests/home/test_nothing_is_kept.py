"""On a shared device nothing personal stays behind: no browser keeps what a learner or a leader was shown."""

import re

import pytest
from django.urls import get_resolver
from django.urls.resolvers import URLPattern

from certificates.models import Batch, Certificate
from people.joining.roster import add_learner
from people.models import User
from progress.models import Assignment
from quizzes.models import Attempt
from tests.dashboards.class_page.conftest import outline  # noqa: F401
from tests.dashboards.conftest import *  # noqa: F403 - a class, a course and a quiz
from tests.dashboards.whole_records import fill_record

ROOMS = {"people", "learning", "steps", "quizzes", "questionnaires", "dashboards", "certificates"}
PUBLIC = {"certificates:verdict_json"}  # for whoever has the code, who is nobody in particular
PART = re.compile(r"<(?:\w+:)?(\w+)>")


def addresses(resolver=None, before: str = "", space: str = ""):
    """Every address of the rooms, with its name."""
    for found in (resolver or get_resolver()).url_patterns:
        route = before + str(found.pattern)
        if isinstance(found, URLPattern):
            if space in ROOMS:
                yield f"{space}:{found.name}", f"/{route}"
        else:
            yield from addresses(found, route, found.namespace or space)


@pytest.fixture
def amina(school_class, outline) -> User:  # noqa: F811
    person = add_learner(school_class, "Amina Kaya")
    fill_record(person, school_class, outline)
    return person


@pytest.fixture
def parts(amina, school, school_class, teacher, quiz) -> dict[str, object]:
    """What stands for each part of an address; `room:name part` where it is another thing there."""
    course_key = Certificate.objects.get().completion.course_key
    assigned = {"course_key": course_key, "target_key": course_key, "title": "Small Steps", "extent": "course"}
    assignment = Assignment.objects.create(group=school_class, **assigned).pk
    certificate = Certificate.objects.get().code
    return {
        "group_id": school_class.pk,
        "organisation_id": school.pk,
        "pk": amina.pk,
        "learner_id": amina.pk,
        "dashboards:batch pk": Batch.objects.get().pk,
        "dashboards:batch_file pk": Batch.objects.get().pk,
        "dashboards:assignment pk": assignment,
        "dashboards:withdraw_assignment pk": assignment,
        "dashboards:end_leader pk": teacher.pk,
        "code": certificate,
        "typed": certificate,
        "people:join_class code": school_class.join_code,
        "people:join_words code": school_class.join_code,
        "people:join_waiting code": school_class.join_code,
        "token": amina.card.token,
        "course": "small-steps",
        "module": "module-1",
        "step": "lesson-one",
        "lesson": "lesson-one",
        "name": "plan",
        "part": 1,
        "number": 1,
        "time": "before",
        "quiz_id": quiz.pk,
        "quiz_key": quiz.translation_key,
        "attempt_id": Attempt.objects.get().pk,
    }


def filled(name: str, route: str, parts: dict[str, object]) -> str:
    def value(found: re.Match) -> str:
        assert f"{name} {found[1]}" in parts or found[1] in parts, (
            f"Say in `parts` what stands for {found[0]} of {name}."
        )
        return str(parts.get(f"{name} {found[1]}", parts.get(found[1])))

    return PART.sub(value, route)


def test_nobody_keeps_what_someone_signed_in_was_shown(client_of, head, amina, learner, parts):
    """Whoever the page is for asks: an administrator, someone with an account, a learner with a card."""
    card, account, shown, kept = client_of(amina), client_of(learner), set(), {}
    for name, route in addresses():
        client = head if name.startswith("dashboards:") else account if route.startswith("/accounts/") else card
        response = client.get(filled(name, route, parts))
        if response.status_code == 200:
            shown.add(name)
            if "no-store" not in response.headers.get("Cache-Control", ""):
                kept[name] = response.headers.get("Cache-Control")
    assert kept.keys() == PUBLIC
    assert {"dashboards:learner_record_file", "dashboards:cards_pdf", "people:own_card", "quizzes:review"} <= shown
    assert len(shown) > 60, sorted(shown)
