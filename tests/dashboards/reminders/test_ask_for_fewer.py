"""Whoever has the link of a mail may ask for fewer; looking at the page changes nothing."""

import pytest
from django.test import Client

from dashboards.models import FewerReminders
from dashboards.reminders.choosing_fewer import link_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(learner) -> str:
    return link_for(learner).removeprefix("http://127.0.0.1:8000")


def test_mail_scanners_that_open_links_change_nothing(client, link):
    assert client.get(link).status_code == client.head(link).status_code == 200
    assert not FewerReminders.objects.exists()


def test_whoever_presses_gets_fewer_once_and_may_change_their_mind(client, link, learner):
    for _ in range(2):
        assert client.post(link, {"choice": "fewer"}).status_code == 302
    assert FewerReminders.objects.get().person == learner
    assert "only once a course is due" in client.get(link).text
    client.post(link, {"choice": "all"})
    assert not FewerReminders.objects.exists()


@pytest.mark.parametrize("choice", ["", "none"])
def test_nothing_else_can_be_chosen(client, link, choice):
    assert client.post(link, {"choice": choice}).status_code == 200
    assert not FewerReminders.objects.exists()


def test_the_page_names_nobody(client, link, learner):
    html = client.get(link).text
    assert learner.display_name not in html and learner.email not in html


@pytest.mark.parametrize("token", ["1", "1.abc", "x.y.z"])
def test_a_link_nobody_signed_leads_nowhere(client, learner, token):
    assert client.get(f"/groups/reminders/{token}/").status_code == 404
    assert client.post(f"/groups/reminders/{token}/", {"choice": "fewer"}).status_code == 404


def test_of_someone_who_was_deleted_it_leads_nowhere(client, link, learner):
    learner.delete()
    assert client.get(link).status_code == 404


def test_a_press_from_another_site_counts_for_nothing(link):
    assert Client(enforce_csrf_checks=True).post(link, {"choice": "fewer"}).status_code == 403
    assert not FewerReminders.objects.exists()
