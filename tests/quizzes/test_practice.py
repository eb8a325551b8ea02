"""Knowledge checks in lessons: answered at once, never graded."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.test import Client

from curriculum.models import Lesson
from people.models import User
from progress.models import BlockAnswer
from quizzes.models import Question
from quizzes.questions.ordering import OrderingBlock
from tests.quizzes.factories import right_ids, wrong_ids
from tests.quizzes.forms import FORMS

EVERY = ["single", "multiple", "statement", "matching", "ordering", "sorting"]

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", EVERY)
def test_a_question_to_practise_gives_away_nothing(name, request):
    html = request.getfixturevalue(name).practice_html("check")
    assert "KEY" not in html
    assert "correct" not in html
    assert 'name="check' in html


def test_an_answer_brings_its_feedback_and_the_right_answer_in_words(single):
    html = single.practice_html("check", {"options": wrong_ids(single)[:1]})
    assert "KEY why other 2" in html
    assert "KEY why other 3" not in html
    assert "KEY for everyone" in html
    assert "The right answer is: Option 1" in html
    assert "Let’s look again." in html


def test_a_right_answer_is_affirmed(statement):
    html = statement.practice_html("check", {"value": True})
    assert "That’s right." in html
    assert "KEY it takes courage" in html


def test_an_answer_is_read_from_a_form(multiple):
    ids = right_ids(multiple)
    data = QueryDict("&".join(f"check={id}" for id in ids))
    assert multiple.read_answer(data, "check") == {"options": sorted(ids)}


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("sent", ["", "check=<script>", "check=a&check=b", "check=%00", "check=" + "x" * 10_000])
def test_empty_and_hostile_answers_get_a_sentence(name, sent, request):
    with pytest.raises(ValidationError) as refusal:
        request.getfixturevalue(name).read_answer(QueryDict(sent), "check")
    assert refusal.value.messages[0].endswith(".")


def test_wording_that_holds_markup_is_harmless(single):
    single.body[0].value["prompt"].source = '<p onclick="x()">Hi<script>alert(1)</script></p>'
    single.body[0].value["options"][0]["text"] = "<img src=x onerror=alert(1)>"
    html = single.practice_html("check")
    assert "<script" not in html
    assert "onclick" not in html
    assert "<img" not in html


# In a lesson


CHECK = "/courses/small-steps/module-1/lesson-one/"


@pytest.fixture
def lesson_with(course):
    """A function from a question to the lesson that asks it, in a block called `check`."""

    def ask(question: Question) -> Lesson:
        lesson = Lesson.objects.get(slug="lesson-one")
        block = {"type": "knowledge_check", "id": "check", "value": {"question": question.pk, "required": True}}
        lesson.body = [*lesson.body.raw_data, block]
        lesson.save_revision().publish()
        return lesson

    return ask


def a_press(question: Question) -> tuple[dict, list[str]]:
    """What a form without a script sends when the second item is moved up, and the order that makes."""
    content = question.frozen()
    one, two, *others = [item["id"] for item in OrderingBlock.public(content)["items"]]
    return {"block": "check", "check": [one, two, *others], "check-move": f"{two}:up"}, [two, one, *others]


def order_in(html: str) -> list[str]:
    return re.findall(r'<input type="hidden" name="check" value="(\w+)"', html)


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_a_moved_item_stays_moved_with_no_alarm_and_nothing_recorded(client, lesson_with, ordering, headers):
    lesson_with(ordering)
    sent, order = a_press(ordering)
    response = client.post(CHECK, sent, headers=headers)
    html = response.content.decode().partition("<main")[2] or response.content.decode()
    assert (response.status_code, order_in(html)) == (200, order)
    assert 'role="status">Moved.' in html and "notice--look" not in html and "KEY" not in html
    assert not BlockAnswer.objects.exists()


def test_a_visitor_who_only_moves_items_stays_a_visitor(lesson_with, ordering):
    lesson_with(ordering)
    Client().post(CHECK, a_press(ordering)[0])
    assert not User.objects.exists()


def test_what_was_moved_is_answered_with_the_next_press(client, lesson_with, ordering):
    lesson_with(ordering)
    html = client.post(CHECK, a_press(ordering)[0]).content.decode()
    sent = {"block": "check", "check": order_in(html), "check-moved": "yes"}
    response = client.post(CHECK, sent, follow=True)
    assert BlockAnswer.objects.get().answer == {"order": order_in(html)}
    was_right = order_in(html) == OrderingBlock.right_order(ordering.frozen())  # how they are mixed is chance
    assert ("The right order is" in response.content.decode()) is not was_right


def test_with_htmx_a_moved_item_keeps_the_focus_and_a_mistake_takes_it(client, lesson_with, ordering):
    lesson_with(ordering)
    moved, mistake = a_press(ordering)[0], {"block": "check"}
    pages = [client.post(CHECK, sent, headers={"HX-Request": "true"}) for sent in (moved, mistake)]
    assert [" autofocus" in page.content.decode() for page in pages] == [False, True]
    assert [page.status_code for page in pages] == [200, 422]


def test_an_untouched_order_is_asked_for_kindly(client, lesson_with, ordering):
    lesson_with(ordering)
    response = client.post(CHECK, {**a_press(ordering)[0], "check-move": [], "check-moved": ""})
    assert response.status_code == 422
    assert "Move at least one of them first." in response.content.decode()


@pytest.mark.parametrize(("name", "answer_key", "right"), [("matching", "pairs", 3), ("sorting", "items", 4)])
def test_matching_and_sorting_are_answered_in_a_lesson(client, lesson_with, name, answer_key, right, request):
    question = request.getfixturevalue(name)
    lesson_with(question)
    wrong = FORMS[name][1](question.frozen())
    sent = {field.replace("answer", "check"): choice for field, choice in wrong.items()}
    html = client.post(CHECK, {"block": "check", **sent}, follow=True).content.decode()
    assert list(BlockAnswer.objects.get().answer) == [answer_key]
    assert html.count("Right answer</span>") == right and "KEY why 1" in html


def test_a_draft_is_shown_without_its_feedback(single):
    html = single.practice_html("check", draft={"options": wrong_ids(single)[:1]})
    assert html.count("checked") == 1
    assert "KEY" not in html and "right answer" not in html
