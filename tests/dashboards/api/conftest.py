"""A company whose hotel has staff with training, a token of it, and the same of another company."""

import datetime as dt

import pytest
from django.utils import timezone

from curriculum.outline import outline_of
from dashboards.api.models import ApiToken, Scope
from people.models import Organisation, User
from people.staffing import take_on
from people.tokens import digest_of
from progress import recording
from progress.models import Completion, Requirement
from progress.obliging import settle_all


@pytest.fixture
def token_for(db):
    def token_for(organisation: Organisation, *scopes: str) -> str:
        token = f"ps_{organisation.pk}-{'-'.join(scopes)}"
        ApiToken.objects.create(
            organisation=organisation, name="Payroll", scopes=list(scopes or Scope.values), digest=digest_of(token)
        )
        return token

    return token_for


@pytest.fixture
def read(client):
    """A function from a token and a path to the answer."""

    def read(token: str, path: str, **asked: object):
        return client.get(f"/api/v1/{path}", asked, headers={"Authorization": f"Bearer {token}"})

    return read


@pytest.fixture
def outline(course):
    return outline_of(course)


@pytest.fixture
def require(outline):
    def require(organisation: Organisation) -> Requirement:
        start = timezone.localdate() - dt.timedelta(days=400)
        facts = {"course_key": outline.key, "course_title": outline.title, "starts_on": start}
        made = Requirement.objects.create(organisation=organisation, due_days=30, renewal_months=12, **facts)
        settle_all(organisation)
        return made

    return require


@pytest.fixture
def finish(outline):
    def finish(person: User) -> Completion:
        enrolment = recording.enrol(person, outline)
        for step in outline.steps:
            recording.mark_done(enrolment, step, outline)
        return Completion.objects.get(enrolment=enrolment)

    return finish


@pytest.fixture
def nour(hotel) -> User:
    person = User.objects.create_user(email="nour@example.org", display_name="Nour Haddad")
    take_on(person, hotel, staff_number="0042", position="Room attendant", work="housekeeping")
    return person


@pytest.fixture
def elsewhere(db) -> User:
    """Works for another company."""
    other = Organisation.add_root(name="Borealis Inns", kind=Organisation.Kind.EMPLOYER)
    person = User.objects.create_user(email="bo@example.org", display_name="Bo Elsewhere")
    take_on(person, other)
    return person
