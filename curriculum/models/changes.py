"""What kind of change a publication is, and the log of those that happened."""

from __future__ import annotations

import datetime
import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ChangeKind(models.TextChoices):
    """The last two raise the course's version."""

    FIRST = "first", _("New")
    SMALL = "small", _("Small correction")
    MATERIAL = "material", _("Material change")
    AGAIN = "again", _("Material change, to be looked at again")

    @property
    def is_material(self) -> bool:
        return self in {ChangeKind.MATERIAL, ChangeKind.AGAIN}


# What the editor is asked. Longer than the log's words, because it says what follows.
ANSWERS = [
    (ChangeKind.SMALL, _("A small correction: wording, a typing mistake, a link. Nobody is asked to do anything.")),
    (ChangeKind.MATERIAL, _("A material change: what is taught has changed. The course gets a new version.")),
    (
        ChangeKind.AGAIN,
        _(
            "A material change, and learners in the middle of the course look at this page again. Those who finished "
            "the course keep their completion and certificate."
        ),
    ),
]


class Reviewed(models.Model):
    """A page whose editors say, before it is published anew, what kind of change it is. The answer waits in the draft;
    when it stands in the log, the page forgets it."""

    can_be_asked_again: ClassVar[bool] = False

    change_kind = models.CharField(_("what kind of change is this?"), max_length=10, choices=ANSWERS, blank=True)
    change_note = models.CharField(
        _("what has changed"),
        max_length=200,
        blank=True,
        help_text=_(
            "One plain sentence. Learners may read it, such as: the steps of a report are now four, not three."
        ),
    )

    class Meta:
        abstract = True


def is_reviewed(page: models.Model) -> bool:
    """Whether it is a page of a course."""
    return isinstance(page, Reviewed)


class ChangeQuerySet(models.QuerySet["Change"]):
    def in_course(self, course_key: uuid.UUID, language: str) -> ChangeQuerySet:
        return self.filter(course_key=course_key, language=language)

    def at_page(self, page_key: uuid.UUID, language: str) -> ChangeQuerySet:
        return self.filter(page_key=page_key, language=language)

    def oldest_first(self) -> ChangeQuerySet:
        return self.order_by("at", "pk")

    def newest_first(self) -> ChangeQuerySet:
        return self.order_by("-at", "-pk")

    def material(self) -> ChangeQuerySet:
        return self.filter(kind__in=[ChangeKind.MATERIAL, ChangeKind.AGAIN])

    def asking_again(self) -> ChangeQuerySet:
        return self.filter(kind=ChangeKind.AGAIN)

    def asked_again_at(self, page_key: uuid.UUID, language: str) -> datetime.datetime | None:
        asked = self.at_page(page_key, language).asking_again().newest_first()
        return asked.values_list("at", flat=True).first()


def this_second() -> datetime.datetime:
    """Whole seconds, as progress counts them: what was finished in the second of a change counts as after it."""
    return timezone.now().replace(microsecond=0)


class Change(models.Model):
    """A page of a course was published. Keyed by translation keys, so the log outlives pages."""

    wagtail_reference_index_ignore = True
    course_key = models.UUIDField(_("course key"))
    language = models.CharField(_("language"), max_length=10)
    page_key = models.UUIDField(_("page key"))
    title = models.CharField(_("page"), max_length=255)
    kind = models.CharField(_("kind"), max_length=10, choices=ChangeKind.choices)
    note = models.CharField(_("what has changed"), max_length=200, blank=True)
    version = models.CharField(_("version of the course since"), max_length=20)
    at = models.DateTimeField(_("when"), default=this_second)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("who")
    )
    digest = models.CharField(max_length=64)  # of the content: the same content published again is no change

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        indexes = [
            models.Index(fields=["course_key", "language", "at"], name="curriculum_changes_of_course"),
            models.Index(fields=["page_key", "language", "at"], name="curriculum_changes_of_page"),
        ]

    def __str__(self) -> str:
        return f"{self.title}: {self.get_kind_display()} ({self.version})"

    @property
    def language_name(self) -> str:
        return str(dict(settings.LANGUAGES).get(self.language, self.language))

    @property
    def is_material(self) -> bool:
        return ChangeKind(self.kind).is_material

    def is_same_as(self, kind: str, note: str, digest: str) -> bool:
        """The same form sent twice, or the same content published again with nothing said about it."""
        return self.digest == digest and (not kind or (self.kind, self.note) == (kind, note))
