"""The answers of each of Moodle's types of question → an interaction, and what is left of the question's text."""

from __future__ import annotations

import re
from collections.abc import Callable

from bs4 import BeautifulSoup
from django.utils.translation import gettext as _

from quizzes.exchange.numbers import read_number
from quizzes.exchange.reading import Item, note
from quizzes.exchange.rich_texts import LONGEST, html_of_markdown, paragraph, plain_text
from quizzes.exchange.scoring import Scored, choice_among, number_among, texts_among
from quizzes.exchange.uploads import check_length, refuse
from quizzes.exchange.xml_trees import Element
from quizzes.questions.interactions import Gap, Gaps, Interaction, Judgement, Matching, Ordering

Read = tuple[str, Interaction]

WITH_GAPS = ("gapselect", "ddwtos")
WRITTEN_GAP = re.compile(r"\[\[([1-9]\d{0,3})\]\]")
GAP = re.compile("\ufdd0(\\d+)\ufdd1")


def formatted(element: Element | None, usual: str) -> str:
    """A text as HTML."""
    if element is None:
        return ""
    text = element.words("text")
    kind = element.get("format", usual)
    if kind == "plain_text":
        return paragraph(text) if text else ""
    return html_of_markdown(text) if kind == "markdown" else text


def plain(element: Element | None, usual: str) -> str:
    if element is None:
        return ""
    if element.get("format", usual) == "plain_text":
        return element.words("text")
    return plain_text(formatted(element, usual))


def scored(answer: Element, usual: str) -> Scored:
    credit = read_number(answer.get("fraction", "0"), answer.line) / 100
    return Scored(plain(answer, usual), credit, plain(answer.find("feedback"), "html"))


def read_choice(question: Element, prompt: str, item: Item) -> Read:
    options = [scored(answer, "html") for answer in question.all("answer")]
    multiple = question.words("single").lower() in ("false", "0")
    return prompt, choice_among(options, multiple, item)


def read_judgement(question: Element, prompt: str, item: Item) -> Read:
    said = {}
    right = None
    for answer in question.all("answer"):
        found = scored(answer, "plain_text")
        value = found.text.strip().lower() == "true"
        said[value] = found.feedback
        right = value if found.credit > 0 else right
    if right is None:
        raise refuse(_("Neither “true” nor “false” is marked as right."), question.line)
    return prompt, Judgement(right, said.get(True, ""), said.get(False, ""))


def read_text(question: Element, prompt: str, item: Item) -> Read:
    if question.words("usecase") == "1":
        note(item, _("Capital letters make no difference here."))
    return prompt, texts_among([scored(answer, "plain_text") for answer in question.all("answer")], item)


def read_number_question(question: Element, prompt: str, item: Item) -> Read:
    found = []
    for answer in question.all("answer"):
        words = answer.words("text")
        if words != "*":
            tolerance = answer.words("tolerance") or "0"
            span = (read_number(words, answer.line), abs(read_number(tolerance, answer.line)))
            found.append((*span, scored(answer, "plain_text")))
    number = number_among(found, item)
    return prompt, type(number)(number.value, number.tolerance, question.words("units", "unit", "unit_name"))


def read_matching(question: Element, prompt: str, item: Item) -> Read:
    pairs, others = [], []
    for part in question.all("subquestion"):
        words, match = plain(part, "html"), part.words("answer", "text")
        if words:
            pairs.append((words, match))
        elif match:
            others.append(match)
    return prompt, Matching(tuple(pairs), tuple(others))


def read_ordering(question: Element, prompt: str, item: Item) -> Read:
    """The answers' fractions count up, or are all the same."""
    answers = question.all("answer")
    answers.sort(key=lambda answer: read_number(answer.get("fraction", "0"), answer.line))
    return prompt, Ordering(tuple(plain(answer, "html") for answer in answers))


def mark_gaps(html: str) -> str:
    """Gaps are found before the HTML is read: a bracket written as `&#91;` begins none."""
    return WRITTEN_GAP.sub("\ufdd0\\1\ufdd1", html)


def read_gaps(question: Element, prompt: str, item: Item) -> Read:
    """The text from its first gap on is the text with gaps; what stands before asks."""
    options = [(part.words("text"), part.words("group")) for part in question.all("selectoption", "dragbox")]
    before, text = split_at_gap(prompt, question)
    parts: list[str | Gap] = []
    for place, piece in enumerate(GAP.split(text)):
        if place % 2:
            parts.append(gap_of(int(piece), options, question))
        elif words := plain_inside(piece):
            parts.append(words)
    return before or paragraph(_("Choose the words that fit.")), Gaps(tuple(parts))


def split_at_gap(html: str, question: Element) -> tuple[str, str]:
    check_length(html, LONGEST)
    blocks = [str(node) for node in BeautifulSoup(html, "html.parser").children]
    first = next((place for place, block in enumerate(blocks) if GAP.search(block)), None)
    if first is None:
        raise refuse(_("There is no gap, such as [[1]], in its text."), question.line)
    return "".join(blocks[:first]).strip(), "".join(blocks[first:])


def gap_of(number: int, options: list[tuple[str, str]], question: Element) -> Gap:
    if number > len(options):
        raise refuse(_("The gap [[%(number)d]] has no option of that number.") % {"number": number}, question.line)
    right, group = options[number - 1]
    others = [text for place, (text, of) in enumerate(options, start=1) if of == group and place != number]
    return Gap((right, *others))


def plain_inside(piece: str) -> str:
    """Words between gaps keep the spaces around them."""
    words = plain_text(f"x{piece}x")
    return words[1:-1]


READERS: dict[str, Callable[[Element, str, Item], Read]] = {
    "multichoice": read_choice,
    "truefalse": read_judgement,
    "shortanswer": read_text,
    "numerical": read_number_question,
    "matching": read_matching,
    "ordering": read_ordering,
    **dict.fromkeys(WITH_GAPS, read_gaps),
}
