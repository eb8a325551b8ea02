"""The keys the site signs with. A row holds what the world may know of a key; the private part is a file in `KEYS_DIR`.

A new key is used from the moment it is there. Old public keys stay, so that what they signed stays genuine.
"""

from __future__ import annotations

import datetime as dt
import os
import secrets
from pathlib import Path
from typing import NamedTuple

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import NameOID
from django.conf import settings
from django.utils import timezone

from certificates.models import IssuerKey

Use = IssuerKey.Use
SELF_MADE_DAYS = 3650


class SigningKey(NamedTuple):
    """`private` and `public` in PEM; of a file key `public` is the certificate, followed by its chain."""

    name: str
    private: bytes
    public: bytes


class UnusableKey(ValueError):
    """Says in a sentence why a key cannot be installed."""


def current_key(use: Use) -> SigningKey | None:
    """The key to sign with; made now where there is none and `MAKE_MISSING_KEYS`."""
    return usable_key(use) or (make_key(use) if settings.MAKE_MISSING_KEYS else None)


def usable_key(use: Use) -> SigningKey | None:
    """The newest trusted key whose private part is on this machine."""
    for key in IssuerKey.objects.trusted().for_use(use):
        if (path := private_path(key.name)).is_file():
            return SigningKey(key.name, path.read_bytes(), key.public.encode())
    return None


def make_key(use: Use) -> SigningKey:
    if use == Use.CREDENTIAL:
        key = ed25519.Ed25519PrivateKey.generate()
        return keep(use, private_pem(key), public_pem(key))
    return make_file_key()


def make_file_key() -> SigningKey:
    """With a certificate signed by itself: readers see that the file is unaltered, not who vouches for the signer."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, settings.SITE_NAME)])
    now = timezone.now()
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(minutes=5))
        .not_valid_after(now + dt.timedelta(days=SELF_MADE_DAYS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.KeyUsage(True, True, *[False] * 7), critical=True)
    )
    return keep(Use.FILE, private_pem(key), builder.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM))


def install_file_key(private: bytes, certificates: bytes) -> SigningKey:
    """A key bought or given by an authority, both in PEM. `certificates`: its own, then the chain. UnusableKey."""
    try:
        key = load_pem_private_key(private, password=None)
    except (TypeError, ValueError, UnsupportedAlgorithm) as error:
        raise UnusableKey("The key is not a private key in PEM without a password.") from error
    if not isinstance(key, (rsa.RSAPrivateKey, ec.EllipticCurvePrivateKey)):
        raise UnusableKey("Files are signed with RSA or elliptic-curve keys; this key is of another kind.")
    try:
        own = x509.load_pem_x509_certificates(certificates)[0]
    except ValueError as error:
        raise UnusableKey("The certificate is not one in PEM.") from error
    if own.public_key() != key.public_key():
        raise UnusableKey("The certificate does not belong to this private key.")
    if own.not_valid_after_utc < timezone.now():
        raise UnusableKey(f"The certificate expired on {own.not_valid_after_utc:%Y-%m-%d}.")
    return keep(Use.FILE, private, certificates)


def withdraw(name: str) -> bool:
    """From now on nothing it ever signed is genuine. For keys that others may have. False if no trusted key has this
    name."""
    return bool(IssuerKey.objects.trusted().filter(name=name).update(withdrawn_at=timezone.now()))


def keep(use: Use, private: bytes, public: bytes) -> SigningKey:
    name = f"{use.value}-{timezone.now():%Y-%m-%d}-{secrets.token_hex(4)}"
    path = private_path(name)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(private)
    IssuerKey.objects.create(use=use, name=name, public=public.decode())
    return SigningKey(name, private, public)


def private_path(name: str) -> Path:
    return Path(settings.KEYS_DIR) / f"{name}.pem"


def private_pem(key: PrivateKeyTypes) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def public_pem(key: ed25519.Ed25519PrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
