import datetime as dt

import pytest
from django.core.cache import cache
from django.utils import timezone

from certificates.awarding import award
from certificates.models import Certificate


@pytest.fixture(autouse=True)
def fresh_counts():
    cache.clear()


def state_of(client, certificate) -> str:
    return client.get(f"/verify/{certificate.code}.json").json()["state"]


def test_anyone_with_the_code_reads_what_was_issued(certificate, client, today):
    page = client.get(f"/verify/{certificate.code}/")
    for words in ("Valid", "Lea Learner", "Eyes Open, Doors Open", "November 24, 2026", "November 24, 2027"):
        assert words in page.text
    assert "learner@example.org" not in page.text and "The holder gave this name" not in page.text


def test_the_page_says_who_gave_the_name(certify, guest, client):
    certificate = certify(
        guest,
        "River Stone",
    )
    Certificate.objects.update(name_given_by_holder=True)
    assert "The holder gave this name" in client.get(certificate.verification_path).text


def test_the_json_says_the_same_and_nothing_else(certificate, client, today):
    answer = client.get(f"/verify/{certificate.code}.json").json()
    assert answer == {
        "code": certificate.printed_code,
        "state": "valid",
        "meaning": "This certificate is valid.",
        "holder_name": "Lea Learner",
        "name_is_initials": False,
        "name_given_by_holder": False,
        "course": "Eyes Open, Doors Open",
        "version": "1.0",
        "language": "en",
        "completed_on": "2026-11-24",
        "expires_on": "2027-11-24",
        "issued_by": "Plainsight",
    }


def test_it_is_valid_to_the_end_of_its_last_day_where_it_was_issued(certificate, client, today):
    today(2027, 11, 25, 4, 59)
    assert state_of(client, certificate) == "valid"
    today(2027, 11, 25, 5, 0)
    assert state_of(client, certificate) == "expired"


def test_the_database_counts_the_same_as_valid(certificate, today):
    assert list(Certificate.objects.valid(dt.date(2027, 11, 24))) == [certificate]
    assert not Certificate.objects.valid(dt.date(2027, 11, 25)).exists()


def test_revoked_is_said_without_the_reason(certificate, client, today):
    Certificate.objects.update(revoked_at=timezone.now(), revocation_reason="Somebody else took the quiz")
    page = client.get(certificate.verification_path)
    assert state_of(client, certificate) == "revoked"
    assert "has been revoked" in page.text and "Somebody else" not in page.text


def test_replaced_is_said_without_the_new_code(certificate, certify, learner, client, today):
    newer = certify(learner, cycle=2)
    Certificate.objects.filter(pk=certificate.pk).update(replaced_by=newer)
    page = client.get(certificate.verification_path)
    assert state_of(client, certificate) == "replaced"
    assert "replaced by a newer one" in page.text and newer.printed_code not in page.text


def full_width(code: str) -> str:
    """As keyboards for Chinese and Japanese type it."""
    return "".join(chr(ord(letter) + 0xFEE0) for letter in code)


@pytest.mark.parametrize(
    "spelled", [str.lower, lambda code: f"{code[:5]}-{code[5:10]}-{code[10:]}", lambda code: f" {code} ", full_width]
)
def test_a_code_may_be_spelled_in_many_ways(certificate, client, spelled):
    assert client.get(f"/verify/{spelled(certificate.code)}/").status_code == 200
    typed = client.get("/verify/", {"code": spelled(certificate.code)})
    assert typed.status_code == 302 and typed.url == certificate.verification_path


def test_an_unknown_code_is_answered_with_help(client, db):
    response = client.get("/verify/CDFGH-JKMNP-QRTWX/")
    assert response.status_code == 404 and "letter by letter" in response.text
    assert 'value="CDFGH JKMNP QRTWX"' in response.text
    assert client.get("/verify/CDFGHJKMNPQRTWX.json").status_code == 404


@pytest.mark.parametrize("code", ["", "   ", "---"])
def test_an_empty_code_is_answered_with_a_sentence(client, db, code):
    response = client.get("/verify/", {"code": code})
    assert response.status_code == 422 and "Please type the code" in response.text


def test_what_is_typed_is_never_markup(client, db):
    response = client.get("/verify/", {"code": "<script>alert(1)</script>"}, follow=True)
    assert "<script>alert" not in response.text


def test_guessing_is_stopped_and_pauses_right_codes_too(certificate, client, settings):
    settings.WRONG_CODES_PER_MINUTE = 2
    answers = [client.get(f"/verify/{code}/").status_code for code in ("AAA", "BBB", "CCC")]
    assert answers == [404, 404, 429]
    assert client.get(f"/verify/{certificate.code}.json").status_code == 429
    assert client.get(certificate.verification_path, REMOTE_ADDR="192.0.2.7").status_code == 200


def test_a_new_address_of_the_same_line_is_no_way_round_the_limit(client, settings, db):
    settings.WRONG_CODES_PER_MINUTE = 2
    for address in ("2001:db8::1", "2001:db8::2"):
        client.get("/verify/AAA/", REMOTE_ADDR=address)
    assert client.get("/verify/BBB/", REMOTE_ADDR="2001:db8::ffff:3").status_code == 429
    assert client.get("/verify/BBB/", REMOTE_ADDR="2001:db8:0:1::3").status_code == 404


def test_right_codes_are_never_limited(certificate, client, settings):
    settings.WRONG_CODES_PER_MINUTE = 2
    assert {client.get(certificate.verification_path).status_code for _attempt in range(5)} == {200}


@pytest.mark.parametrize("ending", ["/", ".json"])
def test_an_answer_can_be_kept_and_asked_for_again(certificate, client, ending):
    first = client.get(f"/verify/{certificate.code}{ending}")
    again = client.get(f"/verify/{certificate.code}{ending}", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304 and not first.cookies


def test_checking_opens_no_session_and_costs_little(certificate, client, django_assert_max_num_queries):
    client.get(certificate.verification_path)
    with django_assert_max_num_queries(2):
        response = client.get(certificate.verification_path)
    assert not response.cookies and "Cookie" not in client.get(f"/verify/{certificate.code}.json").get("Vary", "")


def test_it_is_answered_when_course_and_learner_are_gone(complete, learner, client):
    certificate = award(complete(learner))
    learner.delete()
    assert client.get(certificate.verification_path).status_code == 200


def test_checking_changes_nothing(certificate, client):
    assert client.post(certificate.verification_path).status_code == 405


def test_a_certificate_in_french_is_checked_in_french(certify, learner):
    assert certify(learner, language="fr").verification_path.startswith("/fr/verify/")
