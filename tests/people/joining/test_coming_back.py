"""By the words of a card, and by the link in its picture."""

import pytest
from django.test import Client

from people.choices import Joining
from people.joining.cards import renew
from people.joining.roster import add_learner, take_out
from people.models import Card
from tests.people.joining.conftest import come_back, signed_in

pytestmark = pytest.mark.django_db
RIGHT = "maple river lamp"


@pytest.mark.parametrize("typed", [RIGHT, "Maple, RIVER – lámp.", " maple\triver  lamp "])
def test_words_bring_their_learner_back(client, holder, open_class, typed):
    assert come_back(client, open_class, typed)["Location"] == "/learning/"
    assert signed_in(client) == holder


def test_a_closed_class_still_lets_its_cards_in(client, holder, open_class):
    type(open_class).objects.update(joining=Joining.CLOSED)
    come_back(client, open_class, RIGHT)
    assert signed_in(client) == holder


def test_two_devices_may_share_a_card(holder, open_class):
    first, second = Client(), Client()
    assert {come_back(client, open_class, RIGHT).status_code for client in (first, second)} == {302}
    assert signed_in(first) == signed_in(second) == holder


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("maple rivre lamp", "“rivre” is not a word on any card"),
        ("maple river cake", "Compare the words"),
        ("", "Type the three words"),
        ("xq yq zq", "are not words on any card"),
        ("\x00", "errorlist"),
        ("<script>alert(1)</script>", "not words on any card"),
        ("x" * 500, "errorlist"),
    ],
)
def test_wrong_words_get_a_sentence_and_stay_in_the_field(client, holder, open_class, typed, sentence):
    answer = come_back(client, open_class, typed)
    page = answer.content.decode()
    assert answer.status_code == 422 and sentence in page and "<script>alert" not in page
    assert "_auth_user_id" not in client.session


def test_words_open_only_with_their_own_class(client, holder, listed_class):
    assert come_back(client, listed_class, RIGHT).status_code == 422


def test_who_was_taken_out_does_not_come_in_by_words(client, holder, open_class):
    take_out(open_class, holder)
    assert come_back(client, open_class, RIGHT).status_code == 422


def test_a_new_card_ends_the_old_one(client, holder, open_class):
    old = holder.card.token
    renew(holder.card)
    assert come_back(client, open_class, RIGHT).status_code == 422
    assert client.get(f"/join/card/{old}/").status_code == 404


def test_a_card_never_opens_an_account_with_an_address(client, account, open_class):
    open_class.add(account)
    card = Card.objects.create(user=account, words=RIGHT, key=RIGHT, language="en")
    assert come_back(client, open_class, RIGHT).status_code == 422
    assert client.post(f"/join/card/{card.token}/").status_code == 404


def test_what_a_guest_did_comes_along(guest_client, guest, holder, open_class, claims):
    come_back(guest_client, open_class, RIGHT)
    assert claims == [(guest.pk, holder.pk)] and signed_in(guest_client) == holder


def test_looking_at_the_link_signs_nobody_in(client, holder):
    page = client.get(f"/join/card/{holder.card.token}/").content.decode()
    assert "Is this you?" in page and "Zoé" in page and signed_in(client) is None
    assert "Zoé" not in page[page.index("<title>") : page.index("</title>")]


def test_the_button_of_the_link_does_and_twice_is_as_good_as_once(client, holder):
    address = f"/join/card/{holder.card.token}/"
    assert [client.post(address)["Location"] for _ in range(2)] == ["/learning/"] * 2
    assert signed_in(client) == holder


def test_the_link_asks_another_learner_to_sign_out_first(client, holder, open_class):
    other = add_learner(open_class, "Ben")
    client.force_login(other)
    address = f"/join/card/{holder.card.token}/"
    assert "Sign out first" in client.get(address).content.decode()
    assert client.post(address).status_code == 409 and signed_in(client) == other


@pytest.mark.parametrize("token", ["x", "A" * 32, "a" * 200])
def test_an_unknown_link_says_whom_to_ask(client, token):
    answer = client.get(f"/join/card/{token}/")
    assert answer.status_code == 404 and "gives you a new card" in answer.content.decode()


def test_guesses_at_words_pause_the_words_of_that_class_and_nothing_else(client, holder, open_class, settings):
    settings.WRONG_WORDS_PER_CLASS = 3
    for _ in range(3):
        assert come_back(Client(), open_class, "maple river cake").status_code == 422
    late = come_back(client, open_class, RIGHT)
    assert late.status_code == 429 and "wait ten minutes" in late.content.decode() and RIGHT in late.content.decode()
    assert client.post("/join/CDFGHJ/", {"name": "Ben"}).status_code == 302
    scanned = Client()
    scanned.post(f"/join/card/{holder.card.token}/")
    assert signed_in(scanned) == holder


def test_guesses_in_one_class_pause_no_other(client, amina, holder, listed_class, open_class, settings):
    settings.WRONG_WORDS_PER_CLASS = 1
    come_back(client, open_class, "maple river cake")
    come_back(client, listed_class, amina.card.words)
    assert signed_in(client) == amina


def test_a_whole_class_comes_back_at_once(open_class):
    learners = [add_learner(open_class, f"Student {number}") for number in range(40)]
    assert {come_back(Client(), open_class, learner.card.words).status_code for learner in learners} == {302}
