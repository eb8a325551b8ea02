"""A class whose learners are at different places of a small course with a quiz at its end."""

import re
from collections.abc import Callable

import pytest

from curriculum.outline import Outline, outline_of
from people.models import Group, User
from progress import recording
from tests.dashboards.conftest import *  # noqa: F403 - the same cast


@pytest.fixture
def outline(course, quiz) -> Outline:
    return outline_of(course)


@pytest.fixture
def class_page(school_class) -> str:
    return f"/groups/{school_class.pk}/"


@pytest.fixture
def does(outline) -> Callable[[User, int], None]:
    """A function: someone does so many lessons of the course."""

    def do(learner: User, lessons: int) -> None:
        enrolment = recording.enrol(learner, outline)
        for step in outline.steps[:lessons]:
            recording.open_step(enrolment, step)
            recording.mark_done(enrolment, step, outline)

    return do


@pytest.fixture
def pupils(school_class: Group) -> Callable[[int], list[User]]:
    def make(number: int) -> list[User]:
        made = User.objects.bulk_create(
            User(username=f"p-{index}", display_name=f"Pupil {index:03}", password="!") for index in range(number)
        )
        for person in made:
            school_class.add(person)
        return made

    return make


def words_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def rows_of_grid(html: str) -> list[list[str]]:
    """What each row of the grid says: name, cells, and how far in the course."""
    body = re.search(r"<tbody>(.*?)</tbody>", html, re.DOTALL)[1]
    cells = r"<(?:td|th)\b.*?</(?:td|th)>"
    return [
        [words_of(cell) for cell in re.findall(cells, row, re.DOTALL)]
        for row in re.findall(r"<tr>.*?</tr>", body, re.DOTALL)
    ]


def totals_of_grid(html: str) -> list[str]:
    row = re.search(r'<tr class="class-grid__totals">(.*?)</tr>', html, re.DOTALL)[1]
    return [words_of(cell) for cell in re.findall(r"<td\b.*?</td>", row, re.DOTALL)]
