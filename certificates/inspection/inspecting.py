"""From a file to a report: who signed it, whose credential it carries, which record it belongs to, and what differs."""

from __future__ import annotations

import hashlib
import re

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from certificates.codes import LENGTH, as_stored
from certificates.credentials.checking import CredentialCheck, Problem, check
from certificates.inspection import process
from certificates.inspection.facts import Comparison, compare, compare_credential
from certificates.inspection.findings import Content, Signature
from certificates.inspection.report import CredentialIs, Outcome, Report, SignatureIs
from certificates.models import Certificate, IssuerKey
from certificates.printing.pdf import render
from certificates.verifying.verdicts import verdict_on
from people.codes import ALPHABET, GROUP

PRINTED_CODE = re.compile(r"[ -]?".join([rf"[{ALPHABET}]{{{GROUP}}}"] * (LENGTH // GROUP)))
MOST_CODES = 3
CREDENTIAL_PROBLEMS = {
    Problem.UNREADABLE: CredentialIs.UNREADABLE,
    Problem.NOT_OURS: CredentialIs.FOREIGN,
    Problem.KEY_NOT_TRUSTED: CredentialIs.UNTRUSTED,
    Problem.ALTERED: CredentialIs.ALTERED,
}


class CannotRead(Exception):
    """`args[0]` is 'encrypted' or 'broken'."""


def same_as_issued(pdf: bytes) -> Report | None:
    """The quick answer: byte for byte a file of ours."""
    digest = hashlib.sha256(pdf).hexdigest()
    certificate = Certificate.objects.select_related("organisation").filter(pdf_digest=digest).first()
    if certificate is None:
        return None
    return Report(Outcome.GENUINE, SignatureIs.NOT_NEEDED, verdict=verdict_on(certificate))


def inspect(pdf: bytes) -> Report:
    """Raises CannotRead, and `Busy` and `TooHard` of `process`."""
    findings = process.findings_in(pdf)
    if findings.problem:
        raise CannotRead(findings.problem)
    signature, signed = standing_of(findings.signatures)
    credential = checked(findings.content)
    if signed and signed.signed:  # what was signed says which certificate it is, not what was drawn over it
        certificate = certificate_in(signed.signed, checked(signed.signed))
    else:
        certificate = certificate_in(findings.content, credential)
    if certificate is None:
        return Report(Outcome.UNKNOWN, signature, standing_of_credential(credential, None))
    verdict = verdict_on(certificate)
    issued, proven = issued_content(certificate, signed)
    comparison = (
        compare(certificate, verdict, issued.text, findings.content.text, proven=proven) if issued is not None else None
    )
    credential_is = standing_of_credential(credential, certificate)
    altered = credential if credential_is == CredentialIs.ALTERED else None
    says = compare_credential(certificate, verdict, altered) if altered else []
    outcome = outcome_of(signature, credential_is, comparison)
    return Report(outcome, signature, credential_is, verdict, comparison, says)


def standing_of(signatures: list[Signature]) -> tuple[SignatureIs, Signature | None]:
    """The best of what the signatures prove, and the one that proves it."""
    if not signatures:
        return SignatureIs.MISSING, None
    trusted, withdrawn = fingerprints(withdrawn=False), fingerprints(withdrawn=True)
    ours = [signature for signature in signatures if signature.signer in trusted]
    for signature in ours:
        if signature.is_intact:
            return (SignatureIs.INTACT if signature.covers_file else SignatureIs.ADDED_TO), signature
    if ours:
        return SignatureIs.BROKEN, None
    if any(signature.signer in withdrawn for signature in signatures):
        return SignatureIs.WITHDRAWN, None
    return (SignatureIs.FOREIGN if any(each.signer for each in signatures) else SignatureIs.UNREADABLE), None


def fingerprints(*, withdrawn: bool) -> set[str]:
    """Of the certificates the site signs files with; only the first of a chain is its own."""
    keys = IssuerKey.objects.for_use(IssuerKey.Use.FILE).filter(withdrawn_at__isnull=not withdrawn)
    own = (x509.load_pem_x509_certificates(key.public.encode())[0] for key in keys)
    return {hashlib.sha256(certificate.public_bytes(Encoding.DER)).hexdigest() for certificate in own}


def checked(content: Content) -> CredentialCheck | None:
    return check(content.credential) if content.credential else None


def certificate_in(content: Content, credential: CredentialCheck | None) -> Certificate | None:
    """A genuine credential says which; otherwise the code that is printed on the page."""
    printed = [as_stored(code) for code in PRINTED_CODE.findall(f"{content.text}\n{content.subject}")]
    codes = [credential.code] if credential and credential.is_genuine else list(dict.fromkeys(printed))[:MOST_CODES]
    found = Certificate.objects.select_related("organisation").in_bulk(codes, field_name="code")
    return next((found[code] for code in codes if code in found), None)


def issued_content(certificate: Certificate, signed: Signature | None) -> tuple[Content | None, bool]:
    """What was issued, read by the same program: out of the file itself where it is proven, or from our own copy.

    Nothing is stored: looking at a certificate must not fix the name on it.
    """
    if signed and signed.signed:
        return signed.signed, True
    proven = signed is not None
    if not certificate.is_printed:
        return None, proven
    try:
        with certificate.pdf.open("rb") as file:
            own = file.read()
    except FileNotFoundError:
        own = render(certificate)
    return process.content_of(own), proven


def standing_of_credential(credential: CredentialCheck | None, certificate: Certificate | None) -> CredentialIs:
    if credential is None:
        return CredentialIs.MISSING
    if not credential.is_genuine:
        return CREDENTIAL_PROBLEMS[credential.problem or Problem.UNREADABLE]
    return CredentialIs.GENUINE if certificate is None or credential.code == certificate.code else CredentialIs.ANOTHERS


def outcome_of(signature: SignatureIs, credential: CredentialIs, comparison: Comparison | None) -> Outcome:
    match signature:
        case SignatureIs.INTACT:
            # Our own words around the facts may have been put better since.
            return Outcome.OTHERWISE if comparison and comparison.differing else Outcome.GENUINE
        case SignatureIs.ADDED_TO | SignatureIs.BROKEN:
            return Outcome.CHANGED
        case SignatureIs.FOREIGN:
            return Outcome.FOREIGN
        case SignatureIs.WITHDRAWN:
            return Outcome.WITHDRAWN
    altered = credential in (CredentialIs.ALTERED, CredentialIs.ANOTHERS) or (comparison and not comparison.is_same)
    return Outcome.CHANGED if altered else Outcome.UNSIGNED
