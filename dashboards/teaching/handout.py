"""A handout for a class without devices: what of a lesson can be done with a pencil."""

from __future__ import annotations

from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from wagtail.blocks import BoundBlock

from curriculum.models import Lesson
from dashboards.teaching.paper import paper_question

AS_IN_LESSONS = {"before_you_start", "key_points", "grounding"}
TO_LOOK_AT = {"image"}
FOR_A_PENCIL = {"scenario", "conversation", "reflection", "discussion"}


def handout_of(lesson: Lesson) -> dict[str, Any]:
    items = [(child, html) for child in lesson.body if (html := item_html(child))]
    return {
        "items": [html for child, html in items],
        "is_only_looked_at": all(child.block_type in TO_LOOK_AT for child, html in items),
    }


def item_html(child: BoundBlock) -> SafeString | str:
    """Pictures, and nothing else of what is only read or watched; nothing meant for whoever leads."""
    if child.block_type in AS_IN_LESSONS:
        return child.render({})
    if child.block_type in FOR_A_PENCIL | TO_LOOK_AT:
        return render_to_string(f"dashboards/teaching/handout/{child.block_type}.html", {"value": child.value})
    if child.block_type == "knowledge_check" and (question := child.value.get("question")):
        context = {"question": paper_question(question.frozen())}
        return render_to_string("dashboards/teaching/handout/knowledge_check.html", context)
    return ""
