"""Leaving the site at once. What the button does with JavaScript is in tests/browser."""

import pytest

pytestmark = pytest.mark.django_db
BUTTON = '<a class="safety-bar__leave" href="https://www.theweathernetwork.com/" rel="noreferrer" data-quick-exit'


@pytest.mark.parametrize(
    "address", ["/", "/courses/", "/courses/small-steps/", "/help/", "/privacy/", "/accounts/login/"]
)
def test_the_button_is_a_plain_link_on_every_page(client, course, address):
    assert BUTTON in client.get(address).text


def test_the_button_leads_where_the_operator_says(client, settings):
    settings.QUICK_EXIT_ADDRESS = "https://news.example.org/"
    assert 'href="https://news.example.org/" rel="noreferrer"' in client.get("/privacy/").text


def test_the_page_about_it_says_what_it_does_not_do(client):
    page = client.get("/help/leaving-quickly/").text
    assert "<strong>not</strong> clear the browser’s history" in page and "does not sign you out" in page
