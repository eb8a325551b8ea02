"""Publishing many pages at once waits for the same things as publishing one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from curriculum.house_style.checking import must_be_put_right, why_not_published


def refuse_what_is_not_ready(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """A message for the first page that is not ready, and nothing is published."""
    if action_type != "publish":
        return None
    for page in _pages(objects, action):
        draft = page.specific.get_latest_revision_as_object()
        if sentence := why_not_published(draft):
            place = must_be_put_right(draft)[0].place
            address = reverse("wagtailadmin_pages:edit", args=[page.pk]) + place.link
            messages.error(request, sentence, buttons=[messages.button(address, _("Edit"))])
            return redirect(action.next_url)
    return None


def _pages(objects: list[Any], action: Any) -> Iterator[Page]:
    with_descendants = action.cleaned_form and action.cleaned_form.cleaned_data.get("include_descendants")
    for page in objects:
        if isinstance(page, Page):
            yield page
            if with_descendants:
                yield from page.get_descendants().not_live()
