import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.test import Client

from people.models import User
from tests.people.conftest import PASSWORD

pytestmark = pytest.mark.django_db
LOGIN, CODE = "/accounts/login/", "/accounts/login/code/"


def with_password(client, email="ana@example.org", password=PASSWORD):
    return client.post(LOGIN, {"login": email, "password": password})


def with_mailed_code(client, mailed_code):
    client.post(CODE, {"email": "ana@example.org"})
    return client.post("/accounts/login/code/confirm/", {"code": mailed_code()})


def test_address_and_password_open_the_account_whatever_the_capitals(client, account):
    assert with_password(client, "Ana@EXAMPLE.org")["Location"] == "/learning/"
    assert client.session["_auth_user_id"] == str(account.pk)


def test_a_mailed_code_opens_the_account(client, account, mailed_code, mailoutbox):
    with_mailed_code(client, mailed_code)
    assert client.session["_auth_user_id"] == str(account.pk) and mailoutbox[0].subject == "Your sign-in code"


def test_a_guest_who_signs_in_with_a_password_brings_their_learning(guest, guest_client, account, claims):
    with_password(guest_client)
    assert claims == [(guest.pk, account.pk)]
    assert guest_client.session["_auth_user_id"] == str(account.pk)


def test_a_guest_who_signs_in_with_a_mailed_code_brings_their_learning(
    guest, guest_client, account, claims, mailed_code
):
    with_mailed_code(guest_client, mailed_code)
    assert claims == [(guest.pk, account.pk)]


def test_a_guest_with_a_second_factor_to_give_brings_their_learning(guest, guest_client, account, claims, monkeypatch):
    totp.TOTP.activate(account, totp.generate_totp_secret())
    with_password(guest_client)
    assert claims == [], "not before the second factor"
    monkeypatch.setattr(totp.TOTP, "validate_code", lambda self, code: True)
    guest_client.post("/accounts/2fa/authenticate/", {"code": "123456"})
    assert claims == [(guest.pk, account.pk)]


def test_a_guest_who_resets_a_password_brings_their_learning(guest, guest_client, account, claims, mailed_code):
    guest_client.post("/accounts/password/reset/", {"email": "ana@example.org"})
    guest_client.post("/accounts/password/reset/confirm/", {"code": mailed_code()})
    guest_client.post(
        "/accounts/password/reset/complete/", {"password1": "another-long-one", "password2": "another-long-one"}
    )
    assert claims == [(guest.pk, account.pk)]


def test_a_wrong_password_claims_nothing_and_keeps_the_address(guest, guest_client, account, claims):
    page = with_password(guest_client, password="wrong").content.decode()
    assert claims == [] and guest_client.session["_auth_user_id"] == str(guest.pk)
    assert 'value="ana@example.org"' in page and 'role="alert"' in page


def test_nobody_can_name_another_guest_to_claim(account, guest, claims):
    data = {"login": "ana@example.org", "password": PASSWORD, "guest": guest.pk, "user": guest.pk}
    Client().post(LOGIN, data, headers={"Cookie": f"guest={guest.pk}"})
    assert claims == [] and User.objects.filter(pk=guest.pk).exists()


def test_after_signing_in_the_old_session_is_worth_nothing(guest_client, account):
    planted = guest_client.session.session_key
    with_password(guest_client)
    thief = Client()
    thief.cookies["sessionid"] = planted
    assert "_auth_user_id" not in thief.session


def test_guessing_a_password_is_limited(client, account):
    for _ in range(5):
        with_password(client, password="wrong")
    assert "Too many failed" in with_password(client).content.decode()


def test_where_one_was_going_is_remembered_and_other_sites_are_not(client, account):
    assert client.post(f"{LOGIN}?next=/cms/", {"login": account.email, "password": PASSWORD})["Location"] == "/cms/"
    answer = Client().post(f"{LOGIN}?next=https://evil.example", {"login": account.email, "password": PASSWORD})
    assert answer["Location"] == "/learning/"


@pytest.mark.parametrize(
    "address",
    [
        "/accounts/email/",
        "/accounts/2fa/",
        "/accounts/password/change/",
        "/accounts/profile/",
        "/accounts/2fa/webauthn/",
    ],
)
def test_a_guest_on_an_account_page_is_asked_to_make_an_account(guest, guest_client, address):
    page = guest_client.get(address, follow=True)
    assert page.redirect_chain[-1][0].startswith(LOGIN)
    assert "everything you have\n" not in page.content.decode()
    assert guest.guest_pass.spoken in page.content.decode() and "comes with you" in page.content.decode()


def test_a_guest_asking_to_sign_out_is_shown_the_card(guest_client):
    assert guest_client.get("/accounts/logout/")["Location"] == "/resume/card/"


def test_signing_out_takes_a_post(client, account):
    client.force_login(account)
    assert client.get("/accounts/logout/").status_code == 200 and "_auth_user_id" in client.session
    client.post("/accounts/logout/")
    assert "_auth_user_id" not in client.session


def test_a_passkey_is_enough_by_itself(guest, guest_client, account, claims, monkeypatch):
    key = Authenticator.objects.create(user=account, type=Authenticator.Type.WEBAUTHN, data={"name": "Phone"})
    monkeypatch.setattr("allauth.mfa.webauthn.forms.LoginWebAuthnForm.clean_credential", lambda form: key)
    guest_client.post("/accounts/2fa/webauthn/login/", {"credential": '{"id": "x"}'})
    assert claims == [(guest.pk, account.pk)]


def test_changing_ones_name_is_for_oneself_only(client, account, learner):
    client.force_login(account)
    client.post("/accounts/profile/", {"display_name": "Ana B.", "language": "fr", "id": learner.pk})
    assert User.objects.get(pk=account.pk).get_full_name() == "Ana B."
    assert User.objects.get(pk=learner.pk).get_full_name() == "Lea Learner"


def test_an_unknown_language_is_refused_with_a_sentence(client, account):
    client.force_login(account)
    answer = client.post("/accounts/profile/", {"display_name": "Ana B.", "language": "xx"})
    assert answer.status_code == 422 and 'value="Ana B."' in answer.content.decode()
