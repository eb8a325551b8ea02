"""An editor downloads a bank, and knows before what a format cannot carry."""

import pytest
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from quizzes.exchange.exporting import reports
from quizzes.exchange.formats import AIKEN, FORMATS, GIFT, MOODLE, QTI
from quizzes.models import Question
from tests.quizzes.exchange.reading import read
from tests.quizzes.exchange.test_bank_yaml import one_of_each
from tests.quizzes.factories import a_choice, a_question


def page_of(desk, bank, format: str = ""):
    return desk.get(f"/cms/question-banks/{bank.pk}/export/" + (f"{format}/" if format else ""))


@pytest.fixture
def pictured(bank, media) -> Question:
    image = get_image_model().objects.create(title="Bell", file=get_test_image_file("bell.png"))
    return a_question(bank, "bell", "single_choice", a_choice(1, 2) | {"picture": image.pk, "picture_alt": "A bell"})


@pytest.mark.parametrize(
    ("format", "name", "kind"),
    [
        ("yaml", "front-desk.yaml", "application/yaml"),
        ("gift", "front-desk.gift", "text/plain"),
        ("moodle", "front-desk.xml", "application/xml"),
        ("aiken", "front-desk.txt", "text/plain"),
        ("qti", "front-desk.zip", "application/zip"),
    ],
)
def test_a_bank_is_downloaded(desk, bank, single, format, name, kind):
    answer = page_of(desk, bank, format)
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["Content-Type"] == kind
    assert [item.entry["type"] for item in read(answer.content, format).items] == ["single_choice"]


def test_what_stays_behind_is_named_before_the_download(desk, bank, single, multiple, statement):
    page = " ".join(page_of(desk, bank).content.decode().split())
    assert "Download 3 questions as GIFT" in page and "Download 1 question as Aiken" in page
    assert "2 questions stay behind:" in page
    assert "What do you do first? (multiple): Aiken only knows questions with one right option." in page
    assert "What do you do first? (single): feedback, formatting" in page


@pytest.mark.parametrize(
    ("format", "kind", "losses"),
    [
        (GIFT, "hot_text", ["its type: it comes back as “Multiple choice”"]),
        (MOODLE, "conversation", ["its type: it comes back as “Multiple choice”"]),
        (MOODLE, "what_would_you_do", ["its type: it comes back as “Single choice”"]),
        (MOODLE, "sorting", ["feedback on single items", "its type: it comes back as “Matching”"]),
        (MOODLE, "ordering", ["credit by pairs: places count instead"]),
        (QTI, "ordering", ["part of the credit for a partly right order"]),
        (QTI, "hot_text", []),
    ],
)
def test_what_a_type_goes_without_is_named(bank, format, kind, losses):
    one_of_each(bank)
    [report] = reports(bank, [format])
    [outgoing] = [outgoing for outgoing in report.written if outgoing.question.key == kind]
    assert outgoing.losses == losses


def test_a_format_that_carries_nothing_offers_no_download(desk, bank, statement):
    page = page_of(desk, bank).content.decode()
    assert "export/gift/" in page and "export/aiken/" not in page


@pytest.mark.parametrize("name", FORMATS)
def test_every_type_goes_out_or_stays_behind_with_a_reason(bank, name):
    one_of_each(bank)
    [report] = reports(bank, [FORMATS[name]])
    assert len(report.written) + len(report.left_out) == len(report.questions)
    assert all(outgoing.reason.endswith(".") for outgoing in report.left_out)


@pytest.mark.parametrize("format", [GIFT, MOODLE, AIKEN, QTI], ids=lambda format: format.name)
def test_whatever_type_goes_out_can_come_in_again(bank, upload, desk, format):
    one_of_each(bank)
    fates = upload(page_of(desk, bank, format.name).content, format=format.name).context["fates"]
    [report] = reports(bank, [format])
    assert {fate.id: fate.problems for fate in fates if fate.problems} == {}
    assert len(fates) == len(report.written)


@pytest.mark.parametrize("name", ["moodle", "qti", "yaml"])
def test_pictures_are_in_the_file(desk, bank, pictured, name):
    reading = read(page_of(desk, bank, name).content, name)
    assert list(reading.pictures) == ["bell.png"]
    assert reading.pictures["bell.png"] == pictured.body[0].value["picture"].file.read()


def test_formats_without_pictures_say_so(desk, bank, pictured):
    assert "What do you do first? (bell): its picture" in page_of(desk, bank).content.decode()


def test_a_picture_whose_file_is_gone_is_named_and_the_question_goes(desk, bank, pictured):
    file = pictured.body[0].value["picture"].file
    file.storage.delete(file.name)
    assert "its picture, whose file is gone" in page_of(desk, bank).content.decode()
    assert [len(read(page_of(desk, bank, name).content, name).items) for name in ("yaml", "qti")] == [1, 1]


def test_there_are_no_other_formats(desk, bank):
    assert page_of(desk, bank, "docx").status_code == 404


def test_a_long_bank_takes_no_more_queries_than_a_short_one(desk, bank, django_assert_max_num_queries):
    page_of(desk, bank)
    for number in range(30):
        a_question(bank, f"q{number}", "single_choice", a_choice(1, 2))
    with django_assert_max_num_queries(9):
        page_of(desk, bank)
