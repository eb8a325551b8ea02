"""The code for the wall, how learners come in, and who is let in."""

import re

import pytest

from people.choices import Joining
from people.joining.roster import add_learner
from people.models import AuditEntry, Card, Deed, Group, JoinRequest, User
from tests.dashboards.test_see_who_is_done import asks

HTMX = {"HX-Request": "true"}


@pytest.fixture
def page(home, school_class) -> str:
    Group.objects.filter(pk=school_class.pk).update(joining=Joining.NAMES)
    return f"{home}joining/"


def deeds() -> list[str]:
    return list(AuditEntry.objects.order_by("pk").values_list("deed", flat=True))


def test_code_address_and_picture_are_shown(leader, page, school_class):
    html = leader.get(page).text
    assert school_class.spoken_code in html and f"testserver/join/{school_class.join_code}" in html
    assert 'src="data:image/svg+xml' in html


def test_the_address_is_in_the_language_of_the_cards(leader, page):
    Group.objects.update(card_language="fr")
    assert "testserver/fr/join/" in leader.get(page).text


def test_the_wall_shows_no_name_of_a_learner(leader, page, amina, ask_in, home):
    ask_in("Benedikt")
    leader.post(f"{home}learners/add/", {"names": "Zoe", "seen": "999999"})
    leader.post(f"{home}extra-time/", {"learner": amina.pk, "percent": "50"})
    html = leader.get(f"{page}?board=1").text
    assert not re.search("Amina|Benedikt|Zoe|Lea Learner", html)
    assert "<strong>3</strong> learners are on the list" in html and "<strong>1</strong> waits" in html
    part = leader.get(f"{page}{asks(html)}", headers=HTMX)
    assert "board=1" in asks(html) and part.status_code == 204


def test_of_a_list_it_says_how_many_have_come_in(leader, page, school_class, amina):
    Group.objects.update(joining="roster")
    User.objects.filter(pk=amina.pk).update(last_login="2026-01-01T00:00Z")
    assert "<strong>1</strong> of 2 have come in" in leader.get(page).text


def test_the_number_refreshes_itself_only_where_something_changed(leader, page, school_class, ask_in):
    before = asks(leader.get(page).text)
    assert leader.get(page + before, headers=HTMX).status_code == 204
    ask_in("Ben")
    response = leader.get(page + before, headers=HTMX)
    assert "Ben" in response.text and "<html" not in response.text
    Group.objects.update(joining=Joining.CLOSED)
    assert leader.get(page + before, headers=HTMX).headers["HX-Refresh"] == "true"


def test_who_wants_it_still_has_it_still(leader, page):
    assert "hx-get" not in leader.get(f"{page}?still=1").text


def test_the_teacher_chooses_how_learners_come_in(leader, page, school_class):
    data = {"joining": "roster", "approves_joiners": "on", "card_language": "fr"}
    assert leader.post(page, data).url == page
    school_class.refresh_from_db()
    assert (school_class.joining, school_class.approves_joiners, school_class.card_language) == ("roster", True, "fr")
    leader.post(page, data)
    assert deeds() == [Deed.CHANGED_SETTINGS]


def test_joining_is_closed_and_the_page_says_so(leader, page, school_class):
    leader.post(page, {"joining": "closed", "card_language": "en"})
    html = leader.get(page).text
    assert "Joining is closed." in html and "way-in__code" not in html
    assert "way-in__code" not in leader.get(f"{page}?board=1").text


def test_a_way_that_does_not_exist_is_refused_with_a_sentence(leader, page, school_class):
    response = leader.post(page, {"joining": "x", "card_language": "en"})
    assert response.status_code == 422 and "Select a valid choice." in response.text and not deeds()


def test_a_new_code_ends_the_old_one_once(leader, page, school_class):
    old = school_class.join_code
    for _ in range(2):
        leader.post(f"{page}code/", {"seen": old})
    school_class.refresh_from_db()
    assert school_class.join_code != old and not Group.objects.with_code(old).exists()
    assert deeds() == [Deed.CHANGED_SETTINGS]


def test_a_code_that_is_taken_is_drawn_again(leader, page, school_class, other_class, monkeypatch):
    drawn = iter([other_class.join_code, "CDFGHJ"])
    monkeypatch.setattr("dashboards.classes.new_codes.new_join_code", lambda: next(drawn))
    leader.post(f"{page}code/", {"seen": school_class.join_code})
    assert Group.objects.get(pk=school_class.pk).join_code == "CDFGHJ"


def test_one_is_let_in_once_with_a_card(leader, page, school_class, ask_in):
    asking = ask_in("ᐋᓂ")
    assert "ᐋᓂ" in leader.get(page).text
    for _ in range(2):
        assert leader.post(f"{page}waiting/", {"let_in": asking.pk}).url == page
    assert school_class.learners().filter(pk=asking.user_id).count() == 1
    assert Card.objects.filter(user=asking.user_id).exists() and deeds() == [Deed.LET_IN]
    html = leader.get(page).text
    assert "1 learner was let in." in html and "Nobody was waiting any more" in html and "ᐋᓂ" not in html


def test_one_is_refused_and_forgotten(leader, page, school_class, ask_in):
    asking = ask_in("Ben")
    leader.post(f"{page}waiting/", {"refuse": asking.pk})
    assert not User.objects.filter(pk=asking.user_id).exists() and deeds() == [Deed.REFUSED]


def test_who_is_known_elsewhere_is_refused_and_kept(leader, page, school_class, other_class):
    known = add_learner(other_class, "Olga")
    asking = JoinRequest.objects.create(group=school_class, user=known)
    leader.post(f"{page}waiting/", {"refuse": asking.pk})
    assert User.objects.filter(pk=known.pk).exists() and not JoinRequest.objects.exists()


def test_everyone_who_waits_is_let_in_and_nobody_the_leader_has_not_seen(leader, page, school_class, ask_in):
    for name in ("Ann", "Bea", "Cy"):
        ask_in(name)
    button = re.search(r'name="let_in" value="(\d+-and-before)"', leader.get(page).text)[1]
    ask_in("Somebody with the code")
    for _ in range(2):
        leader.post(f"{page}waiting/", {"let_in": button})
    assert school_class.learners().count() == 4 and JoinRequest.objects.count() == 1
    assert deeds() == [Deed.LET_IN] * 3


@pytest.mark.parametrize("sent", ["", "x", "-1", "9" * 30, "²"])
def test_hostile_numbers_let_in_nobody(leader, page, ask_in, sent):
    ask_in("Ben")
    assert leader.post(f"{page}waiting/", {"let_in": sent}).status_code == 302
    assert JoinRequest.objects.count() == 1


def test_those_who_wait_elsewhere_are_not_decided_here(leader, page, ask_in, other_class):
    asking = ask_in("Olga", other_class)
    leader.post(f"{page}waiting/", {"let_in": asking.pk})
    leader.post(f"{page}waiting/", {"let_in": f"{asking.pk}-and-before"})
    assert JoinRequest.objects.filter(pk=asking.pk).exists()


@pytest.mark.parametrize("number", [30, 300])
def test_the_page_costs_the_same_however_many_learn_and_wait(
    leader, page, school_class, ask_in, number, django_assert_max_num_queries
):
    for index in range(number):
        ask_in(f"N{index}")
    leader.get(page)
    with django_assert_max_num_queries(8):
        assert leader.get(page).status_code == 200
