"""What a learner with a card meets on account pages, and what stays of them on the device."""

import pytest

from people.models import User
from tests.people.joining.conftest import signed_in

pytestmark = pytest.mark.django_db
ACCOUNT_PAGES = [
    "/accounts/profile/",
    "/accounts/email/",
    "/accounts/password/change/",
    "/accounts/password/set/",
    "/accounts/password/reset/",
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/2fa/",
    "/accounts/2fa/webauthn/add/",
    "/accounts/reauthenticate/",
]


@pytest.fixture
def held(client_of, holder):
    return client_of(holder)


@pytest.mark.parametrize("address", ACCOUNT_PAGES)
def test_account_pages_lead_to_learning_with_a_sentence(held, address):
    answer = held.get(address, follow=True)
    assert answer.redirect_chain[0][0] == "/learning/" and "You came in with a card" in answer.content.decode()


def test_no_address_or_name_can_be_posted_there(held, holder):
    for address in ACCOUNT_PAGES:
        held.post(address, {"email": "me@example.org", "display_name": "Other", "language": "fr", "action_add": ""})
    holder.refresh_from_db()
    assert (holder.email, holder.display_name, holder.language) == (None, "Zoé", "en")


def test_account_pages_are_the_same_for_others(client, account):
    assert client.get("/accounts/login/").status_code == 200
    client.force_login(account)
    assert client.get("/accounts/profile/").status_code == 200


def test_the_header_shows_the_name_and_the_way_out(held):
    page = held.get("/learning/").content.decode()
    assert "<bdi>Zoé</bdi>" in page and 'action="/accounts/logout/" data-sign-out' in page
    assert "/accounts/profile/" not in page and "sign-out.js" in page


def test_a_lesson_shows_ones_own_name_and_never_another_ones(held, client_of, course, open_class):
    from curriculum.models import Lesson

    lesson = Lesson.objects.live().first()
    other = User.objects.create_user(display_name="<i>Ben</i>", signs_in_by_card=True)
    assert "<bdi>Zoé</bdi>" in held.get(lesson.url).content.decode()
    page = client_of(other).get(lesson.url).content.decode()
    assert "<bdi>&lt;i&gt;Ben&lt;/i&gt;</bdi>" in page and "Zoé" not in page


def test_signing_out_ends_the_session_and_leads_the_next_one_to_the_code(held):
    answer = held.post("/accounts/logout/")
    assert answer["Location"] == "/join/" and signed_in(held) is None
    assert answer["Clear-Site-Data"] == '"cache"'


def test_only_a_post_signs_out(held, holder):
    assert "Sign out" in held.get("/accounts/logout/").content.decode()
    assert signed_in(held) == holder


def test_nothing_that_names_a_learner_is_kept_by_the_browser(held):
    for address in ("/learning/", "/join/my-card/", "/help/", "/join/"):
        assert "no-store" in held.get(address)["Cache-Control"]


def test_a_guest_who_is_forgotten_leaves_no_page_behind(guest_client):
    assert guest_client.post("/resume/leave/")["Clear-Site-Data"] == '"cache"'
