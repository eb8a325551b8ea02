"""Pages that visitors without a session see: the same for everyone, cheap, and kept by whoever likes to."""

import re

import pytest

from people.models import User

PAGES = ["/", "/courses/", "/courses/small-steps/", "/courses/small-steps/module-1/"]
PLAIN_PAGES = ["/help/", "/help/leaving-quickly/", "/privacy/", "/privacy/student-records/", "/search/"]


@pytest.mark.parametrize("address", [*PAGES, *PLAIN_PAGES])
def test_a_visitor_gets_no_cookie_and_no_token(client, course, address):
    response = client.get(address)
    assert response.status_code == 200 and not response.cookies
    assert "csrfmiddlewaretoken" not in response.text and "nonce=" not in response.text


@pytest.mark.parametrize("address", [*PAGES, *PLAIN_PAGES])
def test_an_unchanged_page_is_not_sent_again(client, course, address):
    first = client.get(address)
    assert first.headers["Cache-Control"] == "public, no-cache" and "Cookie" in first.headers["Vary"]
    assert client.get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304


@pytest.mark.parametrize("address", [*PAGES, *PLAIN_PAGES, "/courses/?audience=employers"])
def test_a_page_costs_at_most_two_queries_once_warm(client, course, address, django_assert_max_num_queries):
    client.get(address)
    with django_assert_max_num_queries(2):
        client.get(address)


def test_a_published_change_shows_at_once(client, course):
    client.get("/courses/small-steps/")
    course.title = "Another title"
    course.save_revision().publish()
    assert "Another title" in client.get("/courses/small-steps/").text


def test_an_unpublished_course_is_gone_at_once(client, course):
    client.get("/courses/small-steps/")
    course.unpublish()
    assert client.get("/courses/small-steps/").status_code == 404


def test_readers_of_two_regions_do_not_get_each_others_page(client, course, make_service):
    make_service("uk-line", region="GB")
    client.get("/courses/")
    client.cookies["region"] = "GB"
    assert "Uk-Line" in client.get("/courses/").text


@pytest.mark.parametrize("address", [*PAGES, *PLAIN_PAGES])
def test_nobody_keeps_the_page_of_someone_signed_in(client_of, learner, course, address):
    response = client_of(learner).get(address)
    assert response.headers["Cache-Control"] == "private, no-store" and "Sign out" in response.text


def test_a_visitor_never_gets_the_page_of_someone_signed_in(client, client_of, learner, course):
    client_of(learner).get("/courses/")
    assert "Sign out" not in client.get("/courses/").text


def test_a_guest_is_offered_to_sign_in(client, course):
    client.force_login(User.objects.create_guest())
    assert "Sign in" in client.get("/courses/").text


def test_addresses_nobody_offered_are_not_kept(client, course, django_assert_max_num_queries):
    client.get("/courses/?audience=nobody")
    client.get("/courses/?x=1")
    assert client.get("/courses/?audience=nobody").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/robots.txt", "/sitemap.xml", "/favicon.ico"])
def test_machines_find_what_they_ask_for(client, course, address):
    assert client.get(address).status_code in {200, 302}


def test_the_sitemap_lists_courses(client, course):
    assert "/courses/small-steps/" in client.get("/sitemap.xml").text


@pytest.mark.parametrize("address", ["/accounts/login/", "/nothing/"])
def test_what_is_not_the_same_for_everyone_is_kept_by_no_proxy(client, course, address):
    assert "private" in client.get(address).headers["Cache-Control"]


def test_a_lesson_with_a_form_is_kept_by_no_proxy(client, course):
    lesson = course.get_descendants().live().last().specific
    response = client.get(lesson.url)
    assert "csrfmiddlewaretoken" in response.text and "private" in response.headers["Cache-Control"]


@pytest.mark.parametrize("address", ["/courses/", "/courses/small-steps/", "/learning/", "/verify/"])
def test_the_navigation_marks_where_the_reader_is(client, course, address):
    part = f"/{address.split('/')[1]}/"
    assert re.findall(r'href="([^"]+)" aria-current="true"', client.get(address).text) == [part]
