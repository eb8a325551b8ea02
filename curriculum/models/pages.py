"""Course → Module → Step. A step is a Lesson here, or a Quiz from the quizzes room."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from curriculum import previews
from curriculum.blocks import LESSON_BLOCKS
from curriculum.blocks.answerable import AnswerableBlock
from curriculum.choices import Audience, Pillar, Sector, TranslationState
from curriculum.forms import LessonForm
from curriculum.house_style.forms import CheckedPageForm
from curriculum.house_style.panels import FindingsPanel
from curriculum.languages import OWN_ANSWER, SAME_ADDRESS, MachineMadePanel, OwnField
from curriculum.letters import validate_letter
from curriculum.models.changes import Reviewed
from curriculum.models.kept_revisions import KeptRevisions
from curriculum.reviewing.asking import CHANGE_PANELS
from curriculum.validators import validate_module_address
from curriculum.versions import higher_version

PLAIN_TEXT = ["bold", "italic", "link", "ol", "ul"]


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


class Course(KeptRevisions, Page, Reviewed):
    """What a learner enrols in, and what a certificate is for."""

    translation = models.CharField(
        _("translation"),
        max_length=10,
        choices=TranslationState.choices,
        blank=True,
        help_text=_("Learners are told while a machine-made translation needs a reviewer."),
    )

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
    parent_letter = RichTextField(
        _("letter to families"),
        features=PLAIN_TEXT,
        blank=True,
        validators=[validate_letter],
        help_text=_("Printed by teachers, who fill in {school}, {teacher}, {date} and {contact}."),
    )
    parent_letter_exemption = RichTextField(
        _("about exemption"),
        features=PLAIN_TEXT,
        blank=True,
        validators=[validate_letter],
        help_text=_("Added in the version of the letter that offers exemption."),
    )
    facilitator_module = models.CharField(
        _("facilitator’s module"),
        max_length=255,
        blank=True,
        validators=[validate_module_address],
        help_text=_(
            "What a leader finishes before the teacher material opens: a course and one of its modules as in their "
            "addresses, such as my-course/my-module. Leave empty for none."
        ),
    )

    objects: ClassVar[PageManager] = PageManager()
    override_translatable_fields: ClassVar = [
        *SAME_ADDRESS,
        *OWN_ANSWER,
        *(
            SynchronizedField(name, overridable=False)
            for name in ("region", "version", "valid_months", "facilitator_module")
        ),
        OwnField("translation"),
    ]
    parent_page_types: ClassVar = ["curriculum.CourseIndex"]
    subpage_types: ClassVar = ["curriculum.Module"]
    base_form_class = CheckedPageForm
    content_panels: ClassVar = [
        FindingsPanel(),
        *Page.content_panels,
        MachineMadePanel(),
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
            [
                FieldRowPanel([FieldPanel("version", read_only=True), FieldPanel("valid_months")]),
                FieldPanel("attestation"),
            ],
            heading=_("Certificate"),
        ),
        FieldPanel("translation"),
        MultiFieldPanel(
            [
                FieldPanel("facilitator_module"),
                FieldPanel("parent_letter"),
                FieldPanel("parent_letter_exemption"),
            ],
            heading=_("For teachers"),
        ),
        *CHANGE_PANELS,
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

    def with_content_json(self, content: dict[str, Any]) -> Course:
        """A draft keeps what its author wrote; the version belongs to the course, and may have risen since."""
        course = super().with_content_json(content)
        course.version = higher_version(self.version, course.version)
        return course

    @property
    def needs_reviewer(self) -> bool:
        return self.translation == TranslationState.MACHINE

    @property
    def curriculum_code_list(self) -> list[str]:
        return lines(self.curriculum_codes)


class Module(KeptRevisions, Page, Reviewed):
    """A chapter of a course."""

    override_translatable_fields: ClassVar = [*SAME_ADDRESS, *OWN_ANSWER]

    introduction = models.TextField(_("introduction"), blank=True)

    objects: ClassVar[PageManager] = PageManager()
    parent_page_types: ClassVar = ["curriculum.Course"]
    subpage_types: ClassVar = ["curriculum.Lesson", "quizzes.Quiz"]
    base_form_class = CheckedPageForm
    content_panels: ClassVar = [FindingsPanel(), *Page.content_panels, FieldPanel("introduction"), *CHANGE_PANELS]

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")


class Step(KeptRevisions, Page, Reviewed):
    """What learners take in order. Rooms above add kinds of step by inheriting from this."""

    kind: ClassVar[str]
    can_be_asked_again = True

    minutes = models.PositiveSmallIntegerField(
        _("minutes"), default=4, validators=[MinValueValidator(1)], help_text=_("How long most people take.")
    )
    summary = models.CharField(
        _("summary"), max_length=300, blank=True, help_text=_("One neutral sentence, used in lists.")
    )

    objects: ClassVar[PageManager] = PageManager()
    override_translatable_fields: ClassVar = [
        *SAME_ADDRESS,
        *OWN_ANSWER,
        SynchronizedField("minutes", overridable=False),
    ]
    parent_page_types: ClassVar = ["curriculum.Module"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar = [*Page.content_panels, MachineMadePanel()]
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
    curriculum_codes = models.TextField(
        _("curriculum codes"), blank=True, help_text=_("What this lesson teaches of a curriculum. One on each line.")
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
    preview_modes: ClassVar = previews.MODES
    content_panels: ClassVar = [
        FindingsPanel(),
        *Step.content_panels,
        FieldRowPanel([FieldPanel("minutes"), FieldPanel("summary")]),
        FieldPanel("objectives"),
        FieldPanel("body"),
        FieldPanel("topics"),
        FieldPanel("curriculum_codes"),
        *CHANGE_PANELS,
    ]
    search_fields: ClassVar = [
        *Step.search_fields,
        index.SearchField("objectives"),
        index.SearchField("body"),
        index.AutocompleteField("body"),  # what the desk's own search looks at
    ]

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")

    @property
    def objective_list(self) -> list[str]:
        return lines(self.objectives)

    @property
    def curriculum_code_list(self) -> list[str]:
        return lines(self.curriculum_codes)

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
