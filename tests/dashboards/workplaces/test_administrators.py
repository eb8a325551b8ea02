"""Administrators at each level of an organisation. It is never left to nobody."""

import pytest

from dashboards.workplaces.administering import NobodyLeft, end_administrator
from people.models import AuditEntry, Deed, Group, Membership, Organisation, Role, User
from people.permissions import user_can_administer
from tests.at_once import at_once


@pytest.fixture
def browser(client_of, manager):
    return client_of(manager)


@pytest.fixture
def colleague(db) -> User:
    return User.objects.create_user(email="kit@example.org", display_name="Kit Keeper")


def page_of(organisation: Organisation) -> str:
    return f"/groups/organisations/{organisation.pk}/administrators/"


def test_a_colleague_looks_after_one_site(browser, hotel, company, colleague):
    for _ in range(2):
        assert browser.post(page_of(hotel), {"email": " KIT@example.org"}).url == page_of(hotel)
    assert user_can_administer(colleague, hotel) and not user_can_administer(colleague, company)
    assert AuditEntry.objects.filter(deed=Deed.MADE_ADMINISTRATOR, organisation_number=hotel.pk).count() == 1
    assert "Kit Keeper" in browser.get(page_of(hotel)).text


def test_an_address_nobody_has_is_said(browser, hotel):
    response = browser.post(page_of(hotel), {"email": "nobody@example.org"})
    assert response.status_code == 422 and "Nobody signs in here with this address." in response.text


def test_ending_it(browser, hotel, company, manager, colleague):
    hotel.memberships.create(user=colleague, role="administrator")
    for _ in range(2):
        browser.post(f"{page_of(hotel)}{colleague.pk}/end/")
    assert not user_can_administer(colleague, hotel) and user_can_administer(manager, hotel)
    assert AuditEntry.objects.filter(deed=Deed.ENDED_ADMINISTRATOR).count() == 1


def test_ending_it_for_someone_who_leads_a_team_there_too(browser, hotel, colleague):
    team = Group.objects.create(organisation=hotel, name="Front desk")
    hotel.memberships.create(user=colleague, role=Role.ADMINISTRATOR)
    hotel.memberships.create(user=colleague, role=Role.LEADER, group=team)
    assert browser.post(f"{page_of(hotel)}{colleague.pk}/end/").url == page_of(hotel)
    assert list(hotel.memberships.filter(user=colleague).values_list("role", flat=True)) == [Role.LEADER]


def test_the_last_one_stays(browser, company, manager):
    response = browser.post(f"{page_of(company)}{manager.pk}/end/", follow=True)
    assert "somebody has to look after it" in response.text and user_can_administer(manager, company)


def test_whoever_leaves_lands_where_they_may_be(browser, company, manager, colleague):
    company.memberships.create(user=colleague, role="administrator")
    assert browser.post(f"{page_of(company)}{manager.pk}/end/").url == "/groups/"


def test_one_below_ends_nobody_above(client_of, hotel, company, manager, colleague):
    hotel.memberships.create(user=colleague, role="administrator")
    own = client_of(colleague)
    assert own.get(page_of(company)).status_code == 404
    assert own.post(f"{page_of(company)}{manager.pk}/end/").status_code == 404
    assert own.post(f"{page_of(hotel)}{manager.pk}/end/").status_code == 404
    assert user_can_administer(manager, company)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_leave_at_once_one_stays(company, manager, colleague):
    company.memberships.create(user=colleague, role="administrator")

    def leave(index: int) -> None:
        try:
            end_administrator(company, (manager, colleague)[index], manager)
        except NobodyLeft:
            pass

    at_once(2, leave)
    assert Membership.objects.administering(company).count() == 1
