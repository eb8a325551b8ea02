"""A question as a QTI 3 item: how it is answered, what is right, what it earns, and what is said afterwards."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import singledispatch
from hashlib import sha256

from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from quizzes.exchange.asked import Asked, CannotCarry
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

ITEM = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
SCHEMA = "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd"
ENDS = "scale-ends"
XSI = "http://www.w3.org/2001/XMLSchema-instance"


@dataclass
class Parts:
    """What an item is put together from."""

    body: str
    responses: list[str]
    score: str = ""  # an expression, unless nothing is graded
    condition: str = ""  # of full credit, where no expression says it
    remarks: dict[str, str] = field(default_factory=dict)  # what is said about the chosen parts, by identifier
    multiple: bool = False


def write_item(asked: Asked) -> str:
    parts = parts_of(asked.interaction)
    outcomes = [outcome("SCORE", "float", "single", "0"), outcome("MAXSCORE", "float", "single", "1")]
    said = [modal("FEEDBACK", name, inline(text)) for name, text in parts.remarks.items() if text]
    if said:
        outcomes.append(outcome("FEEDBACK", "identifier", "multiple" if parts.multiple else "single"))
    if asked.feedback:
        outcomes.append(outcome("GENERAL", "identifier", "single"))
        said.append(modal("GENERAL", "shown", asked.feedback))
    inner = [
        *parts.responses,
        *outcomes,
        element("qti-item-body", asked.prompt, picture(asked), parts.body),
        processing(parts, says_parts=any(parts.remarks.values()), says_general=bool(asked.feedback)),
        *said,
    ]
    title = Truncator(" ".join(strip_tags(asked.prompt).split())).chars(120) or asked.id
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + element(
        "qti-assessment-item",
        "\n",
        *(f"{part}\n" for part in inner if part),
        xmlns=ITEM,
        xmlns__xsi=XSI,
        xsi__schemaLocation=f"{ITEM} {SCHEMA}",
        identifier=identifier(asked.id),
        title=title,
        adaptive="false",
        time_dependent="false",
    )


def identifier(id: str) -> str:
    """Identifiers begin with a letter or an underscore."""
    return id if id[:1].isalpha() else f"_{id}"


def outcome(name: str, base: str, cardinality: str, default: str = "") -> str:
    value = element("qti-default-value", element("qti-value", default)) if default else ""
    return element("qti-outcome-declaration", value, identifier=name, cardinality=cardinality, base_type=base)


def modal(outcome: str, name: str, html: str) -> str:
    body = element("qti-content-body", html)
    return element("qti-modal-feedback", body, outcome_identifier=outcome, identifier=name, show_hide="show")


def picture(asked: Asked) -> str:
    if asked.picture is None:
        return ""
    return element("p", element("img", src=f"../images/{asked.picture.name}", alt=asked.picture.alt))


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


# Processing -----------------------------------------------------------------------------------------------------


def variable(name: str) -> str:
    return element("qti-variable", identifier=name)


def map_response(name: str) -> str:
    return element("qti-map-response", identifier=name)


def set_outcome(name: str, expression: str) -> str:
    return element("qti-set-outcome-value", expression, identifier=name)


def score_unless_open(expression: str) -> str:
    """Some programs stumble over an answer that was left open."""
    if expression != map_response("RESPONSE"):
        return set_outcome("SCORE", expression)
    nothing = set_outcome("SCORE", element("qti-base-value", "0", base_type="float"))
    is_open = element("qti-response-if", element("qti-is-null", variable("RESPONSE")), nothing)
    return element("qti-response-condition", is_open, element("qti-response-else", set_outcome("SCORE", expression)))


def full_credit_if(condition: str) -> str:
    earned = set_outcome("SCORE", element("qti-base-value", "1", base_type="float"))
    return element("qti-response-condition", element("qti-response-if", condition, earned))


def processing(parts: Parts, says_parts: bool, says_general: bool) -> str:
    rules = [score_unless_open(parts.score)] if parts.score else []
    rules += [full_credit_if(parts.condition)] if parts.condition else []
    rules += [set_outcome("FEEDBACK", variable("RESPONSE"))] if says_parts else []
    if says_general:
        rules.append(set_outcome("GENERAL", element("qti-base-value", "shown", base_type="identifier")))
    return element("qti-response-processing", *rules) if rules else ""


def mixed(texts: list[str]) -> list[str]:
    """The same order each time, and not the right one, for programs that do not shuffle."""
    found = sorted(texts, key=digest)
    return found if found != texts else found[::-1]


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


# Interactions ---------------------------------------------------------------------------------------------------


@singledispatch
def parts_of(interaction: Interaction) -> Parts:
    raise CannotCarry(_("QTI has no questions of this kind."))


def credits_of(choice: Choice) -> dict[str, float]:
    """What each option earns. Of several, right ones share the credit and each other one takes its share away."""
    options = {f"choice_{place}": option for place, option in enumerate(choice.options, start=1)}
    if not choice.multiple:
        return {name: option.credit for name, option in options.items()}
    right = sum(option.is_right for option in choice.options)
    others = len(options) - right
    return {name: 1 / right if option.is_right else -1 / others for name, option in options.items()}


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


def losses(asked: Asked) -> list[str]:
    """What a question goes out without."""
    return [_("part of the credit for a partly right order")] if isinstance(asked.interaction, Ordering) else []
