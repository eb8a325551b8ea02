"""The quizzes a leader finds for a group: those of published courses that anyone may see."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from curriculum.models import Course
from curriculum.outline import Outline, OutlineStep, outline_of
from curriculum.stamped_cache import OUTLINES, recall
from quizzes.models import Quiz


@dataclass(frozen=True)
class OfferedQuiz:
    outline: Outline
    step: OutlineStep


def offered_quizzes(language: str) -> list[OfferedQuiz]:
    """In the order of the courses. No query once the outlines are cached."""
    outlines = recall(OUTLINES, f"dashboards:offered:{language}", lambda: find_outlines(language))
    return [
        OfferedQuiz(outline, step)
        for outline in outlines
        for step in outline.steps
        if step.kind == Quiz.kind and not step.is_restricted
    ]


def offered_quiz(quiz_key: uuid.UUID, language: str) -> OfferedQuiz | None:
    return next((quiz for quiz in offered_quizzes(language) if quiz.step.key == quiz_key), None)


def find_outlines(language: str) -> tuple[Outline, ...]:
    """Each course once: in this language, or else in another."""
    chosen: dict[uuid.UUID, Course] = {}
    for course in Course.objects.live().public().select_related("locale"):
        if course.locale.language_code == language or course.translation_key not in chosen:
            chosen[course.translation_key] = course
    return tuple(map(outline_of, chosen.values()))
