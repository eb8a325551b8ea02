"""Who may open a leader's pages: leaders of the group, and administrators of its organisation."""

import uuid

import pytest
from django.test import Client

from people.models import User
from quizzes.models import ExtraTime, GroupQuiz

ACTIONS = [("", {"go": "close"}), ("reveal/", {}), ("../../extra-time/", {"percent": "50"})]


@pytest.fixture
def pages(held_back, address, school_class) -> list[str]:
    group = f"/groups/{school_class.pk}"
    return [f"{group}/quizzes/", address, f"{address}reveal/", f"{group}/extra-time/"]


def test_leaders_and_administrators_open_every_page(leader, head, pages):
    for page in pages:
        assert leader.get(page).status_code == head.get(page).status_code == 200


def test_others_hear_that_there_is_no_such_page(outsider, pages):
    assert [outsider.get(page).status_code for page in pages] == [404] * 4


def test_others_change_nothing(outsider, learner, pages):
    data = {"go": "close", "percent": "50", "learner": learner.pk}
    assert [outsider.post(page, data).status_code for page in pages[1:]] == [404] * 3
    assert not GroupQuiz.objects.exists() and not ExtraTime.objects.exists()


def test_a_forbidden_group_looks_like_an_unknown_one(client_of, stranger, pages):
    client = client_of(stranger)
    main = [client.get(page).text.partition("<main")[2] for page in (pages[0], "/groups/987654/quizzes/")]
    assert main[0].replace(pages[0], "/groups/987654/quizzes/") == main[1]


def test_an_administrator_of_another_organisation_is_a_stranger(team, pages):
    assert [team[1].get(page).status_code for page in pages] == [404] * 4


def test_visitors_and_guests_are_asked_to_sign_in(client_of, pages):
    for client in (Client(), client_of(User.objects.create_guest())):
        for page in ["/groups/", *pages]:
            assert client.get(page).url == f"/accounts/login/?next={page}"
            assert client.post(page, {"go": "close"}).url.startswith("/accounts/login/")
    assert not GroupQuiz.objects.exists()


def test_unknown_drafted_and_restricted_quizzes_look_the_same(leader, held_back, address):
    unknown = address.replace(str(held_back.translation_key), str(uuid.uuid4()))
    restriction = held_back.view_restrictions.create(restriction_type="login", password="")
    assert leader.get(address).status_code == leader.get(unknown).status_code == 404
    restriction.delete()
    assert leader.get(address).status_code == 200
    held_back.unpublish()
    assert leader.get(address).status_code == leader.post(address, {"go": "close"}).status_code == 404


def test_only_what_is_meant_to_act_takes_a_post(leader, pages):
    assert [leader.post(page).status_code for page in ["/groups/", pages[0]]] == [405, 405]
    assert [leader.put(page).status_code for page in pages] == [405] * 4


def test_a_page_of_a_leader_is_kept_by_nobody(leader, pages):
    assert all("no-store" in leader.get(page).headers["Cache-Control"] for page in pages)


def test_a_post_needs_the_token_of_the_form(teacher, address):
    client = Client(enforce_csrf_checks=True)
    client.force_login(teacher)
    assert client.post(address, {"go": "close"}).status_code == 403
    assert not GroupQuiz.objects.exists()
