"""Pictures stand on sheets themselves: on the screen from where they are kept, on paper in the file."""

import base64
import io
import re
from urllib.parse import quote

import pikepdf
import pytest
from django.core.files.base import ContentFile
from wagtail.images.models import get_rendition_storage

from curriculum.models import Lesson
from dashboards.teaching.handout import handout_of
from dashboards.teaching.pictures import on_paper, on_screen
from dashboards.teaching.printing import print_sheet
from tests.dashboards.teaching.test_plan import sheet_of
from tests.reading_pdf import text_of

DESCRIPTIONS = ["A path between two trees.", "A sign at a door."]  # of a lesson's picture, and of a question's
SHEETS = pytest.mark.parametrize("name", ["plan", "handout"])
CURIOUS = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><image href="file:///etc/passwd"/></svg>'


def described(pdf: bytes) -> list[str]:
    """What a screen reader says of each figure."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        parts = [one for one in document.objects if isinstance(one, pikepdf.Dictionary)]
        return sorted(str(part["/Alt"]) for part in parts if part.get("/S") == "/Figure")


@SHEETS
def test_pictures_are_printed_and_described_only_to_those_who_listen(leader, lesson_page, name):
    pdf = leader.get(f"{lesson_page}{name}.pdf").content
    assert described(pdf) == DESCRIPTIONS
    assert "Where we walk" in text_of(pdf) and not any(words in text_of(pdf) for words in DESCRIPTIONS)


@SHEETS
def test_on_the_screen_they_are_shown_from_where_they_are_kept(leader, lesson_page, media, name):
    pictures = re.findall(
        r'<img [^>]*src="/media/([^"]+)"[^>]* alt="([^"]+)"', sheet_of(leader.get(f"{lesson_page}{name}/").text)
    )
    assert sorted(alt for _, alt in pictures) == DESCRIPTIONS
    assert all((media / place).is_file() for place, _ in pictures)


def test_the_answer_key_has_none(leader, lesson_page):
    assert "<img" not in sheet_of(leader.get(f"{lesson_page}answers/").text)


def test_a_picture_whose_file_is_gone_is_printed_as_its_description(leader, lesson_page, media):
    leader.get(f"{lesson_page}handout/")  # it is kept now
    for path in (media / "images").iterdir():
        path.unlink()
    pdf = leader.get(f"{lesson_page}handout.pdf").content
    assert "A path between two trees." in text_of(pdf)


@pytest.mark.parametrize(
    ("name", "kind"), [("a b.png", "image/png"), ("b.jpg", "image/jpeg"), ("c.svg", "image/svg+xml")]
)
def test_every_kind_is_put_into_the_page(media, name, kind):
    stored = get_rendition_storage().save(name, ContentFile(b"dots"))
    body = f'<img src="stored:{quote(stored)}" alt="">'
    assert on_paper(body) == f'<img src="data:{kind};base64,{base64.b64encode(b"dots").decode()}" alt="">'
    assert on_screen(body) == f'<img src="/media/{quote(stored)}" alt="">'


@pytest.mark.parametrize("name", ["gone.png", "a.html", "../../../etc/passwd", "%2e%2e/secret.svg", ""])
def test_nothing_else_is(media, name):
    assert on_paper(f'<img src="stored:{name}" alt="">') == '<img src="" alt="">'


def test_a_drawing_that_asks_for_another_file_gets_nothing(media):
    stored = get_rendition_storage().save("curious.svg", ContentFile(CURIOUS.encode()))
    pdf = print_sheet(on_paper(f'<p><img src="stored:{stored}" alt="A wall."></p>'), "A sheet", "en", "letter")
    assert described(pdf) == ["A wall."] and "root:" not in text_of(pdf)


def test_a_lesson_with_pictures_alone_still_says_what_it_is_for(course):
    lesson = Lesson.objects.get(slug="on-the-way")
    assert not handout_of(lesson)["is_only_looked_at"]
    lesson.body = [child for child in lesson.body.get_prep_value() if child["type"] == "image"]
    assert handout_of(lesson)["is_only_looked_at"] and len(handout_of(lesson)["items"]) == 1
