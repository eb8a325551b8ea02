"""Who may open the pages of a class; and that one whose term is over can only be read."""

import pytest
from django.test import Client
from django.utils import timezone

from people.models import AuditEntry, Departure, Group, Membership, User

PAGES = ["joining/", "learners/", "learners/add/", "learners/left/", "cards/", "cards/links/", "leaders/", "settings/"]
FILES = ["cards/cards-1.pdf", "cards/cards.xlsx"]
ACTIONS = {
    "joining/": {"joining": "closed", "card_language": "fr"},
    "joining/code/": {},
    "joining/waiting/": {"let_in": "99999-and-before"},
    "learners/add/": {"names": "Zoe", "seen": "999999"},
    "learners/left/": {},
    "cards/": {},
    "leaders/": {"email": "stranger@example.org", "go": "add"},
    "settings/": {"name": "Other", "grade_band": ""},
}
OF_ONE = {"": {"name": "Other"}, "remove/": {}, "move/": {}, "card/": {}}


@pytest.fixture
def addresses(home, amina) -> list[str]:
    one = f"{home}learners/{amina.pk}/"
    return [home + page for page in PAGES + FILES] + [one, f"{one}card/", f"{one}card.pdf"]


@pytest.fixture
def actions(home, amina) -> dict[str, dict]:
    one = {f"{home}learners/{amina.pk}/{name}": data for name, data in OF_ONE.items()}
    return {home + name: data for name, data in ACTIONS.items()} | one


def state() -> list:
    people = User.objects.order_by("pk").values_list("pk", "display_name", "card__key")
    return [list(Group.objects.values_list()), list(people), list(Membership.objects.order_by("pk").values_list())]


def test_leaders_and_administrators_open_every_page(leader, head, addresses):
    assert {client.get(page).status_code for client in (leader, head) for page in addresses} == {200}


def test_others_hear_that_there_is_no_such_page(outsider, addresses):
    assert {outsider.get(page).status_code for page in addresses} == {404}
    assert not AuditEntry.objects.exists()


def test_others_change_nothing(outsider, actions, ask_in):
    ask_in("Ben")
    before = state()
    assert {outsider.post(page, data).status_code for page, data in actions.items()} == {404}
    assert state() == before


def test_visitors_and_guests_are_asked_to_sign_in(client_of, addresses, actions):
    for client in (Client(), client_of(User.objects.create_guest())):
        assert all(client.get(page).url.startswith("/accounts/login/") for page in addresses)
        assert all(client.post(page).url.startswith("/accounts/login/") for page in actions)


def test_a_learner_of_another_class_is_not_found_in_this_one(leader, home, actions, other_class):
    from people.joining.roster import add_learner

    other = add_learner(other_class, "Olga")
    for name, data in OF_ONE.items():
        assert leader.post(f"{home}learners/{other.pk}/{name}", data).status_code == 404
    assert leader.get(f"{home}learners/{other.pk}/card.pdf").status_code == 404
    Departure.objects.create(group=other_class, user=other)
    assert leader.post(f"{home}learners/left/", {"learner": other.pk}).status_code == 404


def test_what_is_over_can_be_read_and_not_changed(leader, home, addresses, actions, school_class, ask_in):
    ask_in("Ben")
    Group.objects.filter(pk=school_class.pk).update(archived_at=timezone.now())
    before = state()
    assert {leader.post(page, data).status_code for page, data in actions.items()} == {302}
    assert state() == before
    html = leader.get(addresses[1]).text
    assert "this group’s term is over" in html and "Add learners" not in html
    adding = home + "learners/add/"
    assert {leader.get(page).status_code for page in addresses if page != adding} == {200}
    assert leader.get(adding).url == f"{home}learners/"


def test_only_what_acts_takes_a_post_and_only_a_post(leader, home, actions):
    assert [leader.post(home + page).status_code for page in ["learners/", "cards/links/", *FILES]] == [405] * 4
    only_acts = [page for page in actions if page.endswith(("code/", "waiting/", "remove/", "move/"))]
    assert [leader.get(page).status_code for page in only_acts] == [405] * 4


def test_a_post_needs_the_token_of_the_form(teacher, home, actions):
    client = Client(enforce_csrf_checks=True)
    client.force_login(teacher)
    before = state()
    assert {client.post(page, data).status_code for page, data in actions.items()} == {403}
    assert state() == before


def test_pages_are_kept_by_nobody_and_named_after_no_learner(leader, addresses):
    for page in addresses:
        response = leader.get(page)
        assert "no-store" in response["Cache-Control"]
        if not page.endswith((".pdf", ".xlsx")):
            assert "Amina" not in response.text.partition("<title>")[2].partition("</title>")[0]
        else:
            assert "amina" not in response["Content-Disposition"].lower()
