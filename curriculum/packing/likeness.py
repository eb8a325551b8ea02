"""A translation says the same in other words: the same parts in the same order, under the same ids, with the same
numbers and the same right answers. Learners change language in the middle of a course, and what they did goes along."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from curriculum.packing.nodes import Mapping, Node, Scalar, Sequence
from curriculum.packing.problems import Place, Problems, Spot

NAMES = {"block", "id", "type", "scene", "to", "fact", "difficulty", "age_band", "safety", "bank"}
NAMES_OF_A_FILE = {"audience", "sector", "pillar", "region", "version", "feedback", "layout", "facilitator_module"}
LISTS_OF_NAMES = {"topics", "tags"}
FREE_LISTS = {"accepted", "curriculum_codes"}  # each language has as many as it needs

Differences = Iterator[tuple[Place, str]]


def compare(original: Node, translation: Node, problems: Problems) -> None:
    """Note where a file's translation differs in what is not words."""
    is_file = isinstance(original, Mapping)
    for place, sentence in differences(original, translation, NAMES | (NAMES_OF_A_FILE if is_file else set())):
        problems.add(place, sentence)


def differences(original: Node, translation: Node, names: set[str], name: str = "") -> Differences:
    if isinstance(original, Mapping) and isinstance(translation, Mapping):
        yield from differing_fields(original, translation, names)
    elif isinstance(original, Sequence) and isinstance(translation, Sequence) and name not in FREE_LISTS:
        if len(original.items) != len(translation.items):
            yield longer_or_shorter(original, translation)
            return
        for one, other in zip(original.items, translation.items, strict=True):
            yield from differences(one, other, names - NAMES_OF_A_FILE | NAMES, name)
    elif isinstance(original, Scalar) and isinstance(translation, Scalar):
        must_be_same = name in names | LISTS_OF_NAMES or (is_plain(original) and is_plain(translation))
        if must_be_same and original.text.strip() != translation.text.strip():
            words = {"here": translation.text.strip(), "there": original.text.strip()}
            yield translation, _("This is “%(here)s”, and “%(there)s” in what it translates. Write the same.") % words


def differing_fields(original: Mapping, translation: Mapping, names: set[str]) -> Differences:
    names = names | ({"question"} if asks_a_question(original) else set())
    for name in [*original.items, *(name for name in translation.items if name not in original.items)]:
        here, there = translation.items.get(name), original.items.get(name)
        if here is not None and there is not None:
            yield from differences(there, here, names, name)
        elif there is not None and is_more_than_words(there, name, names):
            sentence = _("The field `%(name)s` is missing; it is in what this translates.")
            yield Spot(translation.file, translation.line), sentence % {"name": name}
        elif here is not None and is_more_than_words(here, name, names):
            sentence = _("The field `%(name)s` is not in what this translates.")
            yield translation.at(name), sentence % {"name": name}


def asks_a_question(item: Mapping) -> bool:
    """Whether `question` is the id of one here, and not its words."""
    block = item.items.get("block")
    return len(item.items) == 1 or (isinstance(block, Scalar) and block.text == "knowledge_check")


def is_more_than_words(node: Node, name: str, names: set[str]) -> bool:
    return name not in FREE_LISTS and (name in names or not isinstance(node, Scalar) or is_plain(node))


def is_plain(node: Scalar) -> bool:
    """A number or a truth value."""
    return node.kind in ("bool", "int", "float")


def longer_or_shorter(original: Sequence, translation: Sequence) -> tuple[Place, str]:
    words = {"here": len(translation.items), "there": len(original.items)}
    return translation, _("There are %(here)d items here, and %(there)d in what this translates.") % words
