"""What becomes of whoever comes from a company's provider. The one place that decides whose learning it opens."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from people.company_sign_in.claims import Claims, may_be_one
from people.company_sign_in.linking import is_agreed, keep_held, link, said_to_be_same
from people.company_sign_in.whose import (
    belongs_elsewhere,
    fitting,
    has_own_way_in,
    has_power,
    present,
    was_here,
    works_here,
)
from people.holding import hold
from people.models import Employment, HeldSignIn, Organisation, OrganisationSignIn, User
from people.staffing import take_on

Reason = HeldSignIn.Reason


class Refusal(StrEnum):
    UNKNOWN = "unknown"  # not on the staff list
    LEFT = "left"  # not there any more, or at another place of the company
    UNCLEAR = "unclear"  # number and address lead to different people, or to one whom another company has too
    HELD = "held"  # the manager is asked
    POWERFUL = "powerful"  # administrators and editors come in by themselves


@dataclass(frozen=True)
class Outcome:
    """One of the three."""

    person: User | None = None  # comes in
    refusal: Refusal | None = None
    must_agree: User | None = None  # has an account of their own: signs in to it first, then agrees


@transaction.atomic
def admit(sign_in: OrganisationSignIn, claims: Claims) -> Outcome:
    """Links whom it lets in for the first time. Twice at once is as good as once: the second waits for the company's
    row, as imports of staff lists do, and finds the first's link."""
    known = sign_in.links().filter(uid=claims.uid).select_related("user").first()
    if known:
        return admit_known(sign_in, known)
    hold(Organisation.objects.filter(pk=sign_in.organisation.get_root().pk))
    known = sign_in.links().filter(uid=claims.uid).select_related("user").first()
    return admit_known(sign_in, known) if known else admit_new(sign_in, claims)


def admit_known(sign_in: OrganisationSignIn, known: SocialAccount) -> Outcome:
    """Who has found a way of their own since the link was made has not agreed to it yet."""
    person = known.user
    if not works_here(person, sign_in):
        return Outcome(refusal=Refusal.LEFT)
    if has_power(person):
        return Outcome(refusal=Refusal.POWERFUL)
    return Outcome(must_agree=person) if has_own_way_in(person) and not is_agreed(known) else Outcome(person)


def admit_new(sign_in: OrganisationSignIn, claims: Claims) -> Outcome:
    found = fitting(claims, present(sign_in))
    if len({employment.user_id for employment in found}) > 1:
        return Outcome(refusal=Refusal.UNCLEAR)
    return admit_employee(sign_in, claims, found[0]) if found else admit_unknown(sign_in, claims)


def admit_employee(sign_in: OrganisationSignIn, claims: Claims, employment: Employment) -> Outcome:
    person = employment.user
    if not person.is_active:
        return Outcome(refusal=Refusal.LEFT)
    if has_power(person):
        return Outcome(refusal=Refusal.POWERFUL)
    if reason := reason_to_hold(sign_in, claims, employment):
        keep_held(sign_in, employment, claims, reason)
        return Outcome(refusal=Refusal.HELD)
    if person.looks_after_account:
        return Outcome(must_agree=person)
    if belongs_elsewhere(person, employment.company):
        return Outcome(refusal=Refusal.UNCLEAR)
    link(sign_in, person, claims.uid)
    return Outcome(person)


def reason_to_hold(sign_in: OrganisationSignIn, claims: Claims, employment: Employment) -> Reason | None:
    """A number or an address may have been given again. A name that was changed looks the same, so people decide."""
    if said_to_be_same(sign_in, employment, claims):
        return None
    if sign_in.link_of(employment.user):
        return Reason.OTHER_SIGN_IN
    return None if may_be_one(claims.name, employment.user.display_name) else Reason.OTHER_NAME


def admit_unknown(sign_in: OrganisationSignIn, claims: Claims) -> Outcome:
    if was_here(claims, sign_in):
        return Outcome(refusal=Refusal.LEFT)
    if not sign_in.lets_unknown_join or not claims.name:
        return Outcome(refusal=Refusal.UNKNOWN)
    # Without an address: whoever has its mailbox would come into an account that somebody else's provider opens, too.
    person = User.objects.create_user(display_name=claims.name)
    take_on(person, sign_in.organisation, staff_number=claims.number)
    link(sign_in, person, claims.uid)
    return Outcome(person)
