"""An administrator decides how staff come in."""

import pytest
from django.core import mail

from people.models import AuditEntry, StaffEntrance, User
from people.staffing import take_on

PARTS = ["", "poster/", "change/", "invite/", "tablet/"]


@pytest.fixture
def page(hotel) -> str:
    return f"/groups/organisations/{hotel.pk}/entrance/"


@pytest.fixture
def boss(manager, client_of):
    return client_of(manager)


def do(boss, page: str, what: str) -> StaffEntrance:
    boss.post(f"{page}change/", {"do": what})
    return StaffEntrance.objects.get()


def test_an_entrance_is_opened_closed_and_opened_with_the_same_code(boss, page):
    code = do(boss, page, "open").code
    assert code == do(boss, page, "open").code
    assert f"{code[:4]}-{code[4:]}" in boss.get(page).text
    assert not do(boss, page, "close").is_open
    assert "nobody comes in with a number" in boss.get(page).text
    again = do(boss, page, "open")
    assert (again.is_open, again.code) == (True, code)
    assert AuditEntry.objects.count() == 3  # the second press told nothing


def test_a_new_code_ends_the_old_posters(boss, page, client):
    old = do(boss, page, "open").code
    new = do(boss, page, "renew").code
    assert (client.get(f"/staff/{old}/").status_code, client.get(f"/staff/{new}/").status_code) == (404, 200)


def test_the_poster_names_the_code_and_nobody(boss, page):
    code = do(boss, page, "open").spoken_code
    html = boss.get(f"{page}poster/").text
    assert (code in html, "data:image/svg+xml" in html, "Mo Manager" in html) == (True, True, False)
    do(boss, page, "close")
    assert boss.get(f"{page}poster/").status_code == 404


def test_what_is_not_understood_changes_nothing(boss, page):
    do(boss, page, "open")
    before = StaffEntrance.objects.values().get()
    do(boss, page, "burn")
    assert StaffEntrance.objects.values().get() == before


def test_invitations_are_counted_before_and_sent_once(boss, page, hotel):
    for number in range(3):
        take_on(User.objects.create_user(email=f"p{number}@example.org", display_name=f"P{number}"), hotel)
    assert "Invite 3 people" in boss.get(page).text
    answers = [boss.post(f"{page}invite/", follow=True).text for _ in range(2)]
    assert "3 invitations are on their way." in answers[0]
    assert "Everyone with an address has been invited." in answers[1]
    assert len(mail.outbox) == 3
    assert "All of them have been invited." in boss.get(page).text


@pytest.mark.parametrize("part", PARTS)
def test_strangers_hear_that_there_is_no_such_page(part, page, hotel, stranger, client_of):
    StaffEntrance.objects.create(organisation=hotel)
    client = client_of(stranger)
    asked = client.get if part in ("", "poster/") else client.post
    assert asked(f"{page}{part}", {"do": "close"}).status_code == 404
    assert StaffEntrance.objects.get().is_open
