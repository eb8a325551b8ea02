"""A company with people who have a course to finish, and a real mail server."""

import datetime as dt
import uuid

import pytest
from django.core.management import call_command

from people.models import Organisation, User
from people.staffing import take_on
from progress.models import Obligation, Requirement
from tests.dashboards.reminders.mail_server import MailServer

TODAY = dt.date(2026, 11, 25)


@pytest.fixture
def mail_server(settings):
    server = MailServer()
    options = {"host": "127.0.0.1", "port": server.port, "timeout": 5}
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}}
    server.start()
    yield server
    server.stop()


@pytest.fixture
def ask(db):
    """Somebody works there and is to finish a course so many days from today."""

    def ask(name: str, days: int, organisation: Organisation, **facts) -> Obligation:
        address = facts.pop("email", f"{name.lower()}@example.org")
        person = User.objects.create_user(email=address, display_name=name, language=facts.pop("language", "en"))
        team = facts.pop("team", None)
        employment = take_on(person, organisation, team)
        requirement, _made = Requirement.objects.get_or_create(
            organisation=organisation.get_root(),
            defaults={"course_key": uuid.uuid4(), "course_title": "Trafficking awareness", "starts_on": TODAY},
        )
        due_on = TODAY + dt.timedelta(days=days)
        placed = {"learner": person, "organisation": organisation, "since": TODAY}
        defaults = placed | {"due_on": due_on} | facts
        return Obligation.objects.update_or_create(requirement=requirement, employment=employment, defaults=defaults)[0]

    return ask


@pytest.fixture
def run(capsys):
    """The nightly command on a day so many days from today; what it says."""

    def run(days: int = 0, *arguments: str) -> str:
        call_command("send_reminders", f"--day={TODAY + dt.timedelta(days=days)}", *arguments)
        return capsys.readouterr().out

    return run
