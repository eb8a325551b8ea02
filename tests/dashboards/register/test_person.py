"""One person in the register: what they did, and whether they are exempt."""

import datetime as dt

import pytest
from django.utils import timezone

from people.models import AuditEntry, Deed
from people.staffing import let_go
from progress.models import Obligation
from tests.dashboards.register.test_register import address
from tests.employed import finish, obligation_of


@pytest.fixture
def obligation(nour, required):
    return obligation_of(nour)


def test_what_was_done_is_listed_with_minutes_signature_and_certificate(desk, hotel, nour, obligation, outline):
    completion = finish(nour.user, outline)
    type(completion).objects.update(signed_as="N. Haddad", active_seconds=25 * 60)
    page = desk.get(address(hotel, f"{obligation.pk}/")).content.decode()
    for word in ("N. Haddad", ">25<", completion.certificate.code, "Nour Haddad", "Night team"):
        assert word in page


def test_someone_is_exempt_with_a_reason_once(desk, company, obligation, manager):
    for reason in ("Trained elsewhere", "Another"):
        answer = desk.post(address(company, f"{obligation.pk}/exempt/"), {"reason": reason}, follow=True)
    obligation.refresh_from_db()
    assert (obligation.exempt_reason, obligation.exempt_on) == ("Trained elsewhere", obligation.today)
    assert "Trained elsewhere" in answer.content.decode()
    entry = AuditEntry.objects.get(deed=Deed.EXEMPTED)
    assert (entry.actor_number, entry.learner_number, "elsewhere" in entry.detail) == (
        manager.pk,
        obligation.learner_id,
        False,
    )


def test_a_reason_is_asked_for(desk, company, obligation):
    for nothing in (" ", "\u202e\u200b"):
        answer = desk.post(address(company, f"{obligation.pk}/exempt/"), {"reason": nothing})
        assert answer.status_code == 422
        assert "Say why, in a few words." in answer.content.decode()
    answer = desk.post(address(company, f"{obligation.pk}/exempt/"), {"reason": "x" * 201})
    assert "x" * 201 in answer.content.decode()
    assert not Obligation.objects.exclude(exempt_on=None).exists()


def test_an_exemption_ends_and_what_was_due_is_due(desk, company, obligation):
    due = obligation.due_on
    desk.post(address(company, f"{obligation.pk}/exempt/"), {"reason": "On leave"})
    for _time in range(2):
        assert desk.post(address(company, f"{obligation.pk}/exempt/end/")).status_code == 302
    obligation.refresh_from_db()
    assert (obligation.exempt_on, obligation.exempt_reason, obligation.due_on) == (None, "", due)
    assert AuditEntry.objects.filter(deed=Deed.EXEMPTED).count() == 2


def test_a_leader_looks_and_does_not_decide(client_of, team_leader, hotel, obligation, desk):
    desk.post(address(hotel, f"{obligation.pk}/exempt/"), {"reason": "On leave"})
    leader = client_of(team_leader)
    page = leader.get(address(hotel, f"{obligation.pk}/")).content.decode()
    assert "Exempt" in page
    assert "On leave" not in page
    assert "<form" not in page.split("<main", 1)[1].split("</main>")[0]
    for act in ("exempt/", "exempt/end/"):
        assert leader.post(address(hotel, f"{obligation.pk}/{act}"), {"reason": "x"}).status_code == 404


def test_someone_who_left_can_be_looked_at_and_not_be_exempt(desk, company, nour, obligation):
    let_go(nour, timezone.localdate())
    assert desk.get(address(company, f"{obligation.pk}/")).status_code == 200
    assert desk.post(address(company, f"{obligation.pk}/exempt/"), {"reason": "x"}).status_code == 404


@pytest.mark.parametrize("who", ["stranger", "learner", "other_manager"])
@pytest.mark.parametrize("act", ["", "exempt/", "exempt/end/"])
def test_strangers_hear_that_there_is_no_such_page(client_of, request, company, obligation, who, act):
    client = client_of(request.getfixturevalue(who))
    send = client.post if act else client.get
    assert send(address(company, f"{obligation.pk}/{act}"), {"reason": "x"}).status_code == 404


def test_a_person_of_another_site_is_not_found_at_this_one(desk, airport, obligation):
    assert desk.get(address(airport, f"{obligation.pk}/")).status_code == 404


def test_what_was_done_for_another_employer_is_not_shown_unless_it_counts(desk, hotel, nour, obligation, outline):
    earlier = finish(nour.user, outline)
    there = address(hotel, f"{obligation.pk}/")
    assert earlier.certificate.code in desk.get(there).content.decode()
    Obligation.objects.update(completion=None, since=timezone.localdate() + dt.timedelta(days=1))
    assert earlier.certificate.code not in desk.get(there).content.decode()


def test_looking_at_the_register_and_at_someone_is_told_once_in_half_an_hour(desk, company, required, nour, manager):
    one = obligation_of(nour)
    for _ in range(2):
        desk.get(f"/groups/organisations/{company.pk}/register/")
        desk.get(f"/groups/organisations/{company.pk}/register/{one.pk}/")
    looks = AuditEntry.objects.filter(deed=Deed.LOOKED, actor_number=manager.pk).order_by("pk")
    told = [(look.organisation_number, look.learner_number) for look in looks]
    assert told == [(company.pk, None), (nour.organisation_id, nour.user_id)]
    log = desk.get(f"/groups/organisations/{company.pk}/audit/?deed=looked").text
    assert ("Register" in log, "Nour Haddad" in log) == (True, True)


def test_a_stranger_who_asks_for_the_register_leaves_nothing_in_it(client_of, other_manager, company, required):
    assert client_of(other_manager).get(f"/groups/organisations/{company.pk}/register/").status_code == 404
    assert not AuditEntry.objects.filter(deed=Deed.LOOKED).exists()
