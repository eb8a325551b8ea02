"""What a provider's answer must be before anybody is asked whose it is."""

import logging

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from people.models import Organisation, OrganisationSignIn, Protocol
from tests.employed import employ

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nour(hotel, sign_in):
    return employ("Nour El-Haddad", hotel, staff_number="E-0042").user


CLAIMS = {"sub": "abc", "employee_number": "E-0042"}


def is_refused(answer, visitor) -> bool:
    return answer.status_code == 403 and b"That did not work" in answer.content and visitor.person is None


def test_it_asks_for_a_code_with_proof_and_state(visitor, provider):
    visitor.start()
    asked = provider.asked
    assert (asked["response_type"], asked["code_challenge_method"]) == ("code", "S256")
    assert len(asked["nonce"]) > 15 and len(asked["state"]) > 15
    assert "prompt" not in asked


OTHER_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


@pytest.mark.parametrize(
    "spoil",
    [
        {"alg": "none", "key": ""},
        {"alg": "HS256", "key": "a-secret-between-two-and-long-enough: ä"},
        pytest.param({"key": OTHER_KEY}, id="the key of another"),
        {"kid": "unknown"},
        {"claims": {"iss": "http://127.0.0.1:1"}},
        {"claims": {"aud": "another-client"}},
        {"claims": {"aud": ["plainsight", "another"], "azp": "another"}},
        {"claims": {"exp": 1_000_000_000}},
        {"claims": {"nonce": "of-another-question"}},
        {"leave_out": "nonce"},
        {"leave_out": "exp"},
        {"leave_out": "sub"},
    ],
    ids=str,
)
def test_a_token_that_is_not_sound_lets_nobody_in(visitor, provider, spoil):
    provider.spoil = spoil
    assert is_refused(visitor.come(**CLAIMS), visitor)


def test_a_public_key_is_no_shared_secret(visitor, provider):
    """HS256 with what everybody can read."""
    public = jwt.algorithms.RSAAlgorithm.to_jwk(provider.key.public_key())
    provider.spoil = {"alg": "HS256", "key": public}
    assert is_refused(visitor.come(**CLAIMS), visitor)


def test_more_about_somebody_else_is_not_mixed_in(visitor, provider):
    provider.userinfo = {"sub": "another", "employee_number": "E-0042"}
    assert is_refused(visitor.come(**CLAIMS), visitor)


def test_what_the_token_leaves_out_is_asked_for(visitor, provider, nour):
    provider.userinfo = CLAIMS
    visitor.come(sub="abc")
    assert visitor.person == nour


@pytest.mark.parametrize("state", ["", "x" * 16])
def test_an_answer_that_nobody_asked_for_is_refused(visitor, state):
    visitor.provider.claims = CLAIMS
    visitor.start()
    assert is_refused(visitor.come_back(state=state), visitor)


def test_an_answer_counts_once(visitor):
    visitor.come(**CLAIMS)
    visitor.client.logout()
    assert is_refused(visitor.come_back(), visitor)


def test_another_browser_cannot_use_the_answer(visitor, another_visitor):
    visitor.provider.claims = CLAIMS
    visitor.start()
    another_visitor.callback = visitor.callback
    assert is_refused(another_visitor.come_back(), another_visitor)


def test_another_provider_that_names_itself_is_refused(visitor):
    visitor.start()
    assert is_refused(visitor.come_back(iss="https://evil.example"), visitor)


@pytest.mark.parametrize("error", ["access_denied", "server_error"])
def test_who_stops_there_is_told_calmly(visitor, error):
    visitor.start()
    assert is_refused(visitor.come_back(code="", error=error), visitor)


def test_a_provider_that_is_gone_is_an_answer(visitor, provider, caplog):
    provider.close()
    with caplog.at_level(logging.WARNING):
        assert is_refused(visitor.start(), visitor)
    assert "no usable answer" in caplog.text


def test_a_key_that_was_changed_is_fetched(visitor, provider, nour):
    visitor.come(**CLAIMS)
    visitor.client.logout()
    provider.key = OTHER_KEY
    old = provider.keys
    provider.keys = lambda: {"keys": [{**old()["keys"][0], "kid": "second"}]}
    provider.spoil = {"kid": "second"}
    visitor.come(**CLAIMS)
    assert visitor.person == nour


def test_the_answer_of_one_company_is_none_for_another(visitor, provider, manager):
    from allauth.socialaccount.models import SocialApp

    other = Organisation.add_root(name="Other Hotels", kind=Organisation.Kind.EMPLOYER)
    app = SocialApp.objects.create(provider=Protocol.OPENID, provider_id="o-other", name="Other", client_id="x")
    OrganisationSignIn.objects.create(organisation=other, app=app, word="other", is_on=True)
    visitor.start()
    visitor.callback = "/sign-in/o-other/callback/"
    assert visitor.come_back().status_code == 403
    assert visitor.person is None


@pytest.mark.parametrize(
    ("asked", "led"),
    [("/courses/", "/courses/"), ("https://evil.example/", "/learning/"), ("//evil.example", "/learning/")],
)
def test_afterwards_they_stay_on_this_site(visitor, asked, led):
    assert visitor.come(f"/staff/with/aurora/go/?next={asked}", **CLAIMS)["Location"] == led


def test_they_come_back_in_the_language_they_left_in(visitor):
    assert visitor.come("/fr/staff/with/aurora/go/", **CLAIMS)["Location"] == "/fr/learning/"
    visitor.client.logout()
    visitor.start("/fr/staff/with/aurora/go/")
    assert visitor.callback.startswith("/sign-in/")
    assert b'lang="fr"' in visitor.come_back(state="no").content


def test_on_a_shared_tablet_the_one_before_is_not_let_in_again(visitor, provider, hotel):
    from django.core import signing

    from people.models import StaffEntrance
    from people.staff_entrance.tablets import COOKIE, SALT

    entrance = StaffEntrance.objects.create(organisation=hotel)
    visitor.client.cookies[COOKIE] = signing.dumps(entrance.code, salt=SALT)
    assert b"Sign in with Aurora" in visitor.client.get(f"/staff/{entrance.code}/").content
    visitor.start()
    assert (provider.asked["prompt"], provider.asked["max_age"]) == ("login", "0")
    provider.claims = CLAIMS
    visitor.come_back()
    visitor.client.get("/learning/")
    assert visitor.client.session.get_expiry_age() <= 600
    assert visitor.client.post("/accounts/logout/")["Location"] == f"/staff/{entrance.code}/"


def test_the_secret_is_sealed(sign_in):
    sign_in.refresh_from_db()
    assert sign_in.secret == "a-secret-between-two: ä"
    assert "secret" not in sign_in.sealed_secret and sign_in.app.secret == ""


OF_THE_LIBRARY = ["3rdparty/", "3rdparty/signup/", "3rdparty/login/error/", "oidc/x/login/", "saml/x/acs/"]


@pytest.mark.parametrize("path", OF_THE_LIBRARY)
def test_the_librarys_own_pages_are_not_there(client, path):
    assert client.get(f"/accounts/{path}").status_code == 404


def test_the_short_name_typed_at_the_staff_entrance_leads_there(client):
    assert client.post("/staff/", {"code": "Aurora"})["Location"] == "/staff/with/aurora/"
    assert b"Sign in with Aurora" in client.get("/staff/with/aurora/").content
