"""Questions in the words the tests look for: every secret holds the word KEY."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from uuid import uuid4

from django.db.models import Model
from wagtail.blocks import StreamValue

from quizzes.models import Attempt, Question, QuestionBank
from quizzes.questions import TYPES, Answer, Content


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


def listed(values: Iterable) -> list[dict]:
    """A ListBlock's value as it is stored."""
    return [{"type": "item", "id": str(uuid4()), "value": value} for value in values]


def a_matching(pairs: int = 3, others: int = 1) -> dict:
    numbers = range(1, pairs + 1)
    return {
        "prompt": "<p>Whom do you tell?</p>",
        "pairs": listed(
            {"item": f"Item {number}", "match": f"Match {number}", "feedback": f"KEY why {number}"}
            for number in numbers
        ),
        "others": listed(f"Other {number}" for number in range(1, others + 1)),
        "feedback": "<p>KEY for everyone</p>",
    }


def an_ordering(items: int = 4) -> dict:
    return {
        "prompt": "<p>In which order do you go on?</p>",
        "items": listed(f"Deed {number}" for number in range(1, items + 1)),
        "feedback": "<p>KEY for everyone</p>",
    }


def a_sorting(items: int = 4, categories: int = 2) -> dict:
    names = [f"Group {number}" for number in range(1, categories + 1)]
    return {
        "prompt": "<p>What do these tell you?</p>",
        "categories": listed(names),
        "items": listed(
            {"text": f"Sign {number}", "category": names[number % categories], "feedback": f"KEY why {number}"}
            for number in range(1, items + 1)
        ),
        "feedback": "<p>KEY for everyone</p>",
    }


def stream(owner: Model, field: str, blocks: list[tuple[str, dict]]) -> StreamValue:
    """A StreamField's value as it comes from the database."""
    raw = [{"type": kind, "id": str(uuid4()), "value": value} for kind, value in blocks]
    return owner._meta.get_field(field).to_python(json.dumps(raw))


def a_question(bank: QuestionBank, key: str, kind: str, value: dict, **fields) -> Question:
    question = Question(bank=bank, key=key, **fields)
    question.body = stream(question, "body", [(kind, value)])
    question.save()
    return Question.objects.select_related("bank").get(pk=question.pk)


def frozen(kind: str, value: dict, id: str = "bank/question") -> dict:
    """The frozen content of a question that is in no bank."""
    block = TYPES[kind]()
    return block.freeze(block.to_python(value), id)


def right_ids(question: Question) -> list[str]:
    return [option["id"] for option in question.frozen()["options"] if option["correct"]]


def wrong_ids(question: Question) -> list[str]:
    return [option["id"] for option in question.frozen()["options"] if not option["correct"]]


# What a browser sends, by type: for the right answer, and for one that earns nothing -------------------------------


def assigning(content: Content, wrongly: bool = False) -> dict:
    """Every item given the choice it wants, or another."""
    ids = [choice["id"] for choice in content["choices"]]
    step = 1 if wrongly else 0
    return {f"answer-{item['id']}": ids[ids.index(item["wanted"]) - step] for item in content["items"]}


def ordering(content: Content, wrongly: bool = False) -> dict:
    ids = [item["id"] for item in content["items"]]
    return {"answer": ids[::-1] if wrongly else ids, "answer-moved": "yes"}


def choosing(content: Content, wrongly: bool = False) -> dict:
    ids = [option["id"] for option in content["options"] if option["correct"] is not wrongly]
    return {"answer": ids[:1] if wrongly else ids}


def judging(content: Content, wrongly: bool = False) -> dict:
    return {"answer": "true" if content["answer"] is not wrongly else "false"}


FORMS: dict[str, Callable[..., dict]] = {
    "single_choice": choosing,
    "multiple_choice": choosing,
    "true_false": judging,
    "matching": assigning,
    "ordering": ordering,
    "sorting": assigning,
}


def right_form(attempt: Attempt, number: int) -> dict:
    """What a browser sends for the right answer."""
    content = attempt.question(number)
    return FORMS[content["type"]](content)


def wrong_form(attempt: Attempt, number: int) -> dict:
    content = attempt.question(number)
    return FORMS[content["type"]](content, wrongly=True)


def number_of(attempt: Attempt, question: Question) -> int:
    return [item["question"] for item in attempt.items].index(question.lasting_id) + 1


def answer_to(attempt: Attempt, number: int) -> Answer | None:
    return Attempt.objects.get(pk=attempt.pk).answers().get(attempt.question(number)["id"])


def finish(client, attempt: Attempt, form=right_form) -> Attempt:
    """Answer everything through the site, and hand in."""
    for number in range(1, len(attempt.items) + 1):
        client.post(f"/quizzes/{attempt.pk}/{number}/", {**form(attempt, number), "go": "finish"})
    client.post(f"/quizzes/{attempt.pk}/submit/")
    return Attempt.objects.get(pk=attempt.pk)
