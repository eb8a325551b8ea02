"""Someone with an account takes along what is kept about them, or deletes it."""

import pytest

from people.models import Role, User


@pytest.fixture
def own(client_of, learner):
    """Signed in a moment ago, as allauth's pages about the account ask."""
    client = client_of(learner)
    client.post("/accounts/reauthenticate/", {"password": "a-long-password"})
    return client


def test_it_is_taken_along(own):
    html = own.get("/accounts/data/").text
    assert "Save the file" in html and 'href="/accounts/data/"' in html
    response = own.get("/accounts/data/record.zip")
    assert response["Content-Type"] == "application/zip" and "no-store" in response["Cache-Control"]


def test_the_account_is_deleted_once_it_was_ticked(own, learner):
    assert own.post("/accounts/data/delete/", {}).status_code == 422
    assert own.post("/accounts/data/delete/", {"understood": "on"}).url == "/"
    assert not User.objects.filter(pk=learner.pk).exists() and "Your account and everything" in own.get("/join/").text
    assert own.post("/accounts/data/delete/", {"understood": "on"}).url.startswith("/accounts/login/")


def test_whoever_others_depend_on_hands_over_first(own, learner, school_class):
    school_class.add(learner, Role.LEADER)
    assert "Others depend on your account" in own.get("/accounts/data/").text
    assert own.post("/accounts/data/delete/", {"understood": "on"}).url == "/accounts/data/"
    assert User.objects.filter(pk=learner.pk).exists()


def test_it_asks_who_it_is_once_more(client_of, learner):
    assert "reauthenticate" in client_of(learner).get("/accounts/data/delete/").url


def test_visitors_guests_and_learners_with_a_card_have_none(client, client_of, school_class):
    from people.joining.roster import add_learner

    card = client_of(add_learner(school_class, "Amina"))
    for address in ("/accounts/data/", "/accounts/data/record.zip", "/accounts/data/delete/"):
        assert client.get(address).url.startswith("/accounts/login/")
        assert client_of(User.objects.create_guest()).get(address).url.startswith("/accounts/login/")
        assert card.get(address).url == "/learning/"
