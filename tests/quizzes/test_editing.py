"""Questions and banks at the editor's desk."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from quizzes.models import Question
from quizzes.questions import TYPES
from tests.quizzes.factories import a_choice, a_question, a_statement

pytestmark = pytest.mark.django_db


def problem_with(kind: str, value: dict) -> str:
    block = TYPES[kind]()
    with pytest.raises(ValidationError) as refusal:
        block.clean(block.to_python(value))
    return str(refusal.value.as_json_data())


def form_data(bank, **fields) -> dict:
    statement = {**a_statement(answer=True), "prompt": rich_text("<p>Rest helps.</p>"), "feedback": rich_text("")}
    body = streamfield([("true_false", {**statement, "answer": "on"})])
    data = {"bank": bank.pk, "key": "rest", "difficulty": "easy", "objective": "", "tags": "", "body": body}
    return nested_form_data({**data, **fields})


@pytest.fixture
def desk(client_of, editor):
    return client_of(editor)


ADD = "wagtailsnippets_quizzes_question:add"


def test_an_editor_writes_a_question_with_tags(desk, bank):
    desk.post(reverse(ADD), form_data(bank, tags="Front desk, noticing, noticing, "))
    question = Question.objects.get()
    assert question.tags == ["front-desk", "noticing"]
    assert question.frozen()["answer"] is True


def test_an_id_is_used_once_in_a_bank(desk, bank, statement):
    response = desk.post(reverse(ADD), form_data(bank, key="statement"))
    assert "The bank has a question with this id already." in response.content.decode()
    assert Question.objects.count() == 1


def test_editing_keeps_the_names_of_the_options(desk, single):
    before = [option["id"] for option in single.frozen()["options"]]
    single.body[0].value["options"][0]["text"] = "Other words"
    single.save()
    assert [option["id"] for option in Question.objects.get().frozen()["options"]] == before


@pytest.mark.parametrize(
    ("kind", "right", "wrong", "sentence"),
    [
        ("single_choice", 0, 3, "Mark exactly one option as right; 0 are marked."),
        ("single_choice", 2, 1, "Mark exactly one option as right; 2 are marked."),
        ("single_choice", 1, 0, "Give from 2 to 6 options; there are 1."),
        ("single_choice", 1, 6, "Give from 2 to 6 options; there are 7."),
        ("multiple_choice", 0, 3, "Mark at least one option as right."),
        ("multiple_choice", 3, 0, "Leave at least one option that is not right"),
    ],
)
def test_a_question_that_cannot_work_is_answered_with_a_sentence(kind, right, wrong, sentence):
    assert sentence in problem_with(kind, a_choice(right, wrong))


def test_two_options_may_not_say_the_same(db):
    value = a_choice(1, 2)
    value["options"][1]["value"]["text"] = "  option 1 "
    assert "Two options say the same thing" in problem_with("single_choice", value)


def test_a_bank_with_too_few_questions_is_said_at_once(quiz, bank):
    block = quiz.questions[0].block
    with pytest.raises(ValidationError) as refusal:
        block.clean(block.to_python({"bank": bank.pk, "count": 4, "tags": []}))
    assert "The bank has only 3 such questions." in str(refusal.value.as_json_data())


def test_the_list_can_be_filtered(desk, bank, single, statement):
    a_question(bank, "drill", "true_false", a_statement(answer=True), practice=True)
    address = reverse("wagtailsnippets_quizzes_question:list")
    assert "(single)" in desk.get(address).content.decode()
    practice = desk.get(address, {"practice": "true"}).content.decode()
    assert "(drill)" in practice and "(single)" not in practice


def test_the_chooser_shows_the_words_of_questions(desk, single):
    address = reverse("wagtailsnippetchoosers_quizzes_question:choose_results")
    assert "What do you do first?" in desk.get(address).content.decode()


@pytest.mark.parametrize("name", ["single", "multiple", "statement", "matching", "ordering", "sorting"])
def test_the_preview_of_a_question_shows_its_answer(name, request):
    question = request.getfixturevalue(name)
    html = question.make_preview_request().content.decode()
    assert "As learners see it" in html
    assert "Right answer</span>" in html


def test_the_preview_of_a_quiz_shows_its_questions(quiz):
    value = {**a_statement(answer=True), "prompt": "<p>Rest helps.</p>"}
    quiz.questions.append(("true_false", quiz.questions.stream_block.child_blocks["true_false"].to_python(value)))
    html = quiz.make_preview_request(preview_mode="questions").content.decode()
    assert "Rest helps." in html
    assert "3 questions drawn from “Front desk”" in html


@pytest.mark.parametrize("kind", TYPES)
def test_a_type_previews_itself_in_the_editor(kind):
    block = TYPES[kind]()
    html = block.render(block.get_preview_value())
    assert "<fieldset" in html
    assert block.meta.description and block.meta.icon and block.meta.label


def test_a_draw_previews_itself_in_the_editor(quiz):
    block = quiz.questions[0].block
    assert "10 questions drawn from “Front desk”" in block.render(block.get_preview_value())
