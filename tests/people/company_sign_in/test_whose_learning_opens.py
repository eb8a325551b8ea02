"""Who comes in by the company's provider, whose learning that opens, and whose it never does."""

import datetime

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.core import signing

from people.models import AuditEntry, Deed, Employment, HeldSignIn, Membership, Organisation, Role, StaffEntrance, User
from people.staff_entrance.tablets import COOKIE, SALT
from people.staffing import let_go, take_on
from tests.employed import employ

pytestmark = pytest.mark.django_db
LEARNING = "/learning/"


@pytest.fixture
def nour(hotel, sign_in) -> User:
    """On the staff list of a site, with a number; has never been here."""
    return employ("Nour El-Haddad", hotel, staff_number="E-0042").user


@pytest.fixture
def anna(hotel, sign_in) -> User:
    person = User.objects.create_user(email="anna@hotel.example", display_name="Anna Berg")
    take_on(person, hotel)
    return person


def test_a_staff_number_opens_its_persons_learning(nour, visitor):
    answer = visitor.come(sub="abc", employee_number="e-0042", name="Nour El-Haddad")
    assert (answer.status_code, answer["Location"]) == (302, LEARNING)
    assert visitor.person == nour
    entry = AuditEntry.objects.get(deed=Deed.LINKED_SIGN_IN)
    assert (entry.learner_number, entry.actor_number) == (nour.pk, None)


def test_nothing_is_kept_but_a_digest_and_days(nour, visitor):
    visitor.come(sub="subject-abc", employee_number="E-0042", name="Nour El-Haddad", email="n@x.example", phone="1")
    kept = SocialAccount.objects.get()
    assert kept.extra_data == {}
    assert "subject-abc" not in kept.uid and len(kept.uid) == 64
    assert not kept.socialtoken_set.exists()
    nour.refresh_from_db()
    assert (nour.email, nour.display_name) == (None, "Nour El-Haddad")


def test_who_is_linked_comes_in_whatever_else_is_said_later(nour, visitor, another_visitor):
    visitor.come(sub="abc", employee_number="E-0042")
    another_visitor.come(sub="abc", name="A New Name", email="new@hotel.example")
    assert another_visitor.person == nour
    assert SocialAccount.objects.count() == 1


def test_a_verified_address_opens_who_has_it_on_the_staff_list(anna, visitor):
    visitor.come(sub="abc", email="Anna@Hotel.example", email_verified=True)
    assert visitor.person == anna


@pytest.mark.parametrize("claims", [{}, {"email_verified": False}, {"email_verified": "no"}])
def test_an_address_for_which_nobody_answers_opens_nothing(anna, visitor, claims):
    answer = visitor.come(sub="abc", email="anna@hotel.example", **claims)
    assert answer.status_code == 403
    assert b"We do not find you on the staff list." in answer.content
    assert visitor.person is None


def test_an_address_of_the_companys_own_domain_counts(anna, sign_in, visitor):
    sign_in.email_domains = ["hotel.example"]
    sign_in.save()
    visitor.come(sub="abc", email="anna@hotel.example")
    assert visitor.person == anna


def test_a_name_opens_nothing(nour, visitor):
    answer = visitor.come(sub="abc", name="Nour El-Haddad", preferred_username=nour.username, nickname="E-0042")
    assert answer.status_code == 403
    assert visitor.person is None


class TestAReusedNameOrNumber:
    def test_never_takes_over_who_came_before(self, nour, visitor, another_visitor):
        visitor.come(sub="first", employee_number="E-0042")
        answer = another_visitor.come(sub="second", employee_number="E-0042", name="Nour El-Haddad")
        assert answer.status_code == 403
        assert b"your manager looks at it first" in answer.content
        assert another_visitor.person is None
        assert SocialAccount.objects.get().user == nour
        assert HeldSignIn.objects.get().reason == HeldSignIn.Reason.OTHER_SIGN_IN

    def test_tried_again_stands_once_before_the_manager(self, nour, visitor, another_visitor):
        visitor.come(sub="first", employee_number="E-0042")
        for _time in range(3):
            another_visitor.come(sub="second", employee_number="E-0042")
        assert HeldSignIn.objects.count() == 1

    def test_an_address_given_again_opens_nothing_either(self, anna, visitor, another_visitor):
        visitor.come(sub="first", email="anna@hotel.example", email_verified=True)
        answer = another_visitor.come(sub="second", email="anna@hotel.example", email_verified=True)
        assert answer.status_code == 403
        assert another_visitor.person is None

    def test_another_name_than_the_staff_lists_is_looked_at_first(self, nour, visitor):
        answer = visitor.come(sub="abc", employee_number="E-0042", name="Siôn Owen")
        assert answer.status_code == 403
        assert HeldSignIn.objects.get().reason == HeldSignIn.Reason.OTHER_NAME
        assert not SocialAccount.objects.exists()

    def test_after_the_manager_says_it_is_them_they_come_in(self, nour, visitor, another_visitor, client_of, manager):
        visitor.come(sub="first", employee_number="E-0042")
        another_visitor.come(sub="second", employee_number="E-0042")
        held = HeldSignIn.objects.get()
        page = f"/groups/organisations/{held.sign_in.organisation_id}/sign-in/held/{held.pk}/"
        client_of(manager).post(page, {"do": "same"})
        assert not SocialAccount.objects.exists()
        another_visitor.come(sub="second", employee_number="E-0042")
        assert another_visitor.person == nour
        assert not HeldSignIn.objects.exists()
        visitor.client.logout()
        assert visitor.come(sub="first", employee_number="E-0042").status_code == 403

    def test_the_same_subject_of_another_company_is_somebody_else(self, nour, visitor, sign_in):
        visitor.come(sub="abc", employee_number="E-0042")
        sign_in.links().update(provider="o-another")
        visitor.client.logout()
        answer = visitor.come(sub="abc")
        assert answer.status_code == 403


class TestAnAccountOfTheirOwn:
    @pytest.fixture
    def anna(self, anna) -> User:
        anna.set_password("a-long-password")
        anna.save()
        return anna

    def come(self, visitor):
        return visitor.come(sub="abc", email="anna@hotel.example", email_verified=True)

    def test_opens_only_after_they_signed_in_and_agreed(self, anna, visitor):
        answer = self.come(visitor)
        assert answer["Location"] == "/staff/with/aurora/agree/"
        assert visitor.person is None
        page = visitor.client.get(answer["Location"])
        assert b"Sign in to it once" in page.content and b"anna@" not in page.content
        assert visitor.client.post(answer["Location"]).status_code == 200
        assert not SocialAccount.objects.exists()
        visitor.client.force_login(anna)
        assert b"open it from now on?" in visitor.client.get(answer["Location"]).content
        assert visitor.client.post(answer["Location"])["Location"] == LEARNING
        assert SocialAccount.objects.get().user == anna

    def test_agreeing_twice_links_once(self, anna, visitor):
        address = self.come(visitor)["Location"]
        visitor.client.force_login(anna)
        cookies = visitor.client.cookies.copy()
        visitor.client.post(address)
        visitor.client.cookies.update(cookies)
        visitor.client.post(address)
        assert SocialAccount.objects.count() == 1

    def test_who_found_a_way_of_their_own_later_agrees_once(self, sign_in, hotel, visitor):
        ria = User.objects.create_user(email="ria@hotel.example", display_name="Ria Later")
        take_on(ria, hotel)
        said = {"sub": "r", "email": "ria@hotel.example", "email_verified": True}
        assert visitor.come(**said)["Location"] == LEARNING
        EmailAddress.objects.create(user=ria, email=ria.email, verified=True, primary=True)
        visitor.client.logout()
        address = visitor.come(**said)["Location"]
        assert address == "/staff/with/aurora/agree/"
        assert visitor.person is None
        visitor.client.force_login(ria)
        visitor.client.post(address)
        for _time in range(2):
            visitor.client.logout()
            assert visitor.come(**said)["Location"] == LEARNING
        assert SocialAccount.objects.count() == 1

    def test_somebody_elses_account_cannot_agree(self, anna, visitor, learner):
        address = self.come(visitor)["Location"]
        visitor.client.force_login(learner)
        assert b"not the one that is signed in" in visitor.client.post(address).content
        assert not SocialAccount.objects.exists()

    def test_a_browser_that_was_not_at_the_provider_cannot_agree(self, anna, visitor, client_of):
        address = self.come(visitor)["Location"]
        assert client_of(anna).post(address)["Location"] == "/staff/with/aurora/"
        assert not SocialAccount.objects.exists()

    def test_who_left_meanwhile_cannot_agree(self, anna, visitor):
        address = self.come(visitor)["Location"]
        let_go(Employment.objects.get(user=anna), datetime.date.today())
        visitor.client.force_login(anna)
        visitor.client.post(address)
        assert not SocialAccount.objects.exists()


class TestWhoNeverComesIn:
    def test_leavers(self, nour, visitor):
        visitor.come(sub="abc", employee_number="E-0042")
        let_go(Employment.objects.get(user=nour), datetime.date.today())
        visitor.client.logout()
        answer = visitor.come(sub="abc", employee_number="E-0042")
        assert b"you do not work there any more" in answer.content
        assert visitor.person is None

    def test_leavers_who_had_never_come(self, nour, visitor, sign_in):
        sign_in.lets_unknown_join = True
        sign_in.save()
        let_go(Employment.objects.get(user=nour), datetime.date.today())
        answer = visitor.come(sub="abc", employee_number="E-0042", name="Nour El-Haddad")
        assert answer.status_code == 403
        assert User.objects.filter(display_name="Nour El-Haddad").count() == 1

    def test_administrators(self, nour, visitor, company):
        Membership.objects.create(user=nour, organisation=company, role=Role.ADMINISTRATOR)
        answer = visitor.come(sub="abc", employee_number="E-0042")
        assert b"you sign in with your own address here" in answer.content
        assert visitor.person is None

    def test_who_became_an_administrator_after_they_came(self, nour, visitor, company):
        visitor.come(sub="abc", employee_number="E-0042")
        Membership.objects.create(user=nour, organisation=company, role=Role.ADMINISTRATOR)
        visitor.client.logout()
        assert visitor.come(sub="abc").status_code == 403

    def test_editors(self, nour, visitor):
        User.objects.filter(pk=nour.pk).update(is_superuser=True)
        assert visitor.come(sub="abc", employee_number="E-0042").status_code == 403

    def test_people_of_another_company(self, sign_in, visitor):
        other = Organisation.add_root(name="Other Hotels", kind=Organisation.Kind.EMPLOYER)
        employ("Olga Other", other, staff_number="E-0099")
        assert visitor.come(sub="abc", employee_number="E-0099").status_code == 403

    def test_whom_another_company_has_too(self, nour, visitor):
        other = Organisation.add_root(name="Other Hotels", kind=Organisation.Kind.EMPLOYER)
        take_on(nour, other)
        assert visitor.come(sub="abc", employee_number="E-0042").status_code == 403
        assert visitor.person is None

    def test_whom_number_and_address_name_differently(self, nour, anna, visitor):
        answer = visitor.come(
            sub="abc", employee_number="E-0042", email="anna@hotel.example", email_verified=True, name="Anna Berg"
        )
        assert b"do not lead to one person" in answer.content

    def test_whoever_was_closed(self, nour, visitor):
        User.objects.filter(pk=nour.pk).update(is_active=False)
        assert visitor.come(sub="abc", employee_number="E-0042").status_code == 403

    def test_anybody_while_it_is_off(self, nour, sign_in, visitor):
        visitor.start()
        sign_in.is_on = False
        sign_in.save()
        visitor.provider.claims = {"sub": "abc", "employee_number": "E-0042"}
        assert visitor.come_back().status_code == 403
        assert visitor.person is None
        assert visitor.client.get("/staff/with/aurora/go/").status_code == 404
        assert visitor.client.get("/staff/with/aurora/").status_code == 404


class TestUnknownPeople:
    @pytest.fixture(autouse=True)
    def are_let_in(self, sign_in):
        sign_in.lets_unknown_join = True
        sign_in.save()

    def test_are_added_to_the_staff_list(self, visitor, company):
        visitor.come(sub="abc", employee_number="E-7", name="Ria New", email="ria@x.example", email_verified=True)
        person = visitor.person
        assert (person.display_name, person.email) == ("Ria New", None)
        added = Employment.objects.get(user=person)
        assert (added.organisation, added.staff_number) == (company, "E-7")

    def test_do_not_come_into_who_has_their_address(self, visitor, learner):
        visitor.come(sub="abc", name="Ria New", email=learner.email, email_verified=True)
        assert visitor.person not in (None, learner)

    def test_need_a_name(self, visitor):
        assert visitor.come(sub="abc", employee_number="E-7").status_code == 403

    def test_are_one_person_the_second_time(self, visitor, another_visitor):
        visitor.come(sub="abc", name="Ria New")
        another_visitor.come(sub="abc", name="Ria New")
        assert visitor.person == another_visitor.person


def test_what_a_guest_did_comes_along(nour, visitor):
    guest = User.objects.create_guest()
    visitor.client.force_login(guest)
    visitor.come(sub="abc", employee_number="E-0042")
    assert visitor.person == nour
    assert not User.objects.filter(pk=guest.pk).exists()


def test_what_a_guest_did_on_a_shared_tablet_is_nobodys(nour, visitor, hotel):
    guest, entrance = User.objects.create_guest(), StaffEntrance.objects.create(organisation=hotel)
    visitor.client.force_login(guest)
    visitor.client.cookies[COOKIE] = signing.dumps(entrance.code, salt=SALT)
    visitor.come(sub="abc", employee_number="E-0042")
    assert visitor.person == nour
    assert User.objects.filter(pk=guest.pk).exists()
