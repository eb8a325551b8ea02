"""The answer key: what is right in a lesson's activities and in the quizzes of its module, and why."""

from __future__ import annotations

from dataclasses import dataclass
from html import unescape
from typing import Any

from django.utils.html import strip_tags
from django.utils.text import Truncator
from wagtail.blocks import BoundBlock

from curriculum.models import Lesson
from quizzes.models import Quiz
from quizzes.questions import Content, type_of
from quizzes.questions.base import Remark
from quizzes.questions.what_would_you_do import Safety


@dataclass(frozen=True)
class Part:
    """An option, item or message, and what is said about it."""

    label: str
    is_right: bool
    why: str
    belongs: str = ""  # where it is put, or how safe it is


@dataclass(frozen=True)
class Answered:
    """A question with its key."""

    prompt: str  # HTML as the editor wrote it
    right: str
    parts: tuple[Part, ...] = ()
    general: str = ""  # HTML as the editor wrote it

    @property
    def words(self) -> str:
        """The prompt on one line."""
        return " ".join(unescape(strip_tags(self.prompt.replace("</", " </"))).split())

    @property
    def heading(self) -> str:
        """Its first words: a heading that is heard, not read through."""
        return Truncator(self.words).words(8, truncate="…")


@dataclass(frozen=True)
class QuizKey:
    title: str
    questions: list[Answered]
    asked: int  # how many of them an attempt asks


def answers_of(lesson: Lesson, quiz_pages: list[int]) -> dict[str, Any]:
    """`quiz_pages`: the quizzes whose key may be told."""
    return {
        "checks": [answered(child.value["question"].frozen()) for child in lesson.body if is_check(child)],
        "conversations": [child.value for child in lesson.body if child.block_type == "conversation"],
        "quizzes": [key_of(quiz) for quiz in Quiz.objects.live().filter(pk__in=quiz_pages).order_by("path")],
    }


def is_check(child: BoundBlock) -> bool:
    return child.block_type == "knowledge_check" and child.value.get("question") is not None


def key_of(quiz: Quiz) -> QuizKey:
    questions = [answered(content) for content in quiz.frozen()["questions"].values()]
    return QuizKey(quiz.title, questions, min(quiz.number_of_questions, len(questions)))


def answered(content: Content) -> Answered:
    feedback = type_of(content).feedback_for(content, {})
    are_placed = bool(feedback.remarks) and all(remark.wanted for remark in feedback.remarks)
    return Answered(
        prompt=content["prompt"],
        # Where each part is said to belong, the right answer would say it all again.
        right=feedback.right_answer.partition("\n")[0] if are_placed else feedback.right_answer,
        parts=tuple(part_of(content, remark) for remark in feedback.remarks if are_placed or remark.feedback),
        general=feedback.general,
    )


def part_of(content: Content, remark: Remark) -> Part:
    safety = next((option.get("safety") for option in content.get("options", []) if option["id"] == remark.part), None)
    belongs = str(Safety(safety).label) if safety else remark.wanted
    return Part(remark.label, remark.is_right and not belongs, remark.feedback, belongs)
