import re

import pytest

pytestmark = pytest.mark.django_db
ENTRANCE = ["/accounts/login/", "/accounts/signup/", "/accounts/login/code/", "/accounts/password/reset/", "/resume/"]
OWN = [
    "/accounts/profile/",
    "/accounts/email/",
    "/accounts/password/change/",
    "/accounts/logout/",
    "/accounts/2fa/",
    "/accounts/2fa/webauthn/",
    "/accounts/2fa/webauthn/add/",
    "/accounts/2fa/totp/activate/",
    "/accounts/reauthenticate/",
]


def check(page: str, policy: str) -> None:
    """Nothing on the page asks the browser to break the policy; every field is labelled."""
    assert "'unsafe-inline'" not in policy
    scripts = re.findall(r"<script([^>]*)>", page)
    assert all("src=" in script or 'type="application/json"' in script for script in scripts)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=", page)
    assert not re.search(r"""(?:src|href)=["']https?://(?!testserver)[^"']*\.(?:js|css|woff)""", page)
    for field in re.findall(r'<(?:input|select|textarea)\b[^>]*\bid="([^"]+)"', page):
        hidden = re.search(rf'<input[^>]*type="hidden"[^>]*id="{field}"', page)
        assert hidden or f'for="{field}"' in page, field


@pytest.mark.parametrize("address", ENTRANCE)
def test_entrance_pages_keep_the_policy(client, address):
    answer = client.get(address)
    check(answer.content.decode(), answer["Content-Security-Policy"])


@pytest.fixture
def recently_signed_in(client, account):
    client.post("/accounts/login/", {"login": account.email, "password": "a-long-password"})
    client.post("/accounts/reauthenticate/", {"password": "a-long-password"})
    return client


@pytest.mark.parametrize("address", OWN)
def test_ones_own_pages_keep_the_policy(recently_signed_in, address):
    answer = recently_signed_in.get(address)
    assert answer.status_code == 200
    check(answer.content.decode(), answer["Content-Security-Policy"])


@pytest.mark.parametrize("address", ["/accounts/login/", "/accounts/signup/"])
def test_account_pages_have_the_safety_bar(client, address):
    assert "safety-bar" in client.get(address).content.decode()


def test_errors_are_tied_to_their_field(client):
    page = client.post("/accounts/signup/", {"email": "no-address", "password1": "x"}).content.decode()
    assert re.search(
        r'id="id_email"[^>]*aria-describedby="[^"]*id_email_error|aria-describedby="[^"]*id_email_error', page
    )


@pytest.mark.parametrize(
    ("address", "words"), [("/accounts/login/", "email"), ("/accounts/login/", "current-password")]
)
def test_browsers_may_fill_in_what_they_know(client, address, words):
    assert f'autocomplete="{words}"' in client.get(address).content.decode()
