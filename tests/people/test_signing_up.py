import pytest
from allauth.account.models import EmailAddress

from people.models import User

pytestmark = pytest.mark.django_db
SIGN_UP, CONFIRM = "/accounts/signup/", "/accounts/confirm-email/"
NEW = {"email": "New.Person@Example.org", "display_name": "Nia", "password1": "a-long-password"}
LONG = " ".join(["Maximiliana"] * 13 + ["Ó"] * 13)


@pytest.fixture
def sign_up(mailed_code):
    def do(client, **changes) -> User:
        client.post(SIGN_UP, {**NEW, **changes})
        client.post(CONFIRM, {"code": mailed_code()})
        return User.objects.accounts().latest("pk")

    return do


def test_signing_up_takes_an_address_a_password_and_a_mailed_code(client, sign_up):
    person = sign_up(client)
    assert client.session["_auth_user_id"] == str(person.pk)
    assert EmailAddress.objects.get(user=person).verified and person.display_name == "Nia"


def test_addresses_are_kept_in_small_letters(client, sign_up):
    assert sign_up(client).email == "new.person@example.org"


def test_the_handle_says_nothing_about_the_person(client, sign_up):
    assert "new" not in sign_up(client).username


def test_a_name_is_optional(client, sign_up):
    assert sign_up(client, display_name="").display_name == ""


@pytest.mark.parametrize("name", [LONG, "محمد عبد الله", "ᐊᓂᔑᓈᐯ ᑭᑭᓄᐦᐊᒫᑫᐃᐧᓐ", "D'Arcy <b>O'Neil</b>"])
def test_names_of_all_kinds_are_kept_as_typed_and_shown_escaped(client, sign_up, name):
    person = sign_up(client, display_name=name)
    assert person.display_name == name
    assert "<b>" not in client.get("/accounts/profile/").content.decode()


def test_a_guest_who_signs_up_brings_their_learning(guest, guest_client, sign_up, claims):
    person = sign_up(guest_client)
    assert claims == [(guest.pk, person.pk)]
    assert "What you did as a guest is now in your account" in guest_client.get("/accounts/profile/").content.decode()


def test_until_the_code_is_typed_the_guest_goes_on_learning(guest, guest_client, claims):
    guest_client.post(SIGN_UP, NEW)
    assert claims == [] and guest_client.session["_auth_user_id"] == str(guest.pk)
    assert guest_client.get("/resume/card/").status_code == 200


def test_giving_up_half_way_leaves_the_guest_as_they_were(guest, guest_client, claims):
    guest_client.post(SIGN_UP, NEW)
    guest_client.post("/accounts/logout/", {"next": "/accounts/login/"})
    assert claims == [] and guest_client.session["_auth_user_id"] == str(guest.pk)


def test_a_wrong_code_says_so_and_may_be_corrected(client, mailed_code):
    client.post(SIGN_UP, NEW)
    answer = client.post(CONFIRM, {"code": "WRONG1"})
    assert answer.status_code == 200 and 'aria-invalid="true"' in answer.content.decode()
    client.post(CONFIRM, {"code": mailed_code()})
    assert "_auth_user_id" in client.session


def test_a_taken_address_in_other_capitals_makes_no_second_account(client, account, mailoutbox):
    answer = client.post(SIGN_UP, {**NEW, "email": "ANA@example.org"})
    assert answer["Location"] == CONFIRM, "as if it were new, so that nobody learns who has an account"
    assert User.objects.accounts().count() == 1 and mailoutbox[-1].subject == "About your account"


def test_bad_input_keeps_what_was_typed_and_names_the_field(client):
    page = client.post(SIGN_UP, {**NEW, "password1": "short"}).content.decode()
    assert "New.Person@Example.org" in page and 'value="Nia"' in page and "id_password1_error" in page


def test_the_same_sign_up_twice_makes_one_account(client):
    for _ in range(2):
        client.post(SIGN_UP, NEW)
    assert User.objects.accounts().count() == 1


def test_the_mail_names_no_topic(client, mailoutbox):
    client.post(SIGN_UP, NEW)
    assert mailoutbox[0].subject == "Your confirmation code"
    assert not {"traffick", "exploit", "grooming", "abuse"} & set(mailoutbox[0].body.lower().split())


def test_two_people_without_an_address_do_not_collide():
    assert User.objects.create_user().email is None and User.objects.create_user(email="").email is None
