"""Answering a question of any type by what a person sees: labels, buttons, menus. Rightly, or wrongly on purpose.

Each function is called after a type, and gets the question as the pack has it, the part of the page that asks it, and
the hands to do it with.
"""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Locator, expect

from tests.browser.hands import Pointer

Question = dict[str, Any]


def plain(text: str) -> str:
    return re.sub(r"[*_\s]+", " ", text).strip()


def answer(question: Question, area: Locator, hands: Pointer, *, rightly: bool = True) -> None:
    globals()[question["type"]](question, area, hands, rightly)


def one_of(area: Locator, wanted: list[str], hands: Pointer) -> None:
    hands.tick(area.get_by_role("radio", name=wanted[0], exact=True))


def some_of(area: Locator, names: list[str], wanted: list[str], hands: Pointer) -> None:
    for name in names:
        hands.tick(area.get_by_role("checkbox", name=name, exact=True), name in wanted)


def single_choice(question: Question, area: Locator, hands: Pointer, rightly: bool) -> None:
    one_of(area, [plain(one["text"]) for one in question["options"] if one.get("correct", False) is rightly], hands)


def what_would_you_do(question: Question, area: Locator, hands: Pointer, rightly: bool) -> None:
    safest, unsafe = ("safest",), ("unsafe", "unsure")
    options = [plain(one["text"]) for one in question["options"] if one["safety"] in (safest if rightly else unsafe)]
    one_of(area, options, hands)


def true_false(question: Question, area: Locator, hands: Pointer, rightly: bool) -> None:
    one_of(area, ["True" if question["answer"] is rightly else "False"], hands)


def multiple_choice(question: Question, area: Locator, hands: Pointer, rightly: bool) -> None:
    texts = {plain(one["text"]): one.get("correct", False) for one in question["options"]}
    some_of(area, list(texts), [text for text, correct in texts.items() if correct is rightly], hands)


def hot_text(question: Question, area: Locator, hands: Pointer, rightly: bool) -> None:
    phrases = {plain(one["text"]): one["second_look"] for one in question["phrases"]}
    some_of(area, list(phrases), [phrase for phrase, looks in phrases.items() if looks is rightly], hands)


def conversation(question: Question, area: Locator, hands: Pointer, rightly: bool) -> None:
    messages = {
        plain(f"Deserves a second look {one['from']} {one['text']}"): one["second_look"] for one in question["messages"]
    }
    some_of(area, list(messages), [words for words, looks in messages.items() if looks is rightly], hands)


def rating(question: Question, area: Locator, hands: Pointer, rightly: bool) -> None:
    hands.tick(area.get_by_role("radio", name=re.compile(rf"^{question['points'] - 1} of ")))


def short_text(question: Question, area: Locator, hands: Pointer, rightly: bool) -> None:
    hands.write(area.get_by_label("Your answer"), question["accepted"][0].upper() if rightly else "something else")


def number(question: Question, area: Locator, hands: Pointer, rightly: bool) -> None:
    value = question["value"] if rightly else question["value"] + question["tolerance"] + 1
    hands.write(area.get_by_label("Your answer"), str(value))


def matching(question: Question, area: Locator, hands: Pointer, rightly: bool) -> None:
    matches = [plain(pair["match"]) for pair in question["pairs"]] + list(map(plain, question.get("others", [])))
    for pair in question["pairs"]:
        menu = area.get_by_label(plain(pair["item"]), exact=True)
        hands.choose(menu, next(match for match in matches if (match == plain(pair["match"])) is rightly))


def sorting(question: Question, area: Locator, hands: Pointer, rightly: bool) -> None:
    for item in question["items"]:
        group = area.get_by_role("group", name=plain(item["text"]), exact=True)
        one_of(group, [name for name in question["categories"] if (name == item["category"]) is rightly], hands)


def gap_choice(question: Question, area: Locator, hands: Pointer, rightly: bool) -> None:
    gaps = [gap.split("|") for gap in re.findall(r"\[([^]]+)\]", question["text"])]
    for at, (right, other, *_others) in enumerate(gaps, 1):
        hands.choose(area.get_by_label(f"Gap {at} of {len(gaps)}"), right if rightly else other)


def ordering(question: Question, area: Locator, hands: Pointer, rightly: bool) -> None:
    """Each item is moved up to its place, the first of them first."""
    items = area.get_by_role("list").first.get_by_role("listitem")
    for place, words in enumerate(question["items"] if rightly else question["items"][::-1]):
        while words not in plain(items.nth(place).inner_text()):
            move(items, words, hands)
    if area.locator("[name$=-moved]").get_attribute("value") == "":  # it stood right by chance, and that is no answer
        for _ in range(2):
            move(items, plain(items.nth(1).locator("[data-item-text]").inner_text()), hands)


def move(items: Locator, words: str, hands: Pointer) -> None:
    """One step up, and wait until it is there: without scripts a press asks the server."""
    at = next(at for at, text in enumerate(items.all_inner_texts()) if words in plain(text))
    hands.press(items.nth(at).get_by_role("button", name=f"Move up: {words}", exact=True))
    expect(items.nth(at - 1)).to_contain_text(words)
