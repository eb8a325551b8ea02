"""The help services at the foot of every page."""

import pytest
from django.urls import reverse

PAGE = "/help/leaving-quickly/"


def strip_of(client, page: str = PAGE) -> str:
    return client.get(page).text.split('class="help-strip"')[1].split("</aside>")[0]


def test_it_shows_services_of_the_readers_region_and_the_regions_around_it(client, make_service):
    make_service("peel-line")
    make_service("canada-line", region="CA")
    make_service("uk-line", region="GB")
    strip = strip_of(client)
    assert "Peel-Line" in strip and "Canada-Line" in strip and "Uk-Line" not in strip


def test_it_never_shows_a_service_that_nobody_has_verified(client, make_service):
    make_service("doubtful", status="unverified")
    assert "Doubtful" not in strip_of(client)


def test_it_shows_at_most_three(client, make_service):
    for number in range(5):
        make_service(f"line-{number}", position=number)
    strip = strip_of(client)
    assert strip.count("<li>") == 3 and "Line-0" in strip


def test_it_follows_the_region_the_reader_chose(client, make_service):
    make_service("uk-line", region="GB")
    client.cookies["region"] = "GB"
    assert "Uk-Line" in strip_of(client)


def test_a_region_nobody_knows_is_ignored(client, make_service):
    make_service("peel-line")
    client.cookies["region"] = "<script>"
    assert "Peel-Line" in strip_of(client)


def test_numbers_can_be_called_and_texted_and_say_whom_they_reach(client, make_service):
    make_service(
        "line", phone="+1 (800) 555-0100", sms="686868", sms_keyword="CONNECT", web="https://line.example.org/"
    )
    strip = strip_of(client)
    assert 'href="tel:+18005550100" aria-label="Call Line: +1 (800) 555-0100"' in strip
    assert 'href="sms:686868" aria-label="Text CONNECT to 686868: Line"' in strip
    assert 'href="https://line.example.org/" rel="noreferrer" aria-label="Website of Line"' in strip


def test_a_service_that_loses_its_verification_disappears_at_once(client, make_service):
    service = make_service("line")
    assert "Line" in strip_of(client)
    service.status = "unverified"
    service.save()
    assert "tel:" not in strip_of(client)


def test_it_costs_no_query_once_warm(client, make_service, django_assert_num_queries):
    make_service("line")
    client.get(PAGE)
    with django_assert_num_queries(0):
        client.get(PAGE)


@pytest.mark.django_db
def test_the_help_page_is_always_one_link_away(client):
    assert f'href="{reverse("help")}"' in strip_of(client)
