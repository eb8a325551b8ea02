"""One certificate: how much longer ours takes than WeasyPrint itself takes for the same page."""

from __future__ import annotations

import datetime as dt
import statistics
import time
from collections.abc import Callable

from weasyprint import HTML

from certificates.credentials.documents import signed_credential
from certificates.credentials.places import take_place
from certificates.models import Certificate
from certificates.printing.pdf import draw, page_of, render, typeface_of
from certificates.printing.press import enclosed, fetcher, press

TIMES = 40


def certificate() -> Certificate:
    modules = [{"title": title, "minutes": 12} for title in ("What it is", "What to notice", "What to do")]
    facts = {"language": "en", "version": "1.0", "minutes": 36, "active_minutes": 34, "score": 90, "modules": modules}
    facts |= {"site_name": "Plainsight", "site_address": "https://learn.example.org", "paper": "letter"}
    day = dt.date(2026, 11, 24)
    printed = {"holder_name": "Mariana Castellanos", "course_title": "Eyes Open", "issued_on": day, "facts": facts}
    return take_place(lambda place: Certificate.objects.create(**printed, **place))


def compare() -> tuple[float, float, float]:
    """Median seconds: from the record to the page, WeasyPrint alone for the same page with everything it can share
    already shared, and from the record to the finished file, with its credential and its signature."""
    made = certificate()
    typeface = typeface_of(made)
    page = page_of(made, typeface)
    css, configuration = press(typeface, "certificate")
    credential = signed_credential(made)

    def weasyprint_alone() -> bytes:
        html = HTML(string=page, url_fetcher=fetcher)
        attachments = [enclosed(credential)] if credential else []
        return html.write_pdf(
            stylesheets=[css], font_config=configuration, pdf_variant="pdf/a-3a", attachments=attachments
        )

    ours, alone, whole = in_turn(lambda: draw(made, credential, True), weasyprint_alone, lambda: render(made))
    return ours, alone, whole


def in_turn(*jobs: Callable[[], bytes]) -> list[float]:
    """Turn by turn, so that whatever else the machine does falls on all of them."""
    seconds: list[list[float]] = [[] for _job in jobs]
    for turn in range(TIMES + 2):
        for job, kept in zip(jobs, seconds, strict=True):
            started = time.perf_counter()
            job()
            if turn >= 2:  # warm
                kept.append(time.perf_counter() - started)
    return [statistics.median(taken) for taken in seconds]
