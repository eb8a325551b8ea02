"""Lessons as slides, for whoever leads the group."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from curriculum.places import token_of
from dashboards.classes.access import of_group
from dashboards.offered import offered_outlines
from dashboards.presenting.access import presented
from dashboards.presenting.answering import close_for_devices, counts_of, open_for_devices
from dashboards.presenting.asked import questions_of
from dashboards.presenting.models import Showing
from dashboards.presenting.slides import deck_of
from dashboards.teaching.access import lessons_of
from dashboards.teaching.sheets import LessonTaught
from people.models import Group

Shown = dict[tuple[str, str], tuple[dict[str, int], bool]]  # counts, and whether devices may answer, by place


@of_group
@require_safe
def choose_lesson(request: HttpRequest, group: Group) -> HttpResponse:
    courses = [
        (outline, [(module, lessons_of(module)) for module in outline.modules])
        for outline in offered_outlines(get_language() or "")
    ]
    return render(request, "dashboards/presenting/choose.html", {"group": group, "courses": courses})


@presented
@require_safe
def present(request: HttpRequest, taught: LessonTaught) -> HttpResponse:
    """`?notes` is the leader's second window: what only they may read opens with the gate."""
    if "notes" in request.GET and not taught.teaching.gate.is_open:
        return redirect(taught.teaching)
    template = "notes" if "notes" in request.GET else "present"
    return render(request, f"dashboards/presenting/{template}.html", context_of(request, taught))


def context_of(request: HttpRequest, taught: LessonTaught) -> dict[str, object]:
    group = taught.teaching.group
    return {
        "group": group,
        "place": taught.place,
        "language": taught.language,
        "deck": deck_of(taught),
        "showings": shown_in(taught),
        "here": address(taught, "present"),
        "devices": address(taught, "present_devices"),
        "back": reverse("dashboards:present_choose", args=[group.pk]),
        "where": request.get_host() + reverse("dashboards:now"),
        "can_ask": group.archived_at is None,
        "may_see_notes": taught.teaching.gate.is_open,
        "token": token_of(request),
    }


def address(taught: LessonTaught, name: str) -> str:
    place = taught.place
    slugs = [place.outline.slug, place.module.slug, place.step.slug]
    return reverse(f"dashboards:{name}", args=[taught.teaching.group.pk, *slugs])


def showings_in(taught: LessonTaught) -> list[Showing]:
    """Of today, the newest first."""
    key = taught.lesson.translation_key
    return list(taught.teaching.group.showings.recent().in_lesson(key).order_by("-opened_at"))


def shown_in(taught: LessonTaught) -> Shown:
    return {showing.place: (counts_of(showing), showing.is_current) for showing in showings_in(taught)}


@presented
@require_http_methods(["GET", "POST"])
def devices(request: HttpRequest, taught: LessonTaught) -> HttpResponse:
    """What the devices of the class say, asked every two seconds while a question is open; opening and closing it."""
    if request.method == "POST":
        return decide(request, taught)
    return JsonResponse(told_of(taught))


def decide(request: HttpRequest, taught: LessonTaught) -> HttpResponse:
    group, key = taught.teaching.group, taught.lesson.translation_key
    asked = questions_of(taught.lesson).get((request.POST.get("block", ""), request.POST.get("scene", "")))
    if request.POST.get("go") == "open" and asked:
        open_for_devices(group, key, *asked.place)
    elif request.POST.get("go") == "close":
        close_for_devices(group)
    else:
        messages.error(
            request, _("Nothing was changed. The lesson no longer has this question; load the slides again.")
        )
    if request.accepts("text/html"):
        return redirect(f"{address(taught, 'present')}#{request.POST.get('slide', '')}")
    return JsonResponse(told_of(taught))


def told_of(taught: LessonTaught) -> dict[str, object]:
    """Numbers alone: who chose what is told to nobody."""
    questions = questions_of(taught.lesson)
    showing = next(iter(showings_in(taught)), None)
    asked = questions.get(showing.place) if showing else None
    if showing is None or asked is None:
        return {"question": "", "is_open": False, "counts": {}}
    return {"question": asked.key, "is_open": showing.is_current, "counts": counts_of(showing)}
