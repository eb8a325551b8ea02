"""Yes, that is me: what was listed becomes the account's. No: the account stays as it was."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from people import guests
from people.auditing import record_for_all
from people.models import Deed, Employment, StaffOffer, User
from people.signals import staff_changed


@transaction.atomic
def agree(offer: StaffOffer, account: User) -> bool:
    """False where it cannot be any more: they have left the list, or answered already."""
    company = offer.employment.company_id
    offer.employment.organisation.hold_root()  # lists and hands wait
    asked = StaffOffer.objects.open_to(account).select_for_update(of=("self",)).filter(pk=offer.pk).first()
    if asked is None:
        return False
    listed = User.objects.select_for_update().get(pk=asked.employment.user_id)
    answer(asked, agreed=True)
    if listed == account or listed.looks_after_account:
        return False
    guests.move_into(listed, account)
    work = Employment.objects.present().filter(user=account, company=company).select_related("user", "organisation")
    staff_changed.send(sender=Employment, employments=list(work))
    detail = _("agreed that they work there")
    record_for_all(None, Deed.CHANGED_STAFF, asked.employment.organisation, detail, account)
    return True


def decline(offer: StaffOffer) -> None:
    """Twice is as good as once. The employer is not told more than that there is no address."""
    answer(offer, agreed=False)


def answer(offer: StaffOffer, *, agreed: bool) -> None:
    open_still = StaffOffer.objects.filter(pk=offer.pk, answered_at=None)
    open_still.update(answered_at=timezone.now(), agreed=agreed)
