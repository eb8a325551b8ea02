import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory
from django.utils import timezone, translation

from people import guests
from people.models import Group, GuestPass, Role, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_of():
    def make(user=None, **meta):
        request = RequestFactory().post("/", **meta)
        request.session, request.user = SessionStore(), user or AnonymousUser()
        return request

    return make


def test_the_first_action_of_a_visitor_makes_a_guest_and_signs_them_in(request_of):
    request = request_of()
    guest = guests.learner_for(request)
    assert guest.is_guest and request.user == guest and request.session["_auth_user_id"] == str(guest.pk)


def test_the_second_action_is_by_the_same_guest(request_of):
    request = request_of()
    assert guests.learner_for(request) == guests.learner_for(request)
    assert User.objects.guests().count() == 1


def test_someone_signed_in_learns_as_themselves(request_of, account):
    assert guests.learner_for(request_of(account)) == account


def test_a_guest_has_a_code_and_neither_address_nor_password(guest):
    assert guest.guest_pass.code and guest.email is None and not guest.has_usable_password()


def test_a_guest_keeps_the_language_of_the_page(request_of):
    with translation.override("fr"):
        assert guests.learner_for(request_of()).language == "fr"


def test_becoming_a_guest_keeps_the_csrf_secret_of_the_other_tabs(request_of):
    request = request_of(CSRF_COOKIE="a" * 32)
    guests.learner_for(request)
    assert request.META["CSRF_COOKIE"] == "a" * 32


def test_becoming_someone_else_changes_the_csrf_secret(request_of, guest):
    request = request_of(User.objects.create_guest(), CSRF_COOKIE="a" * 32)
    guests.sign_in(request, guest)
    assert request.META["CSRF_COOKIE"] != "a" * 32


def test_a_session_known_before_is_worth_nothing_after(request_of):
    """Session fixation: whoever planted the key does not hold the guest's session."""
    request = request_of()
    request.session.create()
    planted = request.session.session_key
    guests.learner_for(request)
    assert request.session.session_key != planted


def test_learning_keeps_a_guest_from_getting_stale(request_of, guest):
    User.objects.filter(pk=guest.pk).update(last_login=timezone.now() - dt.timedelta(days=2))
    guest.refresh_from_db()
    guests.learner_for(request_of(guest))
    assert not User.objects.idle_since(timezone.now() - dt.timedelta(days=1)).exists()


def test_knowing_that_costs_no_write_within_a_day(request_of, guest, django_assert_num_queries):
    guests.note_activity(guest)
    with django_assert_num_queries(0):
        guests.learner_for(request_of(guest))


def test_a_claim_is_announced_and_forgets_the_guest(guest, account, claims):
    pk = guest.pk
    assert guests.claim(guest, account) is True
    assert claims == [(pk, account.pk)]
    assert not User.objects.guests().exists() and not GuestPass.objects.exists()


def test_a_claim_twice_counts_once(guest, account, claims):
    again = User.objects.get(pk=guest.pk)
    guests.claim(guest, account)
    assert guests.claim(again, account) is False and len(claims) == 1


def test_an_account_can_never_be_claimed(learner, account, claims):
    assert guests.claim(learner, account) is False
    assert User.objects.filter(pk=learner.pk).exists() and claims == []


def test_a_claim_that_breaks_halfway_changes_nothing(guest, account, school):
    school_class = Group.objects.create(organisation=school, name="8B")
    school_class.add(guest)

    def break_it(**kwargs):
        raise RuntimeError

    guests.guest_claimed.connect(break_it)
    try:
        with pytest.raises(RuntimeError):
            guests.claim(guest, account)
    finally:
        guests.guest_claimed.disconnect(break_it)
    assert list(Group.objects.joined_by(guest)) == [school_class]


def test_a_claim_brings_groups_along_once(guest, account, school):
    first, second = (Group.objects.create(organisation=school, name=name) for name in ("8A", "8B"))
    for group in (first, second):
        group.add(guest)
    first.add(account)
    guests.claim(guest, account)
    assert list(Group.objects.joined_by(account)) == [first, second]
    assert account.memberships.filter(role=Role.LEARNER).count() == 2


@pytest.mark.parametrize(("held", "kept"), [("", "Kim"), ("Ana", "Ana")])
def test_a_claim_never_overwrites_the_accounts_name(guest, account, held, kept):
    User.objects.filter(pk=guest.pk).update(display_name="Kim")
    account.display_name = held
    account.save()
    guests.claim(guest, account)
    account.refresh_from_db()
    assert account.display_name == kept
