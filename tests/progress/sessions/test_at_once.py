"""Two tablets do the same at the same moment, each on a connection of its own: it counts once."""

import pytest

from certificates.models import Certificate
from progress.models import Completion, GroupSession, Heard
from progress.sessions import closing, running, signing
from tests.at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_beats(session, outline, clock):
    step = outline.steps[0]
    running.show(session, step, outline)
    clock.forward(20)
    at_once(4, lambda _n: running.record_beat(session, step.key, outline))
    assert session.presented.get().active_seconds == 20
    assert set(Heard.objects.values_list("seconds", flat=True)) == {20}


def test_beginnings(session, hotel, outline, manager):
    begun = at_once(3, lambda _n: running.begin(hotel, None, outline, manager))
    assert len({one.pk for one in begun}) == 1 and GroupSession.objects.count() == 2


def test_the_same_person_in_two_rooms(session, hotel, outline, staff, manager):
    other = running.begin(hotel, None, outline, manager)
    rooms = [session, other]
    at_once(4, lambda n: running.bring(rooms[n % 2], staff, outline))
    here = [room.attendances.here().count() for room in rooms]
    assert sum(here) == 3


def test_signatures_and_closings(session, show, outline, staff, supervisor):
    for step in outline.steps:
        show(step)
    attendance = session.attendances.select_related("session__organisation").get(learner=staff[0].user)
    statement = signing.statement_for(signing.taking_now(attendance), session, "en")
    names = [f"Amal {letter}" for letter in "ABC"]
    signed = at_once(3, lambda n: signing.sign(attendance, statement, names[n]))
    assert len({one.signed_name for one in signed}) == 1
    closed = at_once(3, lambda _n: closing.close(session, outline, supervisor))
    assert sorted(map(bool, closed)) == [False, False, True]
    assert (Completion.objects.count(), Certificate.objects.count()) == (1, 1)
