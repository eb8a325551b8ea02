"""An administrator lets another system read, sees the key once, and ends it."""

import re

import pytest

from dashboards.api.models import ApiToken
from dashboards.api.tokens import new_press
from people.models import AuditEntry, Deed, Organisation
from people.tokens import digest_of

TOKEN = re.compile(r"ps_[\w-]{43}")


@pytest.fixture
def page(company):
    return f"/groups/organisations/{company.pk}/api/"


@pytest.fixture
def boss(manager, client_of):
    return client_of(manager)


def form_of(boss, page: str, **given) -> dict:
    press = re.search(r'name="press" value="([^"]+)"', boss.get(page).text)[1]
    return {"name": "Payroll", "scopes": ["people", "training"], "press": press} | given


def test_a_key_is_shown_once_and_opens_what_was_ticked(boss, page, company, client):
    token = TOKEN.search(boss.post(page, form_of(boss, page)).text)[0]
    made = ApiToken.objects.get()
    assert (made.organisation, made.name, made.scopes) == (company, "Payroll", ["people", "training"])
    assert token not in boss.get(page).text
    assert made.digest == digest_of(token)
    assert client.get("/api/v1/people", headers={"Authorization": f"Bearer {token}"}).status_code == 200
    assert AuditEntry.objects.get(deed=Deed.MADE_TOKEN).detail == "Payroll: people, training"


def test_pressed_twice_it_is_the_same_key(boss, page):
    form = form_of(boss, page)
    tokens = {TOKEN.search(boss.post(page, form).text)[0] for _ in range(2)}
    assert (len(tokens), ApiToken.objects.count(), AuditEntry.objects.count()) == (1, 1, 1)


def test_someone_elses_form_gives_another_key(boss, page, company, client_of, manager, stranger):
    """What stood in a form is worth nothing to whoever finds it."""
    form = form_of(boss, page)
    first = TOKEN.search(boss.post(page, form).text)[0]
    stranger.memberships.create(organisation=company, role="administrator")
    assert TOKEN.search(client_of(stranger).post(page, form).text)[0] != first


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"name": ""}, "This field is required."),
        ({"scopes": []}, "This field is required."),
        ({"scopes": ["answers"]}, "answers is not one of the available choices."),
        ({"press": "made up"}, "This page was open for too long. Please press once more."),
    ],
    ids=str,
)
def test_what_is_missing_is_said_and_what_was_typed_stays(boss, page, given, sentence):
    answer = boss.post(page, form_of(boss, page, **given))
    assert (answer.status_code, ApiToken.objects.count()) == (422, 0)
    assert sentence in answer.text
    assert ('value="Payroll"' in answer.text) is ("name" not in given)


def test_a_form_that_was_open_too_long_works_when_pressed_once_more(boss, page):
    answer = boss.post(page, form_of(boss, page, press="made up")).text
    press = re.search(r'name="press" value="([^"]+)"', answer)[1]
    boss.post(page, {"name": "Payroll", "scopes": ["people"], "press": press})
    assert ApiToken.objects.get().scopes == ["people"]


def test_an_ended_key_opens_nothing_and_ending_twice_is_told_once(boss, page, company, token_for, read):
    token = token_for(company)
    address = f"{page}{ApiToken.objects.get().pk}/end/"
    assert boss.post(address, follow=True).redirect_chain == [(page, 302)]
    boss.post(address)
    assert read(token, "people").status_code == 401
    assert AuditEntry.objects.filter(deed=Deed.ENDED_TOKEN).count() == 1


def test_strangers_hear_that_there_is_no_such_page(page, company, stranger, client_of, token_for):
    token_for(company)
    stranger.memberships.create(
        organisation=Organisation.add_root(name="Borealis Inns", kind="employer"), role="administrator"
    )
    client, token = client_of(stranger), ApiToken.objects.get()
    form = {"name": "Mine", "scopes": ["people"], "press": new_press()}
    assert [client.get(page).status_code, client.post(page, form).status_code] == [404, 404]
    assert client.post(f"{page}{token.pk}/end/").status_code == 404
    assert ApiToken.objects.in_use().get() == token
