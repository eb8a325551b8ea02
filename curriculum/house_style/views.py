"""The check beside the editor: its results by themselves, for the draft as it was saved or as it is being typed."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST
from wagtail.models import Page

from curriculum.house_style.forms import as_typed
from curriculum.house_style.kinds import is_checked
from curriculum.house_style.link_checking import try_links_of
from curriculum.house_style.report import report_on
from people.models import User


def checked_page(user: User | AnonymousUser, page_id: int) -> Page:
    """A page that this person edits and the check knows; for anyone else there is none."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not is_checked(page) or not page.permissions_for_user(user).can_edit():
        raise Http404
    return page


def results(request: HttpRequest, page_id: int) -> HttpResponse:
    page = checked_page(request.user, page_id)
    draft = page.get_latest_revision_as_object()
    if request.method == "POST":
        try:
            draft = as_typed(draft, request.POST, request.user)
        except (LookupError, ValueError):  # no form of the editor; its parts hang together
            return HttpResponseBadRequest()
    part = "#results" if request.headers.get("X-Part") == "results" else ""
    return render(request, f"curriculum/cms/house_style.html{part}", report_on(draft))


@require_POST
def try_now(request: HttpRequest, page_id: int) -> HttpResponse:
    page = checked_page(request.user, page_id)
    try_links_of.enqueue(page.pk, again=True)
    return redirect("house_style:results", page_id)
