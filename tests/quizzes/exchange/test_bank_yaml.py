"""Our own YAML: everything of every type comes back, and mistakes are named to the line."""

import pytest
from django.test import Client
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from curriculum.packing.blocks import Sheet
from curriculum.packing.nodes import parse
from curriculum.packing.problems import Problems
from curriculum.packing.writing import to_yaml
from quizzes.bank_entries import write_entry
from quizzes.exchange.bank_yaml import data_of, lines_of, node_of
from quizzes.exchange.exporting import export
from quizzes.exchange.formats import YAML
from quizzes.models import QuestionBank
from quizzes.questions import TYPES
from tests.quizzes.exchange.files import SVG, zipped
from tests.quizzes.exchange.reading import items
from tests.quizzes.factories import a_question

HEAD = "title: A bank\nquestions:\n"
ENTRY = "  - id: rest\n    type: true_false\n    prompt: Rest helps.\n    answer: true\n"


def one_of_each(bank: QuestionBank, **values) -> list:
    """A question of every type there is, in the words of its preview."""
    previews = {kind: block().meta.preview_value for kind, block in TYPES.items()}
    fields = {"tags": ["desk"], "difficulty": "hard", "objective": "Notice: clusters", "practice": True}
    return [a_question(bank, kind, kind, value | values, **fields) for kind, value in previews.items()]


def entries(bank: QuestionBank) -> list[str]:
    return [to_yaml(write_entry(question, Sheet(""))) for question in bank.questions.all()]


def test_every_type_comes_back_as_it_was(upload, confirm, bank):
    one_of_each(bank)
    before, content = entries(bank), export(bank, YAML).content
    bank.questions.all().delete()
    confirm(upload(content))
    assert entries(bank) == before
    assert export(bank, YAML).content == content


def test_and_is_the_same_as_now_if_nothing_happened(upload, bank):
    one_of_each(bank)
    preview = upload(export(bank, YAML).content)
    assert {str(fate.action) for fate in preview.context["fates"]} == {"keep"}


@pytest.fixture
def picture(media):
    image = get_image_model().objects.create(title="Our bell!", file=get_test_image_file("bell.png"))
    image.get_file_hash()  # which uploading at the desk keeps
    return image


def test_pictures_go_along_in_a_zip_file(upload, confirm, bank, picture):
    one_of_each(bank, picture=picture.pk, picture_alt="A bell.")
    file = export(bank, YAML)
    assert (file.name, file.content_type) == ("front-desk.zip", "application/zip")
    bank.questions.all().delete()
    confirm(upload(file.content))
    assert [question.body[0].value["picture"] for question in bank.questions.all()] == [picture] * len(TYPES)


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        (HEAD + ENTRY + ENTRY, 7, "The id “rest” is used twice."),
        (HEAD + ENTRY + "    colour: red\n", 7, "There is no field `colour` here."),
        (HEAD + ENTRY.replace("answer: true", "answer: yes"), 6, "Write true or false here"),
        (HEAD + ENTRY.replace("true_false", "riddle"), 4, "“riddle” is not one of:"),
        (HEAD + ENTRY + "    answer: false\n", 7, "`answer` is here twice."),
        (HEAD + ENTRY + "    difficulty: grim\n", 7, "“grim” is not one of:"),
        (HEAD + ENTRY.replace("Rest helps.", "'# Rest'"), 5, "There can be no heading here."),
        (HEAD + ENTRY + "    picture: a.png\n", 3, "Its picture is missing."),
        (HEAD + "  - rest\n", 3, "Write fields here"),
    ],
)
def test_a_mistake_is_named_with_its_line(upload, text, line, problem):
    fate = upload(text).context["fates"][-1]
    assert fate.line == line
    assert fate.problems[0].startswith(problem)


def test_a_picture_needs_a_description(upload):
    packed = zipped({"bank.yaml": HEAD + ENTRY + "    picture: a.svg\n", "images/a.svg": SVG})
    [fate] = upload(packed).context["fates"]
    assert (fate.line, fate.problems[0][:33]) == (7, "`picture_alt`: Say what the pictu")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("questions:\n- &a {id: x}\n- *a\n", "Anchors (`&name`) are not allowed"),
        ("just words: here", "A bank in YAML has its questions in a list under `questions:`."),
        ("colour: red\n" + HEAD + ENTRY, "There is no field `colour` here."),
        ("questions: " + "[" * 5000, "This is not valid YAML: exceeded maximum nesting depth."),
        ("questions: [" + "a, " * 450_000 + "]", "The file holds more than can be read at once."),
    ],
)
def test_a_file_that_is_no_bank_is_refused(desk: Client, bank, upload, text, problem):
    [sentence] = upload(text, format="yaml").context["form"].errors["file"]
    assert problem in sentence


@pytest.mark.parametrize(
    "text", ["1", "1.50", "01", "0x1F", "1e3", "No", "true", "null", "'null'", "2024-01-01", "1_000"]
)
def test_no_spelling_of_a_value_is_lost(text):
    node = parse(f"a: {text}\nb: [{text}]", "bank.yaml", Problems())
    assert [item.text for item in node_of(data_of(node), lines_of(node)).items["b"].items] == [
        "" if text == "null" else text.strip("'")
    ]


def test_the_line_of_everything_is_kept():
    node = parse(HEAD + ENTRY, "bank.yaml", Problems())
    back = node_of(data_of(node), lines_of(node))
    assert back.items["questions"].items[0].at("answer").line == 6


def test_questions_without_a_bank_title_are_fine():
    assert [item.entry["id"] for item in items("questions:\n" + ENTRY)] == ["rest"]
