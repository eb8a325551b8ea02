"""The sites of a company, by whoever administers it."""

import pytest

from people.models import Organisation, User
from people.staffing import take_on

SITE = {"name": "Aurora Airport", "region": "CA-ON-PEEL", "time_zone": "America/Vancouver"}


@pytest.fixture
def browser(client_of, manager):
    return client_of(manager)


@pytest.fixture
def here(company) -> str:
    return f"/groups/organisations/{company.pk}/sites/"


def test_one_more_site(browser, here, company, hotel):
    assert browser.post(here, SITE).url == here
    site = Organisation.objects.get(name="Aurora Airport")
    assert site.get_parent() == company and site.time_zone == "America/Vancouver"
    assert browser.post(here, SITE).status_code == 422  # it is there: the list says so
    assert "There is a site of this name already." in browser.post(here, SITE | {"name": "aurora AIRPORT"}).text
    assert company.get_descendants().count() == 2


def test_the_list_counts_who_works_there_in_few_queries(browser, here, hotel, company, django_assert_max_num_queries):
    take_on(User.objects.create_user(display_name="Nour"), hotel)
    for number in range(20):
        Organisation.objects.get(pk=company.pk).add_child(name=f"Site {number}", kind="site")
    with django_assert_max_num_queries(9):
        html = browser.get(here).text
    assert html.count("1 person works here") == 1 and html.count("0 people work here") == 21


def test_another_name_and_its_place_in_the_order(browser, here, hotel, company):
    other = Organisation.objects.get(pk=company.pk).add_child(name="Aurora Mills", kind="site")
    changed = {"name": "Zinnia", "region": "GB", "time_zone": "Europe/London"}
    assert browser.post(f"{here}{hotel.pk}/", changed).url == here
    kept = Organisation.objects.get(pk=hotel.pk)
    assert (kept.name, kept.region, kept.time_zone, kept.kind) == ("Zinnia", "GB", "Europe/London", "site")
    assert [site.pk for site in Organisation.objects.get(pk=company.pk).get_children()] == [other.pk, hotel.pk]
    assert Organisation.find_problems() == ([], [], [], [], [])


def test_the_company_itself_is_renamed(browser, here, company, hotel):
    assert browser.post(f"{here}{company.pk}/", SITE | {"name": "Borealis"}).status_code == 302
    assert Organisation.objects.get(pk=company.pk).name == "Borealis"
    assert Organisation.objects.get(pk=hotel.pk).get_parent().pk == company.pk


def test_what_an_editor_chose_beyond_our_list_stays(browser, here, hotel):
    Organisation.objects.filter(pk=hotel.pk).update(region="FR", time_zone="UTC")
    assert browser.post(f"{here}{hotel.pk}/", {"name": "Paris", "region": "FR", "time_zone": "UTC"}).status_code == 302
    assert Organisation.objects.get(pk=hotel.pk).region == "FR"


def test_who_administers_a_site_changes_nothing_beside_it(client_of, company, hotel):
    beside = Organisation.objects.get(pk=company.pk).add_child(name="Aurora Mills", kind="site")
    keeper = User.objects.create_user(display_name="Kit")
    hotel.memberships.create(user=keeper, role="administrator")
    own = client_of(keeper)
    assert own.get(f"/groups/organisations/{hotel.pk}/sites/").status_code == 200
    assert own.post(f"/groups/organisations/{hotel.pk}/sites/{beside.pk}/", SITE).status_code == 404
    assert own.post(f"/groups/organisations/{company.pk}/sites/", SITE).status_code == 404
    assert not Organisation.objects.filter(name="Aurora Airport").exists()
