"""Coming in with a poster's code, a staff number and a name."""

import pytest

from people.models import Employment, Membership, Organisation, Role, StaffEntrance, User
from people.staff_entrance.finding import may_try
from people.staffing import let_go, take_on

UNKNOWN = "We do not find this number with this name here."


def person_in(client) -> int | None:
    number = client.session.get("_auth_user_id")
    return int(number) if number else None


@pytest.mark.parametrize("typed", ["{code}", " {lower} ", "{spoken}"])
def test_a_posters_code_leads_to_its_entrance_however_it_is_typed(client, entrance, door, typed):
    code = typed.format(code=entrance.code, lower=entrance.code.lower(), spoken=entrance.spoken_code)
    answer = client.post("/staff/", {"code": code})
    assert answer.headers["Location"] == door
    assert "Aurora Lakeside" in client.get(door).text


@pytest.mark.parametrize("name", ["Nour El-Haddad", "nour", "EL-HADDAD", " el-haddad   nour ", "Ｎｏｕｒ"])
def test_number_and_name_bring_someone_in(client, door, nour, name):
    answer = client.post(door, {"number": " 0042 ", "name": name})
    assert (answer.status_code, person_in(client)) == (302, nour.pk)
    assert client.session.get_expire_at_browser_close()


@pytest.mark.parametrize(
    "typed",
    [{"number": "0042", "name": "Amir"}, {"number": "42", "name": "Nour"}, {"number": "0042", "name": "Nour Amir"}],
    ids=str,
)
def test_one_sentence_says_that_it_was_not_found_and_keeps_what_was_typed(client, door, nour, typed):
    answer = client.post(door, typed)
    assert (answer.status_code, person_in(client)) == (422, None)
    assert UNKNOWN in answer.text
    assert all(f'value="{value}"' in answer.text for value in typed.values())


@pytest.mark.parametrize("typed", [{"number": "", "name": "Nour"}, {"number": "0042", "name": " "}], ids=str)
def test_what_is_missing_is_said(client, door, nour, typed):
    answer = client.post(door, typed)
    assert (answer.status_code, "Type your" in answer.text) == (422, True)


def test_names_in_other_scripts_open_too(client, door, hotel):
    for number, name in (("1", "ليلى حداد"), ("2", "ᒥᔅᑯᓯᐤ"), ("3", "さくら 田中")):
        person = User.objects.create_user(display_name=name)
        take_on(person, hotel, staff_number=number)
        client.post(door, {"number": number, "name": name.split()[0]})
        assert person_in(client) == person.pk
        client.logout()


def test_who_has_an_address_comes_in_by_mail_only(client, door, ines):
    assert client.post(door, {"number": "0077", "name": "Inês"}).status_code == 422
    assert "/accounts/login/code/" in client.get(door).text


def test_who_gets_an_address_later_has_an_account_from_then_on(client, door, nour, hotel):
    nour.email = "nour@example.org"
    nour.save()
    take_on(nour, hotel)
    assert client.post(door, {"number": "0042", "name": "Nour"}).status_code == 422
    nour.refresh_from_db()
    assert not nour.signs_in_by_card


def test_a_leader_is_never_opened_by_a_number(client, door, hotel, manager):
    take_on(manager, hotel, staff_number="0001")
    assert client.post(door, {"number": "0001", "name": "Mo"}).status_code == 422
    assert Membership.objects.filter(user=manager, role=Role.ADMINISTRATOR).exists()


def test_a_leaver_and_the_next_site_do_not_open(client, door, nour, company):
    beside = company.add_child(name="Aurora Airport", kind=Organisation.Kind.SITE)
    other = StaffEntrance.objects.create(organisation=beside)
    assert client.post(f"/staff/{other.code}/", {"number": "0042", "name": "Nour"}).status_code == 422
    let_go(Employment.objects.get(user=nour), "2026-11-01")
    assert client.post(door, {"number": "0042", "name": "Nour"}).status_code == 422


def test_a_closed_entrance_and_an_unknown_code_look_the_same(client, entrance, door):
    StaffEntrance.objects.update(is_open=False)
    closed, unknown = client.get(door), client.get("/staff/CCCCDDDD/")
    assert (closed.status_code, unknown.status_code) == (404, 404)
    assert "We do not know this code" in closed.text
    assert client.post("/staff/", {"code": entrance.code}).status_code == 422


def test_after_five_wrong_names_a_number_pauses_and_others_go_on(client, door, nour, hotel):
    for _ in range(5):
        client.post(door, {"number": "0042", "name": "Amir"})
    answer = client.post(door, {"number": "0042", "name": "Nour"})
    assert (answer.status_code, person_in(client)) == (429, None)
    other = User.objects.create_user(display_name="Siôn")
    take_on(other, hotel, staff_number="0043")
    client.post(door, {"number": "0043", "name": "Sion"})
    assert person_in(client) == other.pk


def test_what_a_guest_did_on_their_own_device_comes_along(client, door, nour, course):
    step = "/courses/small-steps/module-1/lesson-one/done/"
    client.post(step, {})
    guest = User.objects.guests().get()
    assert person_in(client) == guest.pk
    client.post(door, {"number": "0042", "name": "Nour"})
    assert (person_in(client), User.objects.guests().exists()) == (nour.pk, False)
    assert nour.enrolments.exists()


def test_someone_signed_in_is_asked_to_sign_out_first(client_of, door, nour, learner):
    other = client_of(learner)
    assert "Not you?" in other.get(door).text
    other.post(door, {"number": "0042", "name": "Nour"})
    assert person_in(other) == learner.pk


def test_account_pages_have_nothing_for_who_came_by_number(client, door, nour):
    client.post(door, {"number": "0042", "name": "Nour"})
    for page in ("/accounts/email/", "/accounts/password/set/", "/accounts/profile/"):
        assert client.get(page).headers["Location"] == "/learning/"
    assert client.get("/join/my-card/").headers["Location"] == "/staff/"


def test_of_many_guesses_at_the_same_moment_five_are_heard(rf, entrance):
    """Each is counted before it is answered."""
    request = rf.post("/")
    assert [may_try(request, entrance, "0042") for _ in range(7)] == [True] * 5 + [False] * 2


def test_right_ones_are_free(client, door, nour):
    for _ in range(8):
        assert client.post(door, {"number": "0042", "name": "Nour"}).status_code == 302
        client.logout()


def test_spellings_of_one_number_share_their_tries(rf, entrance):
    typed = ("I9", "i9", " ı9 ", "I9", "ı9", "i9")
    assert [may_try(rf.post("/"), entrance, number) for number in typed] == [True] * 5 + [False]
