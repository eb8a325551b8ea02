"""Every lesson of the packs as slides that a projector can show."""

import re

import pytest
from bs4 import BeautifulSoup

from curriculum.models import Course, CourseIndex, Lesson
from curriculum.packing.loading import load_pack
from curriculum.packing.registers import load_registers
from dashboards.models import TrainedElsewhere
from tests.content.packs import CURRICULUM
from tests.courses import add_french, build_home

PACKS = ["steady-ground", "know-your-ground", "eyes-open-doors-open", "notice-respond-connect"]
MOST_LETTERS = 950  # of one slide, of one scene


@pytest.fixture(params=PACKS)
def pages(request, db, settings, tmp_path, client_of, teacher, school_class):
    """The slides of each lesson of a course, as the teacher gets them."""
    settings.MEDIA_ROOT = tmp_path / "media"
    build_home().add_child(instance=CourseIndex(title="Courses", slug="courses"))
    add_french()
    load_registers(CURRICULUM / "registers")
    load_pack(CURRICULUM / "packs" / request.param)
    TrainedElsewhere.objects.create(person=teacher, reason="Elsewhere")
    course = Course.objects.get(slug=request.param, locale__language_code="en")
    client = client_of(teacher)
    lessons = Lesson.objects.live().descendant_of(course)
    addresses = [f"{course.slug}/{lesson.get_parent().slug}/{lesson.slug}" for lesson in lessons]
    return {address: client.get(f"/groups/{school_class.pk}/present/{address}/") for address in addresses}


def too_long(page: str) -> list[str]:
    slides = BeautifulSoup(page, "html.parser").select("[data-slide]")
    parts = [part for slide in slides for part in slide.select("[data-scene]") or [slide]]
    shown = {
        part["id"]: len(re.sub(r"\s+", " ", " ".join(map(words_of, part.select("p, li, h1, h2"))))) for part in parts
    }
    return [f"{name}: {letters}" for name, letters in shown.items() if letters > MOST_LETTERS]


def words_of(node) -> str:
    return node.get_text() if not node.find_parent("li") else ""


def for_leaders_in(page: str) -> bool:
    slides = str(BeautifulSoup(page, "html.parser").select_one(".present__slides"))
    return 'class="teacher-note"' in slides or 'class="hard-question"' in slides


def test_every_lesson_is_slides_that_fit_begin_with_its_title_and_end_with_help(pages):
    assert len(pages) >= 8
    for address, page in pages.items():
        assert page.status_code == 200, address
        slides = BeautifulSoup(page.text, "html.parser").select("[data-slide]")
        assert len({slide["id"] for slide in slides}) == len(slides) >= 6
        assert slides[0].select(".present-opening__title") and slides[-1].select(".present-services")
        assert all(slide["aria-label"] for slide in slides) and too_long(page.text) == [], address
        assert not for_leaders_in(page.text), address
