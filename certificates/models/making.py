"""A file that takes long to make: asked for once, made in the background, kept for some days."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models.fields.files import FieldFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.models import User

STILL_AFTER = dt.timedelta(minutes=3)  # of a file in which nothing moved


class FileInMakingQuerySet(models.QuerySet[Any]):
    def unfinished(self) -> Self:
        return self.filter(finished_at=None)

    def finished(self) -> Self:
        return self.filter(finished_at__isnull=False)

    def kept_too_long(self) -> Self:
        """Finished ones whose file has been there long enough."""
        since = timezone.now() - dt.timedelta(days=settings.BATCH_FILE_DAYS)
        return self.finished().filter(finished_at__lt=since).exclude(archive="")


class FileInMaking(models.Model):
    """`press` tells a second press of the same button. Whoever sets a moment first does what goes with it."""

    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    language = models.CharField(_("language"), max_length=10, default=settings.LANGUAGE_CODE)
    press = models.UUIDField(_("press of the button"), default=uuid.uuid4)
    created_at = models.DateTimeField(_("asked for"), default=timezone.now)
    resumed_at = models.DateTimeField(_("gone on with"), null=True)
    zipping_at = models.DateTimeField(_("file begun"), null=True)
    finished_at = models.DateTimeField(_("finished"), null=True)
    mailed_at = models.DateTimeField(_("mailed"), null=True)

    archive: FieldFile

    class Meta:
        abstract = True
        ordering = ["-created_at", "-pk"]

    @property
    def is_finished(self) -> bool:
        return self.finished_at is not None

    @property
    def has_file(self) -> bool:
        return bool(self.archive)

    def get_absolute_url(self) -> str:
        raise NotImplementedError

    def is_open_to(self, person: User) -> bool:
        """Whether they may still have it."""
        raise NotImplementedError

    def advance(self) -> Advance:
        raise NotImplementedError

    def is_still(self, advance: Advance) -> bool:
        """Nothing has moved for some minutes: whoever was at it has stopped."""
        return not self.is_finished and advance.moved_at < timezone.now() - STILL_AFTER

    def take(self, moment: str, **further: Any) -> bool:
        """Whether this call is the one that set `moment`; of any number at once one is."""
        now = timezone.now()
        mine = type(self)._default_manager.filter(pk=self.pk, **{moment: None})
        taken = mine.update(**{moment: now}, **further)
        if taken:
            setattr(self, moment, now)
        return bool(taken)

    def take_zipping(self) -> bool:
        return self.take("zipping_at")

    def let_go_of_zipping(self) -> None:
        type(self)._default_manager.filter(pk=self.pk, finished_at=None).update(zipping_at=None)

    def take_mailing(self) -> bool:
        return self.take("mailed_at")

    def finish(self, archive: str) -> bool:
        """With this file, unless another one was quicker."""
        return self.take("finished_at", archive=archive)


@dataclass(frozen=True)
class Advance:
    """How far something is."""

    waiting: int
    done: int
    left_out: int
    moved_at: dt.datetime

    @property
    def total(self) -> int:
        return self.waiting + self.settled

    @property
    def settled(self) -> int:
        return self.done + self.left_out
