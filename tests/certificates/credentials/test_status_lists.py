import pytest
from django.db import connection

from certificates.credentials import status_lists
from certificates.keys import Use, make_key, withdraw
from certificates.models import Certificate

ADDRESS = "/credentials/status/1.json"


def revoke(certificate, certify):
    certificate.revoke("Awarded by mistake")


def replace(certificate, certify):
    Certificate.objects.filter(pk=certificate.pk).update(replaced_by=certify(certificate.learner, cycle=2))


def expire(certificate, certify):
    Certificate.objects.filter(pk=certificate.pk).update(expires_on="2026-11-24")


@pytest.mark.parametrize(
    ("act", "state", "is_set"),
    [(None, "valid", False), (expire, "expired", False), (revoke, "revoked", True), (replace, "replaced", True)],
)
def test_page_json_and_list_agree(certificate, certify, client, today, status_bit, act, state, is_set):
    assert status_bit(certificate) is False
    if act:
        act(certificate, certify)
    certificate.refresh_from_db()
    assert certificate.state == state
    assert client.get(f"/verify/{certificate.code}.json").json()["state"] == state
    assert str(certificate.state.label) in client.get(certificate.verification_path).text
    assert status_bit(certificate) is is_set


def test_only_the_one_bit_is_set(certify, learner, status_bit):
    first, second = certify(learner, cycle=1), certify(learner, cycle=2)
    first.revoke("Awarded by mistake")
    assert (status_bit(first), status_bit(second)) == (True, False)


def test_the_credential_names_its_bit(certificate, credential):
    assert credential["credentialStatus"] == {
        "id": f"http://127.0.0.1:8000{ADDRESS}#{certificate.status_index}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(certificate.status_index),
        "statusListCredential": f"http://127.0.0.1:8000{ADDRESS}",
    }


def test_the_list_is_signed_by_the_issuer_of_the_credential(credential, client, prove):
    document = client.get(ADDRESS).json()
    prove(document)
    assert document["issuer"] == credential["issuer"]["id"]
    assert document["id"] == credential["credentialStatus"]["statusListCredential"]


def test_a_new_key_signs_the_list_from_then_on(certificate, client, prove):
    client.get(ADDRESS)
    key = make_key(Use.CREDENTIAL)
    document = client.get(ADDRESS).json()
    prove(document)
    assert document["proof"]["verificationMethod"].endswith(key.name)


def test_an_old_copy_is_worth_nothing_after_a_day(certificate, client, today):
    document = client.get(ADDRESS).json()
    assert (document["validFrom"], document["validUntil"]) == ("2026-11-25T12:00:00Z", "2026-11-26T12:00:00Z")


@pytest.mark.parametrize("number", ["0", "2", "999999999999999999999999"])
def test_other_lists_do_not_exist(certificate, client, number):
    assert client.get(f"/credentials/status/{number}.json").status_code == 404


def test_a_list_exists_once_it_holds_a_place(certificate, client):
    Certificate.objects.update(status_index=None)
    assert client.get(ADDRESS).status_code == 404


def test_a_list_that_nobody_vouches_for_is_not_shown(certificate, client, settings):
    settings.MAKE_MISSING_KEYS = False
    assert client.get(ADDRESS).status_code == 404
    key = make_key(Use.CREDENTIAL)
    assert client.get(ADDRESS).status_code == 200
    withdraw(key.name)
    assert client.get(ADDRESS).status_code == 404


def test_a_list_is_signed_once_until_a_bit_changes(certificate, client, monkeypatch):
    signed = []
    sign = status_lists.add_data_integrity_proof
    monkeypatch.setattr(
        status_lists, "add_data_integrity_proof", lambda *args, **kwargs: signed.append(1) or sign(*args, **kwargs)
    )
    first, second = client.get(ADDRESS), client.get(ADDRESS)
    assert first.content == second.content and len(signed) == 1
    certificate.revoke("Awarded by mistake")
    assert client.get(ADDRESS).content != first.content and len(signed) == 2


def test_it_may_be_kept_for_a_minute_and_costs_little(certificate, client, django_assert_max_num_queries):
    make_key(Use.CREDENTIAL)
    with django_assert_max_num_queries(3):
        answer = client.get(ADDRESS)
    assert answer["Cache-Control"] == "public, max-age=60" and answer["Access-Control-Allow-Origin"] == "*"
    assert not answer.cookies and "Cookie" not in answer.get("Vary", "")
    assert client.get(ADDRESS, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    assert client.post(ADDRESS).status_code == 405
    assert len(answer.content) < 2_000


def test_a_list_says_nothing_but_bits(certificate, client):
    certificate.revoke("Awarded by mistake")
    text = client.get(ADDRESS).text
    assert "mistake" not in text and certificate.code not in text and certificate.holder_name not in text


def test_the_bits_are_read_from_an_index_of_what_is_set_aside(db):
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")  # an empty table is read whole otherwise
            # Of a few rows it may also take the wider index that this constraint has.
            cursor.execute("ALTER TABLE certificates_certificate DROP CONSTRAINT certificates_one_place_in_a_list")
    query = Certificate.objects.filter(status_list=1, status_index__isnull=False).set_aside()
    assert "certificates_set_aside" in query.values_list("status_index").explain()


def test_set_aside_is_what_state_says(certificate, certify, today):
    assert not Certificate.objects.set_aside().exists()
    replace(certificate, certify)
    Certificate.objects.latest("pk").revoke("Awarded by mistake")
    states = {one.state for one in Certificate.objects.set_aside()}
    assert states == {"replaced", "revoked"}
