import pytest
from django.test import Client

from people.choices import Joining
from people.models import AuditEntry, Card, GuestPass, User
from tests.people.joining.conftest import join, signed_in

pytestmark = pytest.mark.django_db


def test_a_first_name_makes_a_learner_who_sees_their_card(client, open_class):
    assert join(client, open_class, "Zoé")["Location"] == "/join/my-card/"
    learner = open_class.learners().get()
    assert (learner.display_name, learner.signs_in_by_card, learner.email) == ("Zoé", True, None)
    assert signed_in(client) == learner
    page = client.get("/join/my-card/").content.decode()
    assert learner.card.words in page and "CDF-GHJ" in page and 'src="data:image/svg+xml' in page


def test_the_card_goes_on_to_learning(client, open_class):
    join(client, open_class, "Zoé")
    assert 'href="/learning/"' in client.get("/join/my-card/").content.decode()
    assert client.get("/learning/").status_code == 200


def test_the_card_is_nobody_elses(client, holder, account):
    assert client.get("/join/my-card/")["Location"] == "/join/"
    client.force_login(account)
    assert client.get("/join/my-card/")["Location"] == "/join/"


def test_the_log_says_that_someone_joined_and_names_nobody(client, open_class):
    join(client, open_class, "Zoé")
    entry = AuditEntry.objects.get()
    assert (entry.actor_name, entry.deed, entry.learner_number) == ("", "added", open_class.learners().get().pk)
    assert "Zoé" not in entry.detail


@pytest.mark.parametrize("again", ["ZOÉ", " zoe ", "Zoe\u0301"])
def test_the_same_name_again_asks_whether_it_is_the_same_person(open_class, again):
    join(Client(), open_class, "Zoé")
    answer = join(Client(), open_class, again)
    page = answer.content.decode()
    assert answer.status_code == 422 and "use your card" in page and again.strip()[0] in page
    assert open_class.learners().count() == 1


def test_thirty_names_that_differ_only_by_case_make_one_learner(open_class):
    names = ["".join(c.upper() if n >> i & 1 else c for i, c in enumerate("amina")) for n in range(30)]
    assert [join(Client(), open_class, name).status_code for name in names] == [302] + [422] * 29
    assert open_class.learners().count() == 1


def test_thirty_join_one_after_another_from_one_address(open_class):
    assert {join(Client(), open_class, f"Student {number}").status_code for number in range(30)} == {302}
    assert (open_class.learners().count(), Card.objects.count()) == (30, 30)


def test_joining_twice_in_the_same_browser_makes_one_learner(client, open_class):
    assert [join(client, open_class, name)["Location"] for name in ("Zoé", "Zoé", "Lea")] == ["/join/my-card/"] * 3
    assert open_class.learners().count() == 1


def test_the_same_form_sent_again_without_its_first_answer_comes_in_as_the_same(open_class):
    first, again = Client(), Client()
    join(first, open_class, "Zoé", ticket="a-ticket")
    assert join(again, open_class, "Zoé", ticket="a-ticket")["Location"] == "/join/my-card/"
    assert signed_in(again) == signed_in(first) == open_class.learners().get()


def test_every_form_has_a_ticket_of_its_own(open_class):
    tickets = {Client().get("/join/CDFGHJ/").context["form"]["ticket"].value() for _ in range(3)}
    assert len(tickets) == 3


@pytest.mark.parametrize("name", ["", " ", "\u3164", "x" * 81, "\x00", "me@example.org", "1"])
def test_what_is_no_name_gets_a_sentence_and_makes_nobody(client, open_class, name):
    answer = join(client, open_class, name)
    assert answer.status_code == 422 and "errorlist" in answer.content.decode()
    assert not open_class.learners().exists()


def test_a_name_is_text_whatever_it_looks_like(client, open_class):
    join(client, open_class, "<b>Zoé</b>")
    assert "<b>Zoé" not in client.get("/join/my-card/").content.decode()


def test_what_a_guest_did_stays_theirs_and_their_old_code_ends(guest_client, guest, open_class):
    code = guest.guest_pass.spoken
    assert code in guest_client.get("/join/CDFGHJ/").content.decode()
    join(guest_client, open_class, "Zoé")
    learner = open_class.learners().get()
    assert (learner.pk, learner.is_guest, learner.signs_in_by_card) == (guest.pk, False, True)
    assert not GuestPass.objects.exists() and Client().post("/resume/", {"code": code}).status_code == 422


def test_a_guest_who_is_someone_else_is_forgotten_first(guest_client, open_class):
    assert guest_client.post("/resume/leave/", {"next": "/join/CDFGHJ/"})["Location"] == "/join/CDFGHJ/"
    assert signed_in(guest_client) is None


def test_a_class_that_closed_meanwhile_says_so(client, open_class):
    client.get("/join/CDFGHJ/")
    type(open_class).objects.update(joining=Joining.CLOSED)
    answer = join(client, open_class, "Zoé")
    assert answer.status_code == 409 and "has just changed" in answer.content.decode()
    assert not open_class.learners().exists()


def test_the_list_of_a_class_cannot_be_flooded(open_class, settings):
    settings.NEW_LEARNERS_PER_CLASS = 2
    assert [join(Client(), open_class, name).status_code for name in ("Ana", "Ben", "Cem")] == [302, 302, 429]


def test_a_session_with_a_card_ends_with_the_browser(client, open_class):
    join(client, open_class, "Zoé")
    assert client.cookies["sessionid"]["max-age"] == ""


def test_a_team_asks_for_a_name_in_other_words(client, open_class):
    type(open_class.organisation).objects.update(kind="employer")
    page = client.get("/join/CDFGHJ/").content.decode()
    assert "Your name" in page and "first name" not in page


def test_a_page_costs_the_same_however_many_are_in(client, open_class, django_assert_max_num_queries):
    for number in range(60):
        open_class.add(User.objects.create_user(display_name=f"Student {number}"))
    for address in ("/join/CDFGHJ/", "/join/CDFGHJ/card/"):
        with django_assert_max_num_queries(4):
            client.get(address)
    with django_assert_max_num_queries(28):  # a person, a membership, a card, a session, an entry, all saved safely
        join(client, open_class, "Zoé")
