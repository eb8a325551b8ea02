"""What is said of a file: who signed it, which certificate it is, and exactly what was altered."""

import datetime as dt

import pytest
from django.utils import timezone

from certificates.inspection.inspecting import CannotRead, inspect, same_as_issued
from certificates.inspection.report import CredentialIs, Outcome, SignatureIs
from certificates.keys import make_file_key
from certificates.models import Certificate, IssuerKey
from certificates.printing import pdf
from tests.certificates.inspection import samples


def differing(report) -> dict[str, tuple[str, str]]:
    return {fact.label: (fact.in_file, fact.issued) for fact in report.comparison.differing}


def test_the_same_bytes_are_known_at_once(certificate, genuine, django_assert_num_queries):
    with django_assert_num_queries(1):
        report = same_as_issued(genuine)
    assert report.outcome == Outcome.GENUINE and report.verdict.code == certificate.printed_code
    assert same_as_issued(genuine + b"\n") is None


def test_a_signed_file_is_genuine_although_another_copy_is_stored(certificate, genuine):
    Certificate.objects.update(pdf_digest="")
    report = inspect(genuine)
    assert report.outcome == Outcome.GENUINE and report.signature == SignatureIs.INTACT
    assert report.credential == CredentialIs.GENUINE and report.comparison.is_same
    assert report.sentence == "This file is genuine and the certificate is valid."


def test_a_signed_file_is_genuine_when_ours_is_lost_and_years_later(certificate, genuine, monkeypatch):
    certificate.pdf.storage.delete(certificate.pdf.name)
    later = timezone.now() + dt.timedelta(days=365 * 20)
    monkeypatch.setattr(timezone, "now", lambda: later)
    make_file_key()
    report = inspect(genuine)
    assert report.outcome == Outcome.GENUINE and "has expired" in report.sentence


def test_an_edited_name_is_named(genuine):
    report = inspect(samples.with_line(genuine, "Max Learner"))
    assert report.outcome == Outcome.CHANGED and report.signature == SignatureIs.BROKEN
    assert differing(report) == {"Name": ("Max Learner", "Lea Learner")}
    assert report.comparison.added == [] and report.comparison.missing_count == 0
    assert report.credential == CredentialIs.GENUINE


def test_an_edited_date_is_named(genuine):
    report = inspect(samples.with_line(genuine, "Valid until November 24, 2037", line=7))
    assert differing(report) == {"Valid until": ("November 24, 2037", "November 24, 2027")}


def test_an_edit_beside_the_facts_is_told_by_its_words(genuine):
    report = inspect(samples.with_line(genuine, "This honours", line=2))
    assert report.comparison.added == ["honours"] and report.comparison.missing_count == 2
    assert report.comparison.missing == []  # whoever sends an empty page must not be told what stood on it
    assert report.outcome == Outcome.CHANGED and not report.comparison.differing


def test_an_edit_that_touches_no_word_is_seen_too(genuine):
    report = inspect(samples.with_flipped_byte(genuine))
    assert report.signature == SignatureIs.BROKEN and report.outcome == Outcome.CHANGED and report.comparison.is_same


def test_a_stripped_signature_is_missed(genuine):
    report = inspect(samples.without_signature(genuine))
    assert report.outcome == Outcome.UNSIGNED and report.signature == SignatureIs.MISSING
    assert report.comparison.is_same and report.credential == CredentialIs.GENUINE


def test_stripped_and_edited_is_changed(genuine):
    report = inspect(samples.without_signature(samples.with_line(genuine, "Max Learner")))
    assert report.outcome == Outcome.CHANGED and differing(report)["Name"] == ("Max Learner", "Lea Learner")


def test_a_stripped_credential_is_missed(genuine):
    report = inspect(samples.without_credential(genuine))
    assert report.credential == CredentialIs.MISSING and report.outcome == Outcome.CHANGED
    assert report.verdict.holder_name == "Lea Learner"


def test_a_forged_credential_is_told_with_what_it_says(genuine):
    def forge(credential):
        credential["credentialSubject"]["identifier"][0]["identityHash"] = "Max Learner"

    report = inspect(samples.without_signature(samples.with_credential(genuine, forge)))
    assert report.credential == CredentialIs.ALTERED and report.outcome == Outcome.CHANGED
    assert [(fact.in_file, fact.issued) for fact in report.credential_says] == [("Max Learner", "Lea Learner")]


def test_another_sites_credential_is_told(genuine):
    def forge(credential):
        credential["issuer"]["id"] = "did:web:elsewhere.example"
        credential["proof"]["verificationMethod"] = "did:web:elsewhere.example#key"

    assert inspect(samples.with_credential(genuine, forge)).credential == CredentialIs.FOREIGN


def test_something_added_after_signing_is_seen(genuine):
    report = inspect(samples.with_addition(genuine, "with honours"))
    assert report.outcome == Outcome.CHANGED and report.signature == SignatureIs.ADDED_TO
    assert report.comparison.added == ["with", "honours"]


def test_what_was_signed_says_whose_it_is_whatever_is_drawn_over_it(certify, learner, certificate, genuine):
    certificate.revoke("Issued twice")
    valid = certify(learner, cycle=2)
    report = inspect(samples.with_addition(genuine, valid.printed_code))
    assert report.verdict.code == certificate.printed_code and report.verdict.state == "revoked"


def test_another_sites_signature_counts_for_nothing(certificate, genuine, monkeypatch):
    another = samples.key_of_another_site()
    monkeypatch.setattr(pdf, "file_key", lambda: another)
    report = inspect(pdf.render(certificate))
    assert report.outcome == Outcome.FOREIGN and report.signature == SignatureIs.FOREIGN


def test_a_withdrawn_key_proves_nothing(certificate, genuine):
    Certificate.objects.update(pdf_digest="")
    IssuerKey.objects.filter(use=IssuerKey.Use.FILE).update(withdrawn_at=timezone.now())
    report = inspect(genuine)
    assert report.outcome == Outcome.WITHDRAWN and report.signature == SignatureIs.WITHDRAWN


@pytest.mark.parametrize(
    "change, words",
    [
        ({"revoked_at": timezone.now()}, "has been revoked"),
        ({"expires_on": dt.date(2026, 11, 24)}, "has expired"),
    ],
)
def test_the_state_is_said_with_the_first_sentence(certificate, genuine, change, words):
    Certificate.objects.update(**change)
    report = same_as_issued(genuine)
    assert report.sentence.startswith("This file is genuine") and words in report.sentence


def test_replaced_is_said_too(certify, learner, certificate, genuine):
    Certificate.objects.filter(pk=certificate.pk).update(replaced_by=certify(learner, cycle=2))
    assert "replaced by a newer one" in same_as_issued(genuine).sentence


def test_a_file_of_nothing_known_says_so(db):
    report = inspect(samples.blank())
    assert report.outcome == Outcome.UNKNOWN and report.verdict is None


def test_everything_is_told_when_course_learner_and_organisation_are_gone(certificate, genuine, learner):
    learner.delete()
    assert inspect(samples.with_line(genuine, "Max Learner")).outcome == Outcome.CHANGED


def test_asking_never_makes_the_file_or_fixes_the_name(certificate):
    unkept = pdf.render(certificate)
    assert inspect(unkept).outcome == Outcome.GENUINE
    certificate.refresh_from_db()
    assert not certificate.is_printed


@pytest.mark.parametrize("name", ["محمد علي", "क्षमा शर्मा", "ស្រី ពៅ", "ᓄᓇ ᐊᓇᓇ", "田中 花子", "דנה לוי"])
def test_names_in_any_script_are_compared(certify, learner, name):
    certificate = certify(learner, name)
    with pdf.open_pdf(certificate) as file:
        genuine = file.read()
    assert inspect(samples.without_signature(genuine)).comparison.is_same
    changed = inspect(samples.without_signature(samples.with_addition(genuine, "Max")))
    assert not changed.comparison.is_same


@pytest.mark.parametrize("pdf, problem", [(b"%PDF-1.7\n" + b"\x00junk" * 9999, "broken"), (b"%PDF-1.7", "broken")])
def test_a_broken_file_is_refused(pdf, problem, db):
    with pytest.raises(CannotRead, match=problem):
        inspect(pdf)


def test_a_locked_file_is_refused(genuine):
    with pytest.raises(CannotRead, match="encrypted"):
        inspect(samples.locked(genuine))
