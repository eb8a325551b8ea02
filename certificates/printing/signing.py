"""The signature of the file: PAdES by pyHanko, with the site's newest key. Without a key files stay unsigned."""

from __future__ import annotations

import io
import logging
from functools import lru_cache

from asn1crypto import keys, pem, x509
from django.conf import settings
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.timestamps import HTTPTimeStamper, TimeStamper, TimestampRequestError
from pyhanko_certvalidator.registry import SimpleCertificateStore

from certificates.keys import SigningKey, current_key
from certificates.models import IssuerKey
from certificates.printing.archival import SIGNATURE_FIELD

logger = logging.getLogger(__name__)
# What a signature needs beside the certificates in it, in bytes; measured here once instead of by a trial each time.
SIGNATURE_BYTES = 2048
TIMESTAMP_BYTES = 8192


class MetadataKept(IncrementalPdfFileWriter):
    """pyHanko would write the metadata anew, with itself as producer and the schema of PDF/UA in another form."""

    def _update_meta(self) -> None:
        pass


def file_key() -> SigningKey | None:
    return current_key(IssuerKey.Use.FILE)


def sign_pdf(pdf: bytes, key: SigningKey) -> bytes:
    """The file with a certifying signature in its field: any later change is seen by every reader of PDF."""
    if settings.TIMESTAMP_URL:
        try:
            return signed(pdf, key, HTTPTimeStamper(settings.TIMESTAMP_URL))
        except (TimestampRequestError, OSError) as error:
            # The learner gets the certificate all the same: the signature holds, only its time is our own word.
            logger.warning("No time stamp from %s: %s", settings.TIMESTAMP_URL, error)
    return signed(pdf, key)


def signed(pdf: bytes, key: SigningKey, timestamper: TimeStamper | None = None) -> bytes:
    signer, certificate_bytes = signer_with(key)
    metadata = PdfSignatureMetadata(
        field_name=SIGNATURE_FIELD,
        name=settings.SITE_NAME,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )
    room = certificate_bytes + SIGNATURE_BYTES + (TIMESTAMP_BYTES if timestamper else 0)
    output = PdfSigner(metadata, signer=signer, timestamper=timestamper).sign_pdf(
        MetadataKept(io.BytesIO(pdf)),
        existing_fields_only=True,
        bytes_reserved=2 * room,  # written as hexadecimal digits
    )
    return output.getvalue()


@lru_cache(maxsize=4)
def signer_with(key: SigningKey) -> tuple[SimpleSigner, int]:
    """Ready to sign, and how many bytes its certificates take."""
    chain = [x509.Certificate.load(der) for _type, _headers, der in pem.unarmor(key.public, multiple=True)]
    store = SimpleCertificateStore()
    store.register_multiple(chain)
    _type, _headers, private = pem.unarmor(key.private)
    signer = SimpleSigner(signing_cert=chain[0], signing_key=keys.PrivateKeyInfo.load(private), cert_registry=store)
    return signer, sum(len(certificate.dump()) for certificate in chain)
