"""Pages for when something went wrong keep the safety bar and say what to do."""

import pytest
from django.test import Client
from django.test.utils import override_settings
from django.urls import path

from config import urls as site_urls


def breaks(request):
    raise RuntimeError("something inside")


class BrokenSite:
    urlpatterns = [path("breaks/", breaks), path("fr/breaks/", breaks), *site_urls.urlpatterns]
    handler400, handler500 = site_urls.handler400, site_urls.handler500


@pytest.fixture
def visitor(db) -> Client:
    return Client(raise_request_exception=False)


def has_safety_bar(response) -> bool:
    return "data-quick-exit" in response.text and 'href="/help/"' in response.text


def test_not_found(visitor):
    response = visitor.get("/nowhere/")
    assert response.status_code == 404 and has_safety_bar(response) and "This page is not here" in response.text


def test_not_found_for_someone_signed_in(client_of, learner):
    assert client_of(learner).get("/nowhere/").status_code == 404


@override_settings(ALLOWED_HOSTS=["plainsight.example.org"])
def test_a_request_that_cannot_be_read(visitor):
    response = visitor.get("/", headers={"host": "elsewhere.example.org"})
    assert response.status_code == 400 and has_safety_bar(response)


@override_settings(ROOT_URLCONF=BrokenSite)
def test_an_error_of_ours_asks_nothing_of_the_database(django_assert_num_queries, visitor):
    with django_assert_num_queries(0):
        response = visitor.get("/breaks/")
    assert response.status_code == 500 and has_safety_bar(response) and "something inside" not in response.text


@override_settings(ROOT_URLCONF=BrokenSite)
def test_an_error_on_a_french_page_speaks_french_and_leads_to_the_french_home(visitor):
    page = visitor.get("/fr/breaks/").text
    assert '<html lang="fr"' in page and 'class="button" href="/fr/"' in page


def test_a_form_that_may_come_from_another_site(db):
    response = Client(enforce_csrf_checks=True).post("/help/region/", {"region": "US"})
    assert response.status_code == 403 and has_safety_bar(response)
    assert "What you did before is saved." in response.text
