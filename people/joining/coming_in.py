"""Signing in who has joined, or came back with a card."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from people import guests
from people.choices import Joining
from people.joining import tickets
from people.joining.entering import NameIsTaken, NameIsThere, join_by_name, take_name
from people.joining.forms import TAKEN, NewHereForm
from people.models import Group, User


def come_in(request: HttpRequest, learner: User) -> None:
    """What a guest did here comes along. On a device that many share, the session ends with the browser."""
    guest = guests.guest_of(request)
    if guest is not None and guest.pk != learner.pk:
        guests.claim(guest, learner)
    if request.user.pk != learner.pk:
        guests.sign_in(request, learner)
    if not learner.is_guest:
        request.session.set_expiry(0)


def newcomer(group: Group, form: NewHereForm, guest: User | None) -> User | None:
    """Whom the form lets in. None: the form says why not."""
    ticket = form.data.get("ticket", "")
    if form.is_valid():
        try:
            with transaction.atomic():
                learner = enter(group, form, guest)
                tickets.use(ticket, group, learner)
                return learner
        except NameIsTaken:
            form.add_error("learner", TAKEN)
        except NameIsThere:
            form.add_error("name", name_is_there(form.cleaned_data["name"]))
    return tickets.who_used(ticket, group)


def name_is_there(name: str) -> str:
    return _(
        "Someone called “%(name)s” is here already. Is it you? Then use your card. "
        "If not, add the first letter of your family name."
    ) % {"name": name}


def enter(group: Group, form: NewHereForm, guest: User | None) -> User:
    if group.joining == Joining.ROSTER:
        return take_name(group, form.cleaned_data["learner"])
    return join_by_name(group, form.cleaned_data["name"], guest)
