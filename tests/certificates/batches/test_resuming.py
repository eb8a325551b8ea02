"""Going on with what a worker left."""

import datetime as dt
import uuid

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from certificates.batches import closing, making
from certificates.batches.resuming import resume_if_still
from certificates.models import Batch, BatchItem, Certificate
from certificates.printing import pdf
from tests.certificates.batches.conftest import opened


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(pdf, "render", lambda certificate: b"%PDF")


@pytest.fixture
def left(graduates, ask, monkeypatch) -> Batch:
    """Three certificates: one was made, one was being made when the worker died, one waits."""
    graduates(3)
    with monkeypatch.context() as patch:
        patch.setattr("certificates.batches.beginning.hand_out", lambda batch: None)
        batch = ask()
    first, second, _ = batch.items.all()
    first.settle(making.make(first))
    BatchItem.objects.filter(pk=second.pk).update(claim=uuid.uuid4())
    return batch


def long_ago(batch: Batch) -> Batch:
    moment = timezone.now() - dt.timedelta(minutes=10)
    batch.items.done().update(settled_at=moment)
    Batch.objects.filter(pk=batch.pk).update(created_at=moment, resumed_at=None)
    batch.refresh_from_db()
    return batch


def test_the_rest_is_made_when_a_worker_starts_again(left, capsys):
    call_command("resume_batches")
    assert capsys.readouterr().out == "1 batches gone on with.\n"
    left.refresh_from_db()
    assert left.is_finished and left.advance().done == 3 and len(opened(left).namelist()) == 4


def test_without_it_what_was_claimed_goes_on_waiting(left):
    making.hand_out(left)
    assert left.advance().waiting == 1 and not Batch.objects.get().is_finished


def test_twice_is_as_good_as_once(left, private_files):
    for _ in range(2):
        call_command("resume_batches")
    assert Certificate.objects.exclude(pdf="").count() == 3
    assert len([*private_files.rglob("*.pdf")]) == 3 and len([*private_files.rglob("*.zip")]) == 1


def test_a_worker_that_died_over_the_file_itself(left):
    left.items.update(state="done", settled_at=timezone.now())
    left.take_zipping()
    call_command("resume_batches")
    assert Batch.objects.get().is_finished


def test_a_file_written_twice_is_kept_once(left, monkeypatch, private_files):
    zip_up = closing.zip_up

    def zip_while_another_does(batch: Batch) -> str:
        monkeypatch.setattr(closing, "zip_up", zip_up)
        batch.let_go_of_zipping()
        closing.close(batch.pk)
        return zip_up(batch)

    monkeypatch.setattr(closing, "zip_up", zip_while_another_does)
    call_command("resume_batches")
    left.refresh_from_db()
    assert [path.name for path in private_files.rglob("*.zip")] == [left.archive.name.rpartition("/")[2]]


def test_a_disk_that_is_full_can_be_tried_again(left, monkeypatch):
    def full(batch: Batch) -> str:
        raise OSError("No space left")

    with monkeypatch.context() as patch:
        patch.setattr(closing, "zip_up", full)
        call_command("resume_batches")
    assert not Batch.objects.get().is_finished
    call_command("resume_batches")
    assert Batch.objects.get().is_finished


def test_by_hand_only_when_nothing_has_moved_for_some_minutes(left):
    assert not resume_if_still(left)
    assert resume_if_still(long_ago(left)) and Batch.objects.get().is_finished


def test_pressed_twice_it_goes_on_once(left, monkeypatch):
    monkeypatch.setattr("certificates.batches.resuming.hand_out", lambda batch: None)
    long_ago(left)
    assert [resume_if_still(Batch.objects.get()) for _ in range(2)] == [True, False]


def test_the_mail_goes_out_also_where_a_worker_died_just_before_it(left):
    making.hand_out(left)
    call_command("resume_batches")
    Batch.objects.update(created_at=timezone.now() - dt.timedelta(hours=1))
    for _ in range(2):
        call_command("resume_batches")
    assert len(mail.outbox) == 1
