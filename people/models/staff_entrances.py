"""How staff come in: by a poster's code and their staff number, or by an invitation that was mailed to them."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.codes import as_stored, in_groups, random_code
from people.models.organisations import Organisation
from people.models.staff import Employment
from people.tokens import digest_of

LENGTH = 8
INVITATION_LASTS = dt.timedelta(days=30)


def new_entrance_code() -> str:
    """Eight letters of 21, two more than a class's, so that the two are never taken for each other."""
    return random_code(LENGTH)


class StaffEntranceQuerySet(models.QuerySet["StaffEntrance"]):
    def with_code(self, typed: str) -> StaffEntranceQuerySet:
        return self.filter(is_open=True, code=as_stored(typed) or None)


class StaffEntrance(models.Model):
    """The way in at one place, for those of its staff who have no address: a poster, or a tablet that is shared."""

    wagtail_reference_index_ignore = True
    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="staff_entrance")
    code = models.CharField(_("code"), max_length=LENGTH, unique=True, default=new_entrance_code)
    is_open = models.BooleanField(_("open"), default=True)
    made_at = models.DateTimeField(_("made"), default=timezone.now, editable=False)

    objects = StaffEntranceQuerySet.as_manager()

    class Meta:
        verbose_name = _("staff entrance")
        verbose_name_plural = _("staff entrances")

    def __str__(self) -> str:
        return f"{self.organisation}: {self.spoken_code}"

    @property
    def spoken_code(self) -> str:
        return in_groups(self.code, "-", LENGTH // 2)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def matching(self, token: str) -> InvitationQuerySet:
        return self.filter(digest=digest_of(token))

    def usable(self) -> InvitationQuerySet:
        """Not used, not too old, and its person still works there."""
        fresh = self.filter(used_at=None, made_at__gte=timezone.now() - INVITATION_LASTS)
        return fresh.filter(employment__left_on=None, employment__user__is_active=True)


class Invitation(models.Model):
    """A link in a mail that brings one person in, once. Looking at it uses nothing up: mail programs look at links."""

    wagtail_reference_index_ignore = True
    employment = models.ForeignKey(Employment, on_delete=models.CASCADE, related_name="invitations")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    email = models.EmailField(_("e-mail address"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(_("made"), default=timezone.now)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    used_at = models.DateTimeField(_("used"), null=True, blank=True)
    trouble = models.CharField(_("what the mail server said"), max_length=300, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")

    def __str__(self) -> str:
        return f"{self.employment}: {self.made_at:%Y-%m-%d}"
