"""Which questions an attempt asks, in which order, with the options in which order."""

from __future__ import annotations

import random
from typing import Any

from quizzes.models import Attempt
from quizzes.questions import type_of


def draw_items(edition: dict[str, Any], chance: random.Random, seen: set[str]) -> list[dict[str, Any]]:
    """The items of a new attempt. Questions in `seen` (asked last time) are drawn only where others run out."""
    ids: list[str] = []
    for asked in edition["asked"]:
        ids += [asked["question"]] if "question" in asked else _draw(asked, chance, seen, ids)
    ids = list(dict.fromkeys(ids))
    return _items(edition, ids, chance)


def missed_items(
    edition: dict[str, Any], last: Attempt, chance: random.Random
) -> tuple[list[dict[str, Any]], dict[str, float]]:
    """The questions of the last attempt that were not quite right; and, by id, those that need not come again."""
    full = {response.question_id for response in last.responses.all() if response.fraction == 1}
    graded = [id for number in last.numbers if last.kind(number).is_graded and (id := last.question(number)["id"])]
    # What was carried over is asked again where a corrected key no longer finds it right.
    graded += last.carried
    full |= {id for id, fraction in last.carried.items() if fraction == 1}
    missed = [id for id in graded if id not in full and id in edition["questions"]]
    carried = {id: 1.0 for id in graded if id in full}
    return _items(edition, missed, chance), carried


def _items(edition: dict[str, Any], ids: list[str], chance: random.Random) -> list[dict[str, Any]]:
    if edition["shuffle_questions"]:
        chance.shuffle(ids)
    return [{"question": id, "options": _arrange(edition, id, chance)} for id in ids]


def _draw(asked: dict[str, Any], chance: random.Random, seen: set[str], taken: list[str]) -> list[str]:
    pool = [id for id in asked["draw"] if id not in taken]
    chance.shuffle(pool)
    pool.sort(key=seen.__contains__)
    return pool[: asked["count"]]


def _arrange(edition: dict[str, Any], id: str, chance: random.Random) -> list[str]:
    content = edition["questions"][id]
    return type_of(content).arrange(content, chance, edition["shuffle_options"])
