"""A lesson with blocks to answer."""

import datetime

import pytest
from django.core.cache import cache
from django.test import RequestFactory

from curriculum.models import Course, Fact, HelpService, Lesson
from tests.curriculum.bodies import CONVERSATION, SCENARIO


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()


@pytest.fixture
def request_of(db):
    """A function from an address to a request as a view gets it."""

    def make(address: str = "/", **cookies: str):
        request = RequestFactory().get(address)
        request.COOKIES.update(cookies)
        return request

    return make


@pytest.fixture
def lesson(course: Course) -> Lesson:
    """Its scenario must be answered, its conversation may be."""
    lesson = Lesson.objects.get(slug="lesson-one")
    lesson.body = [
        {"type": "text", "value": "<p>Hello.</p>", "id": "hello"},
        {"type": "scenario", "value": SCENARIO, "id": "late-arrival"},
        {"type": "conversation", "value": CONVERSATION | {"required": False}, "id": "agency-chat"},
        {"type": "teacher_note", "value": {"text": "<p>Only for leaders.</p>"}, "id": "note"},
    ]
    lesson.save_revision().publish()
    return Lesson.objects.get(pk=lesson.pk)


@pytest.fixture
def fact(db) -> Fact:
    return Fact.objects.create(
        key="F4",
        wording="Nine in ten knew the person.",
        source="Statistics Canada",
        year="2022",
        status="verified",
        review_by=datetime.date(2030, 1, 1),
    )


@pytest.fixture
def help_line(db) -> HelpService:
    return HelpService.objects.create(
        key="line", name="The Line", phone="1-833-900-1010", region="CA", status="verified", kind="helpline"
    )
