"""The forms a learner of the demonstration would send: right, or as wrong as an honest mistake is."""

from __future__ import annotations

from random import Random
from typing import Any

from wagtail.blocks.stream_block import StreamValue

from curriculum.languages import in_this_language
from quizzes.questions import Content

Form = dict[str, Any]


def form_of_block(child: StreamValue.StreamChild, knows: bool, chance: Random) -> Form:
    """For a block of a lesson that must be answered."""
    if child.block_type == "scenario":
        return {"ending": chance.choice(child.value.endings)}
    if child.block_type == "conversation":
        worth_it = sorted(child.value.worth_it)
        return {"marked": [str(at) for at in (worth_it if knows else worth_it[:1])]}
    form = form_of_question(in_this_language(child.value["question"]).frozen(), child.id, knows, chance)
    return {"block": child.id, **form}


def form_of_question(content: Content, field: str, knows: bool, chance: Random) -> Form:
    kind = content["type"]
    if kind in ("single_choice", "multiple_choice", "what_would_you_do"):
        return {field: chosen(content, knows, chance)}
    if kind in ("hot_text", "conversation"):
        worth_it = [part["id"] for part in content["parts"] if part["second_look"]]
        return {field: worth_it if knows else worth_it[:1]}
    if kind in ("matching", "sorting"):
        return {f"{field}-{item['id']}": placed(content, item, knows, chance) for item in content["items"]}
    if kind == "ordering":
        ids = [item["id"] for item in content["items"]]
        return {field: ids if knows else [*ids[1:2], *ids[:1], *ids[2:]], f"{field}-moved": "yes"}
    if kind == "gap_choice":
        return {f"{field}-{gap['id']}": gap["right"] if knows else other(gap, chance) for gap in content["gaps"]}
    return {field: short_answer(content, knows)}


def chosen(content: Content, knows: bool, chance: Random) -> list[str]:
    options = content["options"]
    right = [one["id"] for one in options if one.get("correct") or one.get("safety") == "safest"]
    wrong = [one["id"] for one in options if one["id"] not in right]
    # Most who are wrong fall for the same option.
    return right if knows or not wrong else [wrong[0] if chance.random() < 0.7 else chance.choice(wrong)]


def placed(content: Content, item: Content, knows: bool, chance: Random) -> str:
    if knows or chance.random() < 0.5:
        return item["wanted"]
    return chance.choice([choice["id"] for choice in content["choices"]])


def other(gap: Content, chance: Random) -> str:
    return chance.choice([option["id"] for option in gap["options"] if option["id"] != gap["right"]])


def short_answer(content: Content, knows: bool) -> str:
    if content["type"] == "true_false":
        return "true" if content["answer"] is knows else "false"
    if content["type"] == "number":
        return str(content["value"] if knows else content["value"] + content["tolerance"] + 1)
    if content["type"] == "rating":
        return str(content["points"] if knows else 2)
    return content["accepted"][0] if knows else "?"
