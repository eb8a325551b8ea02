"""A quiz is a step of a module."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.blocks import StreamValue
from wagtail.fields import RichTextField, StreamField

from curriculum.models import Course, Step
from curriculum.models.pages import PLAIN_TEXT
from curriculum.outline import Outline, outline_of
from progress.models import Enrolment
from progress.places import Place, translations_of
from progress.readers import reader_of
from quizzes.draws import DrawBlock
from quizzes.models.attempts import Attempt
from quizzes.questions import QUESTION_BLOCKS, Content


class Quiz(Step):
    kind = "quiz"

    introduction = RichTextField(_("introduction"), features=PLAIN_TEXT, blank=True)
    pass_mark = models.PositiveSmallIntegerField(
        _("pass mark (percent)"), default=80, validators=[MaxValueValidator(100)]
    )
    shuffle_questions = models.BooleanField(_("shuffle the questions"), default=True)
    shuffle_options = models.BooleanField(_("shuffle the options"), default=True)
    questions = StreamField([*QUESTION_BLOCKS, ("draw", DrawBlock())], verbose_name=_("questions"), collapsed=True)

    content_panels: ClassVar = [
        *Step.content_panels,
        FieldRowPanel([FieldPanel("minutes"), FieldPanel("summary")]),
        FieldPanel("introduction"),
        FieldRowPanel([FieldPanel("pass_mark"), FieldPanel("shuffle_questions"), FieldPanel("shuffle_options")]),
        FieldPanel("questions"),
    ]
    preview_modes: ClassVar = [("questions", _("Questions with their answers")), ("", _("First page"))]

    class Meta:
        verbose_name = _("quiz")
        verbose_name_plural = _("quizzes")

    @property
    def course(self) -> Course:
        return Course.objects.ancestor_of(self).get()

    @property
    def number_of_questions(self) -> int:
        # From the stored JSON: reading the values would fetch the banks.
        raw = self.questions.raw_data
        return sum(child["value"]["count"] if child["type"] == "draw" else 1 for child in raw)

    def frozen(self) -> dict[str, Any]:
        """The rules, and every question an attempt may ask, as an edition stores them."""
        asked: list[dict[str, Any]] = []
        questions: dict[str, Content] = {}
        for child in self.questions:
            drawn = _freeze(child)
            ids = [content["id"] for content in drawn]
            asked.append(
                {"draw": ids, "count": child.value["count"]} if child.block_type == "draw" else {"question": ids[0]}
            )
            questions |= {content["id"]: content for content in drawn}
        return {
            "title": self.title,
            "language": self.locale.language_code,
            "minutes": self.minutes,
            "pass_mark": self.pass_mark,
            "shuffle_questions": self.shuffle_questions,
            "shuffle_options": self.shuffle_options,
            "asked": asked,
            "questions": questions,
        }

    # What is shown ----------------------------------------------------------------------------------------------

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        outline = outline_of(self.course)
        attempts = self.attempts_of(request, outline)
        return {
            **super().get_context(request, *args, **kwargs),
            **self.place_in(outline),
            "open_attempt": next((attempt for attempt in attempts if attempt.is_open), None),
            "earlier_attempts": [attempt for attempt in attempts if not attempt.is_open],
        }

    def place_in(self, outline: Outline) -> dict[str, Any]:
        """Where the quiz stands in its course; a draft stands nowhere yet."""
        step, module = outline.step(self.translation_key), outline.module_of(self.translation_key)
        if step is None or module is None:
            return {"outline": outline}
        before, after = outline.neighbours(step.key)
        return {
            "outline": outline,
            "module": module,
            "number": outline.number_of(step.key),
            "before": before,
            "after": after,
            "translations": translations_of(Place(outline, module, step)),
        }

    def attempts_of(self, request: HttpRequest, outline: Outline) -> list[Attempt]:
        """The reader's attempts in their present cycle of the course."""
        reader = reader_of(request)
        enrolment = Enrolment.objects.of(reader).in_course(outline.key).latest_cycle() if reader else None
        return list(enrolment.attempts.at_quiz(self.translation_key)) if enrolment else []

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "quizzes/preview.html" if mode_name == "questions" else self.get_template(request)

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        context = self.get_context(request)
        return {**context, "previews": self.previews()} if mode_name == "questions" else context

    def previews(self) -> list[SafeString]:
        """Every question of its own with its key, and what is drawn, for editors only."""
        return [
            child.render() if child.block_type == "draw" else child.block.render_key(_freeze(child)[0])
            for child in self.questions
        ]


def _freeze(child: StreamValue.StreamChild) -> list[Content]:
    if child.block_type != "draw":
        return [child.block.freeze(child.value, str(child.id))]
    if child.value["bank"] is None:  # deleted since, or not chosen yet in a draft
        return []
    drawable = child.value["bank"].questions.drawable().select_related("bank")
    return [question.frozen() for question in drawable.tagged(list(child.value["tags"]))]
