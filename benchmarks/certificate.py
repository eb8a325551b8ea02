"""One certificate: how much longer ours takes than WeasyPrint itself takes for the same page."""

from __future__ import annotations

import datetime as dt
import statistics
import time
from collections.abc import Callable

from weasyprint import HTML

from certificates.models import Certificate
from certificates.pdf import page_of, render, typeface_of
from certificates.press import fetcher, press

TIMES = 40


def certificate() -> Certificate:
    modules = [{"title": title, "minutes": 12} for title in ("What it is", "What to notice", "What to do")]
    facts = {"language": "en", "version": "1.0", "minutes": 36, "active_minutes": 34, "score": 90, "modules": modules}
    facts |= {"site_name": "Plainsight", "site_address": "https://learn.example.org", "paper": "letter"}
    day = dt.date(2026, 11, 24)
    return Certificate(holder_name="Mariana Castellanos", course_title="Eyes Open", issued_on=day, facts=facts)


def compare() -> tuple[float, float]:
    """Median seconds: from the record to the file, and WeasyPrint alone with everything it can share already shared."""
    made = certificate()
    typeface = typeface_of(made)
    page = page_of(made, typeface)
    css, configuration = press(typeface)

    def weasyprint_alone() -> bytes:
        html = HTML(string=page, url_fetcher=fetcher)
        return html.write_pdf(stylesheets=[css], font_config=configuration, pdf_variant="pdf/ua-1")

    return in_turn(lambda: render(made), weasyprint_alone)


def in_turn(ours: Callable[[], bytes], theirs: Callable[[], bytes]) -> tuple[float, float]:
    """Turn by turn, so that whatever else the machine does falls on both."""
    seconds: tuple[list[float], list[float]] = ([], [])
    for turn in range(TIMES + 2):
        for job, kept in zip((ours, theirs), seconds, strict=True):
            started = time.perf_counter()
            job()
            if turn >= 2:  # warm
                kept.append(time.perf_counter() - started)
    return statistics.median(seconds[0]), statistics.median(seconds[1])
