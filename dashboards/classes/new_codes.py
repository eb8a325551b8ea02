"""A code that no other group has."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from people.models import Group
from people.models.organisations import new_join_code

TRIES = 20


def save_with_new_code(group: Group) -> Group:
    """The constraint says which codes are taken; of some eighty million hardly one ever is."""
    for draw in range(TRIES):
        group.join_code = new_join_code()
        try:
            with transaction.atomic():
                group.save()
        except IntegrityError:
            if draw == TRIES - 1:
                raise
        else:
            break
    return group
