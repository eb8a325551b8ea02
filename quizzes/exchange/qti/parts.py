"""Our interactions as QTI says them: what stands in the item's body, what is right, and what it earns."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import singledispatch
from hashlib import sha256

from django.utils.translation import gettext as _

from quizzes.exchange.asked import CannotCarry
from quizzes.exchange.markup import element, words
from quizzes.exchange.numbers import decimal
from quizzes.exchange.rich_texts import inline
from quizzes.questions.interactions import (
    Choice,
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

ENDS = "scale-ends"


@dataclass
class Parts:
    """What an item is put together from."""

    body: str
    responses: list[str]
    score: str = ""  # an expression, unless nothing is graded
    condition: str = ""  # of full credit, where no expression says it
    remarks: dict[str, str] = field(default_factory=dict)  # what is said about the chosen parts, by identifier
    multiple: bool = False


def response(name: str, cardinality: str, base: str, right: list[str], *mapping: str) -> str:
    correct = element("qti-correct-response", *(element("qti-value", words(value)) for value in right)) if right else ""
    return element(
        "qti-response-declaration", correct, *mapping, identifier=name, cardinality=cardinality, base_type=base
    )


def mapping(credits: dict[str, float], **entry: str) -> str:
    entries = (
        element("qti-map-entry", map_key=key, mapped_value=repr(credit), **entry) for key, credit in credits.items()
    )
    return element("qti-mapping", *entries, default_value="0", lower_bound="0", upper_bound="1")


def variable(name: str) -> str:
    return element("qti-variable", identifier=name)


def map_response(name: str) -> str:
    return element("qti-map-response", identifier=name)


def mixed(texts: list[str]) -> list[str]:
    """The same order each time, and not the right one, for programs that do not shuffle."""
    found = sorted(texts, key=digest)
    return found if found != texts else found[::-1]


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


@singledispatch
def parts_of(interaction: Interaction) -> Parts:
    raise CannotCarry(_("QTI has no questions of this kind."))


def credits_of(choice: Choice) -> dict[str, float]:
    """What each option earns, by identifier."""
    return {f"choice_{place}": part for place, part in enumerate(choice.shares, start=1)}


def marked(choice: Choice, body: str) -> Parts:
    """Options, or phrases, that may be chosen."""
    credits = credits_of(choice)
    right = [name for name, option in zip(credits, choice.options, strict=True) if option.is_right]
    right = right if choice.multiple else right[:1]
    cardinality = "multiple" if choice.multiple else "single"
    declared = response("RESPONSE", cardinality, "identifier", right, mapping(credits))
    remarks = {name: option.feedback for name, option in zip(credits, choice.options, strict=True)}
    return Parts(body, [declared], map_response("RESPONSE"), remarks=remarks, multiple=choice.multiple)


@parts_of.register
def _choice(choice: Choice) -> Parts:
    options = [
        element("qti-simple-choice", inline(option.text), identifier=f"choice_{place}")
        for place, option in enumerate(choice.options, start=1)
    ]
    most = "0" if choice.multiple else "1"
    body = element("qti-choice-interaction", *options, response_identifier="RESPONSE", shuffle="true", max_choices=most)
    return marked(choice, body)


@parts_of.register
def _hot_text(choice: HotText) -> Parts:
    passage = (
        inline(part)
        if isinstance(part, str)
        else element("qti-hottext", inline(choice.options[part].text), identifier=f"choice_{part + 1}")
        for part in choice.passage
    )
    most = "0" if choice.multiple else "1"
    body = element("qti-hottext-interaction", element("p", *passage), response_identifier="RESPONSE", max_choices=most)
    return marked(choice, body)


@parts_of.register
def _judgement(interaction: Judgement) -> Parts:
    options = [
        element("qti-simple-choice", words(label), identifier=name)
        for name, label in (("true", _("True")), ("false", _("False")))
    ]
    body = element("qti-choice-interaction", *options, response_identifier="RESPONSE", shuffle="false", max_choices="1")
    right = "true" if interaction.is_true else "false"
    declared = response("RESPONSE", "single", "identifier", [right], mapping({right: 1.0}))
    remarks = {"true": interaction.feedback_true, "false": interaction.feedback_false}
    return Parts(body, [declared], map_response("RESPONSE"), remarks=remarks)


@parts_of.register
def _matching(interaction: Matching) -> Parts:
    wanted = dict.fromkeys(match for _item, match in interaction.pairs)
    matches = [*mixed(list(wanted)), *(other for other in interaction.others if other not in wanted)]
    names = {match: f"match_{place}" for place, match in enumerate(matches, start=1)}
    pairs = [f"item_{place} {names[match]}" for place, (_item, match) in enumerate(interaction.pairs, start=1)]
    left = [associable(f"item_{place}", item, 1) for place, (item, _match) in enumerate(interaction.pairs, start=1)]
    right = [associable(name, match, 0) for match, name in names.items()]
    sets = [element("qti-simple-match-set", *choices) for choices in (left, right)]
    body = element(
        "qti-match-interaction", *sets, response_identifier="RESPONSE", shuffle="true", max_associations=len(left)
    )
    credits = dict.fromkeys(pairs, 1 / len(pairs))
    declared = response("RESPONSE", "multiple", "directedPair", pairs, mapping(credits))
    return Parts(body, [declared], map_response("RESPONSE"))


def associable(name: str, text: str, most: int) -> str:
    return element("qti-simple-associable-choice", inline(text), identifier=name, match_max=most)


@parts_of.register
def _ordering(interaction: Ordering) -> Parts:
    numbered = [f"{place} {item}" for place, item in enumerate(interaction.items)]
    places = [numbered.index(item) for item in mixed(numbered)]
    choices = [
        element("qti-simple-choice", inline(interaction.items[place]), identifier=f"item_{name}")
        for name, place in enumerate(places, start=1)
    ]
    body = element("qti-order-interaction", *choices, response_identifier="RESPONSE", shuffle="true")
    right = [f"item_{places.index(place) + 1}" for place in range(len(places))]
    declared = response("RESPONSE", "ordered", "identifier", right)
    is_right = element("qti-match", variable("RESPONSE"), element("qti-correct", identifier="RESPONSE"))
    return Parts(body, [declared], condition=is_right)


@parts_of.register
def _gaps(interaction: Gaps) -> Parts:
    number = sum(isinstance(part, Gap) for part in interaction.parts)
    responses: list[str] = []
    body = []
    for part in interaction.parts:
        if isinstance(part, str):
            body.append(inline(part))
            continue
        name = f"GAP_{len(responses) + 1}"
        body.append(gap(part, name))
        responses.append(response(name, "single", "identifier", ["option_1"], mapping({"option_1": 1 / number})))
    earned = element("qti-sum", *(map_response(f"GAP_{place}") for place in range(1, number + 1)))
    return Parts(element("p", *body), responses, earned)


def gap(part: Gap, name: str) -> str:
    """The right option is `option_1`, somewhere among the others."""
    options = list(enumerate(part.options, start=1))
    right, others = options[:1], options[1:]
    place = int(digest("|".join(part.options)), 16) % len(options)
    shown = [*others[:place], *right, *others[place:]]
    choices = [element("qti-inline-choice", words(text), identifier=f"option_{number}") for number, text in shown]
    return element("qti-inline-choice-interaction", *choices, response_identifier=name, shuffle="true")


@parts_of.register
def _text(interaction: Text) -> Parts:
    credits = dict.fromkeys(interaction.accepted, 1.0)
    accepted = mapping(credits, case_sensitive="false")
    declared = response("RESPONSE", "single", "string", list(interaction.accepted[:1]), accepted)
    return Parts(entry(max(map(len, interaction.accepted))), [declared], map_response("RESPONSE"))


def entry(length: int, after: str = "") -> str:
    blank = element("qti-text-entry-interaction", response_identifier="RESPONSE", expected_length=max(length, 8))
    return element("p", blank, words(after))


@parts_of.register
def _number(interaction: Number) -> Parts:
    declared = response("RESPONSE", "single", "float", [decimal(interaction.value)])
    tolerance = decimal(interaction.tolerance)
    near = {"tolerance_mode": "absolute", "tolerance": f"{tolerance} {tolerance}"}
    how = near if interaction.tolerance else {"tolerance_mode": "exact"}
    is_right = element("qti-equal", variable("RESPONSE"), element("qti-correct", identifier="RESPONSE"), **how)
    return Parts(entry(12, f" {interaction.unit}" if interaction.unit else ""), [declared], condition=is_right)


@parts_of.register
def _scale(interaction: Scale) -> Parts:
    """Nothing is right, so nothing is processed. What the ends mean is said in words and kept for reading it back."""
    ends = element("p", words(f"1 = {interaction.low} · {interaction.points} = {interaction.high}"), class_=ENDS)
    slider = element(
        "qti-slider-interaction",
        response_identifier="RESPONSE",
        lower_bound="1",
        upper_bound=interaction.points,
        step="1",
        data_low=interaction.low,
        data_high=interaction.high,
    )
    return Parts(ends + slider, [response("RESPONSE", "single", "integer", [])])
