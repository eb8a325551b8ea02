"""Someone whose account is their own agrees that their company's sign-in opens it too."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.http import HttpRequest

from people.company_sign_in.arriving import AGREE, AGREE_SECONDS
from people.company_sign_in.carried import carried
from people.company_sign_in.linking import AGREED, link
from people.company_sign_in.whose import has_power, works_here
from people.holding import hold
from people.models import Organisation, OrganisationSignIn, User


@dataclass(frozen=True)
class Asked:
    uid: str
    person: int


def asked_to_agree(request: HttpRequest, sign_in: OrganisationSignIn) -> Asked | None:
    """This browser came from the provider some minutes ago, and from no other."""
    content = carried(request, AGREE, AGREE_SECONDS)
    return Asked(content["uid"], content["person"]) if content.get("sign_in") == sign_in.pk else None


@transaction.atomic
def agree_to(sign_in: OrganisationSignIn, person: User, uid: str) -> bool:
    """All that was asked on the way in is asked once more. Pressed twice, it is linked once."""
    hold(Organisation.objects.filter(pk=sign_in.organisation.get_root().pk))
    if not sign_in.is_on or not works_here(person, sign_in) or has_power(person):
        return False
    if known := sign_in.links().filter(uid=uid).first():
        return known.user_id == person.pk and bool(sign_in.links().filter(pk=known.pk).update(extra_data=AGREED))
    if sign_in.link_of(person):
        return False
    link(sign_in, person, uid, agreed=True)
    return True
