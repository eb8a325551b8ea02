"""Classes whose leader lets in each who joins."""

import pytest
from django.test import Client

from people.joining.roster import take_in
from people.models import JoinRequest
from tests.people.joining.conftest import join, signed_in

pytestmark = pytest.mark.django_db
WAITING = "/join/CDFGHJ/waiting/"


@pytest.fixture
def asked(client, open_class):
    """A class, and someone who waits at its door."""
    type(open_class).objects.update(approves_joiners=True)
    open_class.refresh_from_db()
    assert join(client, open_class, "Zoé")["Location"] == WAITING
    return JoinRequest.objects.get()


def ask_again(client):
    return client.get(WAITING, headers={"HX-Request": "true"})


def test_who_asks_waits_and_is_no_learner_yet(client, open_class, asked):
    page = client.get(WAITING).content.decode()
    assert "Zoé" in page and 'hx-trigger="every 6s"' in page and "Look once more" in page
    assert not open_class.learners().exists() and asked.user.is_guest


def test_the_page_is_left_alone_while_nothing_happens(client, asked):
    assert ask_again(client).status_code == 204


def test_who_is_let_in_sees_their_card(client, open_class, asked):
    take_in(open_class, asked.user)
    assert ask_again(client)["HX-Redirect"] == "/join/my-card/"
    assert client.get(WAITING)["Location"] == "/join/my-card/"
    assert open_class.learners().get().card.words in client.get("/join/my-card/").content.decode()
    assert not JoinRequest.objects.exists()


def test_who_is_refused_hears_it_calmly_and_keeps_what_they_did(client, asked):
    asked.delete()
    assert ask_again(client)["HX-Refresh"] == "true"
    assert "You were not let in this time" in client.get(WAITING).content.decode()
    assert signed_in(client) == asked.user


def test_who_was_refused_and_forgotten_hears_it_too(client, asked):
    asked.user.delete()
    assert "You were not let in this time" in client.get(WAITING).content.decode()


def test_asking_twice_asks_once(client, open_class, asked):
    assert join(client, open_class, "Zoé")["Location"] == WAITING
    assert client.get("/join/CDFGHJ/")["Location"] == WAITING
    assert JoinRequest.objects.count() == 1


def test_a_name_that_waits_is_there_already(open_class, asked):
    assert join(Client(), open_class, "ZOE").status_code == 422
    assert JoinRequest.objects.count() == 1


def test_a_guest_waits_as_themselves(guest_client, guest, open_class, asked):
    join(guest_client, open_class, "Ben")
    assert JoinRequest.objects.latest("pk").user == guest


def test_who_never_asked_is_led_to_the_door(client, open_class):
    assert client.get(WAITING)["Location"] == "/join/CDFGHJ/"


def test_a_guest_who_makes_an_account_meanwhile_goes_on_waiting(asked, account):
    from people import guests

    guests.claim(asked.user, account)
    assert JoinRequest.objects.get().user == account
