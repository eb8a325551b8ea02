"""The short code with which a guest comes back on another device."""

from __future__ import annotations

from django.db import models

from people.codes import as_stored, in_groups, random_code
from people.models.users import User

LENGTH = 10


def new_code() -> str:
    """Ten letters of 21: about 44 bits, and guesses are rate-limited."""
    return random_code(LENGTH)


class GuestPassQuerySet(models.QuerySet["GuestPass"]):
    def matching(self, typed: str) -> GuestPassQuerySet:
        """The pass for a code as a person types it."""
        return self.filter(code=as_stored(typed))


class GuestPass(models.Model):
    wagtail_reference_index_ignore = True
    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="guest_pass")
    code = models.CharField(max_length=LENGTH, unique=True, default=new_code)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = GuestPassQuerySet.as_manager()

    def __str__(self) -> str:
        return self.spoken

    @property
    def spoken(self) -> str:
        """In two groups, as it is shown, read aloud and printed."""
        return in_groups(self.code, "-")
