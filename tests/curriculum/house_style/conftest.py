"""A lesson for grades 9 to 12 whose body a test writes."""

import pytest

from curriculum.house_style.checking import check
from curriculum.models import Course, Lesson, WordToAvoid


@pytest.fixture
def lesson(course) -> Lesson:
    Course.objects.update(audience="grades-9-12")
    return Lesson.objects.get(slug="lesson-one")


@pytest.fixture
def found_in(lesson):
    """A function from blocks, as (kind, value), to the sentences of one check."""

    def run(name: str, *blocks: tuple, **fields) -> list[str]:
        lesson.body = [{"type": kind, "value": value, "id": f"b{at}"} for at, (kind, value) in enumerate(blocks, 1)]
        for field, value in fields.items():
            setattr(lesson, field, value)
        return [finding.sentence for finding in check(lesson) if finding.check == name]

    return run


@pytest.fixture
def words(db) -> None:
    WordToAvoid.objects.create(
        key="rescue", avoid="rescue", forms="rescued\nrescuing", prefer="supported", action="replace"
    )
    WordToAvoid.objects.create(
        key="victim", avoid="victim", prefer="person who was harmed", action="replace", audiences=["grades-9-12"]
    )
    WordToAvoid.objects.create(key="innocent", avoid="innocent victim", prefer="Say what happened.", action="rewrite")
    WordToAvoid.objects.create(key="life", avoid="the life", prefer="Say what was done.", action="rewrite")
    WordToAvoid.objects.create(key="victime", avoid="victime", prefer="personne", action="replace", language="fr")
