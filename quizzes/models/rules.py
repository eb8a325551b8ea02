"""How a quiz is taken: what an editor may decide, and what an edition keeps of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel


class Layout(models.TextChoices):
    ONE = "one", _("One question a page")
    ALL = "all", _("All questions on one page")


class Release(models.TextChoices):
    """When feedback, right answers and the score may be seen."""

    AT_ONCE = "at_once", _("At once, after each question")
    AT_END = "at_end", _("At the end")
    LEADER = "leader", _("When the leader of the group reveals them")
    NEVER = "never", _("Never")


@dataclass(frozen=True)
class Rules:
    """The rules as an edition keeps them. What an older edition does not say is what was the rule then."""

    pass_mark: int = 80
    shuffle_questions: bool = True
    shuffle_options: bool = True
    layout: str = Layout.ONE
    feedback: str = Release.AT_END
    time_limit: int | None = None  # minutes
    attempts_allowed: int | None = None
    pause_minutes: int = 0
    retry_missed: bool = False

    @classmethod
    def within(cls, content: Mapping[str, Any]) -> Rules:
        return cls(**{field.name: content[field.name] for field in fields(cls) if field.name in content})


class QuizRules(models.Model):
    pass_mark = models.PositiveSmallIntegerField(
        _("pass mark (percent)"), default=80, validators=[MaxValueValidator(100)]
    )
    feedback = models.CharField(_("feedback"), max_length=10, choices=Release.choices, default=Release.AT_END)
    layout = models.CharField(_("layout"), max_length=10, choices=Layout.choices, default=Layout.ONE)
    shuffle_questions = models.BooleanField(_("shuffle the questions"), default=True)
    shuffle_options = models.BooleanField(_("shuffle the options"), default=True)
    attempts_allowed = models.PositiveSmallIntegerField(
        _("tries allowed"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Leave empty for as many as learners like."),
    )
    pause_minutes = models.PositiveIntegerField(
        _("pause between tries (minutes)"), default=0, validators=[MaxValueValidator(60 * 24 * 30)]
    )
    retry_missed = models.BooleanField(
        _("a further try asks only what was missed"),
        default=False,
        help_text=_("What was right is kept. Otherwise a further try asks everything anew."),
    )
    time_limit = models.PositiveSmallIntegerField(
        _("time limit (minutes)"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(600)],
        help_text=_("Best left empty: hurry teaches nothing. If set, it is announced before the start."),
    )

    class Meta:
        abstract = True

    rules_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("pass_mark"), FieldPanel("feedback")]),
                FieldRowPanel([FieldPanel("layout"), FieldPanel("shuffle_questions"), FieldPanel("shuffle_options")]),
                FieldRowPanel([FieldPanel("attempts_allowed"), FieldPanel("pause_minutes")]),
                FieldPanel("retry_missed"),
                FieldPanel("time_limit"),
            ],
            heading=_("Rules"),
        )
    ]

    @property
    def rules(self) -> Rules:
        return Rules(**{field.name: getattr(self, field.name) for field in fields(Rules)})
