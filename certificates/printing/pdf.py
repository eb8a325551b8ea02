"""The file: drawn from the certificate's own facts, made once, then sent from storage."""

from __future__ import annotations

import base64
import hashlib
import io
from typing import Any

import segno
from django.core.files.base import ContentFile, File
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from certificates.credentials.documents import signed_credential
from certificates.models import Certificate
from certificates.printing.designed_page import DesignedPage, designed_typeface
from certificates.printing.fonts import SANS, families_for, families_with
from certificates.printing.layout import step_for
from certificates.printing.press import DRAWN_PNG, Typeface, print_for_the_archive
from certificates.printing.signing import file_key, sign_pdf
from certificates.printing.words import language_of

# Sizes in points with the lines they may take: a long text shrinks on one line, then wraps, and always has room.
NAME_STEPS = ((44, 1), (37, 1), (31, 1), (27, 1), (25, 2), (22, 3), (18, 4), (15, 5), (13, 6))
TITLE_STEPS = ((22, 1), (20, 1), (18, 2), (15, 3), (13, 4))
LINE_POINTS = 570  # the width of the text block on the narrower paper (Letter)


def render(certificate: Certificate) -> bytes:
    """One file that is accessible, archival, signed, and carries its credential. The same facts give the same page,
    also years later; credential and signature are missing only where the site has no key."""
    key = file_key()
    page = draw(certificate, signed_credential(certificate), is_to_be_signed=key is not None)
    return sign_pdf(page, key) if key else page


def draw(certificate: Certificate, credential: dict[str, Any] | None, is_to_be_signed: bool) -> bytes:
    typeface = typeface_of(certificate)
    html = page_of(certificate, typeface)
    label = signature_label(certificate) if is_to_be_signed else ""
    return print_for_the_archive(html, typeface, sheet_of(certificate), credential, label)


def signature_label(certificate: Certificate) -> str:
    with translation.override(language_of(certificate)):
        return _("Digital signature of %(site)s") % {"site": certificate.facts["site_name"]}


def sheet_of(certificate: Certificate) -> str:
    """Its stylesheets."""
    return "certificate designed" if certificate.design else "certificate"


def page_of(certificate: Certificate, typeface: Typeface) -> str:
    with translation.override(language_of(certificate)):
        return render_to_string("certificates/pdf/certificate.html", facts_to_print(certificate, typeface))


def facts_to_print(certificate: Certificate, typeface: Typeface) -> dict[str, Any]:
    name_step = step_for(certificate.holder_name, typeface.name, NAME_STEPS, LINE_POINTS)
    title_step = step_for(certificate.course_title, typeface.title, TITLE_STEPS, LINE_POINTS)
    return {
        "certificate": certificate,
        "facts": certificate.facts,
        "language": language_of(certificate),
        "qr": qr_of(certificate.verification_address),
        "name_step": name_step,
        "title_step": title_step,
        "wraps": NAME_STEPS[name_step][1] > 1 or TITLE_STEPS[title_step][1] > 1,
        "sheet": DesignedPage(certificate, typeface) if certificate.design else None,
    }


def typeface_of(certificate: Certificate) -> Typeface:
    if certificate.design:
        return designed_typeface(certificate)
    facts = certificate.facts
    small = " ".join([facts.get("attestation", ""), *(module["title"] for module in facts.get("modules", []))])
    return Typeface(
        name=families_for(certificate.holder_name),
        title=families_for(certificate.course_title),
        text=families_with(SANS, small),
    )


def qr_of(address: str) -> str:
    """One pixel a module, enlarged by the page: quicker than drawn squares. A fixed mask saves trying all eight."""
    picture = io.BytesIO()
    segno.make(address, error="m", mask=2, micro=False, boost_error=False).save(picture, kind="png", scale=1, border=0)
    return DRAWN_PNG + base64.b64encode(picture.getvalue()).decode()


def open_pdf(certificate: Certificate) -> File[Any]:
    """The stored file, made now if there is none (or if the storage has lost it)."""
    while not (certificate.pdf.name and certificate.pdf.storage.exists(certificate.pdf.name)):
        keep(certificate, render(certificate))
    return certificate.pdf.open("rb")


def keep(certificate: Certificate, pdf: bytes) -> None:
    """Store the file, unless another request has stored one, or corrected the name, while this one was drawn."""
    before = certificate.pdf.name or ""
    certificate.pdf.save(certificate.file_name, ContentFile(pdf), save=False)
    unchanged = Certificate.objects.filter(pk=certificate.pk, pdf=before, holder_name=certificate.holder_name)
    certificate.pdf_digest = hashlib.sha256(pdf).hexdigest()
    if not unchanged.update(pdf=certificate.pdf.name, pdf_digest=certificate.pdf_digest):
        certificate.pdf.delete(save=False)
        certificate.refresh_from_db()
