import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp

from tests.courses import build_home

pytestmark = pytest.mark.django_db
DESK = "/cms/"


@pytest.fixture(autouse=True)
def site(db):
    build_home()


def test_a_visitor_signs_in_on_the_account_page_first(client):
    assert client.get(DESK)["Location"] == "/accounts/login/?next=/cms/"


def test_wagtails_own_sign_in_leads_there_too(client, editor):
    data = {"username": editor.email, "password": "a-long-password"}
    answer = client.post("/cms/login/?next=/cms/", data)
    assert answer["Location"] == "/accounts/login/?next=/cms/" and "_auth_user_id" not in client.session


def test_an_editor_comes_in(client_of, editor):
    assert client_of(editor).get(DESK).status_code == 200


@pytest.mark.parametrize("address", [DESK, "/cms/users/", "/cms/people/organisations/", "/cms/nothing-here/"])
def test_a_learner_finds_nothing_there(client_of, learner, address):
    assert client_of(learner).get(address).status_code == 404


def test_a_guest_is_asked_to_sign_in(guest_client):
    page = guest_client.get(DESK, follow=True)
    assert page.redirect_chain == [("/accounts/login/?next=/cms/", 302)] and page.status_code == 200


def test_where_a_second_factor_is_asked_for_an_editor_without_one_is_led_to_it(client_of, editor, settings):
    settings.CMS_REQUIRES_SECOND_FACTOR = True
    client = client_of(editor)
    for address in (DESK, "/cms/users/", "/cms/account/"):
        assert client.get(address)["Location"] == "/accounts/2fa/"
    assert client.post("/cms/people/groups/new/", {"name": "x"}).status_code == 302


def test_with_a_second_factor_the_desk_opens(client_of, editor, settings):
    settings.CMS_REQUIRES_SECOND_FACTOR = True
    totp.TOTP.activate(editor, totp.generate_totp_secret())
    assert client_of(editor).get(DESK).status_code == 200


def test_recovery_codes_alone_are_no_second_factor(client_of, editor, settings):
    settings.CMS_REQUIRES_SECOND_FACTOR = True
    Authenticator.objects.create(user=editor, type=Authenticator.Type.RECOVERY_CODES, data={})
    assert client_of(editor).get(DESK).status_code == 302


def test_other_pages_ask_for_none(client_of, editor, settings):
    settings.CMS_REQUIRES_SECOND_FACTOR = True
    assert client_of(editor).get("/accounts/profile/").status_code == 200
