"""A class whose teacher notes what was taught of a lesson that has a part of every kind."""

import pytest

from curriculum.models import Lesson
from tests.dashboards.conftest import *  # noqa: F403 - the same cast
from tests.dashboards.presenting.small_lesson import build_lesson
from tests.progress.assignments import NOON, at_moment


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    at_moment(monkeypatch, *NOON)


@pytest.fixture
def lesson(db) -> Lesson:
    return build_lesson({})


@pytest.fixture
def home(lesson, school_class) -> str:
    return f"/groups/{school_class.pk}/taught/"


@pytest.fixture
def page(home) -> str:
    """Where the lesson is noted."""
    return f"{home}level-path/walking/on-the-way/"


@pytest.fixture
def sent(teacher) -> dict:
    """What a browser sends when the form is left as it is."""
    return {"taught_on": "2026-12-01", "minutes": "40", "taught_by": str(teacher.pk), "note": ""}
