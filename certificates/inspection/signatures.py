"""Checking the signatures in a PDF with pyHanko. Runs in the child process only.

Who may sign is decided by the parent, by the signer's exact certificate. So no chain is built, nothing is fetched, and
a self-made certificate that ran out years ago still proves what was signed with it. Ours allow no later change at all,
so there is none to be weighed: either the signature covers the whole file, or the file was changed.
"""

from __future__ import annotations

import hashlib
import io

import pyhanko.pdf_utils.filters  # noqa: F401 - loaded by others in use, when nothing can be loaded any more
from cryptography.hazmat.backends.openssl import backend  # noqa: F401 - as above
from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from certificates.inspection.findings import Signature
from certificates.inspection.reading import Unreadable, content_of

MOST_SIGNATURES = 5


def signatures_in(pdf: bytes) -> list[Signature]:
    try:
        reader = PdfFileReader(io.BytesIO(pdf), strict=False)
        fields = [field for _name, _value, field in enumerate_sig_fields(reader, filled_status=True)]
    except Exception:  # noqa: BLE001 - a stranger's file breaks a parser in more ways than can be named
        return [Signature()]
    return [checked(reader, field, pdf) for field in fields[:MOST_SIGNATURES]]


def checked(reader: PdfFileReader, field: DictionaryObject, pdf: bytes) -> Signature:
    signer = ""
    try:
        signature = EmbeddedPdfSignature(reader, field, "")
        certificate = signature.signer_cert
        signer = hashlib.sha256(certificate.dump()).hexdigest()
        digest = signature.compute_digest()
        is_intact = all(validate_sig_integrity(signature.signer_info, certificate, "data", digest))
        end = end_of_signed_part(signature, pdf)
    except Exception:  # noqa: BLE001 - as above
        return Signature(signer)
    if not is_intact or end is None:
        return Signature(signer)
    if end == len(pdf):
        return Signature(signer, is_intact=True, covers_file=True)
    try:
        return Signature(signer, is_intact=True, signed=content_of(pdf[:end]))
    except Unreadable:
        return Signature(signer)


def end_of_signed_part(signature: EmbeddedPdfSignature, pdf: bytes) -> int | None:
    """Where it ends if it begins with the file and leaves out nothing but the signature itself."""
    numbers = [int(number) for number in signature.byte_range]
    if len(numbers) != 4 or min(numbers) < 0:
        return None
    start, length, restart, rest = numbers
    gap = pdf[length:restart]
    hexadecimal = signature.pkcs7_content.hex().encode()
    return restart + rest if start == 0 and gap.lower() == b"<" + hexadecimal + b">" else None
