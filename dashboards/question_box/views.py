"""The box of a group, for those who read it and for those who decide whether there is one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from dashboards.classes.access import of_group
from dashboards.offered import offered_outlines
from dashboards.question_box.access import for_readers, for_staff_around
from dashboards.question_box.models import QuestionBox
from dashboards.question_box.readers import ANSWERS_SHOWN, box_of, groups_read_by
from dashboards.question_box.reading import note_reading
from dashboards.views import leader_of
from people.auditing import record
from people.models import Deed, Group
from people.permissions import account_required, user_can_administer, user_can_lead

A_PAGE = 20  # their numbers fit into one line of the audit log
BOXES_A_PAGE = 50


def around(request: HttpRequest, group: Group) -> dict[str, Any]:
    """What every page of a box needs: whoever only reads it cannot open the group's other pages."""
    return {"group": group, "leads": user_can_lead(leader_of(request), group)}


@for_staff_around
@require_safe
def question_box(request: HttpRequest, group: Group) -> HttpResponse:
    """How it stands, without a word of what is in it: this page may be on a wall."""
    person, box = leader_of(request), box_of(group)
    may_decide = user_can_administer(person, group.organisation)
    context = {
        "group": group,
        "leads": may_decide or person in box.leaders,
        "box": box,
        "reads": groups_read_by(person).filter(pk=group.pk).exists(),
        "may_decide": may_decide,
        "tally": tally_of(group),
        "answers": group.box_answers.select_related("answered_by")[:ANSWERS_SHOWN],
        "outlines": offered_outlines(get_language() or ""),
    }
    return render(request, "dashboards/question_box/box.html", context)


def tally_of(group: Group) -> dict[str, int]:
    waiting = Q(answer=None, set_aside_at=None)
    return group.box_entries.there().aggregate(
        new=Count("pk", filter=Q(read_at=None)),
        waiting=Count("pk", filter=waiting & Q(read_at__isnull=False)),
        all=Count("pk"),
    )


@of_group
@require_POST
def open_or_close(request: HttpRequest, group: Group) -> HttpResponse:
    """Both forms may come twice. Closing takes nothing out."""
    if request.POST.get("go") == "open":
        if QuestionBox.objects.get_or_create(group=group)[1]:
            record(leader_of(request), Deed.CHANGED_SETTINGS, group, detail=_("Opened the question box"))
        messages.success(request, _("The box is open. Tell your group who reads it, and when."))
    elif request.POST.get("go") == "close":
        if QuestionBox.objects.filter(group=group).delete()[0]:
            record(leader_of(request), Deed.CHANGED_SETTINGS, group, detail=_("Closed the question box"))
        messages.success(request, _("The box is closed. What is in it can be read until it vanishes."))
    return redirect("dashboards:question_box", group.pk)


@for_readers
@require_safe
def reading(request: HttpRequest, group: Group) -> HttpResponse:
    """Those that wait first, and of those the oldest; no name of anyone."""
    entries = group.box_entries.there().select_related("answer").waiting_first()
    page = Paginator(entries, A_PAGE).get_page(request.GET.get("page"))
    if request.method == "GET":
        note_reading(leader_of(request), group, list(page))
    return render(request, "dashboards/question_box/reading.html", {**around(request, group), "page_of": page})


@account_required
@never_cache
@require_safe
def boxes(request: HttpRequest) -> HttpResponse:
    """What the reader may read, of groups in which there is a box or something left in one; unread ones first."""
    there = Q(box_entries__vanishes_at__gt=timezone.now())
    groups = groups_read_by(leader_of(request)).select_related("organisation")
    counted = groups.annotate(
        new=Count("box_entries", filter=there & Q(box_entries__read_at=None)), held=Count("box_entries", filter=there)
    )
    shown = counted.filter(Q(question_box__isnull=False) | Q(held__gt=0)).order_by("-new", "name", "pk")
    page = Paginator(shown, BOXES_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "dashboards/question_box/boxes.html", {"page_of": page})
