import copy
import json
import socket

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openbadgeslib.ob3.ldp import add_data_integrity_proof

from certificates.credentials import checking
from certificates.credentials.checking import Problem, check
from certificates.credentials.documents import CONTEXTS, credential_of, signed_credential
from certificates.credentials.shapes import CREDENTIAL, has_shape
from certificates.keys import Use, current_key, make_key, private_pem, withdraw
from certificates.models import Certificate, IssuerKey
from tests.certificates.conftest import NOON


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def changed(document: dict, *path, value) -> dict:
    """A copy with another value at this path; None takes the member away."""
    document = copy.deepcopy(document)
    part = document
    for name in path[:-1]:
        part = part[name]
    if value is None:
        del part[path[-1]]
    else:
        part[path[-1]] = value
    return document


@pytest.mark.parametrize("sent_as", [lambda it: it, json.dumps, lambda it: json.dumps(it, indent=4).encode()])
def test_what_we_issued_is_genuine_and_read(certificate, credential, sent_as):
    found = check(sent_as(credential))
    assert (found.is_ours, found.is_genuine, found.problem) == (True, True, None)
    assert (found.code, found.holder_name, found.course) == (certificate.code, "Lea Learner", "Eyes Open, Doors Open")
    assert (found.version, found.language) == ("1.0", "en")
    assert found.completed_at.isoformat() == "2026-11-24T17:00:00+00:00"
    assert found.valid_until.isoformat() == "2027-11-25T04:59:59+00:00"


def test_a_certificate_in_french_is_found_by_its_code(certify, learner):
    certificate = certify(learner, language="fr")
    assert check(signed_credential(certificate)).code == certificate.code


def test_least_and_most_have_the_shape_that_is_read(certify, learner):
    least = certify(learner, score=None, valid_months=None, modules=[], course_version="")
    Certificate.objects.filter(pk=least.pk).update(holder_name="")
    for certificate in (Certificate.objects.get(), certify(learner, cycle=2)):
        found = check(signed_credential(certificate))
        assert found.is_genuine and found.code == certificate.code and found.holder_name == certificate.holder_name


FORGERIES = [
    (("id",), "http://127.0.0.1:8000/verify/CDFGHJKMNPQRTWX/"),
    (("name",), "Another course"),
    (("validFrom",), "2020-01-01T00:00:00Z"),
    (("validUntil",), "2099-01-01T00:00:00Z"),
    (("validUntil",), None),
    (("issuer", "name"), "Another issuer"),
    (("credentialSubject", "identifier", 0, "identityHash"), "Somebody Else"),
    (("credentialSubject", "identifier"), None),
    (("credentialSubject", "result", 0, "value"), "100"),
    (("credentialSubject", "achievement", "name"), "Another course"),
    (("credentialSubject", "achievement", "id"), "urn:uuid:00000000-0000-0000-0000-000000000000"),
    (("credentialStatus",), None),
    (("credentialStatus", "statusListIndex"), "1"),
    (("proof", "created"), "2020-01-01T00:00:00Z"),
    (("proof", "proofValue"), "z" + "1" * 87),
    (("proof", "proofValue"), "no signature"),
    (("proof", "proofPurpose"), "authentication"),
    (("proof", "cryptosuite"), "eddsa-jcs-2022"),
]


@pytest.mark.parametrize(("path", "value"), FORGERIES)
def test_whatever_is_changed_is_noticed(credential, path, value):
    found = check(changed(credential, *path, value=value))
    assert (found.is_ours, found.is_genuine, found.problem) == (True, False, Problem.ALTERED)


SMUGGLED = [
    (("credentialSubject", "identifier"), [{"id": "x", "identityHash": "Somebody Else"}]),
    (("credentialSubject", "identifier", 0, "https://schema.org/name"), "Somebody Else"),
    (("credentialSubject", "achievement", "description"), None),
    (("nonsense",), "unsigned"),
    (("@included",), []),
    (("credentialSubject", "id"), "relative"),
    (("expirationDate",), "2099-01-01T00:00:00Z"),
    (("@context",), [*CONTEXTS, {"validUntil": "https://example.org/x"}]),
    (("@context",), ["https://www.w3.org/ns/credentials/v2"]),
    (("@context",), [*CONTEXTS, "https://evil.example/context"]),
]


@pytest.mark.parametrize(("path", "value"), SMUGGLED)
def test_what_a_proof_would_not_cover_is_noticed_before_any_graph_is_built(credential, path, value, monkeypatch):
    monkeypatch.setattr(checking, "verify_data_integrity_proof", lambda *args: None)
    document = changed(credential, *path, value=value)
    if path[-1] == "identifier":
        document["credentialSubject"]["identifier"] += credential["credentialSubject"]["identifier"]
    assert check(document).problem == Problem.ALTERED


def leaves(value, path=()):
    if isinstance(value, dict):
        return [found for name, part in value.items() for found in leaves(part, (*path, name))]
    if isinstance(value, list):
        return [found for number, part in enumerate(value) for found in leaves(part, (*path, number))]
    return [path]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_leaf_can_be_changed(credential, data):
    path = data.draw(st.sampled_from(leaves(credential)))
    value = data.draw(st.one_of(st.text(), st.integers(), st.booleans(), st.lists(st.text(), max_size=2)))
    document = changed(credential, *path, value=value)
    assert check(document).is_genuine is (document == credential)


def test_another_site_is_another_site(credential):
    issuer = "did:web:elsewhere.example"
    foreign = changed(credential, "issuer", "id", value=issuer)
    foreign["proof"]["verificationMethod"] = f"{issuer}#key-1"
    assert check(foreign) == checking.CredentialCheck(problem=Problem.NOT_OURS)


def test_our_key_does_not_speak_for_another_site(credential):
    key = current_key(Use.CREDENTIAL)
    unsigned = {name: part for name, part in credential.items() if name != "proof"}
    unsigned["issuer"] = unsigned["issuer"] | {"id": "did:web:elsewhere.example"}
    signed = add_data_integrity_proof(unsigned, key.private, credential["proof"]["verificationMethod"])
    assert not check(signed).is_genuine


def test_a_key_nobody_knows_is_said_to_be_unknown(certificate):
    stranger = private_pem(Ed25519PrivateKey.generate())
    forged = credential_of(certificate)
    named = add_data_integrity_proof(forged, stranger, "did:web:127.0.0.1%3A8000#credential-of-mine")
    assert check(named).problem == Problem.KEY_NOT_TRUSTED
    current = current_key(Use.CREDENTIAL)
    posing = add_data_integrity_proof(forged, stranger, f"did:web:127.0.0.1%3A8000#{current.name}")
    assert check(posing).problem == Problem.ALTERED


def test_a_key_for_files_vouches_for_no_credential(credential):
    file_key = make_key(Use.FILE)
    method = f"did:web:127.0.0.1%3A8000#{file_key.name}"
    assert check(changed(credential, "proof", "verificationMethod", value=method)).problem == Problem.KEY_NOT_TRUSTED


def test_what_an_old_key_signed_stays_genuine_until_that_key_is_withdrawn(certificate, credential):
    old = IssuerKey.objects.get()
    make_key(Use.CREDENTIAL)
    newer = signed_credential(certificate)
    assert newer["proof"]["verificationMethod"] != credential["proof"]["verificationMethod"]
    assert check(credential).is_genuine and check(newer).is_genuine
    withdraw(old.name)
    assert check(credential).problem == Problem.KEY_NOT_TRUSTED and not check(credential).is_genuine
    assert check(newer).is_genuine


def test_an_expired_credential_is_as_genuine_as_before(certify, learner):
    old = signed_credential(certify(learner, completed_at=NOON.replace(year=2020)))
    assert check(old).is_genuine
    assert not check(changed(old, "validUntil", value="2099-01-01T00:00:00Z")).is_genuine


def test_a_site_that_has_moved_knows_what_it_issued(credential, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://new.example.org"
    assert check(credential).is_genuine


DEEP = "[" * 50_000 + "]" * 50_000
HOSTILE = {
    "nothing": "",
    "no JSON": "{",
    "a list": "[]",
    "a number": "1",
    "no UTF-8": b"\xff\xfe{}",
    "too large": json.dumps({"issuer": "x" * 200_000}),
    "deep": DEEP[:99_000],
    "half a letter": '{"issuer": "\\ud800"}',
    "no end": '{"issuer": 1e999}',
    "not a number": '{"issuer": NaN}',
    "a long number": '{"issuer": ' + "9" * 50_000 + "}",
    "twice": '{"issuer": "did:web:127.0.0.1%3A8000", "issuer": "x"}',
    "a loop": {"issuer": set()},
}


@pytest.mark.parametrize("document", HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_document_is_answered(db, document):
    found = check(document)
    assert found == checking.CredentialCheck(problem=Problem.UNREADABLE) and str(found.problem.label)


STRANGE = [
    {},
    {"issuer": None},
    {"issuer": {"id": {}}},
    {"issuer": "did:web:elsewhere.example", "proof": {"verificationMethod": "x#\x00"}},
    {"issuer": "did:web:elsewhere.example", "proof": {"verificationMethod": "x#" + "y" * 5_000}},
    {"issuer": "did:web:elsewhere.example", "proof": [{"verificationMethod": 1}]},
]


def test_a_deep_document_is_nobodys(db):
    assert not check('{"issuer":' * 9_000 + "1" + "}" * 9_000).is_ours


@pytest.mark.parametrize("document", STRANGE)
def test_strange_documents_are_not_ours(db, document):
    assert check(document).problem == Problem.NOT_OURS


def test_a_poisoned_graph_is_turned_away_without_being_walked(credential, monkeypatch):
    def walk(*args):
        raise AssertionError("the graph was walked")

    monkeypatch.setattr(checking, "verify_data_integrity_proof", walk)
    poison = [{"id": f"_:b{one}", "name": [{"id": f"_:b{other}"} for other in range(30)]} for one in range(30)]
    assert check(changed(credential, "credentialSubject", value=poison)).problem == Problem.ALTERED
    assert check(changed(credential, "credentialSubject", "identifier", value=poison)).problem == Problem.ALTERED


@pytest.mark.parametrize("address", ["relative", "https://a b/", "https://a/<", "urn:uuid:", "_:b0", "javascript:x"])
def test_an_address_that_means_nothing_is_none(credential, address):
    assert has_shape(credential, CREDENTIAL)
    assert not has_shape(changed(credential, "credentialStatus", "id", value=address), CREDENTIAL)


def test_checking_costs_two_queries(credential, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        assert check(credential).is_genuine
