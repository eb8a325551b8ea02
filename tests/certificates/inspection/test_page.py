"""The page on which a file is sent: what it says, what it refuses, and that it keeps nothing."""

import logging
from pathlib import Path

import pytest
from django.conf import settings

from certificates.inspection import process
from certificates.models import Certificate
from tests.certificates.inspection import samples

MEGABYTE = 1024 * 1024


def test_a_genuine_file_is_called_genuine(genuine, send, certificate):
    page = send(genuine)
    assert page.status_code == 200 and "This file is genuine and the certificate is valid." in page.text
    assert certificate.printed_code in page.text and "no-store" in page["Cache-Control"] and not page.cookies


def test_an_edited_file_is_told_with_both_readings(genuine, send):
    page = send(samples.with_line(genuine, "Max <b>Learner"))
    assert "This file was changed after it was issued." in page.text
    assert "Max &lt;b&gt;Learner" in page.text and "Lea Learner" in page.text and "<b>Learner" not in page.text


def test_reasons_stay_with_staff(genuine, send, certificate):
    certificate.revoke("Somebody else took the quiz")
    page = send(samples.without_signature(genuine))
    assert "Revoked" in page.text and "Somebody else" not in page.text


@pytest.mark.parametrize(
    "content, words",
    [
        (b"", "This file is empty"),
        (b"Dear reader", "This isn’t a PDF file"),
        (b"%PDF-1.7 and then nothing", "This file is damaged"),
        (b"%PDF-" + b" " * MEGABYTE, "larger than 1 MB"),
        (b"%PDF-" + b" " * 3 * MEGABYTE, "larger than 1 MB"),
    ],
    ids=["empty", "text", "broken", "large", "larger than is read"],
)
def test_what_cannot_be_checked_gets_a_sentence(content, words, send, db):
    page = send(content)
    assert page.status_code == 422 and words in page.text and 'id="file-error"' in page.text


def test_a_locked_file_gets_a_sentence(genuine, send):
    assert "locked with a password" in send(samples.locked(genuine)).text


def test_a_file_that_takes_too_long_gets_a_sentence(monkeypatch, send, db):
    monkeypatch.setattr(process, "SECONDS", 0)
    page = send(samples.blank())
    assert page.status_code == 422 and "too complicated" in page.text


def test_a_busy_site_says_so(monkeypatch, send, db):
    monkeypatch.setattr(process, "WAIT_SECONDS", 0)
    with process.places, process.places:
        page = send(samples.blank())
    assert page.status_code == 503 and "try again in a minute" in page.text


def test_nothing_chosen_gets_a_sentence(client, db):
    for form in ({}, {"file": "text instead"}):
        page = client.post("/verify/file/", form)
        assert page.status_code == 422 and "Please choose the PDF file" in page.text


def test_the_address_alone_leads_to_the_page(client, db):
    assert client.get("/verify/file/").url == "/verify/"


def test_it_works_without_a_token_or_a_session(genuine, django_user_model):
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    assert not strict.get("/verify/").cookies
    sent = strict.post("/verify/file/", {"file": SimpleUploadedFile("c.pdf", genuine)})
    assert sent.status_code == 200 and not sent.cookies


def test_the_page_can_be_kept_by_everyone(client, db):
    page = client.get("/verify/")
    assert "public" in page["Cache-Control"] and page["ETag"] and 'enctype="multipart/form-data"' in page.text


def test_files_are_counted_but_genuine_ones_are_not(genuine, send, settings):
    settings.FILES_PER_MINUTE = 1
    assert {send(genuine).status_code for _again in range(3)} == {200}
    assert send(samples.without_signature(genuine)).status_code == 200
    assert send(samples.without_signature(genuine)).status_code == 429
    assert send(genuine).status_code == 200
    assert send(genuine, REMOTE_ADDR="192.0.2.7").status_code == 200


def test_files_are_no_way_round_the_limit_on_codes(send, settings, client, db):
    settings.WRONG_CODES_PER_MINUTE = 1
    send(samples.blank())
    assert client.get("/verify/ANYCODE/").status_code == 429


def test_sending_changes_and_keeps_nothing(genuine, send, private_files):
    def everything():
        rows = list(Certificate.objects.values())
        return rows, sorted(Path(private_files).rglob("*")), sorted(Path(settings.MEDIA_ROOT).rglob("*"))

    before = everything()
    for _twice in range(2):
        send(samples.with_line(genuine, "Max Learner"))
    assert everything() == before


def test_a_check_costs_few_queries(genuine, send, django_assert_max_num_queries):
    send(genuine)
    with django_assert_max_num_queries(2):
        send(genuine)
    altered = samples.with_line(genuine, "Max Learner")
    with django_assert_max_num_queries(8):
        send(altered)


def test_each_check_leaves_a_line_that_names_nobody(genuine, send, caplog, certificate):
    caplog.set_level(logging.INFO, logger="certificates.verification")
    send(genuine)
    send(samples.with_line(genuine, "Max Learner"))
    send(b"no PDF")
    lines = [record.getMessage() for record in caplog.records if record.name == "certificates.verification"]
    assert lines == [
        "checked by=file outcome=genuine state=valid",
        "checked by=file outcome=changed state=valid",
        "checked by=file outcome=refused state=-",
    ]
