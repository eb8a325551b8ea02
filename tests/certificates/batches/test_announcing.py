"""The mail that says a file is there."""

import datetime as dt

import pytest
from django.core import mail
from django.utils import timezone

from certificates.batches.announcing import announce
from certificates.models import Batch
from certificates.printing import pdf
from people.models import Membership


@pytest.fixture
def made(graduates, ask, monkeypatch) -> Batch:
    """Finished a good while after it was asked for; no mail has gone out."""
    monkeypatch.setattr(pdf, "render", lambda certificate: b"%PDF")
    graduates(1)
    batch = ask()
    assert mail.outbox == []  # it took no time, so nobody had to be told
    batch.created_at = timezone.now() - dt.timedelta(minutes=5)
    batch.save()
    return batch


def test_whoever_asked_is_told_where_to_find_it(made, teacher):
    announce(made)
    [letter] = mail.outbox
    assert letter.to == [teacher.email] and letter.subject == "Your file is ready"
    assert f"http://127.0.0.1:8000/groups/{made.group.pk}/certificates/batches/{made.pk}/" in letter.body


def test_the_mail_is_neutral(made, learner):
    announce(made)
    words = (mail.outbox[0].subject + mail.outbox[0].body).lower()
    assert not any(word in words for word in ("trafficking", "grooming", "pupil", "8b", "cedar"))


def test_it_speaks_the_language_of_whoever_reads_it(made, teacher):
    teacher.language = "fr"
    teacher.save()
    made.refresh_from_db()
    announce(made)
    assert "/fr/groups/" in mail.outbox[0].body


def test_however_often_the_task_runs_one_mail_is_sent(made):
    for batch in (made, Batch.objects.get(), Batch.objects.get()):
        announce(batch)
    assert len(mail.outbox) == 1


def test_a_mail_server_that_is_away_stops_nothing(made, monkeypatch):
    def refuse(*args, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    announce(made)
    assert Batch.objects.get().mailed_at


def test_without_an_address_nobody_is_told(made, teacher):
    teacher.email = None
    teacher.save()
    announce(Batch.objects.get())
    assert mail.outbox == []


def test_whoever_no_longer_leads_the_group_is_not_told(made, teacher):
    Membership.objects.filter(user=teacher).delete()
    announce(made)
    assert mail.outbox == []
