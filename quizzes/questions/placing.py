"""What questions share whose parts are put where they belong: beside a match, into a category, one after the other."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from django.utils.functional import Promise
from wagtail.blocks.list_block import ListValue

from curriculum.blocks.answerable import values_of
from quizzes.questions.base import Answer, Content, HostileAnswer, NothingChosen, QuestionBlock, Remark, part_id
from quizzes.questions.interactions import Matching
from quizzes.questions.mistakes import folded


def mixed(ids: Iterable[str], chance: random.Random) -> list[str]:
    """Any order is as likely as any other, and none depends on the order in which `ids` came."""
    found = sorted(ids)
    chance.shuffle(found)
    return found


def arranged(parts: Iterable[Content], order: Sequence[str]) -> list[Content]:
    """The parts that stand in `order`, as they may be shown: id and text alone."""
    places = {id: at for at, id in enumerate(order)}
    shown = [{"id": part["id"], "text": part["text"]} for part in parts if part["id"] in places]
    return sorted(shown, key=lambda part: places[part["id"]])


def lasting_id(question_id: str, child: ListValue.ListChild, words: str) -> str:
    """A list child that was never stored has only a random id, which would differ each time: then its words name it."""
    return part_id(question_id, child.original_id or f"item\n{words}")


class PlacingQuestion(QuestionBlock):
    right_heading: ClassVar[str | Promise]  # stands above the right answer, in lines

    @classmethod
    def right_answer(cls, content: Content) -> Answer:
        raise NotImplementedError

    @classmethod
    def lines(cls, content: Content, answer: Answer) -> list[str]:
        """An answer in words."""
        raise NotImplementedError

    @classmethod
    def describe_answer(cls, content: Content, answer: Answer) -> str:
        return " · ".join(cls.lines(content, answer))

    @classmethod
    def describe_right_answer(cls, content: Content) -> str:
        return "\n".join([str(cls.right_heading), *cls.lines(content, cls.right_answer(content))])

    @classmethod
    def picks(cls, content: Content, answer: Answer) -> set[str]:
        return {remark.part for remark in cls.remarks(content, answer) if remark.is_right}

    @classmethod
    def arrangement(cls, content: Content, order: list[str] | None) -> list[str]:
        """`order`, or where none was drawn (practice in a lesson) one that is the same each time."""
        usual = cls.arrange(content, random.Random(content["id"]), shuffle=False)  # noqa: S311 - lasting, not secret
        return order if order and set(order) == set(usual) else usual

    @classmethod
    def remarks_by_part(cls, context: dict) -> dict[str, Remark]:
        """Nothing before feedback is due."""
        return {remark.part: remark for remark in context["feedback"].remarks} if context["feedback"] else {}


class AssigningQuestion(PlacingQuestion):
    """Each item is given one of a few choices; an answer is `{answer_key: {item id: choice id}}`, of all items or some.

    Frozen content has `items`, each with the id of the choice that is `wanted`, and `choices`.
    """

    answer_key: ClassVar[str]
    nothing_chosen: ClassVar[str | Promise]

    @classmethod
    def read_answer(cls, content: Content, data: Mapping[str, Any], prefix: str) -> Answer:
        fields = {f"{prefix}-{item['id']}": item["id"] for item in content["items"]}
        if any((name == prefix or name.startswith(f"{prefix}-")) and name not in fields for name in data):
            raise HostileAnswer
        given = {id: [choice for choice in values_of(data, name) if choice] for name, id in fields.items()}
        if not any(given.values()):
            raise NothingChosen(str(cls.nothing_chosen))
        known = cls.texts(content)
        if any(len(choices) > 1 or not set(choices) <= known.keys() for choices in given.values()):
            raise HostileAnswer
        return {cls.answer_key: {id: choices[0] for id, choices in given.items() if choices}}

    @classmethod
    def texts(cls, content: Content) -> dict[str, str]:
        return {choice["id"]: choice["text"] for choice in content["choices"]}

    @classmethod
    def given(cls, content: Content, answer: Answer) -> dict[str, str]:
        """The choice given to each item. Answers may be to an older wording: what is no longer there is left out."""
        given, known = answer.get(cls.answer_key, {}), cls.texts(content)
        return {item["id"]: given[item["id"]] for item in content["items"] if given.get(item["id"]) in known}

    @classmethod
    def right_answer(cls, content: Content) -> Answer:
        return {cls.answer_key: {item["id"]: item["wanted"] for item in content["items"]}}

    @classmethod
    def grade(cls, content: Content, answer: Answer) -> float:
        given = cls.given(content, answer)
        right = [item for item in content["items"] if given.get(item["id"]) == item["wanted"]]
        return len(right) / len(content["items"]) if right else 0.0

    @classmethod
    def remarks(cls, content: Content, answer: Answer) -> tuple[Remark, ...]:
        given, texts = cls.given(content, answer), cls.texts(content)
        return tuple(
            Remark(
                part=item["id"],
                label=item["text"],
                is_chosen=item["id"] in given,
                is_right=given.get(item["id"]) == item["wanted"],
                feedback=item["feedback"],
                given=texts.get(given.get(item["id"], ""), ""),
                wanted=texts.get(item["wanted"], ""),
            )
            for item in content["items"]
        )

    @classmethod
    def interaction(cls, content: Content) -> Matching:
        texts, wanted = cls.texts(content), {item["wanted"] for item in content["items"]}
        pairs = tuple((item["text"], texts.get(item["wanted"], "")) for item in content["items"])
        return Matching(pairs, others=tuple(text for id, text in texts.items() if id not in wanted))

    @classmethod
    def public(cls, content: Content, order: list[str] | None = None) -> Content:
        shown = cls.arrangement(content, order)
        parts = {name: arranged(content[name], shown) for name in ("items", "choices")}
        return {**super().public(content), **parts}

    @classmethod
    def context(cls, content: Content, **given: Any) -> dict:
        """Each item also knows what was given and, once feedback is due, its remark."""
        context = super().context(content, **given)
        chosen, texts = cls.given(content, context["answer"]), cls.texts(content)
        remarks = cls.remarks_by_part(context)
        for item in context["question"]["items"]:
            choice = chosen.get(item["id"], "")
            item |= {"choice": choice, "given": texts.get(choice, ""), "remark": remarks.get(item["id"])}
        return context


def choice_id(question_id: str, text: str) -> str:
    """Of its words alone, so that it says nothing of the items it belongs to."""
    return part_id(question_id, f"match\n{folded(text)}")


def freeze_choices(question_id: str, texts: Iterable[str]) -> list[Content]:
    """Each once, as first worded."""
    choices: dict[str, str] = {}
    for text in texts:
        choices.setdefault(choice_id(question_id, text), text)
    return [{"id": id, "text": text} for id, text in choices.items()]


def freeze_item(question_id: str, child: ListValue.ListChild, text: str, wanted: str) -> Content:
    return {
        "id": lasting_id(question_id, child, text),
        "text": text,
        "wanted": choice_id(question_id, wanted),
        "feedback": child.value["feedback"] or "",
    }
