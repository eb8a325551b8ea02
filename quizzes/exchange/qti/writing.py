"""A question as a QTI 3 item: how it is answered, what is right, what it earns, and what is said afterwards."""

from __future__ import annotations

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from quizzes.exchange.asked import Asked
from quizzes.exchange.markup import element
from quizzes.exchange.qti.parts import Parts, map_response, parts_of, variable
from quizzes.exchange.rich_texts import inline, plain_text
from quizzes.questions.interactions import Ordering

ITEM = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
SCHEMA = "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd"
XSI = "http://www.w3.org/2001/XMLSchema-instance"


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
    title = Truncator(" ".join(plain_text(asked.prompt).split())).chars(120) or asked.id
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


# Processing -----------------------------------------------------------------------------------------------------


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


def losses(asked: Asked) -> list[str]:
    """What a question goes out without."""
    return [_("part of the credit for a partly right order")] if isinstance(asked.interaction, Ordering) else []
