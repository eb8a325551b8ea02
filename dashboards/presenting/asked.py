"""What a class can choose among: the ways on from a scene, the messages of a chat, the options of a simple question.

It is made of what learners may see before they answer, so nothing here says what is right.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, override
from wagtail.blocks import BoundBlock, StructValue
from wagtail.rich_text import RichText

from curriculum.languages import in_this_language, language_of
from curriculum.models import Lesson
from curriculum.sanitising import clean_html
from curriculum.stamped_cache import BODIES, recall
from curriculum.stopping.reach import is_stopped
from quizzes.questions import Content, type_of

# One option is chosen, and how many chose it says something.
SIMPLE = {"single_choice", "true_false", "what_would_you_do"}


@dataclass(frozen=True)
class Choice:
    id: str
    label: str
    to: str = ""  # the scene it leads to
    by: str = ""  # who wrote the message


@dataclass(frozen=True)
class Asked:
    block_id: str
    scene: str
    words: SafeString  # what comes before the question
    question: str
    choices: tuple[Choice, ...]

    @property
    def place(self) -> tuple[str, str]:
        return self.block_id, self.scene

    @property
    def key(self) -> str:
        """For the page: its blocks and scenes have ids without spaces."""
        return f"{self.block_id}-{self.scene}" if self.scene else self.block_id

    @property
    def ids(self) -> set[str]:
        return {choice.id for choice in self.choices}


def asked_of_scene(block_id: str, scene: StructValue) -> Asked | None:
    """Where the story ends there is nothing to choose."""
    choices = tuple(Choice(str(at), choice["choice"], to=choice["to"]) for at, choice in enumerate(scene["choices"], 1))
    words = mark_safe(str(RichText(scene["text"].source)))  # noqa: S308 - an editor's text, as in the lesson
    return Asked(block_id, scene["scene"], words, gettext("What do you do?"), choices) if choices else None


def asked_of_chat(block_id: str, chat: StructValue) -> Asked:
    choices = tuple(
        Choice(str(at), message["text"], by=message["from"]) for at, message in enumerate(chat["messages"], 1)
    )
    question = gettext("Which message would you look at twice first?")
    return Asked(block_id, "", mark_safe(""), question, choices)


def asked_of_check(block_id: str, content: Content) -> Asked | None:
    if content["type"] not in SIMPLE:
        return None
    public = type_of(content).context(content, prefix="class")["question"]
    choices = tuple(Choice(option["id"], option["text"]) for option in public["options"])
    return Asked(block_id, "", clean_html(public["prompt"]), str(public["instruction"]), choices)


def content_of(check: StructValue) -> Content | None:
    question = check.get("question")
    return in_this_language(question).frozen() if question else None


def asked_in(child: BoundBlock) -> Iterator[Asked]:
    if child.block_type == "scenario":
        scenes = (asked_of_scene(child.id, scene) for scene in child.value["scenes"])
        yield from (asked for asked in scenes if asked)
    elif child.block_type == "conversation":
        yield asked_of_chat(child.id, child.value)
    elif child.block_type == "knowledge_check" and (content := content_of(child.value)):
        if asked := asked_of_check(child.id, content):
            yield asked


def questions_of(lesson: Lesson) -> dict[tuple[str, str], Asked]:
    """Every question of a published lesson, by block and scene."""

    def find() -> dict[tuple[str, str], Asked]:
        with override(language_of(lesson)):
            return {asked.place: asked for child in lesson.body if child.id for asked in asked_in(child)}

    return recall(BODIES, f"presenting:questions:{lesson.pk}:{lesson.live_revision_id}", find)


def asked_at(step_key: uuid.UUID, place: tuple[str, str]) -> Asked | None:
    """In the learner's language where the lesson has been translated. Nothing while the lesson is off the screens."""
    lesson = lesson_of(step_key, get_language() or "")
    return None if lesson is None or is_stopped(lesson) else questions_of(lesson).get(place)


def lesson_of(step_key: uuid.UUID, language: str) -> Lesson | None:
    def find() -> Lesson | None:
        lessons = Lesson.objects.live().filter(translation_key=step_key).select_related("locale")
        return min(lessons, key=lambda lesson: (lesson.locale.language_code != language, lesson.pk), default=None)

    return recall(BODIES, f"presenting:lesson:{step_key}:{language}", find)
