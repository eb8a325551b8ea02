"""A tablet that many share forgets each of them."""

import pytest

from people.models import User
from people.staff_entrance.tablets import COOKIE


@pytest.fixture
def tablet(client, manager, hotel, entrance):
    """Set up by the manager, as its first act."""
    client.force_login(manager)
    client.post(f"/groups/organisations/{hotel.pk}/entrance/tablet/")
    return client


def person_in(client) -> int | None:
    number = client.session.get("_auth_user_id")
    return int(number) if number else None


def test_setting_it_up_signs_out_and_leads_to_the_entrance(client, manager, hotel, entrance, door):
    client.force_login(manager)
    answer = client.post(f"/groups/organisations/{hotel.pk}/entrance/tablet/")
    assert (answer.headers["Location"], person_in(client)) == (door, None)
    assert "Many share this tablet" in client.get(door).text


def test_each_is_forgotten_after_ten_minutes_and_leads_back_to_the_entrance(tablet, door, nour):
    tablet.post(door, {"number": "0042", "name": "Nour"})
    tablet.get("/learning/")
    assert tablet.session.get_expiry_age() <= 600
    answer = tablet.post("/accounts/logout/")
    assert (answer.headers["Location"], answer.headers["Clear-Site-Data"]) == (door, '"cache"')
    assert person_in(tablet) is None


def test_what_someone_did_as_a_guest_there_is_not_the_next_persons(tablet, door, nour, course):
    tablet.post("/courses/small-steps/module-1/lesson-one/done/", {}, follow=True)
    assert User.objects.guests().count() == 1
    tablet.post(door, {"number": "0042", "name": "Nour"})
    assert (person_in(tablet), User.objects.guests().count()) == (nour.pk, 1)
    assert not nour.enrolments.exists()


def test_a_cookie_that_nobody_here_signed_changes_nothing(client, door, nour):
    client.cookies[COOKIE] = "CDFGHJKM"
    client.post(door, {"number": "0042", "name": "Nour"})
    client.get("/learning/")
    assert client.session.get_expire_at_browser_close()


def test_the_manager_takes_it_back(tablet, manager, hotel):
    tablet.force_login(manager)
    tablet.post(f"/groups/organisations/{hotel.pk}/entrance/tablet/", {"stop": "yes"})
    assert tablet.cookies[COOKIE].value == ""
