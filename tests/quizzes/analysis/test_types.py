"""Every type of question is measured and shown."""

import pytest

from curriculum.models import Module
from quizzes.analysis.measuring import measure
from quizzes.analysis.reading import read_analysis
from quizzes.analysis.reports import QuestionReport
from quizzes.models import Quiz
from quizzes.questions import type_of
from tests.quizzes.analysis.crowds import address, take, work_out
from tests.quizzes.factories import EVERY_KIND, stream
from tests.quizzes.forms import FORMS

UNGRADED = {"rating"}


@pytest.fixture
def every(course) -> Quiz:
    """A quiz with one question of each type. Fifteen people answer all rightly, fifteen none."""
    page = Quiz(title="Everything", slug="everything", minutes=9)
    page.questions = stream(page, "questions", [(kind, value()) for kind, value in EVERY_KIND.items()])
    Module.objects.child_of(course).last().add_child(instance=page)
    quiz = Quiz.objects.get(pk=page.pk)
    for side in (0, 1):
        for _ in range(15):
            take(quiz, answers_of(quiz, side))
    work_out(quiz)
    return quiz


def answers_of(quiz: Quiz, side: int) -> list[dict]:
    contents = quiz.frozen()["questions"].values()
    forms = [(content, FORMS[content["type"]][side](content)) for content in contents]
    return [type_of(content).read_answer(content, form, "answer") for content, form in forms]


def found(every: Quiz) -> dict[str, QuestionReport]:
    return {flagged.question.content["type"]: flagged.question for flagged in read_analysis(every).questions}


def test_half_know_each_question(every):
    facilities = {kind: question.facility for kind, question in found(every).items()}
    assert facilities == {kind: None if kind in UNGRADED else 0.5 for kind in EVERY_KIND}


def test_each_is_linked_with_the_rest(every):
    graded = [question for kind, question in found(every).items() if kind not in UNGRADED]
    assert [question.discrimination for question in graded] == pytest.approx([1.0] * len(graded))


def test_right_parts_are_those_of_the_half_that_knew(every):
    for kind, question in found(every).items():
        right = {part.share for part in question.parts if part.is_right}
        assert right == (set() if kind in UNGRADED else {0.5})


def test_parts_that_are_placed_say_what_was_wanted(every):
    placed = {kind: question.parts[0].label for kind, question in found(every).items() if question.is_placed}
    assert set(placed) == {"matching", "ordering", "sorting", "gap_choice"}
    assert all(": " in label for label in placed.values())


@pytest.mark.parametrize("kind", ["short_text", "number"])
def test_what_was_typed_is_only_counted_as_right_or_not(every, kind):
    assert [part.label for part in found(every)[kind].parts] == ["A right answer", "Another answer"]
    assert "something else" not in str(measure(every.translation_key, "en")[0])


def test_the_page_and_the_file_show_every_type(every, client_of, editor):
    desk = client_of(editor)
    html = desk.get(address(every)).content.decode()
    assert html.count('<h3 id="question-') == len(EVERY_KIND) and "something else" not in html
    text = desk.get(address(every, "figures.csv")).getvalue().decode()
    assert text.count("\r\nquestion,") == len(EVERY_KIND) and "something else" not in text
