"""The short code with which a guest comes back on another device."""

from __future__ import annotations

import secrets
import unicodedata

from django.db import models

from people.models.users import User

# No vowels (no words), and none of the letters and digits that look alike: 0 O, 1 I L, 2 Z, 5 S, 8 B, U V.
ALPHABET = "CDFGHJKMNPQRTWXY34679"
LENGTH = 10


def new_code() -> str:
    """Ten letters of 21: about 44 bits, and guesses are rate-limited."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


class GuestPassQuerySet(models.QuerySet["GuestPass"]):
    def matching(self, typed: str) -> GuestPassQuerySet:
        """The pass for a code as a person types it: any case, with or without spaces and dashes."""
        plain = unicodedata.normalize("NFKC", typed).upper()
        return self.filter(code="".join(letter for letter in plain if letter.isalnum()))


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
        """In two groups of five, as it is shown, read aloud and printed."""
        return f"{self.code[:5]}-{self.code[5:]}"
