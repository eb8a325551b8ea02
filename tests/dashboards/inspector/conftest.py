"""A company of two hotels whose inspector's file is asked for."""

import csv
import datetime as dt
import io
import re
import uuid
import zipfile

import pytest
from django.utils import timezone

from dashboards.inspector.beginning import begin
from dashboards.inspector.models import InspectorFile
from dashboards.inspector.period import Period
from people.models import User
from progress.fulfilling import fulfil
from progress.models import Completion, Enrolment, Obligation
from tests.certificates.conftest import private_files  # noqa: F401 - a fixture
from tests.dashboards.register.conftest import (  # noqa: F401 - fixtures
    ada,
    airport,
    desk,
    night_team,
    nour,
    other_manager,
    outline,
    required,
    team_leader,
)
from tests.employed import DAY

YEAR = Period(DAY("2026-01-01"), DAY("2026-12-31"))
WORDS = "I have read all of it."


@pytest.fixture
def today(monkeypatch):
    """A function that says when it is now."""

    def set_now(*moment) -> None:
        monkeypatch.setattr(timezone, "now", lambda: dt.datetime(*moment, tzinfo=dt.UTC))

    set_now(2026, 11, 26, 12)
    return set_now


@pytest.fixture
def finished(outline, db):  # noqa: F811
    """A function: someone finished the course at this moment, in the way in which it is recorded."""
    from certificates.awarding import award

    def finish(person: User, moment: str, **facts) -> Completion:
        at = dt.datetime.fromisoformat(moment)
        cycle = Enrolment.objects.of(person).in_course(outline.key).count() + 1
        enrolment = Enrolment.objects.create(
            learner=person, course_key=outline.key, course_title=outline.title, cycle=cycle
        )
        made = Completion.objects.create(
            **{
                "enrolment": enrolment,
                "completed_at": at,
                "course_key": outline.key,
                "course_title": outline.title,
                "course_version": "1.2",
                "language": "en",
                "minutes": 30,
                "active_seconds": 25 * 60,
                "modules": [{"title": "First", "minutes": 30}],
            }
            | facts
        )
        asking = Obligation.objects.asking().of(person).in_course(outline.key)
        fulfil(made, list(asking.select_related("requirement", "organisation")))
        award(made)
        return made

    return finish


@pytest.fixture
def ask(company, manager, django_capture_on_commit_callbacks):
    """A function: the manager asks for the file, and the tasks run."""

    def asked(place=None, period=YEAR, by=manager, press=None, at_once=True) -> InspectorFile:
        with django_capture_on_commit_callbacks(execute=at_once):
            file = begin(place or company, Period(*period), by, press or uuid.uuid4())
        file.refresh_from_db()
        return file

    return asked


def opened(file: InspectorFile) -> zipfile.ZipFile:
    with file.archive.open("rb") as stored:
        return zipfile.ZipFile(io.BytesIO(stored.read()))


def table(file: InspectorFile, name: str) -> list[dict[str, str]]:
    raw = opened(file).read(name)
    assert raw.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def register_of(file: InspectorFile) -> dict[str, dict[str, str]]:
    """Its lines by name."""
    lines = table(file, "register.csv")
    assert len({line["Name"] for line in lines}) == len(lines)
    return {line["Name"]: line for line in lines}


def names_in(file: InspectorFile) -> list[str]:
    return sorted(opened(file).namelist())


def token_on(html: str) -> str:
    return re.search(r'name="press" value="([^"]+)"', html)[1]
