"""Anyone who acts on the site: guests, students, employees, leaders, editors."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import Any, ClassVar

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


def new_username() -> str:
    """A handle that says nothing about the person; nobody is asked to remember it."""
    return f"u-{secrets.token_hex(8)}"


class UserQuerySet(models.QuerySet["User"]):
    def guests(self) -> UserQuerySet:
        return self.filter(is_guest=True)

    def accounts(self) -> UserQuerySet:
        return self.filter(is_guest=False)

    def known_as(self, typed: str) -> UserQuerySet:
        """Whoever signs in with this address, or has this handle."""
        return self.filter(Q(email=typed.strip().lower()) | Q(username=typed.strip()))

    def idle_since(self, moment: dt.datetime) -> UserQuerySet:
        """Not here since `moment`. `last_login` is kept up to a day by `people.guests.note_activity`."""
        return self.filter(Q(last_login__lt=moment) | Q(last_login=None, date_joined__lt=moment))

    def visible_to(self, user: User) -> UserQuerySet:
        """The people whose learning `user` may look at: themselves, and the members of what they lead or administer."""
        from people.models.organisations import Group, Membership, Organisation

        members = Membership.objects.filter(
            Q(group__in=Group.objects.led_by(user)) | Q(organisation__in=Organisation.objects.administered_by(user))
        )
        return self.filter(Q(pk=user.pk) | Q(pk__in=members.values("user")))


class PeopleManager(UserManager["User"].from_queryset(UserQuerySet)):  # type: ignore[misc]
    def create_user(
        self, username: str | None = None, email: str | None = None, password: str | None = None, **fields: Any
    ) -> User:
        return super().create_user(username or new_username(), email, password, **fields)

    def create_superuser(
        self, username: str | None = None, email: str | None = None, password: str | None = None, **fields: Any
    ) -> User:
        return super().create_superuser(username or new_username(), email, password, **fields)

    def create_guest(self, *, language: str = settings.LANGUAGE_CODE) -> User:
        guest = self.model(is_guest=True, language=language)
        guest.set_unusable_password()
        guest.save(using=self._db)
        apps.get_model("people", "GuestPass").objects.create(user=guest)
        return guest


class User(AbstractUser):
    """A person. E-mail is optional; a guest, and a learner with a card, has neither e-mail nor password."""

    wagtail_reference_index_ignore = True  # No page refers to people; Wagtail would queue a task at every save.
    last_name = None  # type: ignore[assignment]
    username = models.CharField(_("handle"), max_length=150, unique=True, default=new_username)
    email = models.EmailField(_("e-mail address"), unique=True, null=True, blank=True)  # type: ignore[assignment]
    display_name = models.CharField(_("name"), max_length=200, blank=True)
    is_guest = models.BooleanField(_("guest"), default=False)
    # A learner of a class who has neither address nor password, and never will here: account pages are not for them.
    signs_in_by_card = models.BooleanField(_("signs in by card"), default=False)
    language = models.CharField(
        _("language"), max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )

    REQUIRED_FIELDS: ClassVar[list[str]] = ["email"]

    objects: ClassVar[PeopleManager] = PeopleManager()

    class Meta:
        indexes = [models.Index(fields=["is_guest", "last_login"], name="people_stale_guests")]

    def __str__(self) -> str:
        return self.get_full_name()

    def save(self, *args: object, **kwargs: object) -> None:
        # Two people without an address must not collide on the empty string, nor one person be two by capitals.
        self.email = (self.email or "").strip().lower() or None
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    @property
    def looks_after_account(self) -> bool:
        """They have come into an account of their own: its name and address are theirs to change from then on. Who
        comes in by staff number alone has none."""
        has_been_here = self.last_login is not None and self.email is not None
        return has_been_here or self.has_usable_password()

    def get_full_name(self) -> str:
        return self.display_name or (str(_("Guest")) if self.is_guest else self.email or self.username)

    def get_short_name(self) -> str:
        return self.get_full_name()

    # One name is all we ask for; this is the one Wagtail greets by.
    first_name = property(get_short_name)  # type: ignore[assignment]
