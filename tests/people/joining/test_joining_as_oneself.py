"""Joining while somebody is signed in."""

import pytest

from people.choices import Joining
from people.joining.roster import add_learner, take_out
from people.models import Departure, Group, JoinRequest, Role
from tests.people.joining.conftest import come_back, join, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def second_class(school) -> Group:
    return Group.objects.create(organisation=school, name="Choir", join_code="TWXY34", joining=Joining.NAMES)


def test_an_account_joins_as_itself_and_gets_no_card(client, account, open_class):
    client.force_login(account)
    assert "Join as Ana" in client.get("/join/CDFGHJ/").content.decode()
    assert join(client, open_class, "")["Location"] == "/learning/"
    assert open_class.learners().get() == account and not hasattr(account, "card")


def test_a_learner_with_a_card_keeps_it_in_a_second_class(client, holder, second_class):
    client.force_login(holder)
    client.post("/join/TWXY34/")
    assert signed_in(client) == holder == second_class.learners().get()
    client.logout()
    come_back(client, second_class, "maple river lamp")
    assert signed_in(client) == holder


def test_joining_again_changes_nothing(client, holder, open_class):
    client.force_login(holder)
    assert "You are in already" in client.get("/join/CDFGHJ/").content.decode()
    assert [client.post("/join/CDFGHJ/").status_code for _ in range(2)] == [302, 302]
    assert open_class.learners().count() == 1


def test_who_left_can_come_back(client, holder, open_class):
    take_out(open_class, holder)
    client.force_login(holder)
    client.post("/join/CDFGHJ/")
    assert open_class.learners().get() == holder and not Departure.objects.exists()


def test_an_account_waits_where_the_leader_lets_in(client, account, open_class):
    type(open_class).objects.update(approves_joiners=True)
    client.force_login(account)
    assert client.post("/join/CDFGHJ/")["Location"] == "/join/CDFGHJ/waiting/"
    assert JoinRequest.objects.get().user == account


def test_another_learner_on_a_shared_device_signs_out_first(client, holder, open_class):
    client.force_login(holder)
    page = client.get("/join/CDFGHJ/card/").content.decode()
    assert "You are signed in as Zoé. Not you?" in page and 'name="words"' not in page
    other = add_learner(open_class, "Ben")
    come_back(client, open_class, other.card.words)
    assert signed_in(client) == holder
    out = client.post("/accounts/logout/", {"next": "/join/CDFGHJ/card/"})
    assert out["Location"] == "/join/CDFGHJ/card/" and signed_in(client) is None


def test_who_leads_does_not_become_a_learner_by_looking(client, account, open_class):
    open_class.add(account, Role.LEADER)
    client.force_login(account)
    assert "You lead here" in client.get("/join/CDFGHJ/").content.decode()
    client.post("/join/CDFGHJ/")
    assert not open_class.learners().exists()


def test_nobody_joins_a_closed_class_as_themselves(client, account, open_class):
    type(open_class).objects.update(joining=Joining.CLOSED)
    client.force_login(account)
    assert client.post("/join/CDFGHJ/").status_code == 409 and not open_class.learners().exists()
