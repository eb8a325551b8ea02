"""A lesson with blocks to answer, and a pack to load."""

import datetime

import pytest
from django.apps import apps
from django.core.cache import cache
from django.test import RequestFactory

from curriculum.models import Course, CourseIndex, Fact, HelpService, Lesson
from tests.courses import build_home
from tests.curriculum.bodies import CONVERSATION, SCENARIO
from tests.curriculum.small_pack import files_of, write_small_pack


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
    course.parent_letter = "<p>To the families of {school}</p>"
    course.save_revision().publish()
    lesson = Lesson.objects.get(slug="lesson-one")
    lesson.body = [
        {"type": "text", "value": "<p>Hello.</p>", "id": "hello"},
        {"type": "scenario", "value": SCENARIO, "id": "late-arrival"},
        {"type": "conversation", "value": CONVERSATION | {"required": False}, "id": "agency-chat"},
        {
            "type": "teacher_note",
            "value": {"heading": "Settling for leaders", "minutes": 5, "text": "<p>Only for leaders.</p>"},
            "id": "note",
        },
        {
            "type": "hard_question",
            "value": {"question": "Whose fault is it?", "answer": "<p>Say it plainly: never theirs.</p>"},
            "id": "hard",
        },
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


@pytest.fixture
def empty_site(db, media):
    """A home page, a course list and one fact."""
    build_home().add_child(instance=CourseIndex(title="Courses", slug="courses"))
    Fact.objects.create(key="F1", wording="It can be work.", source="A report", review_by=datetime.date(2030, 1, 1))


@pytest.fixture
def small_pack(tmp_path):
    return write_small_pack(tmp_path)


@pytest.fixture
def everything_stored(media):
    """A function that gives all rows of the site and all its files, to compare."""

    def snapshot() -> tuple:
        rows = {model._meta.label: list(model.objects.order_by("pk").values()) for model in content_models()}
        return rows, files_of(media)

    return snapshot


def content_models() -> list:
    labels = {"curriculum", "quizzes", "wagtailcore", "wagtailimages", "wagtaildocs"}
    return [model for model in apps.get_models() if model._meta.app_label in labels]
