"""A quiz is a step of a module."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.blocks import StreamValue
from wagtail.fields import RichTextField, StreamField
from wagtail.models import PageManager
from wagtail.snippets.blocks import SnippetChooserBlock
from wagtail_localize.fields import SynchronizedField

from curriculum.house_style.forms import CheckedPageForm
from curriculum.house_style.panels import FindingsPanel
from curriculum.languages import in_language, language_of
from curriculum.models import Course, Step
from curriculum.models.pages import PLAIN_TEXT
from curriculum.outline import Outline, outline_here
from curriculum.reviewing.asking import CHANGE_PANELS
from progress.places import Place, translations_of
from progress.readers import reader_of
from quizzes.draws import DrawBlock
from quizzes.models.rules import QuizRules, Rules
from quizzes.questions import QUESTION_BLOCKS, Content, type_of


class Quiz(Step, QuizRules):
    kind = "quiz"
    override_translatable_fields: ClassVar = [
        *Step.override_translatable_fields,
        *(SynchronizedField(field.name, overridable=False) for field in fields(Rules)),
    ]

    introduction = RichTextField(_("introduction"), features=PLAIN_TEXT, blank=True)
    questions = StreamField(
        [
            *QUESTION_BLOCKS,
            ("question", SnippetChooserBlock("quizzes.Question", label=_("Question of a bank"), icon="help")),
            ("draw", DrawBlock()),
        ],
        verbose_name=_("questions"),
        collapsed=True,
    )

    base_form_class = CheckedPageForm
    content_panels: ClassVar = [
        FindingsPanel(),
        *Step.content_panels,
        FieldRowPanel([FieldPanel("minutes"), FieldPanel("summary")]),
        FieldPanel("introduction"),
        *QuizRules.rules_panels,
        FieldPanel("questions"),
        *CHANGE_PANELS,
    ]
    objects: ClassVar[PageManager] = PageManager()
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
            frozen = _freeze(child, language_of(self))
            ids = [content["id"] for content in frozen]
            is_draw = child.block_type == "draw"
            asked += [{"draw": ids, "count": child.value["count"]}] if is_draw else [{"question": id} for id in ids]
            questions |= {content["id"]: content for content in frozen}
        return {
            "title": self.title,
            "language": language_of(self),
            "minutes": self.minutes,
            **asdict(self.rules),
            "asked": asked,
            "questions": questions,
        }

    # What is shown ----------------------------------------------------------------------------------------------

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from quizzes.attempts.facing import standing_at  # attempts stand on the models

        outline = outline_here(self.course)
        language = language_of(self)
        return {
            **super().get_context(request, *args, **kwargs),
            **self.place_in(outline),
            **standing_at(self, reader_of(request), outline),
            "shown_in": "" if language == get_language() else language,
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

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "quizzes/preview.html" if mode_name == "questions" else self.get_template(request)

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        context = self.get_context(request)
        return {**context, "previews": self.previews()} if mode_name == "questions" else context

    def previews(self) -> list[SafeString]:
        """Every question of its own with its key, and what is drawn, for editors only."""
        return [html for child in self.questions for html in _previews(child, language_of(self))]


def _freeze(child: StreamValue.StreamChild, language: str) -> list[Content]:
    """The questions a part of the quiz may ask; none where what it named was deleted, or not chosen yet in a draft."""
    if child.block_type == "question":
        return [in_language(child.value, language).frozen()] if child.value else []
    if child.block_type == "draw":
        return [question.frozen() for question in child.value.questions(language)]
    return [child.block.freeze(child.value, str(child.id))]


def _previews(child: StreamValue.StreamChild, language: str) -> list[SafeString]:
    if child.block_type == "draw":
        return [child.render()]
    return [type_of(content).render_key(content) for content in _freeze(child, language)]
