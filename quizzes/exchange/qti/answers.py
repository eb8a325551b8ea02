"""The interactions of QTI → ours, and the HTML that asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from quizzes.exchange.numbers import read_number
from quizzes.exchange.qti.bodies import passage, plain, words_around, words_around_blank
from quizzes.exchange.qti.declarations import Response, Said, tolerance_of
from quizzes.exchange.qti.parts import ENDS
from quizzes.exchange.reading import Item, note, unsupported
from quizzes.exchange.rich_texts import paragraph
from quizzes.exchange.scoring import Scored, choice_among
from quizzes.exchange.uploads import refuse
from quizzes.exchange.xml_trees import Element
from quizzes.questions.interactions import (
    Gap,
    Gaps,
    HotText,
    Interaction,
    Judgement,
    Matching,
    Number,
    Ordering,
    Scale,
    Text,
)

TRUTHS = ["true", "false"]


@dataclass
class Read:
    """What reading an interaction needs at hand."""

    root: Element
    body: Element
    interaction: Element
    said: Said
    item: Item

    @property
    def response(self) -> Response:
        return Response(self.root, self.interaction)

    def scored(self, parts: list[Element]) -> list[Scored]:
        response = self.response
        names = [part.get("identifier") for part in parts]
        credits = [response.credit_of(name) for name in names]
        return [
            Scored(plain(part), credit, self.said.on(name))
            for part, name, credit in zip(parts, names, credits, strict=True)
        ]


def read_choice(read: Read) -> tuple[str, Interaction]:
    options = read.interaction.all("simple-choice")
    scored = read.scored(options)
    html = words_around(read.body, read.interaction)
    names = [option.get("identifier") for option in options]
    right = [name for name, option in zip(names, scored, strict=True) if option.credit == 1]
    if sorted(names) == sorted(TRUTHS) and len(right) == 1:
        said = [scored[names.index(name)].feedback for name in TRUTHS]
        return html, Judgement(right == ["true"], *said)
    return html, choice_among(scored, read.response.is_multiple, read.item)


def read_hot_text(read: Read) -> tuple[str, Interaction]:
    phrases = [part for part in read.interaction.walk() if part.name == "hottext"]
    choice = choice_among(read.scored(phrases), True, read.item)
    places = {id(phrase): place for place, phrase in enumerate(phrases)}
    found = passage(read.interaction.parts, lambda part: places.get(id(part)))
    html = words_around(read.body, read.interaction)
    return html, HotText(choice.options, True, tuple(found))


def read_matching(read: Read) -> tuple[str, Interaction]:
    sets = read.interaction.all("simple-match-set")
    if len(sets) != 2:
        raise refuse(_("A matching question has two lists."), read.interaction.line)
    left, right = ({part.get("identifier"): plain(part) for part in side.children} for side in sets)
    wanted: dict[str, str] = {}
    for pair in read.response.right:
        item, match = (pair.split() + ["", ""])[:2]
        item, match = (item, match) if item in left else (match, item)
        if item in wanted or item not in left or match not in right:
            raise refuse(_("Here each item goes with exactly one match."), read.interaction.line)
        wanted[item] = match
    if wanted.keys() != left.keys():
        raise refuse(_("Here each item goes with exactly one match."), read.interaction.line)
    pairs = tuple((text, right[wanted[name]]) for name, text in left.items())
    others = tuple(text for name, text in right.items() if name not in wanted.values())
    return words_around(read.body, read.interaction), Matching(pairs, others)


def read_ordering(read: Read) -> tuple[str, Interaction]:
    items = {part.get("identifier"): plain(part) for part in read.interaction.all("simple-choice")}
    order = read.response.right
    if sorted(order) != sorted(items):
        raise refuse(_("The right order does not name every item once."), read.interaction.line)
    return words_around(read.body, read.interaction), Ordering(tuple(items[name] for name in order))


def read_gaps(read: Read) -> tuple[str, Interaction]:
    """What stands before the paragraph with the first gap asks."""
    children = read.body.parts
    first = next(place for place, part in enumerate(children) if isinstance(part, Element) and has_gap(part))
    asking = Element("div", 0, {}, children[:first])
    found = passage(children[first:], lambda part: gap_of(part, read) if is_gap(part) else None)
    html = (
        asking.inner() if any(text.strip() for text in asking.texts()) else paragraph(_("Choose the words that fit."))
    )
    return html, Gaps(tuple(found))


def is_gap(element: Element) -> bool:
    return element.name == "inline-choice-interaction"


def has_gap(element: Element) -> bool:
    return is_gap(element) or any(map(is_gap, element.walk()))


def gap_of(interaction: Element, read: Read) -> Gap:
    options = {part.get("identifier"): plain(part) for part in interaction.all("inline-choice")}
    right = [name for name in Response(read.root, interaction).right if name in options]
    if len(right) != 1:
        raise refuse(_("A gap has exactly one right option."), interaction.line)
    return Gap((options.pop(right[0]), *options.values()))


def read_entry(read: Read) -> tuple[str, Interaction]:
    response = read.response
    right = response.right
    if not right:
        raise refuse(_("No answer earns full credit."), read.interaction.line)
    html, unit = words_around_blank(read.body, read.interaction)
    if response.base_type in ("float", "integer"):
        value = read_number(right[0], read.interaction.line)
        return html, Number(value, tolerance_of(read.root, value), unit)
    if any(entry.get("case-sensitive") == "true" for entry in response.entries):
        note(read.item, _("Capital letters make no difference here."))
    if any(0 < credit < 1 for credit in response.credits.values()):
        note(read.item, _("Answers that earn part of the credit are left out."))
    accepted = [key for key, credit in response.credits.items() if credit >= 1]
    return html + (paragraph(unit) if unit else ""), Text(tuple(accepted or right))


def read_slider(read: Read) -> tuple[str, Interaction]:
    """A scale between two ends that have names; other sliders have a right answer, or none that we could show."""
    low, high = read.interaction.get("data-low"), read.interaction.get("data-high")
    if not (low and high):
        raise unsupported("slider-interaction")
    points = int(read_number(read.interaction.get("upper-bound"), read.interaction.line))
    read.body.parts = [part for part in read.body.parts if isinstance(part, str) or part.get("class") != ENDS]
    return words_around(read.body, read.interaction), Scale(low, high, points)


READERS: dict[str, Callable[[Read], tuple[str, Interaction]]] = {
    "choice-interaction": read_choice,
    "hottext-interaction": read_hot_text,
    "match-interaction": read_matching,
    "order-interaction": read_ordering,
    "inline-choice-interaction": read_gaps,
    "text-entry-interaction": read_entry,
    "slider-interaction": read_slider,
}
