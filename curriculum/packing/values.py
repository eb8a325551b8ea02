"""Reading single values: what a line of text, a number or a list may look like in a pack."""

from __future__ import annotations

import datetime
import math
import re
import uuid
from collections.abc import Collection, Iterable

from django.utils.translation import gettext as _

from curriculum.packing.nodes import UNPRINTABLE, Mapping, Node, Scalar, Sequence
from curriculum.packing.problems import Mistake, Problems

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
DECIMAL = re.compile(r"[+-]?(0|[1-9]\d*)(\.\d+)?(e[+-]\d+)?", re.IGNORECASE)
GAPS = re.compile(r"[^\S\u00a0\u202f]+")  # spaces that do not break stay: French has them before a colon
LARGEST_WHOLE = 10**15  # beyond it not every whole number is one of the machine's


def is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.kind == "null"


def tidy_line(text: str) -> str:
    """One line, however it was wrapped."""
    return GAPS.sub(" ", UNPRINTABLE.sub("", text)).strip()


def tidy_paragraphs(text: str) -> str:
    """Lines without trailing spaces, and nothing empty around them."""
    return "\n".join(UNPRINTABLE.sub("", line).rstrip() for line in text.splitlines()).strip()


def read_text(node: Node) -> str:
    """Text as written: `year: 2024` and `from: No` are text where text is asked for."""
    if not isinstance(node, Scalar):
        raise Mistake(node, _("Write text here, not a list or fields."))
    return "" if node.kind == "null" else node.text


def read_line(node: Node) -> str:
    return tidy_line(read_text(node))


def read_paragraphs(node: Node) -> str:
    return tidy_paragraphs(read_text(node))


def read_choice(node: Node, choices: Collection[str], *, may_be_empty: bool = False) -> str:
    chosen = read_line(node)
    if chosen not in choices and not (may_be_empty and chosen == ""):
        known = ", ".join(sorted(choices))
        raise Mistake(node, _("“%(chosen)s” is not one of: %(known)s.") % {"chosen": chosen, "known": known})
    return chosen


def read_number(node: Node) -> int:
    if not isinstance(node, Scalar) or node.kind != "int" or not re.fullmatch(r"[+-]?\d{1,9}", node.text):
        raise Mistake(node, _("Write a whole number here, without quotes."))
    return int(node.text)


def read_decimal(node: Node) -> int | float:
    """A number with or without a decimal part, none of YAML's octal, underscored, hourly or infinite ones."""
    is_number = isinstance(node, Scalar) and node.kind in ("int", "float") and DECIMAL.fullmatch(node.text)
    if not isinstance(node, Scalar) or not is_number or not math.isfinite(float(node.text)):
        raise Mistake(node, _("Write a number here, such as 12 or 3.5, without quotes."))
    return tidy_number(float(node.text))


def tidy_number(number: float) -> int | float:
    """Whole numbers without a decimal part, so that one number is written in one way."""
    return int(number) if number == int(number) and abs(number) < LARGEST_WHOLE else number


def read_truth(node: Node) -> bool:
    if not isinstance(node, Scalar) or node.kind != "bool" or node.text not in ("true", "false"):
        raise Mistake(node, _("Write true or false here, without quotes."))
    return node.text == "true"


def read_date(node: Node) -> datetime.date:
    try:
        return datetime.date.fromisoformat(read_line(node))
    except ValueError as error:
        raise Mistake(node, _("Write a date here, such as 2026-11-24.")) from error


def read_key(node: Node) -> uuid.UUID:
    try:
        return uuid.UUID(read_line(node))
    except ValueError as error:
        raise Mistake(node, _("A key is a UUID, such as 9f1c2e34-0000-4000-8000-000000000000.")) from error


def read_name(node: Node) -> str:
    """An id: letters, digits, hyphens and underscores."""
    name = read_line(node)
    if not NAME.fullmatch(name):
        raise Mistake(node, _("An id is made of up to 64 letters, digits, hyphens and underscores."))
    return name


def read_items(node: Node) -> list[Node]:
    if is_empty(node):
        return []
    if not isinstance(node, Sequence):
        raise Mistake(node, _("Write a list here: one item a line, each after a hyphen."))
    return node.items


def read_fields(node: Node, known: Iterable[str], required: Iterable[str], problems: Problems) -> dict[str, Node]:
    """The known fields of a mapping. Unknown and missing ones are noted."""
    if not isinstance(node, Mapping):
        raise Mistake(node, _("Write fields here (`name: value`)."))
    known = list(known)
    for name in node.items.keys() - set(known):
        words = {"name": name, "known": ", ".join(known)}
        problems.add(node.at(name), _("There is no field `%(name)s` here. Known fields: %(known)s.") % words)
    for name in required:
        if name not in node.items or is_empty(node.items[name]):
            problems.add(node.at(name), _("The field `%(name)s` is missing.") % {"name": name})
    return {name: node.items[name] for name in known if name in node.items}
