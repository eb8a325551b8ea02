"""Typing a class code, and opening the link that holds it."""

import pytest
from django.test import Client
from django.utils import timezone

from people.choices import Joining
from people.models import User

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("typed", ["CDFGHJ", "cdf-ghj", " cdf ghj ", "ＣＤＦＧＨＪ", "c.d.f.g.h.j"])
def test_a_code_opens_its_class_however_it_is_typed(client, open_class, typed):
    assert client.post("/join/", {"code": typed})["Location"] == "/join/CDFGHJ/"


def test_the_page_says_which_class_and_the_title_does_not(client, open_class):
    page = client.get("/join/cdf-ghj/").content.decode()
    assert "<h1>8C</h1>" in page and "Cedar School" in page
    assert "8C" not in page[page.index("<title>") : page.index("</title>")]


def test_looking_at_the_link_changes_nothing(client, open_class):
    before = User.objects.count()
    assert client.get("/join/CDFGHJ/").status_code == 200
    assert (User.objects.count(), "sessionid" in client.cookies) == (before, False)


def test_pages_of_joining_are_kept_by_nobody(client, holder):
    for address in ("/join/", "/join/CDFGHJ/", "/join/CDFGHJ/card/", f"/join/card/{holder.card.token}/"):
        assert "no-store" in client.get(address)["Cache-Control"]


@pytest.mark.parametrize("typed", ["", " ", "CDFGHK", "'; DROP TABLE", "\x00", "ᐊᓂᔑ", "<script>x", "C" * 500, "-"])
def test_an_unknown_code_gets_a_sentence_and_stays_in_the_field(client, open_class, typed):
    answer = client.post("/join/", {"code": typed})
    page = answer.content.decode()
    assert answer.status_code == 422 and "errorlist" in page and "<script>x" not in page


def test_a_wrong_link_is_answered_like_a_wrong_code(client, open_class):
    answer = client.get("/join/CDFGHK/")
    assert answer.status_code == 404
    assert "We do not know this code" in answer.content.decode() and 'value="CDFGHK"' in answer.content.decode()


def test_a_class_whose_term_is_over_has_no_code(client, open_class):
    open_class.archived_at = timezone.now()
    open_class.save()
    assert client.get("/join/CDFGHJ/").status_code == 404


def test_a_closed_class_lets_in_cards_and_nobody_new(client, open_class):
    type(open_class).objects.update(joining=Joining.CLOSED)
    page = client.get("/join/CDFGHJ/").content.decode()
    assert "Nobody new can join" in page and 'name="name"' not in page and "/join/CDFGHJ/card/" in page


def test_the_code_page_leads_to_cards_and_to_guests(client):
    page = client.get("/join/").content.decode()
    assert "I have a card" in page and 'href="/resume/"' in page


def test_home_and_learning_lead_to_it(client, course):
    assert 'href="/join/"' in client.get("/learning/").content.decode()
    assert 'href="/join/"' in client.get("/help/").content.decode()


def test_wrong_codes_are_limited_also_as_links_and_right_ones_wait_with_them(client, open_class, settings):
    settings.WRONG_JOIN_CODES_PER_MINUTE = 3
    answers = [client.post("/join/", {"code": "CDFGHK"}), client.get("/join/CDFGHK/"), client.head("/join/CDFGHK/")]
    assert [answer.status_code for answer in answers] == [422, 404, 404]
    for late in (client.post("/join/", {"code": "CDFGHJ"}), client.get("/join/CDFGHJ/")):
        assert late.status_code == 429 and "wait a minute" in late.content.decode()


def test_a_school_behind_one_address_may_mistype_often(open_class):
    assert {Client().post("/join/", {"code": f"CDFGH{number}"}).status_code for number in range(40)} == {422}
    assert Client().post("/join/", {"code": "CDFGHJ"}).status_code == 302


def test_a_form_from_another_site_is_refused(open_class):
    client = Client(enforce_csrf_checks=True)
    assert client.post("/join/CDFGHJ/", {"name": "Ben"}).status_code == 403
