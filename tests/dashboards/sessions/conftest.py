"""A supervisor at the tablet, in a hotel where a course is required."""

import re

import pytest
from django.test import Client

from progress.models import Attendance
from tests.progress.sessions.conftest import (  # noqa: F401 - the same hotel
    clock,
    outline,
    private_files,
    rule,
    session,
    show,
    show_in,
    staff,
    supervisor,
    team,
)

WORDS = "I have completed all of it myself."


@pytest.fixture
def desk(client_of, supervisor) -> Client:  # noqa: F811
    return client_of(supervisor)


@pytest.fixture
def page(session) -> str:  # noqa: F811
    return f"/groups/sessions/{session.pk}/"


@pytest.fixture
def shown(show, outline):  # noqa: F811
    """All lessons were shown to everyone who is here."""
    for step in outline.steps:
        if step.kind == "lesson":
            show(step)


@pytest.fixture
def tablet(desk, page) -> Client:
    """The same device, once it goes round."""
    desk.post(f"{page}hand/")
    return desk


@pytest.fixture
def sign(session):  # noqa: F811
    """Signs on the tablet as the page asks."""

    def sign(tablet: Client, employment, name: str = "Amal Haddad", **changed):
        address = f"/groups/round/{attendance_of(session, employment).pk}/"
        html = tablet.get(address).text
        shown = re.search(r'name="shown" value="(\w+)"', html)
        data = {"confirmed": "on", "signed_as": name, "shown": shown[1] if shown else ""} | changed
        return tablet.post(address, data)

    return sign


def attendance_of(session, employment) -> Attendance:  # noqa: F811
    return session.attendances.get(learner=employment.user)


@pytest.fixture
def boss(client_of, manager) -> Client:
    """Administers the company."""
    return client_of(manager)


def undo_page(page, session, staff) -> str:  # noqa: F811
    return f"{page}people/{attendance_of(session, staff[0]).pk}/undo/"
