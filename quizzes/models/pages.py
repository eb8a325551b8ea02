"""A quiz is a step of a module."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField, StreamField

from curriculum.models import Step
from quizzes.draws import DrawBlock
from quizzes.questions import QUESTION_BLOCKS


class Quiz(Step):
    kind = "quiz"

    introduction = RichTextField(_("introduction"), features=["bold", "italic", "link", "ol", "ul"], blank=True)
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

    class Meta:
        verbose_name = _("quiz")
        verbose_name_plural = _("quizzes")
