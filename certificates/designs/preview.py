"""What the desk shows of a design that is being made: the page itself, with names that are not easy."""

from __future__ import annotations

import base64
import datetime as dt
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from certificates.awarding import where_learned
from certificates.models import Certificate, Design, DesignEdition
from certificates.paper import paper_in
from certificates.printing.fonts import letters_without_a_font
from certificates.printing.pdf import page_of, sheet_of, typeface_of
from certificates.printing.press import DRAWN_PNG, print_pdf
from certificates.printing.rasters import picture_of
from progress.days import months_after

WIDTH = 1000  # pixels
EVERYDAY = "Mariana Castellanos"
HARD = [
    "Wolfgang Maximilian Alexander Bartholomew Christopher Ferdinand Hieronymus Ignatius Leopold Augustus Theodore"
    " Constantine Emmanuel Raphael Sebastian Valentine Xavier Benedict Gregory Dominic Francis Thomas Lee Ann Joy Ox",
    "W" * 200,
    "فاطمة الزهراء بنت عبد العزيز",
    "ᐊᓂᔑᓈᐯ ᐃᑴ Nguyễn-Łukasiewicz",
    "さくら 田中",
]


def sheets_of(design: Design, *, hard: bool = False) -> dict[str, Any]:
    """Each page as a picture; a sentence instead where the draft cannot be printed yet."""
    try:
        edition = DesignEdition(content=design.frozen())
    except ValidationError as error:
        return {"object": design, "problem": " ".join(error.messages), "sheets": []}
    names = [name for name in HARD if not letters_without_a_font(name)] if hard else [EVERYDAY]
    return {"object": design, "sheets": [drawn(example(name, design, edition)) for name in names]}


def drawn(certificate: Certificate) -> dict[str, str]:
    """Without a signature and a credential: a preview proves nothing."""
    typeface = typeface_of(certificate)
    pdf = print_pdf(page_of(certificate, typeface), typeface, sheet_of(certificate))
    return {"name": certificate.holder_name, "src": DRAWN_PNG + base64.b64encode(picture_of(pdf, WIDTH)).decode()}


def example(name: str, design: Design, edition: DesignEdition) -> Certificate:
    """Saved nowhere; its code is nobody's."""
    organisation, course, today = design.organisation, design.course, dt.date.today()
    modules = [_("What it is"), _("What you may notice"), _("What you can do")]
    facts = {
        "language": get_language() or settings.LANGUAGE_CODE,
        "version": "1.0",
        "minutes": 36,
        "active_minutes": 34,
        "score": 90,
        "modules": [{"title": title, "minutes": 12} for title in modules],
        **where_learned(organisation),
        "site_name": settings.SITE_NAME,
        "site_address": settings.WAGTAILADMIN_BASE_URL,
        "paper": paper_in(),
    }
    if organisation is None:
        facts["organisation"] = _("Name of the organisation")
    return Certificate(
        code="ABCDEFGHJKLMNPQ",
        holder_name=name,
        course_title=course.title if course else _("Name of the course"),
        facts=facts,
        design=edition,
        issued_on=today,
        expires_on=months_after(today, 12),
    )
