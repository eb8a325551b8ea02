"""The way from a person's own page to the groups they lead."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from people.models import Group, StaffOffer, User
from people.permissions import user_has_account

SHOWN = 6


def whether_listed(request: HttpRequest, person: User) -> SafeString:
    """An employer has listed their address: before anything else, because nothing is attached until they answer."""
    if not user_has_account(person) or person.signs_in_by_card:
        return SafeString()
    offers = list(StaffOffer.objects.open_to(person)[:SHOWN])
    return render_to_string("people/being_listed/asked.html", {"offers": offers}, request) if offers else SafeString()


def ways_to_lead(request: HttpRequest, person: User) -> SafeString:
    """First, because whoever leads a class mostly comes for it."""
    if not user_has_account(person) or person.signs_in_by_card:
        return SafeString()
    groups = list(Group.objects.with_leader(person).present()[: SHOWN + 1])
    context = {"groups": groups[:SHOWN], "are_more": len(groups) > SHOWN}
    return render_to_string("dashboards/ways_to_lead.html", context) if groups else SafeString()
