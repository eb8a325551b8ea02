"""What an item declares about an answer: which is right, what each part earns, what is said afterwards."""

from __future__ import annotations

from functools import cached_property

from django.utils.translation import gettext as _

from quizzes.exchange.numbers import read_number
from quizzes.exchange.qti.bodies import plain
from quizzes.exchange.uploads import refuse
from quizzes.exchange.xml_trees import Element


class Response:
    def __init__(self, item: Element, interaction: Element) -> None:
        name = interaction.get("response-identifier")
        found = next((part for part in item.all("response-declaration") if part.get("identifier") == name), None)
        if found is None:
            raise refuse(_("The item does not declare its answer."), interaction.line)
        self.declared = found
        self.base_type = found.get("base-type")
        self.is_multiple = found.get("cardinality") in ("multiple", "ordered")

    @cached_property
    def right(self) -> list[str]:
        correct = self.declared.find("correct-response")
        named = ["".join(value.texts()).strip() for value in correct.all("value")] if correct else []
        return named or [key for key, credit in self.credits.items() if credit > 0]

    @cached_property
    def entries(self) -> list[Element]:
        mapping = self.declared.find("mapping")
        return mapping.all("map-entry") if mapping else []

    @cached_property
    def credits(self) -> dict[str, float]:
        """What each part earns, the most being 1."""
        earned = {entry.get("map-key"): read_number(entry.get("mapped-value"), entry.line) for entry in self.entries}
        most = max(earned.values(), default=0)
        return {key: value / most for key, value in earned.items()} if most > 0 else {}

    def credit_of(self, name: str) -> float:
        correct = self.declared.find("correct-response")
        if self.is_multiple or not self.entries:
            return float(name in self.right)
        if correct and name in self.right:
            return 1.0
        return self.credits.get(name, 0.0)


class Said:
    """Feedback: on single parts, and for everyone."""

    def __init__(self, item: Element) -> None:
        self.used: set[str] = set()
        self.modals = item.all("modal-feedback")
        self.inline = {part.get("identifier"): part for part in item.walk() if part.name == "feedback-inline"}

    def on(self, name: str) -> str:
        self.used.add(name)
        found = next((part for part in self.modals if part.get("identifier") == name), None)
        found = found or self.inline.get(name)
        return plain(found) if found else ""

    def general(self) -> str:
        found = next((part for part in self.modals if part.get("outcome-identifier") == "GENERAL"), None)
        return found.inner() if found else ""

    def has_more(self) -> bool:
        """Whether there is feedback that depends on something else than what was asked for."""
        others = (part for part in self.modals if part.get("outcome-identifier") != "GENERAL")
        return any(part.get("identifier") not in self.used for part in others)


def tolerance_of(item: Element, value: float) -> float:
    """How far from the right number is near enough."""
    equal = next((part for part in item.walk() if part.name == "equal" and part.get("tolerance")), None)
    if equal is None or equal.get("tolerance-mode") == "exact":
        return 0.0
    number = abs(read_number(equal.get("tolerance").split()[0], equal.line))
    return number * abs(value) / 100 if equal.get("tolerance-mode") == "relative" else number
