"""Course → Module → Step. A step is a Lesson here, or a Quiz from the quizzes room."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index

from curriculum.blocks import LESSON_BLOCKS
from curriculum.blocks.answerable import AnswerableBlock
from curriculum.choices import Audience, Pillar, Sector
from curriculum.forms import LessonForm

PLAIN_TEXT = ["bold", "italic", "link", "ol", "ul"]


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


class CourseIndex(Page):
    """The list of courses, at /courses/."""

    introduction = RichTextField(_("introduction"), features=PLAIN_TEXT, blank=True)

    max_count = 1
    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = ["curriculum.Course"]
    content_panels: ClassVar = [*Page.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = _("course list")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        courses = Course.objects.child_of(self).live().public().select_related("picture")
        offered = set(courses.values_list("audience", flat=True))
        chosen = request.GET.get("audience", "")
        return {
            **super().get_context(request, *args, **kwargs),
            "audiences": [(value, label) for value, label in Audience.choices if value in offered],
            "chosen": chosen,
            "courses": courses.filter(audience=chosen) if chosen in Audience.values else courses,
        }


class Course(Page):
    """What a learner enrols in, and what a certificate is for."""

    summary = models.CharField(_("summary"), max_length=300, blank=True)
    introduction = RichTextField(_("introduction"), features=PLAIN_TEXT, blank=True)
    picture = models.ForeignKey(
        "wagtailimages.Image", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    picture_alt = models.CharField(_("description of the picture"), max_length=300, blank=True)
    objectives = models.TextField(_("objectives"), blank=True, help_text=_("One on each line."))
    audience = models.CharField(_("audience"), max_length=20, choices=Audience.choices)
    sector = models.CharField(_("sector"), max_length=20, choices=Sector.choices, blank=True)
    pillar = models.CharField(_("pillar"), max_length=20, choices=Pillar.choices, default=Pillar.PREVENTION)
    region = models.CharField(_("region"), max_length=20, blank=True, help_text=_("ISO 3166 code, such as CA-ON."))
    curriculum_codes = models.TextField(_("curriculum codes"), blank=True, help_text=_("One on each line."))
    version = models.CharField(_("version"), max_length=20, default="1.0")
    valid_months = models.PositiveSmallIntegerField(
        _("certificate valid for (months)"), null=True, blank=True, help_text=_("Leave empty for ever.")
    )
    attestation = models.TextField(
        _("closing attestation"), blank=True, help_text=_("Ticked by the learner at the end. Leave empty for none.")
    )

    parent_page_types: ClassVar = ["curriculum.CourseIndex"]
    subpage_types: ClassVar = ["curriculum.Module"]
    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("introduction"),
        MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_alt")], heading=_("Picture")),
        FieldPanel("objectives"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("audience"), FieldPanel("sector")]),
                FieldRowPanel([FieldPanel("pillar"), FieldPanel("region")]),
                FieldPanel("curriculum_codes"),
            ],
            heading=_("Who and where"),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("version"), FieldPanel("valid_months")]), FieldPanel("attestation")],
            heading=_("Certificate"),
        ),
    ]
    search_fields: ClassVar = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("introduction"),
        index.FilterField("audience"),
        index.FilterField("sector"),
        index.FilterField("region"),
    ]

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")

    @property
    def objective_list(self) -> list[str]:
        return lines(self.objectives)


class Module(Page):
    """A chapter of a course."""

    introduction = models.TextField(_("introduction"), blank=True)

    parent_page_types: ClassVar = ["curriculum.Course"]
    subpage_types: ClassVar = ["curriculum.Lesson", "quizzes.Quiz"]
    content_panels: ClassVar = [*Page.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")


class Step(Page):
    """What learners take in order. Rooms above add kinds of step by inheriting from this."""

    kind: ClassVar[str]

    minutes = models.PositiveSmallIntegerField(
        _("minutes"), default=4, validators=[MinValueValidator(1)], help_text=_("How long most people take.")
    )
    summary = models.CharField(
        _("summary"), max_length=300, blank=True, help_text=_("One neutral sentence, used in lists.")
    )

    parent_page_types: ClassVar = ["curriculum.Module"]
    subpage_types: ClassVar[list[str]] = []
    search_fields: ClassVar = [*Page.search_fields, index.SearchField("summary")]

    class Meta:
        abstract = True

    def required_block_ids(self) -> list[str]:
        """Blocks that must be answered before the step can be marked as done."""
        return []


class Lesson(Step):
    """A page to read and act on."""

    kind = "lesson"

    objectives = models.TextField(
        _("objectives"), blank=True, help_text=_("What learners can do afterwards. One on each line.")
    )
    topics = models.JSONField(
        _("statutory topics"),
        default=list,
        blank=True,
        help_text=_("What training laws ask for and this lesson covers."),
    )
    body = StreamField(LESSON_BLOCKS, verbose_name=_("body"), blank=True, collapsed=True)

    base_form_class = LessonForm
    template = "curriculum/lesson.html"
    preview_modes: ClassVar = [("", _("As learners see it")), ("leader", _("With the leader’s notes"))]
    content_panels: ClassVar = [
        *Page.content_panels,
        FieldRowPanel([FieldPanel("minutes"), FieldPanel("summary")]),
        FieldPanel("objectives"),
        FieldPanel("body"),
        FieldPanel("topics"),
    ]
    search_fields: ClassVar = [*Step.search_fields, index.SearchField("objectives"), index.SearchField("body")]

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")

    @property
    def objective_list(self) -> list[str]:
        return lines(self.objectives)

    def required_block_ids(self) -> list[str]:
        return [
            child.id
            for child in self.body
            if isinstance(child.block, AnswerableBlock)
            and child.block.is_required(child.value)
            and child.block.can_be_answered(child.value)
        ]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """As shown by Wagtail itself: previews, drafts, and pages with limits on who may see them. Nothing personal."""
        from curriculum.rendering import lesson_context  # rendering reads models

        return {**super().get_context(request, *args, **kwargs), **lesson_context(self, request)}
