"""A manager brings the company here: its name, where it is, and its sites; then sites are added and renamed."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from people.auditing import record_for_all
from people.founding import found
from people.holding import hold
from people.models import Deed, Organisation, User
from people.names import heard_as

MOST_FOUNDED = 5  # companies that one person can bring here; whoever runs the site makes more


def set_up(manager: User, name: str, region: str, time_zone: str, sites: list[str]) -> Organisation:
    """The company with its sites, made now or by an earlier press."""
    with transaction.atomic():
        company = found(manager, Organisation.Kind.EMPLOYER, name=name, region=region, time_zone=time_zone)
        if count_companies(manager) > MOST_FOUNDED:
            sentence = _("You look after %(most)d companies already. Please ask whoever runs this site to add more.")
            raise ValidationError(sentence, params={"most": MOST_FOUNDED})
        here = {heard_as(site.name) for site in company.get_children()}
        for site in sites:
            if heard_as(site) not in here:
                add_site(company, manager, name=site, region=region, time_zone=time_zone)
        return Organisation.objects.get(pk=company.pk)


def count_companies(manager: User) -> int:
    return Organisation.objects.administered_by(manager).filter(depth=1, kind=Organisation.Kind.EMPLOYER).count()


@transaction.atomic
def add_site(organisation: Organisation, by: User, **facts: str) -> Organisation:
    """The site of this name directly below the organisation, whoever else adds it at the same moment."""
    hold(Organisation.objects.filter(pk=organisation.pk))
    above = Organisation.objects.get(pk=organisation.pk)  # the tree may have moved
    for site in above.get_children():
        if heard_as(site.name) == heard_as(facts["name"]):
            return site
    site = above.add_child(kind=Organisation.Kind.SITE, **facts)
    record_for_all(by, Deed.CHANGED_ORGANISATION, site, site.name)
    return site


@transaction.atomic
def change_place(organisation: Organisation, by: User, changed: list[str]) -> None:
    """Keeps these fields alone, and the order of the names: the tree's own columns may have moved meanwhile."""
    organisation.save(update_fields=changed)
    if "name" in changed:
        place = Organisation.objects.get(pk=organisation.pk)
        place.place_under(place.get_parent())
    record_for_all(by, Deed.CHANGED_ORGANISATION, organisation, ", ".join(changed))
