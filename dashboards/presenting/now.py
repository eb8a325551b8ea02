"""The learner's side of a question to the class: see it, tap one answer, change it until it is closed.

It stands among the leader's addresses because what it shows comes from them; whoever learns in a class gets it.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRefresh

from curriculum.places import token_of
from dashboards.numbers import number_in
from dashboards.presenting.answering import choose
from dashboards.presenting.asked import Asked, asked_at
from dashboards.presenting.models import ClassChoice, Showing
from people.models import User
from progress.readers import ReaderRequest


@dataclass(frozen=True)
class AskedNow:
    showing: Showing
    asked: Asked
    chosen: str

    @property
    def seen(self) -> str:
        return f"{self.showing.pk}:{self.chosen}"


def asked_now(learner: User) -> list[AskedNow]:
    """In every class the learner is in; hardly ever more than one."""
    showings = list(Showing.objects.current().for_learner(learner).order_by("-opened_at"))
    mine = ClassChoice.objects.filter(learner=learner, showing__in=showings) if showings else ClassChoice.objects.none()
    chosen = dict(mine.values_list("showing", "choice"))
    found = [(showing, asked_at(showing.step_key, showing.place)) for showing in showings]
    return [AskedNow(showing, asked, chosen.get(showing.pk, "")) for showing, asked in found if asked]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def now(request: ReaderRequest) -> HttpResponse:
    learner = request.user
    if learner.is_anonymous:  # signed out on a device that many share: the code and the card lead back here
        return HttpResponseClientRefresh() if request.htmx else redirect("people:join")
    said = answer(request, learner) if request.method == "POST" else ""
    if request.method == "POST" and not said and not request.htmx:
        return redirect("dashboards:now")
    asked = asked_now(learner)
    seen = ",".join(now.seen for now in asked)
    if request.htmx and request.method == "GET" and request.GET.get("seen") == seen:
        return HttpResponse(status=204)
    part = "now_part" if request.htmx else "now"
    context = {"asked_now": asked, "said": said, "seen": seen, "token": token_of(request)}
    return render(request, f"dashboards/presenting/{part}.html", context)


def answer(request: ReaderRequest, learner: User) -> str:
    """A sentence where the choice does not count."""
    showing = number_in(request.POST.get("showing", ""))
    choice = request.POST.get("choice", "")
    open_here = {now.showing.pk: now.asked for now in asked_now(learner)}
    if showing not in open_here:
        return _("That question is closed now. Nothing was lost: it was only to think together.")
    if choice not in open_here[showing].ids:
        return _("Choose one of the answers below.")
    if not choose(showing, learner, choice):
        return _("That question is closed now. Nothing was lost: it was only to think together.")
    return ""
