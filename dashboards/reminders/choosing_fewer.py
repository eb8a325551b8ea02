"""The link in each reminder by which somebody asks for fewer. It needs no sign-in, names nobody, and lasts."""

from __future__ import annotations

from django.core.signing import BadSignature, Signer
from django.urls import reverse

from dashboards.reminders.models import FewerReminders
from people.letters import site_address
from people.models import User

signer = Signer(salt="dashboards.reminders.fewer", sep=".")


def link_for(person: User) -> str:
    """In the language of now."""
    return site_address(reverse("dashboards:fewer_reminders", args=[signer.sign(str(person.pk))]))


def person_of(token: str) -> User | None:
    try:
        number = signer.unsign(token)
    except BadSignature:
        return None
    return User.objects.filter(pk=number, is_active=True).first()


def choose(person: User, *, fewer: bool) -> None:
    """Twice is as good as once."""
    if fewer:
        FewerReminders.objects.get_or_create(person=person)
    else:
        FewerReminders.objects.filter(person=person).delete()
