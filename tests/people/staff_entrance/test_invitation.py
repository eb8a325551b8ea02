"""An invitation by mail: looking uses nothing up, one press brings in, a second never does."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from people.models import Employment, Invitation, User
from people.staff_entrance.inviting import claim, invite, mail_one, not_invited_yet
from people.staffing import let_go, take_on
from tests.at_once import at_once


@pytest.fixture
def link(ines, hotel, manager) -> str:
    invite(hotel, manager)
    return re.search(r"/(?:fr/)?staff/welcome/[\w-]+/", mail.outbox[0].body)[0]


def person_in(client) -> int | None:
    number = client.session.get("_auth_user_id")
    return int(number) if number else None


def test_the_mail_is_neutral_and_in_the_persons_language(link, ines):
    (sent,) = mail.outbox
    assert (sent.to, "Aurora Hotels" in sent.subject) == (["ines@example.org"], True)
    assert not re.search("traffick|traite|exploit", sent.subject + sent.body, re.IGNORECASE)
    assert link.startswith("/fr/")


def test_only_who_has_an_address_and_was_never_here_is_invited(link, nour, hotel, manager):
    assert (len(mail.outbox), invite(hotel, manager)) == (1, 0)
    User.objects.filter(email="ines@example.org").update(last_login=timezone.now())
    Invitation.objects.all().delete()
    assert invite(hotel, manager) == 0


def test_looking_uses_nothing_up(link, client):
    for _ in range(3):
        assert (client.get(link).status_code, client.head(link).status_code) == (200, 200)
    assert (person_in(client), Invitation.objects.get().used_at) == (None, None)


def test_one_press_brings_in_and_confirms_the_address(link, client, ines):
    answer = client.post(link)
    assert (answer.status_code, person_in(client)) == (302, ines.pk)
    assert ines.emailaddress_set.get().verified


def test_a_second_press_brings_nobody_in(link, client):
    client.post(link)
    client.logout()
    answer = client.post(link)
    assert (answer.status_code, person_in(client)) == (404, None)
    assert "/accounts/login/code/" in answer.text


@pytest.mark.django_db(transaction=True)
def test_pressed_twice_at_once_it_brings_in_once(link, client):
    from django.test import Client

    clients = [Client(), Client()]
    at_once(2, lambda index: clients[index].post(link))
    assert sum(person_in(one) is not None for one in clients) == 1


@pytest.mark.parametrize(
    "meanwhile",
    [
        lambda ines: Invitation.objects.update(made_at=timezone.now() - timedelta(days=31)),
        lambda ines: let_go(Employment.objects.get(user=ines), "2026-11-01"),
        lambda ines: User.objects.filter(pk=ines.pk).update(email="other@example.org"),
        lambda ines: User.objects.filter(pk=ines.pk).update(last_login=timezone.now()),
        lambda ines: User.objects.filter(pk=ines.pk).update(is_active=False),
        lambda ines: (ines.set_password("their own secret"), ines.save()),
    ],
    ids=["too old", "left", "another address", "came otherwise", "closed", "has a password"],
)
def test_it_opens_only_for_whom_and_while_it_was_meant(link, client, ines, meanwhile):
    meanwhile(ines)
    assert (client.get(link).status_code, client.post(link).status_code) == (404, 404)
    assert person_in(client) is None


def test_a_made_up_link_leads_nowhere(client, db):
    assert client.get("/staff/welcome/made-up/").status_code == 404


def test_who_is_signed_in_signs_out_first(link, client_of, learner):
    other = client_of(learner)
    assert "Sign out" in other.get(link).text or "Se déconnecter" in other.get(link).text
    other.post(link)
    assert (person_in(other), Invitation.objects.get().used_at) == (learner.pk, None)


def test_a_dead_mail_server_is_said_and_tried_again(ines, hotel, manager, monkeypatch):
    def refuse(*args, **kwargs):
        raise ConnectionRefusedError("Connection refused")

    with monkeypatch.context() as dead:
        dead.setattr("django.core.mail.EmailMessage.send", refuse)
        assert invite(hotel, manager) == 1
    assert Invitation.objects.get().trouble == "Connection refused"
    assert not_invited_yet(hotel).count() == 1
    assert invite(hotel, manager) == 1
    assert len(mail.outbox) == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_one_mail(ines, hotel, manager):
    employment = Employment.objects.get(user=ines)
    troubles = at_once(2, lambda _index: mail_one(employment, manager.pk))
    assert (troubles, len(mail.outbox), Invitation.objects.count()) == ([None, None], 1, 1)


def test_a_name_begins_no_line_of_its_own(hotel, company, manager):
    company.name = "Aurora\r\nBcc: everyone@example.org"
    company.save()
    take_on(User.objects.create_user(email="x@example.org", display_name="Ann\nPay here: http://x.example"), hotel)
    invite(hotel, manager)
    (sent,) = mail.outbox
    assert "\n" not in sent.subject and "\nBcc" not in str(sent.message()) and "\nPay here" not in sent.body


def test_a_mail_that_a_worker_died_over_is_sent_by_a_later_press(ines, hotel, manager):
    employment = Employment.objects.get(user=ines)
    claim(employment, "lost", manager.pk)
    assert (invite(hotel, manager), len(mail.outbox)) == (1, 0)  # another worker may be at it
    Invitation.objects.update(made_at=timezone.now() - timedelta(hours=1))
    assert (invite(hotel, manager), len(mail.outbox)) == (1, 1)
    assert invite(hotel, manager) == 0
