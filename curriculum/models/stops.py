"""The emergency stop: what has been taken off every screen, by whom and why."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.models import User


class StopQuerySet(models.QuerySet["Stop"]):
    def in_force(self) -> StopQuerySet:
        return self.filter(lifted_at=None)

    def newest_first(self) -> StopQuerySet:
        return self.order_by("-stopped_at", "-pk")


class Stop(models.Model):
    """A page, in all its languages and with all below it, is off every screen until this is lifted."""

    wagtail_reference_index_ignore = True
    page_key = models.UUIDField(_("page key"))
    title = models.CharField(_("page"), max_length=255)
    reason = models.CharField(_("reason"), max_length=500)
    stopped_at = models.DateTimeField(_("stopped"), default=timezone.now)
    stopped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("stopped by")
    )
    lifted_at = models.DateTimeField(_("lifted"), null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("lifted by")
    )
    lifted_because = models.CharField(_("why it was lifted"), max_length=500, blank=True)

    objects = StopQuerySet.as_manager()

    class Meta:
        verbose_name = _("stop")
        verbose_name_plural = _("stops")
        constraints = [
            models.UniqueConstraint(fields=["page_key"], condition=Q(lifted_at=None), name="curriculum_one_stop_a_page")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_in_force(self) -> bool:
        return self.lifted_at is None

    def lift(self, by: User, reason: str) -> bool:
        """Whether it was in force until now: of two who lift at once, one did."""
        lifted = {"lifted_at": timezone.now(), "lifted_by": by, "lifted_because": reason}
        return bool(Stop.objects.in_force().filter(pk=self.pk).update(**lifted))
