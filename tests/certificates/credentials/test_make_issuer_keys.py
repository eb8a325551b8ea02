import datetime as dt
import stat
from io import StringIO

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, PrivateFormat
from cryptography.x509.oid import NameOID
from django.core.checks import Tags, run_checks
from django.core.management import CommandError, call_command
from django.utils import timezone

from certificates.checks import keys_are_there
from certificates.keys import Use, current_key, private_path, private_pem, public_pem, usable_key
from certificates.models import IssuerKey

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_real_site(settings, tmp_path):
    settings.MAKE_MISSING_KEYS = False
    settings.KEYS_DIR = tmp_path / "keys"


def run(*args: object) -> str:
    output = StringIO()
    call_command("make_issuer_keys", *map(str, args), stdout=output)
    return output.getvalue()


def names(use: Use) -> list[str]:
    return list(IssuerKey.objects.for_use(use).values_list("name", flat=True))


def test_it_makes_what_is_missing_once():
    said = run()
    credential, file = current_key(Use.CREDENTIAL), current_key(Use.FILE)
    assert f"Made: {credential.name}." in said and f"Made: {file.name}." in said
    again = run()
    assert "Made" not in again and f"{credential.name}  signs" in again
    assert IssuerKey.objects.count() == 2


def test_private_keys_are_for_their_owner_alone_and_never_said(settings):
    said = run()
    path = private_path(current_key(Use.CREDENTIAL).name)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600 and stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert "PRIVATE" not in said and "PRIVATE" not in "".join(IssuerKey.objects.values_list("public", flat=True))


def test_a_key_whose_private_part_is_not_here_is_missing():
    run()
    old = current_key(Use.CREDENTIAL)
    private_path(old.name).unlink()
    assert "Made: credential-" in run()
    assert current_key(Use.CREDENTIAL).name != old.name


def test_rotating_makes_a_new_one_of_each_and_keeps_trusting_the_old():
    run()
    old = names(Use.CREDENTIAL)
    said = run("--rotate")
    [new] = set(names(Use.CREDENTIAL)) - set(old)
    assert current_key(Use.CREDENTIAL).name == new
    assert f"{new}  signs" in said and f"{old[0]}  trusted" in said
    assert IssuerKey.objects.trusted().count() == 4


def test_withdrawing_one_goes_back_to_the_one_before():
    run()
    run("--rotate")
    new, old = names(Use.CREDENTIAL)
    said = run("--withdraw", new)
    assert f"Withdrawn: {new}" in said and f"{new}  withdrawn" in said and f"{old}  signs" in said
    assert current_key(Use.CREDENTIAL).name == old


def test_withdrawing_the_last_one_says_that_none_can_sign():
    run()
    assert "no key here can sign" in run("--withdraw", *names(Use.CREDENTIAL))
    assert usable_key(Use.CREDENTIAL) is None


def test_withdrawing_twice_or_an_unknown_one_is_answered_with_a_sentence():
    run()
    [name] = names(Use.CREDENTIAL)
    run("--withdraw", name)
    before = IssuerKey.objects.get(name=name).withdrawn_at
    for unknown in (name, "credential-of-mine"):
        with pytest.raises(CommandError, match="No trusted key is called"):
            run("--withdraw", unknown)
    assert IssuerKey.objects.get(name=name).withdrawn_at == before


@pytest.fixture
def bought(tmp_path):
    """A function: files with a key and a certificate for it."""

    def files(key=None, days=365, certificate_of=None):
        key = key or ec.generate_private_key(ec.SECP256R1())
        owner = certificate_of or key
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Learn")])
        end = timezone.now() + dt.timedelta(days=days)
        made = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(owner.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(end - dt.timedelta(days=400))
            .not_valid_after(end)
            .sign(owner, None if isinstance(owner, ed25519.Ed25519PrivateKey) else hashes.SHA256())
        )
        (tmp_path / "key.pem").write_bytes(private_pem(key))
        (tmp_path / "cert.pem").write_bytes(made.public_bytes(Encoding.PEM))
        return tmp_path / "key.pem", tmp_path / "cert.pem"

    return files


def install(key, certificate) -> str:
    return run("--file-key", key, "--file-certificate", certificate)


def test_a_bought_key_is_installed_and_signs_from_then_on(bought):
    run()
    key, certificate = bought()
    said = install(key, certificate)
    current = current_key(Use.FILE)
    assert f"Installed: {current.name}" in said
    assert current.private == key.read_bytes() and current.public == certificate.read_bytes()


def refused(key, certificate, sentence: str) -> None:
    with pytest.raises(CommandError, match=sentence):
        install(key, certificate)
    assert not IssuerKey.objects.exists()


def test_a_certificate_of_another_key_is_refused(bought):
    refused(*bought(certificate_of=ec.generate_private_key(ec.SECP256R1())), "does not belong to this private key")


def test_an_expired_certificate_is_refused(bought):
    refused(*bought(days=-1), "The certificate expired on")


def test_a_key_that_files_are_not_signed_with_is_refused(bought):
    refused(*bought(ed25519.Ed25519PrivateKey.generate()), "RSA or elliptic-curve")


def test_a_key_with_a_password_is_refused(bought):
    key, certificate = bought()
    secret = ec.generate_private_key(ec.SECP256R1())
    key.write_bytes(secret.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"secret")))
    refused(key, certificate, "without a password")


@pytest.mark.parametrize("content", [b"", b"nonsense", public_pem(ed25519.Ed25519PrivateKey.generate()), b"\xff\xfe"])
def test_files_that_hold_something_else_are_refused(bought, content):
    key, certificate = bought()
    certificate.write_bytes(content)
    refused(key, certificate, "The certificate is not one in PEM")
    key.write_bytes(content)
    refused(key, certificate, "The key is not a private key")


def test_a_file_that_is_not_there_is_named(bought, tmp_path):
    _key, certificate = bought()
    refused(tmp_path / "gone.pem", certificate, "gone.pem cannot be read")


def test_half_of_a_pair_is_asked_for_the_other(bought):
    key, _certificate = bought()
    with pytest.raises(CommandError, match="both --file-key and --file-certificate"):
        run("--file-key", key)


def warnings() -> set[str]:
    return {message.id for message in run_checks(tags=[Tags.database], databases=["default"])}


def test_a_site_without_keys_is_told():
    assert {"certificates.credential", "certificates.file"} <= warnings()
    run()
    assert not {"certificates.credential", "certificates.file"} & warnings()


def test_a_site_that_makes_its_own_keys_is_told_nothing(settings):
    settings.MAKE_MISSING_KEYS = True
    assert not {"certificates.credential", "certificates.file"} & warnings()


def test_no_database_is_asked_unless_it_may_be(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert keys_are_there(databases=None) == []
