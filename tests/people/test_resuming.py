import pytest
from django.test import Client

from people.codes import ALPHABET
from people.models import GuestPass, User

pytestmark = pytest.mark.django_db
RESUME = "/resume/"


def try_code(client, code):
    return client.post(RESUME, {"code": code})


@pytest.mark.parametrize(
    "as_typed",
    [
        lambda code: code,
        lambda code: code.lower(),
        lambda code: f"  {code[:5]} - {code[5:]} ",
        lambda code: "".join(chr(ord(letter) + 0xFEE0) for letter in code),
    ],
    ids=["plain", "small letters", "spaces and dashes", "wide letters"],
)
def test_a_code_brings_the_guest_back(client, guest, as_typed):
    assert try_code(client, as_typed(guest.guest_pass.code))["Location"] == "/learning/"
    assert client.session["_auth_user_id"] == str(guest.pk)


def test_two_browsers_share_one_guest(guest):
    first, second = Client(), Client()
    for client in (first, second):
        try_code(client, guest.guest_pass.code)
    assert first.session["_auth_user_id"] == second.session["_auth_user_id"] == str(guest.pk)
    assert User.objects.guests().count() == 1


def test_typing_it_twice_is_as_good_as_once(client, guest):
    for _ in range(2):
        assert try_code(client, guest.guest_pass.code).status_code == 302


def test_an_unknown_code_gets_a_sentence_and_stays_in_the_field(client, guest):
    answer = try_code(client, "CDFGH-XXXXX")
    assert answer.status_code == 422
    assert "We do not know this code" in answer.content.decode() and 'value="CDFGH-XXXXX"' in answer.content.decode()


@pytest.mark.parametrize("code", ["", "   ", "-", "0" * 500, "'; DROP TABLE", "\x00", "ᐊᓂᔑ", "<script>"])
def test_nonsense_is_answered_calmly(client, guest, code):
    answer = try_code(client, code)
    assert answer.status_code == 422 and "_auth_user_id" not in client.session
    assert "<script>" not in answer.content.decode()


def test_looking_at_the_page_uses_nothing_up(client, guest):
    assert client.get(RESUME, {"code": guest.guest_pass.code}).status_code == 200
    assert "_auth_user_id" not in client.session


def test_a_form_from_another_site_is_refused(guest):
    """Otherwise a stranger could make someone learn in the stranger's name."""
    client = Client(enforce_csrf_checks=True)
    assert try_code(client, guest.guest_pass.code).status_code == 403


def test_guessing_is_limited_and_says_how_long_to_wait(client, guest):
    answers = [try_code(client, f"CDFGH-{number:05}") for number in range(31)]
    assert [answer.status_code for answer in answers] == [422] * 30 + [429]
    late = try_code(client, guest.guest_pass.spoken)
    assert "wait a minute" in late.content.decode() and guest.guest_pass.spoken in late.content.decode()


def test_behind_a_proxy_limits_count_visitors(client, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(31):
        client.post(RESUME, {"code": f"CDFGH-{number:05}"}, headers={"X-Forwarded-For": "192.0.2.1"})
    other = client.post(RESUME, {"code": "CDFGH-00000"}, headers={"X-Forwarded-For": "192.0.2.1, 192.0.2.2"})
    assert other.status_code == 422


def test_a_class_behind_one_address_can_come_back_at_once(db):
    codes = [User.objects.create_guest().guest_pass.code for _ in range(40)]
    assert all(try_code(Client(), code).status_code == 302 for code in codes)


def test_another_browsers_guest_does_not_swallow_this_ones(guest_client, guest):
    other = User.objects.create_guest()
    try_code(guest_client, other.guest_pass.code)
    assert guest_client.session["_auth_user_id"] == str(other.pk)
    assert GuestPass.objects.get(user=guest), "the first one can still come back"


def test_the_page_says_whose_learning_is_on_this_device(guest_client, guest):
    assert guest.guest_pass.spoken in guest_client.get(RESUME).content.decode()


def test_a_code_typed_into_an_account_moves_the_learning_there(client, account, guest, claims):
    client.force_login(account)
    assert "moves what you did as a guest into this account" in client.get(RESUME).content.decode()
    try_code(client, guest.guest_pass.code)
    assert claims == [(guest.pk, account.pk)] and client.session["_auth_user_id"] == str(account.pk)


def test_an_accounts_handle_is_no_code(client, account):
    assert try_code(client, account.username).status_code == 422


def test_codes_have_no_look_alikes():
    assert not set("0O1IL2Z5S8BUV") & set(ALPHABET) and not set("AEIOU") & set(ALPHABET)


def test_the_card_shows_the_code_and_where_to_type_it(guest_client, guest):
    page = guest_client.get("/resume/card/").content.decode()
    assert guest.guest_pass.spoken in page and "http://testserver/resume/" in page


@pytest.mark.parametrize("who", ["nobody", "account"])
def test_only_a_guest_has_a_card(client, account, who):
    if who == "account":
        client.force_login(account)
    assert client.get("/resume/card/")["Location"] == RESUME


def test_leaving_lets_go_of_the_device_but_not_of_the_learning(guest_client, guest):
    guest_client.post("/resume/leave/")
    assert "_auth_user_id" not in guest_client.session
    assert try_code(guest_client, guest.guest_pass.code).status_code == 302


def test_leaving_takes_a_post_and_twice_is_as_good_as_once(guest_client):
    assert guest_client.get("/resume/leave/").status_code == 405
    assert [guest_client.post("/resume/leave/").status_code for _ in range(2)] == [302, 302]


def test_leaving_signs_no_account_out(client, account):
    client.force_login(account)
    client.post("/resume/leave/")
    assert client.session["_auth_user_id"] == str(account.pk)


def test_a_code_is_never_kept_by_a_cache(guest_client):
    assert "no-store" in guest_client.get("/resume/card/")["Cache-Control"]


def test_the_code_leads_on_to_where_someone_was_going(client, guest):
    assert 'value="/help/"' in client.get(f"{RESUME}?next=/help/").content.decode()
    assert client.post(RESUME, {"code": guest.guest_pass.code, "next": "/help/"})["Location"] == "/help/"


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org/", "javascript:alert(1)"])
def test_the_code_never_leads_to_another_site(client, guest, elsewhere):
    response = client.post(RESUME, {"code": guest.guest_pass.code, "next": elsewhere})
    assert response["Location"] == "/learning/"
