import datetime as dt

import pytest
from django.core.management import call_command
from django.utils import timezone

from certificates.models import Certificate
from people.models import User

pytestmark = pytest.mark.django_db


def seen(user: User, days_ago: int) -> User:
    User.objects.filter(pk=user.pk).update(last_login=timezone.now() - dt.timedelta(days=days_ago))
    return user


def test_guests_idle_too_long_are_forgotten_and_others_stay(guest):
    stale = seen(User.objects.create_guest(), 181)
    seen(guest, 179)
    call_command("delete_stale_guests")
    assert list(User.objects.guests()) == [guest] and stale not in User.objects.all()


def test_a_guest_never_signed_in_is_as_old_as_they_are(guest):
    User.objects.filter(pk=guest.pk).update(date_joined=timezone.now() - dt.timedelta(days=200), last_login=None)
    call_command("delete_stale_guests")
    assert not User.objects.guests().exists()


def test_accounts_are_never_deleted(account):
    seen(account, 5000)
    call_command("delete_stale_guests")
    assert account in User.objects.accounts()


def test_a_dry_run_counts_and_deletes_nothing(guest, capsys):
    seen(guest, 181)
    call_command("delete_stale_guests", "--dry-run")
    assert User.objects.guests().exists() and "1 guests" in capsys.readouterr().out


def test_more_than_one_batch_goes_in_one_run(monkeypatch):
    monkeypatch.setattr("people.management.commands.delete_stale_guests.BATCH", 2)
    for _ in range(5):
        seen(User.objects.create_guest(), 181)
    call_command("delete_stale_guests")
    assert not User.objects.guests().exists()


def test_a_certificate_outlives_its_guest(guest):
    certificate = Certificate.objects.create(learner=seen(guest, 181), course_title="C", issued_on=dt.date(2026, 1, 1))
    call_command("delete_stale_guests")
    certificate.refresh_from_db()
    assert certificate.learner is None


def test_twice_is_as_good_as_once(guest):
    seen(guest, 181)
    for _ in range(2):
        call_command("delete_stale_guests")
    assert not User.objects.guests().exists()
