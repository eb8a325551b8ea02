"""A corrected name is a new certificate; the old one says that it is replaced."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.log_actions import registry

from certificates.awarding import award
from certificates.models import Certificate
from certificates.printing import pdf
from certificates.reissuing import CannotReissue, reissue
from tests.at_once import at_once

REASON = "An accent was missing"
FROZEN = ["learner_id", "organisation_id", "course_title", "facts", "design_id", "issued_on", "expires_on"]


@pytest.fixture
def correct(editor):
    """A function: staff issue this certificate again with another name."""

    def again(certificate: Certificate, name: str = "Léa Learner", reason: str = REASON) -> Certificate:
        return reissue(certificate, holder_name=name, by=editor, reason=reason)

    return again


def test_the_successor_has_the_same_facts_and_a_code_of_its_own(certificate, correct):
    new = correct(certificate)
    certificate.refresh_from_db()
    assert certificate.replaced_by == new and certificate.replacement_reason == REASON
    assert [getattr(new, field) for field in FROZEN] == [getattr(certificate, field) for field in FROZEN]
    assert new.code != certificate.code and new.holder_name == "Léa Learner"
    assert (certificate.state, new.state) == ("replaced", "valid")


def test_the_old_one_keeps_its_name_and_file(certificate, correct):
    pdf.open_pdf(certificate).close()
    kept = certificate.pdf.name
    new = correct(certificate)
    certificate.refresh_from_db()
    assert (certificate.holder_name, certificate.pdf.name) == ("Lea Learner", kept) and not new.pdf


def test_a_name_the_holder_gave_is_staffs_once_they_corrected_it(certificate, correct):
    Certificate.objects.update(name_given_by_holder=True)
    assert correct(certificate).name_given_by_holder is False


def test_awarding_finds_the_successor_and_makes_no_other(certificate, correct):
    completion = certificate.completion
    new = correct(certificate)
    assert award(completion) == new and Certificate.objects.count() == 2


def test_a_correction_can_be_corrected(certificate, correct):
    second = correct(certificate)
    third = correct(second, "Léa Lerner")
    assert Certificate.objects.get(pk=certificate.pk).newest == third
    assert list(Certificate.objects.standing()) == [third] and third.completion.certificate == third


def test_both_histories_say_who_made_it_what(certificate, correct, editor):
    new = correct(certificate)
    for issued, other in [(certificate, new), (new, certificate)]:
        [entry] = registry.get_logs_for_instance(issued)
        assert entry.user == editor
        assert entry.message.endswith("the name was “Lea Learner” and is “Léa Learner”")
        assert other.printed_code in entry.message


def test_sent_twice_it_gives_the_one_successor(certificate, correct):
    assert correct(certificate) == correct(certificate, reason="Another reason")
    certificate.refresh_from_db()
    assert Certificate.objects.count() == 2 and certificate.replacement_reason == REASON
    assert len(registry.get_logs_for_instance(certificate)) == 1


@pytest.mark.parametrize(
    ("change", "name", "sentence"),
    [
        ({"revoked_at": timezone.now()}, "Léa Learner", "has been revoked"),
        ({}, " Lea  Learner ", "stands on the certificate already"),
        ({}, "Lea 🦊", "No font here can print"),
        ({}, "", "Please type the name"),
        ({}, "A" * 201, "has room for 200"),
    ],
)
def test_what_cannot_be_done_is_answered_with_a_sentence(certificate, correct, change, name, sentence):
    Certificate.objects.update(**change)
    with pytest.raises(ValidationError, match=sentence):
        correct(certificate, name)
    certificate.refresh_from_db()
    assert Certificate.objects.count() == 1 and certificate.completion and not certificate.replacement_reason


def test_a_replaced_one_is_not_replaced_by_yet_another(certificate, correct):
    correct(certificate)
    with pytest.raises(CannotReissue, match="correct the newer one"):
        correct(certificate, "Somebody Else")
    assert Certificate.objects.count() == 2


def test_a_replaced_one_is_not_revoked_in_place_of_the_newer(certificate, correct):
    new = correct(certificate)
    assert not certificate.revoke("Issued to the wrong person")
    assert certificate.state == "replaced" and new.revoke("Issued to the wrong person")


def test_it_is_issued_again_when_learner_and_course_are_gone(certificate, learner, correct):
    certificate.completion.enrolment.delete()
    learner.delete()
    new = correct(certificate)
    assert new.completion is None and new.learner is None and new.state == "valid"


def test_whoever_checks_the_old_code_reads_replaced_and_the_new_one_valid(certificate, correct, client):
    new = correct(certificate)
    old_answer = client.get(f"/verify/{certificate.code}.json").json()
    assert old_answer["state"] == "replaced" and REASON not in str(old_answer)
    assert client.get(f"/verify/{new.code}.json").json()["state"] == "valid"
    assert "replaced by a newer one" in client.get(certificate.verification_path).text


def test_the_holder_is_led_from_the_old_one_to_the_newest(certificate, learner, client_of, correct):
    pdf.open_pdf(certificate).close()
    newest = correct(correct(certificate), "Léa Lerner")
    client = client_of(learner)
    page = client.get(certificate.get_absolute_url()).text
    assert newest.get_absolute_url() in page and "download/" not in page and REASON not in page
    assert client.get(f"{certificate.get_absolute_url()}download/").url == certificate.get_absolute_url()


def test_the_learning_page_lists_the_newest_only(certificate, learner, client_of, correct):
    new = correct(certificate)
    page = client_of(learner).get("/learning/").text
    assert new.get_absolute_url() in page and certificate.get_absolute_url() not in page


def test_a_replaced_one_takes_no_other_name_from_its_holder(certificate, learner, client_of, correct):
    correct(certificate)
    answer = client_of(learner).post(f"/certificates/{certificate.code}/name/", {"holder_name": "Somebody Else"})
    certificate.refresh_from_db()
    assert answer.status_code == 302 and certificate.holder_name == "Lea Learner"


@pytest.mark.django_db(transaction=True)
def test_eight_at_once_make_one_successor(certificate, editor):
    def act(index: int) -> int:
        return reissue(certificate, holder_name="Léa Learner", by=editor, reason=f"Reason {index}").pk

    made = at_once(8, act)
    assert len(made) == 8 and len(set(made)) == 1 and Certificate.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_of_different_corrections_at_once_one_is_made(certificate, editor):
    def act(index: int) -> int | None:
        try:
            return reissue(certificate, holder_name="Léa" + "a" * index, by=editor, reason=REASON).pk
        except CannotReissue:
            return None

    made = [pk for pk in at_once(6, act) if pk]
    certificate.refresh_from_db()
    assert made == [certificate.replaced_by_id] and Certificate.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_revoked_and_corrected_at_once_only_one_happens(certificate, editor):
    def act(index: int) -> bool:
        if index:
            return Certificate.objects.get(pk=certificate.pk).revoke("Wrong person")
        try:
            return bool(reissue(certificate, holder_name="Léa", by=editor, reason=REASON))
        except CannotReissue:
            return False

    done = at_once(2, act)
    certificate.refresh_from_db()
    assert sorted(done) == [False, True]
    assert bool(certificate.revoked_at) is not bool(certificate.replaced_by)
