"""Completions and certificates to test with, made without taking a course."""

import datetime as dt
import uuid
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import Group, Permission
from django.utils import timezone

from certificates.awarding import award
from certificates.models import Certificate
from people.models import User
from progress.models import Completion, Enrolment

TORONTO = ZoneInfo("America/Toronto")
NOON = dt.datetime(2026, 11, 24, 12, tzinfo=TORONTO)
FACTS = {
    "course_version": "1.0",
    "language": "en",
    "valid_months": 12,
    "minutes": 36,
    "active_seconds": 2052,
    "score": "90.00",
    "modules": [{"title": title, "minutes": 12} for title in ("What it is", "What to notice", "What to do")],
    "attestation": "I certify that I have completed all coursework.",
}


@pytest.fixture(autouse=True)
def private_files(monkeypatch, tmp_path):
    """Files of one test are gone after it."""
    storage = Certificate._meta.get_field("pdf").storage
    monkeypatch.setitem(storage.__dict__, "location", str(tmp_path))
    return tmp_path


@pytest.fixture
def today(monkeypatch):
    """A function that says when it is now."""

    def set_now(*moment) -> None:
        monkeypatch.setattr(timezone, "now", lambda: dt.datetime(*moment, tzinfo=dt.UTC))

    set_now(2026, 11, 25, 12)
    return set_now


@pytest.fixture
def complete(db):
    """A function: this learner has completed a course, just now or then."""

    def completion(learner: User, completed_at=NOON, cycle=1, **facts) -> Completion:
        title = facts.setdefault("course_title", "Eyes Open, Doors Open")
        key = uuid.uuid5(uuid.NAMESPACE_URL, title)
        enrolment = Enrolment.objects.create(learner=learner, course_key=key, course_title=title, cycle=cycle)
        facts = FACTS | facts
        return Completion.objects.create(enrolment=enrolment, course_key=key, completed_at=completed_at, **facts)

    return completion


@pytest.fixture
def certify(complete):
    """A function: the certificate of a course completed by this learner, perhaps with another name on it."""

    def certificate(learner: User, holder_name: str = "", **facts) -> Certificate:
        made = award(complete(learner, **facts))
        if holder_name:
            made.holder_name = holder_name
            made.save()
        return made

    return certificate


@pytest.fixture
def certificate(certify, learner) -> Certificate:
    return certify(learner)


@pytest.fixture
def guest(db) -> User:
    return User.objects.create_guest()


@pytest.fixture
def clerk(db) -> User:
    """May look at certificates, not revoke them."""
    return at_the_desk("clerk@example.org", "Cleo Clerk", "view_certificate")


@pytest.fixture
def manager_of_organisations(db) -> User:
    return at_the_desk("manager@example.org", "Mo Manager", "change_organisation")


def at_the_desk(email: str, name: str, permission: str) -> User:
    role = Group.objects.create(name=name)
    role.permissions.set(Permission.objects.filter(codename__in=["access_admin", permission]))
    user = User.objects.create_user(email=email, display_name=name, password="a-long-password")
    user.groups.add(role)
    return user
