"""The courses and quizzes a leader finds for a group: published ones that anyone may see."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from curriculum.models import Course
from curriculum.outline import Outline, OutlineModule, OutlineStep, outline_of
from curriculum.stamped_cache import OUTLINES, recall
from quizzes.models import Quiz


@dataclass(frozen=True)
class OfferedQuiz:
    outline: Outline
    step: OutlineStep

    @property
    def module(self) -> OutlineModule | None:
        """Several checks of a course may have the same title."""
        return self.outline.module_of(self.step.key)


def offered_outlines(language: str) -> tuple[Outline, ...]:
    """No query once they are cached."""
    return recall(OUTLINES, f"dashboards:offered:{language}", lambda: find_outlines(language))


def offered_course(slug: str, language: str) -> Outline | None:
    return next((outline for outline in offered_outlines(language) if outline.slug == slug), None)


def offered_quizzes(language: str) -> list[OfferedQuiz]:
    """In the order of the courses."""
    return [
        OfferedQuiz(outline, step)
        for outline in offered_outlines(language)
        for step in outline.steps
        if step.kind == Quiz.kind and step.is_open_to_all
    ]


def offered_quiz(quiz_key: uuid.UUID, language: str) -> OfferedQuiz | None:
    return next((quiz for quiz in offered_quizzes(language) if quiz.step.key == quiz_key), None)


def find_outlines(language: str) -> tuple[Outline, ...]:
    """Each course once: in this language, or else in another."""
    chosen: dict[uuid.UUID, Course] = {}
    for course in Course.objects.live().public().select_related("locale"):
        if course.locale.language_code == language or course.translation_key not in chosen:
            chosen[course.translation_key] = course
    return tuple(outline for outline in map(outline_of, chosen.values()) if not outline.is_stopped)
