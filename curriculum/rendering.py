"""Lesson bodies as HTML.

What is the same for every reader is made once per published revision, in the lesson's language, and cached: the blocks,
and how a block looks after a given answer. What differs from reader to reader (`curriculum.places`) is put in with
every request.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import get_language, override
from wagtail.blocks import BoundBlock

from curriculum import places, previews
from curriculum.blocks.answerable import AnswerableBlock
from curriculum.languages import language_of
from curriculum.models import Lesson
from curriculum.outline import Outline, outline_around
from curriculum.stamped_cache import BODIES, recall, recall_many

Answers = Mapping[str, dict]  # by block id


class UnknownBlock(LookupError):
    """The lesson has no block of this id that can be answered."""


@dataclass(frozen=True)
class Problem:
    """Why a block asks again: a sentence, what was given so far (it stands in the form again), and whether there is a
    mistake at all."""

    sentence: str
    draft: dict[str, Any] = field(default_factory=dict)
    is_mistake: bool = True

    @classmethod
    def of(cls, error: ValidationError) -> Problem:
        """Rooms above raise errors that hold a `draft`."""
        return cls(" ".join(error.messages), getattr(error, "draft", {}), getattr(error, "is_mistake", True))

    @property
    def context(self) -> dict[str, Any]:
        return {"problem": self.sentence, "draft": self.draft, "is_mistake": self.is_mistake}


Problems = Mapping[str, Problem]  # by block id


@dataclass(frozen=True)
class BodyPart:
    """One block of a lesson as HTML."""

    id: str
    kind: str
    html: SafeString
    answerable: bool = False
    required: bool = False
    is_answered: bool = False

    @property
    def anchor(self) -> str:
        """The fragment of the page's address that leads to this block."""
        return f"block-{self.id}"


def body_parts(page: Lesson) -> tuple[BodyPart, ...]:
    """The body without answers, the same for every reader. No query once it is cached."""
    return recall(BODIES, _cache_key(page), lambda: build_parts(page))


def build_parts(page: Lesson, **context: Any) -> tuple[BodyPart, ...]:
    """Every block that has something to show."""
    with override(language_of(page)):
        parts = [_part(child, at, context) for at, child in enumerate(page.body)]
    return tuple(part for part in parts if part.html.strip())


def body_for(
    page: Lesson, request: HttpRequest, answers: Answers | None = None, problems: Problems | None = None
) -> list[BodyPart]:
    """The body as this reader sees it: blocks answered (unless trying again), problems beside the form."""
    answers = answers or {}
    return [
        replace(part, html=places.filled(html, request), is_answered=part.id in answers)
        for part, html in _with_html(page, request, answers, problems or {})
    ]


def body_html(page: Lesson, request: HttpRequest, answers: Answers, problems: Problems) -> SafeString:
    """The same in one piece, for those who show all of it."""
    return places.filled("".join(html for _part, html in _with_html(page, request, answers, problems)), request)


def _with_html(
    page: Lesson, request: HttpRequest, answers: Answers, problems: Problems
) -> list[tuple[BodyPart, SafeString]]:
    parts = body_parts(page)
    html = _answered_html(page, parts, {id: answers[id] for id in answers if id != request.GET.get("again")})
    html |= {id: _render_child(page, id, **problems[id].context) for id in problems}
    return [(part, html.get(part.id, part.html)) for part in parts]


def preview_for(page: Lesson, request: HttpRequest) -> list[BodyPart]:
    """The body of a draft as editors see it: never cached, with remarks, and the leader's notes if asked."""
    parts = build_parts(page, for_editor=True, for_leader=previews.is_for_leader(request))
    return [replace(part, html=places.filled(part.html, request)) for part in parts]


def lesson_context(
    page: Lesson, request: HttpRequest, outline: Outline | None = None, parts: list[BodyPart] | None = None
) -> dict[str, Any]:
    """What `curriculum/lesson.html` shows. `outline` and `parts` are for whoever has them already."""
    is_preview = getattr(request, "is_preview", False)
    outline = outline or outline_around(page)
    language = language_of(page)
    before, after = outline.neighbours(page.translation_key) if outline else (None, None)
    return {
        "parts": parts or (preview_for(page, request) if is_preview else body_for(page, request)),
        "outline": outline,
        "module": outline.module_of(page.translation_key) if outline else None,
        "number": outline.number_of(page.translation_key) if outline else None,
        "before": before,
        "after": after,
        "shown_in": "" if language == get_language() else language,
    }


def read_answer(page: Lesson, block_id: str, data: Mapping[str, Any]) -> dict:
    """The answer in a submitted form. ValidationError with a sentence, or UnknownBlock."""
    child = _answerable_child(page, block_id)
    return child.block.read_answer(child.value, data)


def render_answered(page: Lesson, block_id: str, answer: dict, request: HttpRequest) -> SafeString:
    """One block alone, just answered."""
    return places.filled(_render_child(page, block_id, answer=answer, has_focus=True), request)


def render_again(page: Lesson, block_id: str, problem: Problem, request: HttpRequest) -> SafeString:
    """One block alone, asking again. Whoever is still at it keeps the focus where they had it."""
    html = _render_child(page, block_id, has_focus=problem.is_mistake, **problem.context)
    return places.filled(html, request)


def _part(child: BoundBlock, at: int, context: dict[str, Any]) -> BodyPart:
    can_answer = isinstance(child.block, AnswerableBlock) and child.block.can_be_answered(child.value)
    return BodyPart(
        id=child.id or f"{child.block_type}-{at}",
        kind=child.block_type,
        html=child.render(context),
        answerable=can_answer,
        required=can_answer and child.block.is_required(child.value),
    )


def _answered_html(page: Lesson, parts: tuple[BodyPart, ...], answers: Answers) -> dict[str, SafeString]:
    """Answered blocks, each cached per answer: what was chosen or typed, which says nothing of who gave it."""
    given = [part.id for part in parts if part.answerable and part.id in answers]
    keys = {id: _cache_key(page, id, answers[id]) for id in given}
    makers = {key: lambda id=id: _render_child(page, id, answer=answers[id]) for id, key in keys.items()}
    made = recall_many(BODIES, makers) if makers else {}
    return {id: made[key] for id, key in keys.items()}


def _render_child(page: Lesson, block_id: str, **context: Any) -> SafeString:
    with override(language_of(page)):
        return _answerable_child(page, block_id).render(context)


def _answerable_child(page: Lesson, block_id: str) -> BoundBlock:
    for at, raw in enumerate(page.body.raw_data):
        if raw["id"] == block_id and isinstance((child := page.body[at]).block, AnswerableBlock):
            if child.block.can_be_answered(child.value):
                return child
    raise UnknownBlock(block_id)


def _cache_key(page: Lesson, *about: str | dict) -> str:
    """A published revision never changes, so its number in the key is what keeps the cache right."""
    digest = hashlib.sha256(json.dumps(about, sort_keys=True).encode()).hexdigest()[:24] if about else "body"
    return f"curriculum:{page.pk}:{page.live_revision_id}:{digest}"
