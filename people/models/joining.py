"""How learners without an e-mail address come into a group, and come back."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.card_words import as_stored
from people.choices import Role
from people.models.organisations import Group
from people.models.users import User


def new_token() -> str:
    """What a card's QR picture and link hold: 132 bits, because nothing else is asked with it."""
    return secrets.token_urlsafe(16)


class CardQuerySet(models.QuerySet["Card"]):
    def matching(self, typed: str, group: Group) -> CardQuerySet:
        """The card of a learner of the group, by its three words as a person types them."""
        return self.filter(key=as_stored(typed), user__memberships__group=group, user__memberships__role=Role.LEARNER)


class Card(models.Model):
    """What a learner without an address comes back with: three plain words beside the class code, or a picture to scan.

    Words and token are kept as they are, because a leader prints them again; they open a name and its progress, nothing
    else. A card that was lost is replaced in one step (`renew`), which ends the old one.
    """

    wagtail_reference_index_ignore = True
    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="card")
    words = models.CharField(_("words"), max_length=80, help_text=_("As printed, such as: maple river lamp."))
    key = models.CharField(max_length=80, unique=True, editable=False)  # the words as they are looked up
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    made_at = models.DateTimeField(_("made"), default=timezone.now)

    objects = CardQuerySet.as_manager()

    class Meta:
        verbose_name = _("card")
        verbose_name_plural = _("cards")

    def __str__(self) -> str:
        return self.words


class JoinRequest(models.Model):
    """Someone who joined by the code and waits to be let in: a learner of the group only then."""

    wagtail_reference_index_ignore = True
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="join_requests")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="join_requests")
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["group", "user"], name="people_one_request_a_group")]

    def __str__(self) -> str:
        return f"{self.user}: {self.group}"


class Departure(models.Model):
    """A learner who left a group, or was taken out of it. Their learning stays theirs; they can be taken back."""

    wagtail_reference_index_ignore = True
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="departures")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="departures")
    left_at = models.DateTimeField(_("left"), default=timezone.now)
    roster_mark = models.CharField(max_length=64, blank=True, editable=False)  # of the membership that ended

    class Meta:
        ordering = ["-left_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["group", "user"], name="people_one_departure_a_group")]

    def __str__(self) -> str:
        return f"{self.user}: {self.group}"
