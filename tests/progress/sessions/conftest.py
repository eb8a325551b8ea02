"""A hotel where a strict rule asks for a course, and a supervisor who runs it for people together."""

from functools import partial

import pytest

from curriculum.outline import outline_of
from people.models import Group, Role, User
from progress.pacing import Pace
from progress.sessions import running, signing
from tests.certificates.conftest import private_files  # noqa: F401
from tests.employed import employ, requirement_of
from tests.progress.conftest import Clock

WORDS = "I have completed all of it myself."
NO_PACE = Pace()


@pytest.fixture
def clock(monkeypatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("progress.recording.this_second", lambda: clock.now)
    for module in ("running", "signing", "closing"):
        monkeypatch.setattr(f"progress.sessions.{module}.this_second", lambda: clock.now)
    return clock


@pytest.fixture
def outline(course):
    return outline_of(course)


@pytest.fixture
def team(hotel):
    return Group.objects.create(organisation=hotel, name="Housekeeping")


@pytest.fixture
def supervisor(team):
    user = User.objects.create_user(email="s@example.org", display_name="Sol Supervisor", password="a-long-password")
    team.add(user, Role.LEADER)
    return user


@pytest.fixture
def staff(hotel, team):
    return [employ(name, hotel, team=team, work="housekeeping") for name in ("Amal", "Bea", "Cora")]


@pytest.fixture
def rule(company, staff, outline):
    """Twelve minutes of lessons, all read at a reader's pace, signed."""
    terms = {"minimum_minutes": 10, "is_paced": True, "asks_signature": True, "attestation": WORDS}
    return requirement_of(company, outline, profile_name="Strict", approval_reference="AB-1", **terms)


@pytest.fixture
def session(clock, hotel, team, outline, supervisor, staff, rule):
    session = running.begin(hotel, team, outline, supervisor)
    running.bring(session, staff, outline)
    return session


@pytest.fixture
def show_in(clock, outline):
    """Shows one lesson of a session for so many seconds, and says that it is finished."""

    def show_in(session, step, seconds: int = 240, pace: Pace = NO_PACE) -> int:
        running.show(session, step, outline)
        for _beat in range(seconds // 20):
            clock.forward(20)
            running.record_beat(session, step.key, outline)
        return running.finish_lesson(session, step, outline, pace)

    return show_in


@pytest.fixture
def show(show_in, session):
    return partial(show_in, session)


@pytest.fixture
def signed(session):
    """Whoever it is signs what they are shown."""

    def signed(employment, name: str = "A Name"):
        attendance = session.attendances.select_related("session__organisation").get(learner=employment.user)
        statement = signing.statement_for(signing.taking_now(attendance), session, "en")
        assert statement
        return signing.sign(attendance, statement, name)

    return signed
