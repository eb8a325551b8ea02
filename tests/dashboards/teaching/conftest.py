"""A class, its teacher, and a course with teaching material."""

import datetime

import pytest
from django.utils import translation

from curriculum.models import Course, CourseIndex, Fact, HelpService
from curriculum.outline import outline_of
from curriculum.packing.loading import load_pack
from dashboards.models import TrainedElsewhere
from progress import recording
from tests.courses import build_home
from tests.dashboards.teaching.small_course import write_packs


@pytest.fixture(autouse=True)
def english():
    """Whatever page in another language a test before asked for."""
    with translation.override("en"):
        yield


@pytest.fixture
def packs(db, tmp_path, media):
    build_home().add_child(instance=CourseIndex(title="Courses", slug="courses"))
    Fact.objects.create(
        key="F1",
        wording="Most know the person.",
        source="A count",
        status="verified",
        review_by=datetime.date(2030, 1, 1),
    )
    for key, name, phone, region in (
        ("e", "Emergency", "911", "CA"),
        ("k", "Someone to Talk To", "1-800-555-0199", "CA"),
    ):
        HelpService.objects.create(key=key, name=name, phone=phone, region=region, status="verified")
    for pack in write_packs(tmp_path):
        load_pack(pack)


@pytest.fixture
def course(packs) -> Course:
    return Course.objects.get(slug="level-path")


@pytest.fixture
def teachers_course(packs) -> Course:
    return Course.objects.get(slug="for-teachers")


@pytest.fixture
def home(course, school_class) -> str:
    """The page of the course's material for the class."""
    return f"/groups/{school_class.pk}/teaching/level-path/"


@pytest.fixture
def lesson_page(home) -> str:
    return f"{home}walking/on-the-way/"


@pytest.fixture
def finish(teachers_course):
    """A function: somebody finishes these steps of the teachers' course (those of its first module)."""

    def take(person, *slugs: str, at=None):
        outline = outline_of(teachers_course)
        enrolment = recording.enrol(person, outline)
        for step in outline.steps:
            if step.slug in (slugs or ("rules", "hard")):
                recording.mark_done(enrolment, step, outline)
        return enrolment

    return take


@pytest.fixture
def trained(teacher, finish):
    finish(teacher)
    return teacher


@pytest.fixture
def leader(client_of, trained):
    """The teacher, who has finished the facilitator's module."""
    return client_of(trained)


@pytest.fixture
def waived(editor):
    """A function: an editor records that somebody was trained elsewhere."""

    def record(person):
        return TrainedElsewhere.objects.create(person=person, reason="The board's own training", recorded_by=editor)

    return record
