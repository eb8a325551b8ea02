"""What a session gave is shown where other completions are, and an administrator takes it back with a reason."""

import pytest
from django.test import Client

from certificates.models import Certificate
from dashboards.api.shown import finished
from people.models import AuditEntry
from progress.models import Completion
from tests.dashboards.sessions.conftest import undo_page
from tests.employed import obligation_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def done(desk, page, shown, staff, sign, client_of, supervisor) -> Client:
    desk.post(f"{page}hand/")
    sign(desk, staff[0])
    client_of(supervisor).post(f"{page}close/")
    return desk


def test_the_register_says_how_it_was_done(done, boss, hotel, staff):
    register = f"/groups/organisations/{hotel.pk}/register/"
    assert "Together" in boss.get(register).text
    lines = b"".join(boss.get(f"{register}register.csv").streaming_content).decode().splitlines()
    assert lines[0].endswith("How") and [line.endswith("Together") for line in lines[1:]] == [True, False, False]
    html = boss.get(f"{register}{obligation_of(staff[0]).pk}/").text
    assert "Together" in html and "Sol Supervisor" in html


def test_the_interface_says_how_it_was_done(done):
    answer = finished(Completion.objects.select_related("enrolment").get())
    assert (answer["way"], answer["led_by"]) == ("together", "Sol Supervisor")


def test_taking_back_needs_a_reason(done, boss, page, session, staff):
    address = undo_page(page, session, staff)
    answer = boss.post(address, {"reason": ""})
    assert (answer.status_code, "Say why, in a few words." in answer.text) == (422, True)
    assert Completion.objects.exists()


def test_taking_back_revokes_and_asks_again(done, boss, page, session, staff):
    address = undo_page(page, session, staff)
    assert address in boss.get(page).text
    for _press in range(2):
        assert boss.post(address, {"reason": "Bea was meant"}).url == page
    certificate = Certificate.objects.get()
    assert (certificate.state, certificate.revocation_reason) == ("revoked", "Bea was meant")
    assert not Completion.objects.exists()
    assert obligation_of(staff[0]).completed_on is None
    assert "Bea was meant" in boss.get(page).text
    assert AuditEntry.objects.filter(deed="trained-together", learner_number=staff[0].user_id).count() == 1
    assert boss.get(f"/verify/{certificate.code}/").status_code == 200


def test_only_an_administrator_takes_back_what_is_closed(done, page, session, staff, client_of, supervisor, boss):
    assert client_of(supervisor).post(undo_page(page, session, staff), {"reason": "x"}).status_code == 404
    type(session).objects.filter(pk=session.pk).update(closed_at=None)
    assert boss.post(undo_page(page, session, staff), {"reason": "x"}).status_code == 404
    assert Completion.objects.exists()
