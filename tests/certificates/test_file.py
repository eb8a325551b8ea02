"""The file as archives, screen readers and readers of signatures take it: each checked by a program of its own."""

import datetime as dt
import hashlib
import io
import json
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pikepdf
import pytest
from asn1crypto import keys as asn1_keys
from asn1crypto import tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps import DummyTimeStamper

from certificates import keys
from certificates.models import Certificate, IssuerKey
from certificates.printing import pdf
from certificates.printing.pdf import open_pdf, render
from tests.certificates.test_pdf import certificate_with
from tests.reading_pdf import faults_of, text_of

pytestmark = pytest.mark.django_db
CREDENTIAL = {"type": ["VerifiableCredential"], "name": "ᐊᓂᔑᓈᐯ"}
NAMESPACES = {"part": "pdfaid:part", "conformance": "pdfaid:conformance", "ua": "pdfuaid:part"}


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.setattr(pdf, "signed_credential", lambda certificate: CREDENTIAL)
    path = tmp_path / "certificate.pdf"
    path.write_bytes(render(certificate_with("Mariana Castellanos")))
    return path


def signatures(path) -> str:
    return subprocess.run(["pdfsig", str(path)], capture_output=True, text=True, check=False).stdout


def test_it_says_which_standards_it_keeps(file):
    with pikepdf.open(file) as document:
        metadata = document.open_metadata()
        said = {name: metadata[key] for name, key in NAMESPACES.items()}
        xml = document.Root.Metadata.read_bytes()
    assert said == {"part": "3", "conformance": "A", "ua": "1"}
    assert b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>" in xml and xml.count(b"<rdf:RDF") == 1


def test_a_signed_file_is_sound_and_has_no_fault(file):
    checked = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert faults_of(file) == []


def test_its_colours_are_described(file):
    with pikepdf.open(file) as document:
        [intent] = document.Root.OutputIntents
        assert intent.S == "/GTS_PDFA1" and len(intent.DestOutputProfile.read_bytes()) > 100


def test_it_carries_its_credential(file):
    with pikepdf.open(file) as document:
        [attached] = document.Root.AF
        assert attached.AFRelationship == "/Data" and str(attached.UF) == "credential.json"
        assert document.Root.Names.EmbeddedFiles.Names[1].objgen == attached.objgen
        assert json.loads(attached.EF.F.read_bytes()) == CREDENTIAL
        assert attached.EF.F.Subtype == "/application/json"


def test_the_field_of_the_signature_is_named_and_within_the_structure(file):
    with pikepdf.open(file) as document:
        [field] = document.Root.AcroForm.Fields
        assert str(field.TU) == "Digital signature of Plainsight"
        parents = document.Root.StructTreeRoot.ParentTree.Nums
        numbered = dict(zip((int(number) for number in parents[::2]), parents[1::2], strict=True))
        element = numbered[int(field.StructParent)]
        assert element.S == "/Form" and element.K[0].Obj.objgen == field.objgen
        assert element.objgen in [kid.objgen for kid in document.Root.StructTreeRoot.K[0].K]


def test_the_signature_is_valid_and_of_the_whole_file(file):
    said = signatures(file)
    assert "Signature is Valid" in said and "Total document signed" in said
    assert "ETSI.CAdES.detached" in said and "Certificate Common Name: Plainsight" in said


def test_one_flipped_byte_breaks_it(file):
    content = bytearray(file.read_bytes())
    place = content.index(b"/StructTreeRoot") + 3
    content[place] ^= 1
    file.write_bytes(content)
    assert "Digest Mismatch" in signatures(file)


def test_it_stays_small(file):
    assert len(file.read_bytes()) <= 100_000


def test_without_a_key_the_file_is_unsigned_and_otherwise_the_same(settings, tmp_path):
    settings.MAKE_MISSING_KEYS = False
    path = tmp_path / "certificate.pdf"
    path.write_bytes(render(certificate_with("Mariana Castellanos")))
    with pikepdf.open(path) as document:
        assert "/AcroForm" not in document.Root and "/AF" not in document.Root
        assert document.open_metadata()["pdfaid:part"] == "3"
    assert faults_of(path) == [] and "does not contain any signatures" in signatures(path)


def test_a_newer_key_signs_from_now_on(tmp_path):
    first, second = keys.make_key(IssuerKey.Use.FILE), keys.make_key(IssuerKey.Use.FILE)
    assert first.public != second.public and keys.current_key(IssuerKey.Use.FILE) == second


def test_a_withdrawn_key_signs_nothing():
    first, second = keys.make_key(IssuerKey.Use.FILE), keys.make_key(IssuerKey.Use.FILE)
    IssuerKey.objects.filter(name=second.name).update(withdrawn_at=dt.datetime.now(dt.UTC))
    assert keys.current_key(IssuerKey.Use.FILE) == first


def test_a_private_key_is_read_by_its_owner_only():
    key = keys.make_key(IssuerKey.Use.FILE)
    assert oct(keys.private_path(key.name).stat().st_mode)[-3:] == "600"
    assert "PRIVATE" not in IssuerKey.objects.get(name=key.name).public


def rsa_certificate(common_name: str, issuer=None, *, usage=None):
    """A certificate and its key, signed by `issuer` (such a pair) or by itself."""
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])
    now = dt.datetime.now(dt.UTC)
    builder = x509.CertificateBuilder().subject_name(name).public_key(key.public_key()).serial_number(7)
    builder = builder.issuer_name(issuer[0].subject if issuer else name)
    builder = builder.not_valid_before(now - dt.timedelta(days=1)).not_valid_after(now + dt.timedelta(days=9))
    if usage:
        builder = builder.add_extension(x509.ExtendedKeyUsage([usage]), critical=True)
    return builder.sign(issuer[1] if issuer else key, hashes.SHA256()), key


def test_a_key_of_an_authority_can_be_installed(tmp_path):
    authority = rsa_certificate("An Authority")
    own, key = rsa_certificate("Peel Learning", authority)
    chain = own.public_bytes(Encoding.PEM) + authority[0].public_bytes(Encoding.PEM)
    keys.install_file_key(keys.private_pem(key), chain)
    path = tmp_path / "certificate.pdf"
    path.write_bytes(render(certificate_with("Mariana Castellanos")))
    said = signatures(path)
    assert "Signature is Valid" in said and "Common Name: Peel Learning" in said


def test_a_certificate_of_another_key_is_refused():
    own, _key = rsa_certificate("Peel Learning")
    _other, key = rsa_certificate("Somebody")
    with pytest.raises(ValueError, match="does not belong"):
        keys.install_file_key(keys.private_pem(key), own.public_bytes(Encoding.PEM))
    assert not IssuerKey.objects.exists()


@pytest.fixture
def time_service(settings):
    """An RFC 3161 service on loopback."""
    made, key = rsa_certificate("A Clock", usage=ExtendedKeyUsageOID.TIME_STAMPING)
    clock = DummyTimeStamper(
        asn1_x509.Certificate.load(made.public_bytes(Encoding.DER)),
        asn1_keys.PrivateKeyInfo.load(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())),
    )

    class Service(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
            answer = clock.request_tsa_response(asked).dump()
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *args) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Service)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.TIMESTAMP_URL = f"http://127.0.0.1:{server.server_port}/"
    yield server
    server.shutdown()
    server.server_close()


def test_a_time_stamp_is_added_where_a_service_is_set(time_service, file):
    assert b"A Clock".hex().encode() in file.read_bytes().lower()
    assert "Signature is Valid" in signatures(file) and faults_of(file) == []


def test_a_time_service_that_is_down_keeps_nobody_from_their_certificate(time_service, tmp_path, caplog):
    time_service.shutdown()
    time_service.server_close()
    path = tmp_path / "certificate.pdf"
    path.write_bytes(render(certificate_with("Mariana Castellanos")))
    assert "Signature is Valid" in signatures(path) and "No time stamp" in caplog.text


def test_the_record_knows_the_file_it_gave_out(certificate):
    with open_pdf(certificate) as kept:
        content = kept.read()
    kept_record = Certificate.objects.get()
    assert kept_record.pdf_digest == hashlib.sha256(content).hexdigest()


def test_text_stands_in_the_signed_file_as_before(file):
    assert "Mariana Castellanos" in text_of(file.read_bytes())
    with pikepdf.open(io.BytesIO(file.read_bytes())) as document:
        assert len(document.pages) == 1
