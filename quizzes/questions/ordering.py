"""Items to be put into the right order."""

from __future__ import annotations

import random
from collections.abc import Mapping
from itertools import combinations
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructValue

from curriculum.blocks.answerable import values_of
from quizzes.questions.base import (
    Answer,
    Content,
    HostileAnswer,
    NothingChosen,
    Remark,
    StillArranging,
    general_feedback_block,
)
from quizzes.questions.interactions import Ordering
from quizzes.questions.mistakes import Mistakes, about_the_list, are_distinct
from quizzes.questions.placing import PlacingQuestion, arranged, lasting_id, mixed

FEWEST, MOST = 3, 8
STEPS = {"up": -1, "down": 1}


def moved(order: list[str], move: str) -> list[str]:
    """The order after a press: `id:up` or `id:down`. At an end there is nowhere to go."""
    id, _colon, direction = move.partition(":")
    if id not in order or direction not in STEPS:
        raise HostileAnswer
    place = order.index(id)
    others = [other for other in order if other != id]
    others.insert(min(max(place + STEPS[direction], 0), len(others)), id)
    return others


def place_words(place: int) -> str:
    return gettext("Place %(number)d") % {"number": place}


class OrderingBlock(PlacingQuestion):
    """An answer is `{"order": [ids]}`, of every item.

    Forms send the ids as they stand, and whether anything was moved: an arrangement that nobody touched is no answer.
    """

    type = "ordering"
    right_heading = _("The right order is:")
    instruction = _("Move them into the right order, the first at the top.")

    items = ListBlock(
        CharBlock(max_length=300, label=_("Item")),
        label=_("Items"),
        default=["", "", ""],
        help_text=_("In the right order. Learners see them mixed."),
    )
    feedback = general_feedback_block()

    class Meta:
        icon = "list-ol"
        label = _("Ordering")
        template = "quizzes/questions/ordering.html"
        description = _(
            "3 to 8 items to be put in order. For every two of them it counts which comes first: all right earns "
            "everything; half right, as by chance, earns nothing."
        )
        preview_value = {
            "prompt": "<p>A guest worries you. In which order do you go on?</p>",
            "items": [
                "Finish what you are doing, calmly.",
                "Tell the duty manager what you saw.",
                "Write it down together.",
            ],
            "feedback": "<p>You notice and tell. Others look into it.</p>",
        }

    def mistakes_in(self, value: StructValue) -> Mistakes:
        items = list(value["items"])
        if not FEWEST <= len(items) <= MOST:
            return {
                "items": about_the_list(
                    gettext("Give from 3 to 8 items; there are %(number)d.") % {"number": len(items)}
                )
            }
        if not are_distinct(items):
            return {"items": about_the_list(gettext("Two items say the same thing. Change one of them."))}
        return {}

    def freeze_parts(self, value: StructValue, id: str) -> Content:
        items = value["items"].bound_blocks
        return {"items": [{"id": lasting_id(id, item, item.value), "text": item.value} for item in items]}

    @classmethod
    def right_order(cls, content: Content) -> list[str]:
        return [item["id"] for item in content["items"]]

    @classmethod
    def order_of(cls, content: Content, answer: Answer) -> list[str]:
        """The order given; [] where it is one of other items, as in an answer to an older wording."""
        order = answer.get("order", [])
        return order if sorted(order) == sorted(cls.right_order(content)) else []

    @classmethod
    def read_answer(cls, content: Content, data: Mapping[str, Any], prefix: str) -> Answer:
        order, moves, is_moved = (values_of(data, name) for name in (prefix, f"{prefix}-move", f"{prefix}-moved"))
        if not order and not moves and not is_moved:
            raise NothingChosen(gettext("Move at least one of them first."))
        if not cls.order_of(content, {"order": order}) or len(moves) > 1:
            raise HostileAnswer
        if moves:
            raise StillArranging({"order": moved(order, moves[0])})
        if not any(is_moved):
            raise NothingChosen(gettext("Move at least one of them first."))
        return {"order": order}

    @classmethod
    def grade(cls, content: Content, answer: Answer) -> float:
        """Every two items count: those in the right order less those that are not, never below nothing."""
        right = {id: place for place, id in enumerate(cls.right_order(content))}
        twos = list(combinations([right[id] for id in cls.order_of(content, answer)], 2))
        balance = sum(1 if first < second else -1 for first, second in twos)
        return max(0.0, balance / len(twos)) if twos else 0.0

    @classmethod
    def right_answer(cls, content: Content) -> Answer:
        return {"order": cls.right_order(content)}

    @classmethod
    def lines(cls, content: Content, answer: Answer) -> list[str]:
        items = arranged(content["items"], cls.order_of(content, answer))
        return [f"{place}. {item['text']}" for place, item in enumerate(items, 1)]

    @classmethod
    def remarks(cls, content: Content, answer: Answer) -> tuple[Remark, ...]:
        given = {id: place for place, id in enumerate(cls.order_of(content, answer), 1)}
        return tuple(
            Remark(
                part=item["id"],
                label=item["text"],
                is_chosen=item["id"] in given,
                is_right=given.get(item["id"]) == place,
                given=place_words(given[item["id"]]) if given else "",
                wanted=place_words(place),
            )
            for place, item in enumerate(content["items"], 1)
        )

    @classmethod
    def interaction(cls, content: Content) -> Ordering:
        return Ordering(tuple(item["text"] for item in content["items"]))

    @classmethod
    def arrange(cls, content: Content, chance: random.Random, shuffle: bool) -> list[str]:
        right = cls.right_order(content)
        order = mixed(right, chance)
        return order if order != right else order[1:] + order[:1]

    @classmethod
    def public(cls, content: Content, order: list[str] | None = None) -> Content:
        return {**super().public(content), "items": arranged(content["items"], cls.arrangement(content, order))}

    @classmethod
    def context(cls, content: Content, **given: Any) -> dict:
        """Items as the learner left them, and their remarks once feedback is due. Unanswered, they then stand right."""
        context = super().context(content, **given)
        order = cls.order_of(content, context["answer"])
        remarks = cls.remarks_by_part(context)
        shown = order or (cls.right_order(content) if remarks and context["is_closed"] else [])
        if shown:
            context["question"]["items"] = arranged(content["items"], shown)
        for place, item in enumerate(context["question"]["items"], 1):
            item |= {"given": place_words(place) if order else "", "remark": remarks.get(item["id"])}
        return {**context, "is_moved": bool(order)}
