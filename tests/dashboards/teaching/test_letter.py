"""The letter to families: filled in by the teacher, printed, and kept nowhere."""

from html import unescape

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.test import Client

from curriculum.letters import filled_letter, letter_with, validate_letter
from curriculum.models import Course
from tests.reading_pdf import text_of, without_marks

HOSTILE = '<img src=x onerror=alert(1)>"{teacher}" & {contact}'
WORDS = {"kind": "notice", "school": "Birch School", "teacher": "Ms. Ode", "date": "4 May 2027", "contact": "555-0100"}


@pytest.fixture
def page(home) -> str:
    return f"{home}letter/"


def letter_in(response) -> str:
    return response.text.partition('<div class="letter-text">')[2].partition("</div>")[0]


def test_it_begins_with_what_is_known_and_lines_for_the_rest(leader, page):
    shown = letter_in(leader.get(page))
    assert "To the families of Cedar School" in shown and "Yours, Tala Teacher" in shown
    assert shown.count('<span class="paper-blank">') == 2


def test_it_is_filled_in(leader, page):
    shown = letter_in(leader.post(page, WORDS))
    for words in ("Birch School", "Yours, Ms. Ode", "We begin on 4 May 2027.", "555-0100"):
        assert words in shown
    assert "paper-blank" not in shown and "other work" not in shown


def test_the_exemption_stands_above_the_signature(leader, page):
    shown = letter_in(leader.post(page, WORDS | {"kind": "exemption"}))
    assert shown.index("Questions?") < shown.index("Tell Ms. Ode if your child") < shown.index("Yours, Ms. Ode")


def test_the_file_says_the_same(leader, page):
    response = leader.post(page, WORDS | {"kind": "exemption", "go": "pdf"})
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'inline; filename="letter.pdf"'
    assert "private, no-store" in response["Cache-Control"]
    read = without_marks(text_of(response.content))
    assert "A letter to families" in read and "Tell Ms. Ode if your child would rather do other work." in read


def test_the_same_again_gives_the_same(leader, page):
    data = WORDS | {"go": "pdf"}
    assert text_of(leader.post(page, data).content) == text_of(leader.post(page, data).content)


def test_nothing_typed_is_stored(leader, page):
    leader.post(page, WORDS | {"go": "pdf"})
    leader.post(page, WORDS)
    assert "Birch School" not in str(list(cache._cache.values()))
    assert "Birch School" not in leader.get(page).text


def test_markup_is_printed_not_obeyed(leader, page):
    data = WORDS | {"school": HOSTILE}
    shown = letter_in(leader.post(page, data))
    assert "<img" not in shown and HOSTILE in unescape(shown)
    assert HOSTILE in without_marks(text_of(leader.post(page, data | {"go": "pdf"}).content))


@pytest.mark.parametrize("name", ["مدرسة الأرز", "בית ספר", "ਸਕੂਲ", "王小明學校"])
def test_every_script_is_printed(leader, page, name):
    read = without_marks(text_of(leader.post(page, WORDS | {"school": name, "go": "pdf"}).content))
    assert name in read


def test_what_no_font_has_is_said_and_nothing_is_lost(leader, page):
    response = leader.post(page, WORDS | {"school": "Birch \U0001f600 School", "go": "pdf"})
    assert response.status_code == 422
    assert "No font here can print “\U0001f600”" in response.text
    assert 'value="Birch \U0001f600 School"' in response.text and 'value="555-0100"' in response.text


@pytest.mark.parametrize(("field", "value"), [("school", "S" * 201), ("kind", "other"), ("date", "d" * 81)])
def test_bad_input_gets_a_sentence(leader, page, field, value):
    response = leader.post(page, WORDS | {field: value, "go": "pdf"})
    assert response.status_code == 422 and "errorlist" in response.text and "Ms. Ode" in response.text


def test_a_course_without_a_letter_has_no_page_for_one(leader, course, home, page):
    course = Course.objects.get(pk=course.pk)
    course.parent_letter = ""
    course.save_revision().publish()
    assert leader.get(page).status_code == leader.post(page, WORDS).status_code == 404
    assert page not in leader.get(home).text


def test_without_a_paragraph_there_is_one_letter(leader, course, page):
    course = Course.objects.get(pk=course.pk)
    course.parent_letter_exemption = ""
    course.save_revision().publish()
    assert "Notice with exemption" not in leader.get(page).text
    assert leader.post(page, WORDS | {"kind": "exemption"}).status_code == 422


def test_a_post_needs_the_token_of_the_form(trained, page):
    client = Client(enforce_csrf_checks=True)
    client.force_login(trained)
    assert client.post(page, WORDS).status_code == 403


def test_the_page_takes_few_queries(leader, page, django_assert_max_num_queries):
    leader.get(page)
    with django_assert_max_num_queries(9):
        leader.get(page)


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<p>{school} and {shool}</p>", "{shool} is not filled in"),
        ("<p>{<b>school</b>}</p>", "{school} is not filled in"),
        ('<p><a href="mailto:{contact}">Write</a></p>', "The address of a link cannot be filled in"),
    ],
)
def test_a_letter_that_would_print_braces_is_refused(html, said):
    with pytest.raises(ValidationError, match=said.replace("{", r"\{")):
        validate_letter(html)


def test_a_sound_letter_is_accepted():
    validate_letter("<p>{school} {teacher} {date} {contact}</p>")


def test_what_is_put_in_is_not_filled_again():
    assert filled_letter("<p>{school}</p>", {"school": "{teacher}", "teacher": "x"}) == "<p>{teacher}</p>"


def test_a_letter_that_is_not_signed_ends_with_the_exemption():
    assert letter_with("<p>a</p><p>b</p>", "<p>c</p>") == "<p>a</p><p>b</p><p>c</p>"
    assert letter_with("<p>{teacher}</p>", "<p>c</p>") == "<p>{teacher}</p><p>c</p>"


def test_a_greeting_is_not_parted_from_its_name():
    greeting = "<p>With kind regards,</p><p>{teacher}</p>"
    assert letter_with(f"<p>a</p>{greeting}", "<p>c</p>") == f"<p>a</p><p>c</p>{greeting}"
    assert letter_with("<p>With kind regards,<br/>{teacher}</p>", "<p>c</p>").endswith("<p>c</p>")
