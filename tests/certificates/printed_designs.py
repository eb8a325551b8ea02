"""Designed certificates to print in tests, without a database."""

import base64
import datetime as dt
import io
from typing import Any

from PIL import Image, ImageDraw

from certificates.models import Certificate, DesignEdition
from certificates.printing.pdf import page_of, sheet_of, typeface_of
from certificates.printing.press import print_pdf

FACTS: dict[str, Any] = {
    "language": "en",
    "version": "1.0",
    "minutes": 36,
    "active_minutes": 34,
    "score": 90,
    "modules": [{"title": title, "minutes": 12} for title in ("What it is", "What to notice", "What to do")],
    "organisation": "Demo Hotels",
    "site": "Lakeside Hotel",
    "role": "Front desk",
    "site_name": "Plainsight",
    "site_address": "https://learn.example.org",
    "paper": "letter",
}


def picture(width: int, height: int) -> dict[str, Any]:
    file = io.BytesIO()
    drawn = Image.new("RGB", (width, height), "white")
    ImageDraw.Draw(drawn).ellipse((0, 0, width - 1, height - 1), fill="#7a1f5c")
    drawn.save(file, "PNG")
    src = f"data:image/png;base64,{base64.b64encode(file.getvalue()).decode()}"
    return {"src": src, "width": width, "height": height}


CONTENT: dict[str, Any] = {
    "accent": "#7a1f5c",
    "line": "#a0718f",
    "signatory": "Éloïse Tremblay-Okafor",
    "signatory_role": "Director of People",
    "signature": picture(300, 90),
    "logo": {**picture(400, 120), "text": "Demo Hotels, a round sign"},
    "orientation": "landscape",
    "paper": "",
    "profile": "Hotel Training Standard 12",
    "approval_reference": "ON-2026-0447",
    "wordings": {"en": {"closing": "{organisation} thanks you for {minutes} minutes of attention."}},
    "bilingual": False,
    "shows": {"score": True, "minutes": True, "modules": True},
}


def designed(name: str = "Mariana Castellanos", facts: dict[str, Any] | None = None, **content: Any) -> Certificate:
    return Certificate(
        code="ABCDEFGHJKLMNPQ",
        holder_name=name,
        course_title="Eyes Open, Doors Open",
        facts=FACTS | (facts or {}),
        issued_on=dt.date(2026, 11, 24),
        expires_on=dt.date(2027, 11, 24),
        name_given_by_holder=True,
        design=DesignEdition(content=CONTENT | content),
    )


def html_of(certificate: Certificate) -> str:
    return page_of(certificate, typeface_of(certificate))


def printed(certificate: Certificate) -> bytes:
    typeface = typeface_of(certificate)
    return print_pdf(page_of(certificate, typeface), typeface, sheet_of(certificate))
