"""/help/: every verified service of a region, and the choice of a region."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_it_lists_every_verified_service_with_the_day_it_was_checked(client, make_service):
    for number in range(5):
        make_service(f"line-{number}")
    make_service("doubtful", status="unverified")
    page = client.get("/help/").text
    assert all(f"Line-{number}" in page for number in range(5)) and "Doubtful" not in page
    assert "checked on Nov. 20, 2026" in page


def test_another_region_can_be_looked_at_without_being_remembered(client, make_service):
    make_service("uk-line", region="GB")
    response = client.get("/help/", {"region": "GB"})
    assert "Uk-Line" in response.text and "region" not in response.cookies


def test_a_region_is_remembered_on_this_device_when_asked(client):
    response = client.post("/help/region/", {"region": "US"})
    assert response.status_code == 302 and response.cookies["region"].value == "US"


def test_remembering_twice_is_remembering_once(client):
    client.post("/help/region/", {"region": "US"})
    assert client.post("/help/region/", {"region": "US"}).cookies["region"].value == "US"


def test_a_region_nobody_knows_is_not_remembered(client):
    assert "region" not in client.post("/help/region/", {"region": "XX"}).cookies


def test_a_region_is_not_changed_by_a_link(client):
    assert client.get("/help/region/").status_code == 405


def test_a_region_is_not_changed_by_another_site():
    assert Client(enforce_csrf_checks=True).post("/help/region/", {"region": "US"}).status_code == 403


def test_an_unknown_region_in_the_address_shows_the_readers_own(client, make_service):
    make_service("peel-line")
    assert "Peel-Line" in client.get("/help/?region=%00").text
