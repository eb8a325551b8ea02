"""A manager brings the company here: from an account to an empty staff list."""

import pytest

from people.models import AuditEntry, Deed, Membership, Organisation, Role, User

HERE = "/groups/organisations/new/"
FIRST = {
    "name": " Lark  Hotels ",
    "region": "CA-ON-PEEL",
    "time_zone": "America/Toronto",
    "sites": "Lark Lakeside\n\n Lark  Airport \nLARK LAKESIDE",
}


@pytest.fixture
def newcomer(db) -> User:
    return User.objects.create_user(email="new@example.org", display_name="Nia New")


@pytest.fixture
def browser(client_of, newcomer):
    return client_of(newcomer)


def test_the_company_comes_with_its_sites(browser, newcomer):
    response = browser.post(HERE, FIRST)
    company = Organisation.objects.get(depth=1)
    assert response.url == f"/groups/organisations/{company.pk}/staff/"
    assert (company.name, company.kind, company.region) == ("Lark Hotels", "employer", "CA-ON-PEEL")
    sites = company.get_children()
    assert [(site.name, site.kind, site.time_zone) for site in sites] == [
        ("Lark Airport", "site", "America/Toronto"),
        ("Lark Lakeside", "site", "America/Toronto"),
    ]
    assert Membership.objects.get().role == Role.ADMINISTRATOR
    assert AuditEntry.objects.filter(deed=Deed.MADE_ADMINISTRATOR, organisation_number=company.pk).count() == 1
    assert "Nobody is on the list yet." in browser.get(response.url).text


def test_it_begins_where_the_site_is(browser, settings):
    html = browser.get(HERE).text
    assert f'<option value="{settings.TIME_ZONE}" selected>' in html and html.count(" selected>") == 2


def test_a_second_press_finds_everything_there(browser):
    assert browser.post(HERE, FIRST).url == browser.post(HERE, FIRST).url
    assert Organisation.objects.count() == 3 and Organisation.find_problems() == ([], [], [], [], [])


def test_a_company_of_others_stays_theirs(browser, company, manager):
    browser.post(HERE, FIRST | {"name": "Aurora Hotels", "sites": ""})
    assert Organisation.objects.filter(name="Aurora Hotels").count() == 2
    assert company.memberships.get().user == manager


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": "\u200b "}, "This field is required."),
        ({"region": "ZZ"}, "Select a valid choice."),
        ({"time_zone": "../etc/passwd"}, "Select a valid choice."),
        ({"sites": "\n".join(f"Site {number}" for number in range(201))}, "These are 201 sites."),
        ({"sites": "x" * 201}, "longer than 200 letters"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_lost(browser, changes, sentence):
    response = browser.post(HERE, FIRST | changes)
    assert response.status_code == 422 and sentence in response.text
    assert ("Lark" in response.text) and not Organisation.objects.exists()


def test_nobody_floods_the_site_with_companies(browser):
    for number in range(5):
        assert browser.post(HERE, FIRST | {"name": f"Company {number}", "sites": ""}).status_code == 302
    response = browser.post(HERE, FIRST | {"name": "One more"})
    assert response.status_code == 422 and "You look after 5 companies already." in response.text
    assert not Organisation.objects.filter(name="One more").exists()


def test_it_asks_strangers_to_sign_in_and_knows_nobody_with_a_card(client, browser, newcomer):
    assert client.get(HERE).url.startswith("/accounts/login/")
    User.objects.filter(pk=newcomer.pk).update(signs_in_by_card=True)
    assert browser.get(HERE).status_code == browser.post(HERE, FIRST).status_code == 404
