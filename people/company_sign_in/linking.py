"""Which sign-in opens whose learning: tying, holding back until the manager has looked, and letting go."""

from __future__ import annotations

from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from django.utils import timezone

from people.auditing import record_for_all
from people.company_sign_in.claims import Claims
from people.models import Deed, Employment, HeldSignIn, OrganisationSignIn, User

AGREED = {"agreed": True}  # its owner, signed in to the account, said so


@transaction.atomic
def link(sign_in: OrganisationSignIn, person: User, uid: str, *, agreed: bool = False) -> None:
    """From now on this sign-in opens this person's learning. Nothing but a digest and the days is kept."""
    extra = AGREED if agreed else {}
    SocialAccount.objects.create(user=person, provider=sign_in.app.provider_id, uid=uid, extra_data=extra)
    HeldSignIn.objects.filter(sign_in=sign_in, uid=uid).delete()
    record_for_all(None, Deed.LINKED_SIGN_IN, sign_in.organisation, learner=person)


def is_agreed(link: SocialAccount) -> bool:
    return bool(link.extra_data == AGREED)


@transaction.atomic
def release(sign_in: OrganisationSignIn, link: SocialAccount, by: User) -> None:
    """It opens nothing any more. What was learned stays; whoever comes next is matched anew."""
    if sign_in.links().filter(pk=link.pk).delete()[0]:
        record_for_all(by, Deed.RELEASED_SIGN_IN, sign_in.organisation, learner=link.user)


def keep_held(sign_in: OrganisationSignIn, employment: Employment, claims: Claims, reason: HeldSignIn.Reason) -> None:
    HeldSignIn.objects.update_or_create(
        sign_in=sign_in,
        employment=employment,
        uid=claims.uid,
        defaults={"reason": reason, "at": timezone.now()},
    )


def said_to_be_same(sign_in: OrganisationSignIn, employment: Employment, claims: Claims) -> bool:
    held = HeldSignIn.objects.filter(sign_in=sign_in, employment=employment, uid=claims.uid)
    return held.filter(is_same_person=True).exists()


@transaction.atomic
def say_same_person(held: HeldSignIn, by: User) -> None:
    """The manager knows that it is them: the sign-in before opens nothing any more, and the next try comes in."""
    person = held.employment.user
    for one in held.sign_in.links().filter(user=person):
        release(held.sign_in, one, by)
    if HeldSignIn.objects.filter(pk=held.pk, is_same_person=False).update(is_same_person=True):
        told = held.get_reason_display()
        record_for_all(by, Deed.CHANGED_SIGN_IN, held.sign_in.organisation, told, learner=person)


def put_aside(held: HeldSignIn) -> None:
    """It is another person, or was a mistake: nothing changes. Should they come again, they stand here again."""
    HeldSignIn.objects.filter(pk=held.pk).delete()
