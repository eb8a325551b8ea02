"""A class, its teacher, and two courses: one for pupils with a module for teachers, one that needs none."""

import pytest

from tests.courses import build_course
from tests.dashboards.teaching.conftest import (  # noqa: F401 - the same course, and who has finished the module
    course,
    finish,
    packs,
    teachers_course,
    trained,
    waived,
)
from tests.progress.assignments import NOON, at_moment


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    at_moment(monkeypatch, *NOON)


@pytest.fixture
def small(packs):  # noqa: F811
    """A course without a module for teachers."""
    return build_course()


@pytest.fixture
def home(school_class) -> str:
    return f"/groups/{school_class.pk}/assignments/"


@pytest.fixture
def form(home, small) -> str:
    """Where the small course is assigned."""
    return f"{home}new/small-steps/"


def main_of(page: str) -> str:
    return " ".join(page.partition("<main")[2].partition("</main>")[0].split())
