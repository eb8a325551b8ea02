"""The file: drawn from the certificate's own facts, made once, then sent from storage."""

from __future__ import annotations

import base64
import io
from math import ceil
from typing import Any

import segno
from django.conf import settings
from django.core.files.base import ContentFile, File
from django.template.loader import render_to_string
from django.utils import translation

from certificates.fonts import SANS, families_for, width_in_ems
from certificates.models import Certificate
from certificates.press import DRAWN_PNG, Typeface, print_pdf

# Sizes in points with the lines they may take: a long text shrinks on one line, then wraps, and always has room.
NAME_STEPS = ((44, 1), (37, 1), (31, 1), (27, 1), (25, 2), (22, 3), (18, 4), (15, 5), (13, 6))
TITLE_STEPS = ((22, 1), (20, 1), (18, 2), (15, 3), (13, 4))
LINE_POINTS = 570  # the width of the text block on the narrower paper (Letter)
WRAPPING_LOSS = 1.15  # words don't fill their lines


def render(certificate: Certificate) -> bytes:
    """The same facts give the same file, also years later."""
    typeface = typeface_of(certificate)
    return print_pdf(page_of(certificate, typeface), typeface)


def page_of(certificate: Certificate, typeface: Typeface) -> str:
    with translation.override(language_of(certificate)):
        return render_to_string("certificates/certificate.html", facts_to_print(certificate, typeface))


def facts_to_print(certificate: Certificate, typeface: Typeface) -> dict[str, Any]:
    name_step = step_for(certificate.holder_name, typeface.name, NAME_STEPS)
    title_step = step_for(certificate.course_title, typeface.title, TITLE_STEPS)
    return {
        "certificate": certificate,
        "facts": certificate.facts,
        "language": language_of(certificate),
        "qr": qr_of(certificate.verification_address),
        "name_step": name_step,
        "title_step": title_step,
        "wraps": NAME_STEPS[name_step][1] > 1 or TITLE_STEPS[title_step][1] > 1,
    }


def language_of(certificate: Certificate) -> str:
    language = certificate.facts.get("language", "")
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def typeface_of(certificate: Certificate) -> Typeface:
    facts = certificate.facts
    small = " ".join([facts.get("attestation", ""), *(module["title"] for module in facts.get("modules", []))])
    text = families_for(small, SANS)
    return Typeface(
        name=families_for(certificate.holder_name),
        title=families_for(certificate.course_title),
        text=text if SANS in text else (SANS, *text),
    )


def step_for(text: str, families: tuple, steps: tuple[tuple[int, int], ...]) -> int:
    """The number of the largest step at which `text` fits; the last one always does."""
    width = width_in_ems(text, families)
    for number, (points, lines) in enumerate(steps):
        loss = WRAPPING_LOSS if lines > 1 else 1
        if ceil(width * points * loss / LINE_POINTS) <= lines:
            return number
    return len(steps) - 1


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
    if not unchanged.update(pdf=certificate.pdf.name):
        certificate.pdf.delete(save=False)
        certificate.refresh_from_db()
