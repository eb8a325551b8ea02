"""The lesson plan: what happens when, what is said, what learners see."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from wagtail.blocks import BoundBlock

from curriculum.models import Lesson
from dashboards.teaching.paper import paper_question

TIMED = "teacher_note"
ELSEWHERE = {"hard_question", "help_services"}  # in sections of their own, whatever their place in the lesson
AS_IN_PLANS = {
    TIMED,
    "image",
    "video",
    "scenario",
    "conversation",
    "knowledge_check",
}  # the others look as in the lesson
UNNAMED = {"text", "image", "fact", "sources", TIMED}  # not an activity of their own
HEADING = re.compile(r"(</?h)([2-4])\b")


@dataclass
class Part:
    """What happens from one timed note to the next."""

    heading: str = ""
    minutes: int | None = None
    begins: int = 0  # minutes from the beginning of the lesson
    blocks: list[SafeString] = field(default_factory=list)
    activities: list[str] = field(default_factory=list)

    def add(self, child: BoundBlock, html: SafeString) -> None:
        """Two checks in a row are one thing to do."""
        if html.strip():
            self.blocks.append(html)
        if child.block_type not in UNNAMED and (activity := activity_of(child)) not in self.activities:
            self.activities.append(activity)

    @property
    def ends(self) -> int:
        return self.begins + (self.minutes or 0)

    @property
    def is_timed(self) -> bool:
        return self.minutes is not None

    @property
    def is_empty(self) -> bool:
        return not self.blocks and not self.is_timed


def plan_of(lesson: Lesson) -> dict[str, Any]:
    parts = parts_of(lesson)
    timed = [part for part in parts if part.minutes]
    return {
        "parts": parts,
        "timed": timed,
        "minutes": sum(part.minutes or 0 for part in timed),
        "hard_questions": [child.value for child in lesson.body if child.block_type == "hard_question"],
    }


def parts_of(lesson: Lesson) -> list[Part]:
    """A note with minutes begins a part; other notes stand where they are."""
    parts = [Part()]
    for child in lesson.body:
        if child.block_type in ELSEWHERE:
            continue
        begins = child.block_type == TIMED and bool(child.value.get("minutes"))
        if begins:
            parts.append(Part(child.value["heading"], child.value["minutes"], parts[-1].ends))
        parts[-1].add(child, block_html(child, begins))
    return [part for part in parts if not part.is_empty]


def block_html(child: BoundBlock, begins: bool) -> SafeString:
    """Two levels further down than in a lesson, where its headings are the second."""
    if child.block_type in AS_IN_PLANS:
        html = render_to_string(f"dashboards/teaching/plan/{child.block_type}.html", plan_context(child, begins))
    else:
        html = child.render({"for_leader": True})
    return mark_safe(HEADING.sub(lambda found: f"{found[1]}{int(found[2]) + 2}", html))  # noqa: S308


def plan_context(child: BoundBlock, begins: bool) -> dict[str, Any]:
    question = child.value.get("question") if child.block_type == "knowledge_check" else None
    asked = paper_question(question.frozen()) if question else ""
    return {"value": child.value, "question": asked, "begins": begins}


def activity_of(child: BoundBlock) -> str:
    """“Scenario: A late arrival”"""
    title = child.value.get("title") or child.value.get("heading") or ""
    return f"{child.block.label}: {title}" if title else str(child.block.label)
