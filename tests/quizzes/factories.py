"""Questions in the words the tests look for: every secret holds the word KEY."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any
from uuid import uuid4

from django.db.models import Model
from wagtail.blocks import StreamValue

from quizzes.models import Attempt, Question, QuestionBank
from quizzes.questions import TYPES, Answer
from tests.quizzes.forms import right_form


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


def an_item(value: Any) -> dict:
    """A child of a list as it is stored."""
    return {"type": "item", "id": str(uuid4()), "value": value}


def listed(values: Iterable) -> list[dict]:
    """A ListBlock's value as it is stored."""
    return [an_item(value) for value in values]


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


def a_hot_text() -> dict:
    """Two phrases that deserve a second look and two that do not, listed in another order than they stand in."""
    looks = {
        "A meal is free": False,
        "you may leave later": True,
        "We keep your papers": True,
        "shifts are long": False,
    }
    return {
        "prompt": "<p>What would you look at twice?</p>",
        "passage": "Our shifts are long. A meal is free.\n\nWe keep your papers, and you may leave later.",
        "phrases": listed(
            {"text": text, "second_look": look, "why": f"KEY why {text}"} for text, look in looks.items()
        ),
        "feedback": "<p>KEY for everyone</p>",
    }


def a_conversation() -> dict:
    lines = [("Ana", "Hi", False), ("Ben", "You owe me", True), ("Ana", "Why?", False), ("Ben", "Tell nobody", True)]
    return {
        "prompt": "<p>Which messages would you look at twice?</p>",
        "messages": listed(
            {"from": sender, "text": text, "second_look": look, "why": f"KEY why {text}"}
            for sender, text, look in lines
        ),
        "feedback": "<p>KEY for everyone</p>",
    }


def a_dilemma() -> dict:
    """One step of each degree of safety."""
    degrees = ["unsure", "safest", "unsafe", "safe"]
    return {
        "prompt": "<p>A guest looks afraid.</p>",
        "options": listed(
            {"text": f"Step {number}", "safety": safety, "feedback": f"KEY why {number}"}
            for number, safety in enumerate(degrees, 1)
        ),
        "feedback": "<p>KEY for everyone</p>",
    }


def a_short_text(*accepted: str) -> dict:
    answers = accepted or ("KEY word", "the KEY")
    return {"prompt": "<p>What is the word?</p>", "accepted": list(answers), "feedback": "<p>KEY for everyone</p>"}


def a_number(value: float = 47.25, tolerance: float = 0, unit: str = "hours") -> dict:
    rest = {"value": value, "tolerance": tolerance, "unit": unit}
    return {"prompt": "<p>How long is it?</p>", **rest, "feedback": "<p>KEY for everyone: 47.25</p>"}


def gaps(text: str = "Tell the [manager|guest|others] and\ncall [911|a friend].") -> dict:
    return {"prompt": "<p>What do you do?</p>", "text": text, "feedback": "<p>KEY for everyone</p>"}


def a_rating(points: int = 5) -> dict:
    ends = {"low": "Not at all sure", "high": "Very sure", "points": points}
    return {"prompt": "<p>How sure are you?</p>", **ends, "feedback": "<p>KEY for everyone</p>"}


# A question of each type.
EVERY_KIND: dict[str, Callable[[], dict]] = {
    "single_choice": lambda: a_choice(right=1, wrong=3),
    "multiple_choice": lambda: a_choice(right=2, wrong=2),
    "true_false": lambda: a_statement(answer=True),
    "matching": a_matching,
    "ordering": an_ordering,
    "sorting": a_sorting,
    "gap_choice": gaps,
    "short_text": a_short_text,
    "number": a_number,
    "hot_text": a_hot_text,
    "conversation": a_conversation,
    "what_would_you_do": a_dilemma,
    "rating": a_rating,
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
