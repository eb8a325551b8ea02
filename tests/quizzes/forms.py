"""What a browser sends for the right answer to a question, and for one that earns nothing, by its type."""

from __future__ import annotations

from collections.abc import Callable

from quizzes.models import Attempt
from quizzes.questions import Content


def right_options(content: Content) -> dict:
    return {"answer": [option["id"] for option in content["options"] if option["correct"]]}


def wrong_option(content: Content) -> dict:
    return {"answer": [option["id"] for option in content["options"] if not option["correct"]][:1]}


def right_judgement(content: Content) -> dict:
    return {"answer": "true" if content["answer"] else "false"}


def wrong_judgement(content: Content) -> dict:
    return {"answer": "false" if content["answer"] else "true"}


def right_choices(content: Content) -> dict:
    """Every item given the choice it wants."""
    return {f"answer-{item['id']}": item["wanted"] for item in content["items"]}


def wrong_choices(content: Content) -> dict:
    ids = [choice["id"] for choice in content["choices"]]
    return {f"answer-{item['id']}": ids[ids.index(item["wanted"]) - 1] for item in content["items"]}


def right_order(content: Content) -> dict:
    return {"answer": [item["id"] for item in content["items"]], "answer-moved": "yes"}


def wrong_order(content: Content) -> dict:
    return {"answer": [item["id"] for item in content["items"]][::-1], "answer-moved": "yes"}


def right_marks(content: Content) -> dict:
    return {"answer": [part["id"] for part in content["parts"] if part["second_look"]]}


def wrong_marks(content: Content) -> dict:
    return {"answer": [part["id"] for part in content["parts"] if not part["second_look"]][:1]}


def right_step(content: Content) -> dict:
    return {"answer": [option["id"] for option in content["options"] if option["safety"] == "safest"]}


def wrong_step(content: Content) -> dict:
    return {"answer": [option["id"] for option in content["options"] if option["safety"] == "unsafe"]}


def right_short_text(content: Content) -> dict:
    return {"answer": content["accepted"][0]}


def wrong_short_text(content: Content) -> dict:
    return {"answer": "something else"}


def right_number(content: Content) -> dict:
    return {"answer": str(content["value"])}


def wrong_number(content: Content) -> dict:
    return {"answer": str(content["value"] + content["tolerance"] + 1)}


def right_gaps(content: Content) -> dict:
    return {f"answer-{gap['id']}": gap["right"] for gap in content["gaps"]}


def wrong_gaps(content: Content) -> dict:
    others = {gap["id"]: next(o["id"] for o in gap["options"] if o["id"] != gap["right"]) for gap in content["gaps"]}
    return {f"answer-{gap}": option for gap, option in others.items()}


def any_rating(content: Content) -> dict:
    """Nothing is right or wrong."""
    return {"answer": str(content["points"])}


FORMS: dict[str, tuple[Callable[[Content], dict], Callable[[Content], dict]]] = {
    "single_choice": (right_options, wrong_option),
    "multiple_choice": (right_options, wrong_option),
    "true_false": (right_judgement, wrong_judgement),
    "matching": (right_choices, wrong_choices),
    "ordering": (right_order, wrong_order),
    "sorting": (right_choices, wrong_choices),
    "gap_choice": (right_gaps, wrong_gaps),
    "short_text": (right_short_text, wrong_short_text),
    "number": (right_number, wrong_number),
    "hot_text": (right_marks, wrong_marks),
    "conversation": (right_marks, wrong_marks),
    "what_would_you_do": (right_step, wrong_step),
    "rating": (any_rating, any_rating),
}


def right_form(attempt: Attempt, number: int) -> dict:
    content = attempt.question(number)
    return FORMS[content["type"]][0](content)


def wrong_form(attempt: Attempt, number: int) -> dict:
    content = attempt.question(number)
    return FORMS[content["type"]][1](content)
