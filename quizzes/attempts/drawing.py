"""Which questions an attempt asks, in which order, with the options in which order."""

from __future__ import annotations

import random
from typing import Any

from quizzes.questions import type_of


def draw_items(edition: dict[str, Any], chance: random.Random, seen: set[str]) -> list[dict[str, Any]]:
    """The items of a new attempt. Questions in `seen` (asked last time) are drawn only where others run out."""
    ids: list[str] = []
    for asked in edition["asked"]:
        ids += [asked["question"]] if "question" in asked else _draw(asked, chance, seen, ids)
    ids = list(dict.fromkeys(ids))
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
