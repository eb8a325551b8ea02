import json

import pytest
from openbadgeslib.ob3 import OB3LdpVerifier

from certificates.credentials.documents import credential_of, signed_credential
from certificates.models import Certificate
from people.models import Membership, Organisation, Role


def test_it_says_what_the_certificate_says(certificate):
    said = credential_of(certificate)
    subject, achievement = said["credentialSubject"], said["credentialSubject"]["achievement"]
    assert said["id"] == certificate.verification_address and said["id"].endswith(f"/verify/{certificate.code}/")
    assert said["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    assert said["validFrom"] == "2026-11-24T17:00:00Z"
    assert said["issuer"]["id"] == "did:web:127.0.0.1%3A8000" and said["issuer"]["name"] == "Plainsight"
    assert [(one["identityType"], one["hashed"], one["identityHash"]) for one in subject["identifier"]] == [
        ("name", False, "Lea Learner")
    ]
    assert achievement["id"] == f"urn:uuid:{certificate.facts['course_key']}"
    assert (achievement["name"], achievement["version"], achievement["inLanguage"]) == (
        "Eyes Open, Doors Open",
        "1.0",
        "en",
    )
    assert "What to notice (12 minutes)" in achievement["criteria"]["narrative"]
    assert "36 minutes" in achievement["description"]


def test_the_score_belongs_to_its_description(certificate):
    subject = credential_of(certificate)["credentialSubject"]
    [result], [description] = subject["result"], subject["achievement"]["resultDescription"]
    assert result["value"] == "90" and result["resultDescription"] == description["id"]


def test_without_a_score_there_is_no_result(certify, learner):
    said = credential_of(certify(learner, score=None))
    assert "result" not in said["credentialSubject"]
    assert "resultDescription" not in said["credentialSubject"]["achievement"]


def test_it_is_valid_to_the_last_second_of_the_last_day_where_it_was_issued(certificate, complete, learner, certify):
    assert credential_of(certificate)["validUntil"] == "2027-11-25T04:59:59Z"
    vancouver = Organisation.add_root(name="Coast Hotel", kind="employer", time_zone="America/Vancouver")
    Membership.objects.create(user=learner, organisation=vancouver, role=Role.LEARNER)
    assert credential_of(certify(learner, cycle=2))["validUntil"] == "2027-11-25T07:59:59Z"


def test_without_a_term_it_has_no_end(certify, learner):
    assert "validUntil" not in credential_of(certify(learner, valid_months=None))


def test_it_knows_the_holder_by_name_alone(certificate, learner):
    said = json.dumps(credential_of(certificate))
    assert learner.email not in said and f'"{learner.pk}"' not in said


def test_a_certificate_of_the_first_days_has_one_too(certificate, prove):
    for fact in ("course_key", "completed_at", "time_zone"):
        del certificate.facts[fact]
    said = signed_credential(certificate)
    assert said["validFrom"] == "2026-11-24T05:00:00Z"
    assert said["credentialSubject"]["achievement"]["id"].startswith("urn:uuid:")
    prove(said)


def test_what_it_says_does_not_change_with_site_course_or_learner(certificate, settings):
    before = credential_of(certificate)
    settings.SITE_NAME = "Another name"
    certificate.learner.delete()
    certificate = Certificate.objects.get()
    assert credential_of(certificate) == before


@pytest.mark.parametrize("name", ["فاطمة الزهراء", "ᐊᓂᔑᓈᐯ ᐃᑴ", "王小明", '<b>"Lea"</b> \\ {x}', "W" * 200])
def test_any_name_is_signed(certify, learner, name, prove):
    said = signed_credential(certify(learner, name))
    prove(json.loads(json.dumps(said)))
    assert said["credentialSubject"]["identifier"][0]["identityHash"] == name


def test_every_member_of_it_is_covered_by_the_proof(certificate, credential, public_key, today):
    """The library's own verifier refuses a document of which a word is not signed, or that is no Open Badge."""
    badge = OB3LdpVerifier(public_key(credential)).verify(json.dumps(credential))
    assert badge.issuer.id == "did:web:127.0.0.1%3A8000"


def test_it_names_the_key_at_the_site(credential):
    method = credential["proof"]["verificationMethod"]
    assert method.startswith("did:web:127.0.0.1%3A8000#credential-")
    assert credential["proof"]["cryptosuite"] == "eddsa-rdfc-2022"


def test_a_site_without_a_key_gives_none(certificate, settings):
    settings.MAKE_MISSING_KEYS = False
    assert signed_credential(certificate) is None


def test_what_is_only_shown_is_not_vouched_for(certificate):
    certificate.pk = None
    assert signed_credential(certificate) is None


def test_signing_asks_for_the_key_alone(certificate, credential, django_assert_num_queries):
    with django_assert_num_queries(1):
        signed_credential(certificate)
