"""Making, changing and removing a company's sign-in."""

from __future__ import annotations

from typing import Any

from allauth.socialaccount.models import SocialApp
from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from people.auditing import record_for_all
from people.holding import hold
from people.models import Deed, Organisation, OrganisationSignIn, Protocol, User
from people.models.sign_in import WORD_LENGTH, new_provider_id

KEPT = ("word", "number_attribute", "email_domains", "lets_unknown_join", "is_on")
TRIES = 100


@transaction.atomic
def begin(organisation: Organisation, protocol: Protocol, by: User) -> OrganisationSignIn:
    """Empty and off, but with the addresses that the provider has to know first. Pressed twice, there is one."""
    hold(Organisation.objects.filter(pk=organisation.pk))
    if found := OrganisationSignIn.objects.filter(organisation=organisation).first():
        return found
    app = SocialApp.objects.create(provider=protocol, provider_id=new_provider_id(), name=organisation.name[:40])
    made = OrganisationSignIn.objects.create(organisation=organisation, app=app, word=free_word(organisation.name))
    record_for_all(by, Deed.CHANGED_SIGN_IN, organisation, _("%(protocol)s begun") % {"protocol": protocol.label})
    return made


def free_word(name: str) -> str:
    """The company's name as an address has it, with a number where another has it already."""
    plain = slugify(name)[: WORD_LENGTH - 4] or "company"
    words = [plain, *(f"{plain}-{number}" for number in range(2, TRIES))]
    taken = set(OrganisationSignIn.objects.filter(word__in=words).values_list("word", flat=True))
    return next(word for word in words if word not in taken)


@transaction.atomic
def change(sign_in: OrganisationSignIn, said: dict[str, Any], by: User) -> bool:
    """`said` has `name`, `settings`, and what else is kept; `secret` and `client_id` where there are any. False if
    somebody else has taken the short name meanwhile. Where the provider may call people
    something else from now on, all are matched anew."""
    before = sign_in.naming
    for name in KEPT:
        setattr(sign_in, name, said[name])
    app = sign_in.app
    app.name, app.client_id, app.settings = said["name"], said.get("client_id", ""), said["settings"]
    if said.get("secret"):
        sign_in.seal(said["secret"])
    app.save()
    try:
        with transaction.atomic():
            sign_in.save()
    except IntegrityError:
        transaction.set_rollback(True)
        return False
    if before != sign_in.naming:
        sign_in.links().delete()
    record_for_all(by, Deed.CHANGED_SIGN_IN, sign_in.organisation, in_words(sign_in))
    return True


def in_words(sign_in: OrganisationSignIn) -> str:
    """For the log: what it is from now on, without keys."""
    facts = [sign_in.get_state(), sign_in.issuer, sign_in.number_attribute, *sign_in.email_domains]
    return "; ".join(str(fact) for fact in facts if fact)


@transaction.atomic
def remove(sign_in: OrganisationSignIn, by: User) -> None:
    """With every link. People stay, with all that they learned."""
    app, organisation = sign_in.app, sign_in.organisation
    sign_in.links().delete()
    sign_in.delete()
    app.delete()
    record_for_all(by, Deed.CHANGED_SIGN_IN, organisation, _("removed"))
