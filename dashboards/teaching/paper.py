"""Questions to answer with a pencil. They are made of what may reach a browser before feedback is due, and nothing
else; so paper holds no answer either."""

from __future__ import annotations

from string import ascii_uppercase
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from quizzes.questions import Content, type_of

TO_TICK = {"single_choice", "multiple_choice", "true_false", "what_would_you_do"}
TO_PLACE = {"sorting", "matching"}
TO_WRITE = {"short_text", "number"}


def paper_question(content: Content) -> SafeString:
    kind = type_of(content)
    return render_to_string(
        f"dashboards/teaching/paper/{template_of(kind.type)}.html",
        lettered(kind.context(content, prefix="paper")),
    )


def template_of(kind: str) -> str:
    for kinds, name in ((TO_TICK, "to_tick"), (TO_PLACE, "to_place"), (TO_WRITE, "to_write")):
        if kind in kinds:
            return name
    return kind


def lettered(context: dict[str, Any]) -> dict[str, Any]:
    """Where parts are put to choices, choices get letters to write down."""
    choices = context["question"].get("choices", [])
    return {**context, "letters": list(zip(ascii_uppercase, choices, strict=False))}
