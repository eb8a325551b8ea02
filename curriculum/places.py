"""Marks in cached HTML where something belongs that differs from reader to reader."""

from __future__ import annotations

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from curriculum.regions import region_of, services_in
from curriculum.stamped_cache import BODIES, recall

TOKEN = "<!-- place: token -->"  # noqa: S105
SERVICES = "<!-- place: services -->"


def filled(html: str, request: HttpRequest) -> SafeString:
    """The HTML for this reader: the token of their forms, the help services of their region."""
    if TOKEN in html:
        field = format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', token_of(request))
        html = html.replace(TOKEN, field)
    if SERVICES in html:
        html = html.replace(SERVICES, services_html(region_of(request)))
    return mark_safe(html)  # noqa: S308 - what goes in has been escaped by templates


def token_of(request: HttpRequest) -> str:
    """One for all forms of a page: each new one costs more than the rest of the form."""
    if "form_token" not in vars(request):
        vars(request)["form_token"] = get_token(request)
    return vars(request)["form_token"]


def services_html(region: str) -> SafeString:
    return recall(
        BODIES,
        f"curriculum:services-html:{region}:{get_language()}",
        lambda: render_to_string("curriculum/help_services.html", {"services": services_in(region)}),
    )
