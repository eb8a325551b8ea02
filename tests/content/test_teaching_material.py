"""What teachers print of the courses for pupils."""

import pytest

from curriculum.models import Course, CourseIndex
from curriculum.outline import outline_of
from curriculum.packing.loading import load_pack
from curriculum.packing.registers import load_registers
from dashboards.models import TrainedElsewhere
from dashboards.teaching.plan import plan_of
from tests.content.packs import CURRICULUM
from tests.courses import build_home
from tests.reading_pdf import faults_of, text_of

FOR_PUPILS = ["steady-ground", "know-your-ground"]


@pytest.fixture(params=FOR_PUPILS)
def course(request, db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    build_home().add_child(instance=CourseIndex(title="Courses", slug="courses"))
    load_registers(CURRICULUM / "registers")
    load_pack(CURRICULUM / "packs" / request.param)
    return Course.objects.get(slug=request.param)


@pytest.fixture
def print_out(client_of, teacher, school_class, course, tmp_path):
    """A function from an address below the course's, and what is sent there, to a file."""
    TrainedElsewhere.objects.create(person=teacher, reason="Elsewhere")
    leader = client_of(teacher)

    def make(address: str, data: dict | None = None):
        page = f"/groups/{school_class.pk}/teaching/{course.slug}/{address}"
        path = tmp_path / "sheet.pdf"
        path.write_bytes((leader.post(page, data) if data else leader.get(page)).content)
        return path

    return make


def test_every_lesson_has_a_timed_plan_with_hard_questions(course):
    lessons = [page for page in course.get_descendants().live().specific() if getattr(page, "kind", "") == "lesson"]
    assert len(lessons) >= 12
    missing = [
        lesson.slug for lesson in lessons if not (plan_of(lesson)["timed"] and plan_of(lesson)["hard_questions"])
    ]
    assert missing == []


def test_plan_handout_key_and_letter_are_sound(course, print_out):
    module = outline_of(course).modules[0]
    lesson = f"{module.slug}/{module.steps[0].slug}"
    for name in ("plan", "handout", "answers"):
        assert faults_of(print_out(f"{lesson}/{name}.pdf")) == [], name
    path = print_out("letter/", {"kind": "exemption", "school": "Birch School", "teacher": "Ms. Ode", "go": "pdf"})
    assert faults_of(path) == []
    assert "Birch School" in text_of(path.read_bytes()) and "{" not in text_of(path.read_bytes())
