"""English without a prefix, French under /fr/: each page has an address of its own in each language."""

import pytest
from wagtail.models import Locale

from curriculum.models import Course, CourseIndex, HelpService
from home.models import HomePage
from tests.courses import add_french

COURSE = "/courses/small-steps/"
PAGES = ["/", "/courses/", COURSE, f"{COURSE}first-module/"]


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_kept_apart_in_each_language(client, bilingual_course, address, django_assert_max_num_queries):
    french = f"/fr{address}"
    for asked, language in ((address, "en"), (french, "fr"), (address, "en"), (french, "fr")):
        response = client.get(asked)
        assert f'<html lang="{language}"' in response.text and response.headers["Content-Language"] == language
        assert response.headers["Cache-Control"] == "public, no-cache" and not response.cookies
        assert "Accept-Language" not in response.headers["Vary"]
    with django_assert_max_num_queries(2):
        client.get(french)


def test_what_a_browser_prefers_changes_no_page(client, bilingual_course):
    assert '<html lang="en"' in client.get("/", headers={"Accept-Language": "fr"}).text
    assert '<html lang="fr"' in client.get("/fr/", headers={"Accept-Language": "en"}).text


@pytest.mark.parametrize("address", PAGES)
def test_the_way_to_the_other_language_leads_to_the_same_page(client, bilingual_course, address):
    assert f'<a href="/fr{address}" lang="fr" hreflang="fr">Français</a>' in client.get(address).text
    assert f'<a href="{address}" lang="en" hreflang="en">English</a>' in client.get(f"/fr{address}").text


@pytest.mark.parametrize("address", ["/accounts/login/", "/help/", "/resume/", "/learning/", "/verify/"])
def test_pages_that_are_no_content_stay_where_they_are(client, bilingual_course, address):
    assert f'href="/fr{address}" lang="fr"' in client.get(address).text
    assert f'href="{address}" lang="en"' in client.get(f"/fr{address}").text


def test_where_a_page_is_not_translated_the_way_leads_home(client, bilingual_course):
    Course.objects.get(locale__language_code="fr").unpublish()
    page = client.get(COURSE).text
    assert 'href="/fr/" lang="fr" hreflang="fr"' in page and 'rel="alternate"' not in page


def test_where_there_is_no_french_there_is_no_way_to_it(client, course):
    assert 'lang="fr"' not in client.get("/").text


def test_search_engines_are_told_of_both(client, bilingual_course, settings):
    for address in (COURSE, f"/fr{COURSE}"):
        page = client.get(address).text
        for code, there in (("en", COURSE), ("fr", f"/fr{COURSE}")):
            assert f'<link rel="alternate" hreflang="{code}" href="{settings.WAGTAILADMIN_BASE_URL}{there}">' in page


@pytest.mark.parametrize("address", ["/healthz", "/readyz", "/robots.txt", "/sitemap.xml", "/.well-known/did.json"])
def test_addresses_of_machines_have_no_language(client, bilingual_course, address):
    assert client.get(address).status_code == 200
    assert client.get(f"/fr{address}", follow=True).status_code == 404


def test_a_page_that_is_not_there_is_not_there_in_either_language(client, bilingual_course):
    assert client.get("/nothing/").status_code == client.get("/fr/nothing/").status_code == 404


def test_help_is_offered_in_the_readers_language(client, bilingual_course, make_service):
    line = make_service("line", name="The Line", phone="1-800-555-0100")
    HelpService.objects.create(
        key="line",
        name="La Ligne",
        locale=Locale.objects.get(language_code="fr"),
        translation_key=line.translation_key,
        phone="1-800-555-0188",
    )
    assert "The Line" in client.get("/").text and "La Ligne" not in client.get("/").text
    french = client.get("/fr/").text
    assert "La Ligne" in french and "The Line" not in french
    assert "555-0100" in french and "555-0188" not in french


def test_a_number_that_is_corrected_is_right_in_every_language_at_once(client, bilingual_course, make_service):
    line = make_service("line")
    french = line.copy_for_translation(Locale.objects.get(language_code="fr"))
    french.name = "La Ligne"
    french.save()
    client.get("/fr/")
    line.phone = "1-800-555-0199"
    line.save()
    french.refresh_from_db()
    assert (french.phone, french.name) == ("1-800-555-0199", "La Ligne")
    assert "555-0199" in client.get("/fr/").text


def test_french_pages_may_be_added_to_a_site_that_is_there(course):
    add_french()
    assert HomePage.objects.count() == CourseIndex.objects.count() == 2
    assert CourseIndex.objects.get(locale__language_code="fr").url == "/fr/courses/"
