"""The programs of the Digital Credentials Consortium check our credentials as any wallet or employer would: with what
the site publishes, and nothing else."""

import copy
import io
import json
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from certificates.awarding import award
from certificates.credentials.documents import signed_credential
from certificates.credentials.issuer import did
from certificates.keys import Use, make_key, withdraw
from certificates.models import Certificate, IssuerKey
from certificates.printing.pdf import render

HERE = Path(__file__).parent


@pytest.fixture
def verified(client):
    """A function: what the programs find when they ask the site as it is now."""

    def ask(credential: dict[str, Any]) -> dict[str, Any]:
        status_list = credential["credentialStatus"]["statusListCredential"]
        documents = {
            did(): client.get("/.well-known/did.json").json(),
            status_list: client.get(status_list.removeprefix("http://127.0.0.1:8000")).json(),
        }
        said = json.dumps({"credential": credential, "documents": documents, "now": "2026-11-25T12:00:00Z"})
        node = subprocess.run(
            ["node", "verify_credential.mjs"], cwd=HERE, input=said.encode(), capture_output=True, timeout=120
        )
        assert node.returncode == 0, node.stderr.decode()
        return json.loads(node.stdout)

    return ask


@pytest.fixture
def credential(certificate) -> dict[str, Any]:
    return signed_credential(certificate)


def test_the_one_in_the_file_is_verified(certificate, verified):
    with pikepdf.open(io.BytesIO(render(certificate))) as file:
        [attached] = file.attachments.values()
        found = verified(json.loads(attached.get_file().read_bytes()))
    assert found["verified"] and found["status"]


def test_a_genuine_one_is_verified(credential, verified):
    assert verified(credential) == {"verified": True, "signature": True, "status": True, "error": ""}


def test_a_forged_name_is_noticed(credential, verified):
    forged = copy.deepcopy(credential)
    forged["credentialSubject"]["identifier"][0]["identityHash"] = "Somebody Else"
    found = verified(forged)
    assert not found["verified"] and not found["signature"] and "Invalid signature" in found["error"]


def test_the_status_list_tells_of_a_revoked_one(certificate, credential, verified):
    certificate.revoke("Awarded by mistake")
    assert verified(credential) == {"verified": False, "signature": True, "status": False, "error": ""}


def test_the_status_list_tells_of_a_replaced_one(certify, learner, verified):
    old, new = certify(learner, cycle=1), certify(learner, cycle=2)
    Certificate.objects.filter(pk=old.pk).update(replaced_by=new)
    assert verified(signed_credential(old))["status"] is False
    assert verified(signed_credential(new))["verified"]


def test_a_new_key_takes_nothing_from_what_the_old_one_signed(certificate, credential, verified):
    make_key(Use.CREDENTIAL)
    newer = signed_credential(certificate)
    assert newer["proof"]["verificationMethod"] != credential["proof"]["verificationMethod"]
    assert verified(credential)["verified"] and verified(newer)["verified"]


def test_what_a_withdrawn_key_signed_is_worth_nothing(credential, verified):
    stolen = IssuerKey.objects.get()
    make_key(Use.CREDENTIAL)
    withdraw(stolen.name)
    found = verified(credential)
    assert not found["verified"] and not found["signature"] and "not published" in found["error"]


def test_names_in_any_script_and_languages_are_signed_as_they_are_read(complete, learner, verified):
    learner.display_name = "Ọláyínká Ẹ̀bùn عبد الله"
    found = verified(signed_credential(award(complete(learner, language="fr", score=None, valid_months=None))))
    assert found["verified"]
