"""What the owner of an account is asked, when an employer lists their address."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.models.staff import Employment
from people.models.users import User


class StaffOfferQuerySet(models.QuerySet["StaffOffer"]):
    def open_to(self, account: User) -> StaffOfferQuerySet:
        """Not answered, for work that goes on. Who comes in by a card has no account to attach."""
        here = Q(account=account, answered_at=None, employment__left_on=None)
        return self.filter(here).select_related("employment__organisation")


class StaffOffer(models.Model):
    """`employment` is of somebody who was listed without the address. Asked once, whatever the answer."""

    wagtail_reference_index_ignore = True
    employment = models.ForeignKey(Employment, on_delete=models.CASCADE, related_name="offers")
    account = models.ForeignKey(User, on_delete=models.CASCADE, related_name="staff_offers")
    made_at = models.DateTimeField(_("asked"), default=timezone.now, editable=False)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True, editable=False)
    agreed = models.BooleanField(_("agreed"), default=False, editable=False)

    objects = StaffOfferQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["employment", "account"], name="people_asked_once")]
        verbose_name = _("question whether somebody works there")
        verbose_name_plural = _("questions whether somebody works there")

    def __str__(self) -> str:
        return f"{self.account_id}: {self.employment_id}"
