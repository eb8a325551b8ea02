"""Opening, closing and renewing a site's entrance."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from people.auditing import record_for_all
from people.models import Deed, Organisation, StaffEntrance, User
from people.models.staff_entrances import new_entrance_code

TRIES = 20


@transaction.atomic
def open_entrance(organisation: Organisation, by: User) -> StaffEntrance:
    """As it was, with the code on the posters that hang already."""
    entrance, is_new = StaffEntrance.objects.get_or_create(organisation=organisation)
    if is_new or StaffEntrance.objects.filter(pk=entrance.pk, is_open=False).update(is_open=True):
        record_for_all(by, Deed.CHANGED_ORGANISATION, organisation, _("staff entrance opened"))
    return entrance


@transaction.atomic
def close_entrance(organisation: Organisation, by: User) -> None:
    """Nobody comes in by the poster; who is in stays in."""
    if StaffEntrance.objects.filter(organisation=organisation, is_open=True).update(is_open=False):
        record_for_all(by, Deed.CHANGED_ORGANISATION, organisation, _("staff entrance closed"))


def renew_code(organisation: Organisation, by: User) -> None:
    """Posters and tablets with the old one lead nowhere. The constraint says which codes are taken."""
    for draw in range(TRIES):
        try:
            with transaction.atomic():
                StaffEntrance.objects.filter(organisation=organisation).update(code=new_entrance_code())
                record_for_all(by, Deed.CHANGED_ORGANISATION, organisation, _("new code for the staff entrance"))
        except IntegrityError:
            if draw == TRIES - 1:
                raise
        else:
            return
