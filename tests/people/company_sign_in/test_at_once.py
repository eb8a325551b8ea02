"""Two browsers that come from the provider at the same moment."""

import pytest
from allauth.socialaccount.models import SocialAccount

from people.company_sign_in.admitting import Outcome, admit
from people.company_sign_in.claims import Claims
from people.models import OrganisationSignIn, User
from tests.at_once import at_once
from tests.employed import employ

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def nour(sign_in, hotel) -> User:
    return employ("Nour El-Haddad", hotel, staff_number="E-0042").user


def come(uid: str) -> Outcome:
    sign_in = OrganisationSignIn.objects.select_related("app", "organisation").get()
    return admit(sign_in, Claims(uid=uid, number="E-0042"))


def test_the_same_sign_in_is_linked_once(nour):
    assert [outcome.person for outcome in at_once(4, lambda _index: come("one"))] == [nour] * 4
    assert SocialAccount.objects.count() == 1


def test_of_two_sign_ins_one_opens_the_learning(nour):
    outcomes = at_once(2, lambda index: come(f"number {index}"))
    assert sorted(str(outcome.refusal) for outcome in outcomes) == ["None", "held"]
    assert SocialAccount.objects.count() == 1
