"""Old files go; certificates stay."""

import datetime as dt
import os

import pytest
from django.core.management import call_command
from django.utils import timezone

from certificates.batches.tidying import delete_leftovers
from certificates.models import Batch, Certificate
from certificates.printing import pdf


@pytest.fixture
def batch(graduates, ask, monkeypatch) -> Batch:
    monkeypatch.setattr(pdf, "render", lambda certificate: b"%PDF")
    graduates(2)
    return ask()


def made_days_ago(days: int) -> None:
    Batch.objects.update(finished_at=timezone.now() - dt.timedelta(days=days))


def test_the_file_goes_and_the_certificates_stay(batch, private_files, capsys):
    made_days_ago(15)
    call_command("delete_old_batches")
    assert "1 old files and 0 leftovers deleted" in capsys.readouterr().out
    assert not [*private_files.rglob("*.zip")] and len([*private_files.rglob("*.pdf")]) == 2
    batch.refresh_from_db()
    assert not batch.has_file and not batch.items.exists() and Certificate.objects.count() == 2


def test_a_file_of_late_stays(batch, private_files):
    made_days_ago(13)
    call_command("delete_old_batches")
    assert [*private_files.rglob("*.zip")]


def test_twice_is_as_good_as_once(batch):
    made_days_ago(15)
    for _ in range(2):
        call_command("delete_old_batches")
    assert Batch.objects.get().archive == ""


def test_a_file_that_nothing_names_goes_when_it_is_a_day_old(batch, private_files):
    certificate = Certificate.objects.first()
    left = private_files / "certificates" / f"{certificate.issued_on:%Y/%m}" / "certificate-left.pdf"
    other = left.with_name("portrait.pdf")
    for path in (left, other):
        path.write_bytes(b"%PDF")
    assert delete_leftovers() == 0 and left.exists()
    yesterday = timezone.now().timestamp() - 90_000
    for path in private_files.rglob("*.*"):
        os.utime(path, (yesterday, yesterday))
    assert delete_leftovers() == 1
    assert not left.exists() and other.exists() and len([*private_files.rglob("certificate-*.pdf")]) == 2


def test_an_empty_store_is_no_trouble(db, private_files):
    assert delete_leftovers() == 0
