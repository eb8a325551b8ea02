import pytest
from django.test import Client

from people.joining.entering import NameIsTaken, take_name
from people.joining.roster import add_learner
from people.models import JoinRequest, Membership, User
from tests.people.joining.conftest import join, pick, signed_in

pytestmark = pytest.mark.django_db


def test_whoever_picks_a_name_is_that_learner(client, listed_class, amina):
    assert pick(client, listed_class, amina)["Location"] == "/join/my-card/"
    assert signed_in(client) == amina and listed_class.learners().count() == 2


def test_a_name_can_be_picked_once(listed_class, amina):
    pick(Client(), listed_class, amina)
    other = Client()
    assert "Amina" not in other.get("/join/KMNPQR/").content.decode()
    answer = pick(other, listed_class, amina)
    assert answer.status_code == 422 and "has come in with this name already" in answer.content.decode()
    assert signed_in(other) is None


def test_the_same_form_sent_again_comes_in_as_the_same(listed_class, amina):
    again = Client()
    pick(Client(), listed_class, amina, ticket="a-ticket")
    pick(again, listed_class, amina, ticket="a-ticket")
    assert signed_in(again) == amina


def test_nobody_with_an_account_can_be_picked(client, listed_class, learner):
    listed_class.add(learner)
    assert "Lea Learner" not in client.get("/join/KMNPQR/").content.decode()
    assert pick(client, listed_class, learner).status_code == 422


def test_a_learner_of_another_class_cannot_be_picked(client, listed_class, open_class):
    other = add_learner(open_class, "Cem")
    assert pick(client, listed_class, other).status_code == 422 and signed_in(client) is None


@pytest.mark.parametrize("number", ["", "0", "x", "-1", "9" * 30])
def test_nonsense_is_answered_calmly(client, listed_class, number):
    assert client.post("/join/KMNPQR/", {"learner": number}).status_code == 422


def test_a_typed_name_joins_no_class_that_has_a_list(client, listed_class):
    assert join(client, listed_class, "Dora").status_code == 422
    assert listed_class.learners().count() == 2


def test_when_all_have_come_in_the_page_says_so(client, listed_class, amina):
    User.objects.filter(memberships__group=listed_class).update(last_login="2026-01-01T00:00Z")
    assert "Everyone on the list has come in" in client.get("/join/KMNPQR/").content.decode()


def test_what_a_guest_did_moves_to_the_name_they_pick(guest_client, guest, listed_class, amina, claims):
    pick(guest_client, listed_class, amina)
    assert claims == [(guest.pk, amina.pk)] and signed_in(guest_client) == amina


def test_an_account_takes_the_place_of_its_name(client, account, listed_class, amina, claims):
    Membership.objects.filter(user=amina).update(roster_mark="mark")
    client.force_login(account)
    assert pick(client, listed_class, amina)["Location"] == "/learning/"
    assert claims == [(amina.pk, account.pk)] and not User.objects.filter(pk=amina.pk).exists()
    assert listed_class.memberships.get(user=account).roster_mark == "mark"


def test_an_account_that_is_not_on_the_list_asks(client, account, listed_class):
    client.force_login(account)
    assert client.post("/join/KMNPQR/", {"ask": "yes"})["Location"] == "/join/KMNPQR/waiting/"
    assert JoinRequest.objects.get().user == account and not listed_class.learners().filter(pk=account.pk).exists()


def test_a_name_on_two_lists_is_picked_once(listed_class, amina, monkeypatch):
    """Two classes hold their own rows only: both may have found the name free."""
    free = User.objects.filter(pk=amina.pk)
    monkeypatch.setattr("people.joining.entering.free_names", lambda group: free)
    take_name(listed_class, amina)
    with pytest.raises(NameIsTaken):
        take_name(listed_class, amina)
