"""Questions in the words the tests look for: every secret holds the word KEY."""

import json
from uuid import uuid4

from quizzes.models import Question, QuestionBank


def an_option(number: int, correct: bool) -> dict:
    side = "right" if correct else "other"
    value = {"text": f"Option {number}", "correct": correct, "feedback": f"KEY why {side} {number}"}
    return {"type": "item", "id": str(uuid4()), "value": value}


def a_choice(right: int, wrong: int) -> dict:
    options = [an_option(number, correct=number <= right) for number in range(1, right + wrong + 1)]
    return {"prompt": "<p>What do you do <b>first</b>?</p>", "options": options, "feedback": "<p>KEY for everyone</p>"}


def a_statement(answer: bool) -> dict:
    return {
        "prompt": "<p>Asking for help is a strength.</p>",
        "answer": answer,
        "feedback_true": "KEY it takes courage",
        "feedback_false": "KEY most people are glad they asked",
        "feedback": "",
    }


def a_question(bank: QuestionBank, key: str, kind: str, value: dict, **fields) -> Question:
    stream = [{"type": kind, "id": str(uuid4()), "value": value}]
    question = Question(bank=bank, key=key, **fields)
    question.body = question._meta.get_field("body").to_python(json.dumps(stream))
    question.save()
    return Question.objects.select_related("bank").get(pk=question.pk)


def right_ids(question: Question) -> list[str]:
    return [option["id"] for option in question.frozen()["options"] if option["correct"]]


def wrong_ids(question: Question) -> list[str]:
    return [option["id"] for option in question.frozen()["options"] if not option["correct"]]
