"""What is said about a certificate, and programs' ways of asking."""

import base64
import gzip

import pytest
from openbadgeslib.ob3.ldp import verify_data_integrity_proof

from certificates.credentials.documents import signed_credential
from certificates.keys import Use
from certificates.models import Certificate, IssuerKey


@pytest.fixture
def credential(certificate) -> dict:
    signed = signed_credential(certificate)
    assert signed is not None
    return signed


@pytest.fixture
def public_key(db):
    """A function: the public key that a proof names."""

    def named(document: dict) -> str:
        name = document["proof"]["verificationMethod"].partition("#")[2]
        return IssuerKey.objects.for_use(Use.CREDENTIAL).get(name=name).public

    return named


@pytest.fixture
def prove(public_key):
    """A function: raises unless the document's proof is the site's own."""
    return lambda document: verify_data_integrity_proof(document, public_key(document))


@pytest.fixture
def status_bit(client):
    """A function: what the published list says of this certificate."""

    def read(certificate: Certificate) -> bool:
        answer = client.get(f"/credentials/status/{certificate.status_list}.json")
        return bit(answer.json(), certificate.status_index)

    return read


def bit(status_list: dict, index: int) -> bool:
    encoded = status_list["credentialSubject"]["encodedList"]
    packed = base64.urlsafe_b64decode(encoded[1:] + "=" * (-len(encoded[1:]) % 4))
    return bool(gzip.decompress(packed)[index // 8] & (0x80 >> index % 8))
