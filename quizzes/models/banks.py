"""Questions kept in banks, for quizzes to draw from and for lessons to practise with."""

from __future__ import annotations

from collections.abc import Mapping
from html import unescape
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.models import Locale, PreviewableMixin, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from curriculum.house_style.panels import FindingsPanel
from quizzes.choices import AgeBand, Difficulty
from quizzes.forms import QuestionForm
from quizzes.questions import QUESTION_BLOCKS, Answer, Content, QuestionBlock, type_of


class QuestionBank(TranslatableMixin, models.Model):
    """Of one language: its translation is a bank of its own, with the same questions in other words."""

    slug = models.SlugField(_("slug"), max_length=80)
    title = models.CharField(_("title"), max_length=200)

    translatable_fields: ClassVar = [TranslatableField("title")]

    panels = [FieldPanel("title"), FieldPanel("slug")]

    class Meta(TranslatableMixin.Meta):
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(
                fields=["slug", "locale"],
                name="quizzes_one_bank_a_language",
                violation_error_message=_("There is a bank with this slug already. Choose another slug."),
            )
        ]
        verbose_name = _("question bank")
        verbose_name_plural = _("question banks")

    def __str__(self) -> str:
        return self.title

    def in_locale(self, locale: Locale) -> QuestionBank:
        """Its translation, made now if there is none: a question that is translated has to go somewhere."""
        if there := self.get_translation_or_none(locale):
            return there
        copy = self.copy_for_translation(locale)
        copy.save()
        return copy


class QuestionQuerySet(models.QuerySet["Question"]):
    def drawable(self) -> QuestionQuerySet:
        """Questions a quiz may draw: not those kept for practice in lessons."""
        return self.filter(practice=False)

    def suited_to(self, difficulty: str = "", age_band: str = "") -> QuestionQuerySet:
        """Of this difficulty, for this age; blank is any. A question for no age in particular suits every age."""
        suited = self.filter(difficulty=difficulty) if difficulty else self
        return suited.filter(age_band__in=["", age_band]) if age_band else suited

    def tagged(self, tags: list[str]) -> list[Question]:
        """Questions with every one of `tags` (all of them if `tags` is empty)."""
        return [question for question in self if set(tags) <= set(question.tags)]


class Question(PreviewableMixin, index.Indexed, TranslatableMixin, models.Model):
    bank = models.ForeignKey(QuestionBank, on_delete=models.PROTECT, related_name="questions")
    key = models.SlugField(_("id"), max_length=64, help_text=_("Short and lasting, unique within its bank."))
    body = StreamField(QUESTION_BLOCKS, verbose_name=_("question"), min_num=1, max_num=1)
    tags = models.JSONField(_("tags"), default=list, blank=True)
    difficulty = models.CharField(_("difficulty"), max_length=10, choices=Difficulty.choices, default=Difficulty.MEDIUM)
    age_band = models.CharField(_("age"), max_length=20, choices=AgeBand.choices, blank=True)
    objective = models.CharField(_("objective"), max_length=200, blank=True)
    practice = models.BooleanField(_("practice only"), default=False)
    position = models.PositiveIntegerField(_("position"), default=100_000, editable=False)  # in its file; else last

    objects = QuestionQuerySet.as_manager()
    # Its id and its place in its bank are not words; what it is drawn by is the same in every language.
    translatable_fields: ClassVar = [
        TranslatableField("body"),
        TranslatableField("objective"),
        *(SynchronizedField(name, overridable=False) for name in ("key", "tags", "difficulty", "age_band", "practice")),
    ]

    panels = [
        FindingsPanel(),
        FieldRowPanel([FieldPanel("bank"), FieldPanel("key")]),
        FieldPanel("body"),
        FieldRowPanel([FieldPanel("difficulty"), FieldPanel("age_band"), FieldPanel("practice")]),
        FieldPanel("objective"),
        FieldPanel("tags"),
    ]
    base_form_class = QuestionForm
    search_fields: ClassVar = [
        index.SearchField("key"),
        index.AutocompleteField("key"),
        index.SearchField("objective"),
        index.SearchField("body"),
        index.AutocompleteField("body"),
        index.FilterField("bank"),
        index.FilterField("difficulty"),
        index.FilterField("age_band"),
        index.FilterField("practice"),
    ]

    class Meta(TranslatableMixin.Meta):
        ordering = ["bank", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["bank", "key"],
                name="quizzes_one_key_a_bank",
                violation_error_message=_("The bank has a question with this id already. Choose another id."),
            )
        ]
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self) -> str:
        """Its words first: that is what editors look for."""
        return f"{self.prompt_words} ({self.key})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Always in the language of its bank."""
        if self.bank_id:
            self.locale_id = self.bank.locale_id
        super().save(*args, **kwargs)

    def copy_for_translation(self, locale: Locale, exclude_fields: list[str] | None = None) -> Question:
        copy = super().copy_for_translation(locale, exclude_fields)
        copy.bank = self.bank.in_locale(locale)
        return copy

    @property
    def prompt_words(self) -> str:
        words = strip_tags(self.body[0].value["prompt"].source) if self.body else ""
        return Truncator(unescape(words)).chars(90) or gettext("No words yet")

    @property
    def kind_name(self) -> str:
        return self.body[0].block.label if self.body else ""

    @property
    def tag_words(self) -> str:
        return ", ".join(self.tags)

    @property
    def lasting_id(self) -> str:
        """What editions and attempts know the question by."""
        return f"{self.bank.slug}/{self.key}"

    def frozen(self) -> Content:
        block = self.body[0]
        return block.block.freeze(block.value, self.lasting_id)

    # Practice in a lesson: ungraded, answered at once ---------------------------------------------------------------

    def practice_html(
        self,
        prefix: str,
        answer: Answer | None = None,
        draft: Answer | None = None,
        request: HttpRequest | None = None,
    ) -> SafeString:
        """The form fields alone, as a draft left them; with an answer, its feedback and what is right in words too."""
        content = self.frozen()
        kind: type[QuestionBlock] = type_of(content)
        feedback = kind.feedback_for(content, answer) if answer else None
        return kind.html(content, prefix=prefix, answer=answer or draft, feedback=feedback, request=request)

    def read_answer(self, data: Mapping[str, Any], prefix: str) -> Answer:
        """The answer in a submitted form; a ValidationError with a sentence where there is none."""
        content = self.frozen()
        return type_of(content).read_answer(content, data, prefix)

    # The editor's preview -------------------------------------------------------------------------------------------

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "quizzes/question_preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        content = self.frozen()
        kind = type_of(content)
        return {"object": self, "asked": kind.html(content, prefix="asked"), "key": kind.render_key(content)}
