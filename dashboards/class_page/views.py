"""The class page, one learner of it, what was hard, and the page as a file."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from certificates.sending import NOT_KEPT, send_csv
from dashboards.class_page.files import lines_of, xlsx_of
from dashboards.class_page.hard import hard_of
from dashboards.class_page.learner import LearnerInCourse
from dashboards.class_page.page import Asked, ClassPage
from dashboards.refreshing import changing_part, refreshed
from dashboards.views import leader_of, led_groups
from dashboards.workbooks import XLSX
from people.auditing import record, record_look
from people.models import Deed, Group, Membership
from people.permissions import account_required
from progress.readers import ReaderRequest

NOW = "dashboards/class_page/now.html"


def group_here(request: HttpRequest, group_id: int) -> Group:
    """With the number of its learners."""
    learning = Membership.objects.learning().filter(group=OuterRef("pk")).order_by().values("group")
    size = Coalesce(Subquery(learning.annotate(number=Count("pk")).values("number")), 0)
    return get_object_or_404(led_groups(request).annotate(size=size), pk=group_id)


def page_here(request: HttpRequest, group_id: int) -> ClassPage:
    return ClassPage(group_here(request, group_id), Asked.of(request.GET), get_language() or "")


@account_required
@never_cache
@require_safe
def group(request: ReaderRequest, group_id: int) -> HttpResponse:
    shown = page_here(request, group_id)
    is_live = "still" not in request.GET
    context: dict[str, Any] = {
        "group": shown.group,
        "shown": shown,
        "is_live": is_live,
        "place": f"{shown.keep}&page={shown.page.number}",
    }
    asks = {"course": shown.asked.course, "module": shown.asked.module, "page": shown.page.number}
    if request.htmx:
        return refreshed(request, NOW, context, asks)
    record_look(leader_of(request), shown.group, detail=_("Class page"))
    html = {**context, **changing_part(request, NOW, context, asks)}
    return render(request, "dashboards/class_page/group.html", html)


@account_required
@never_cache
@require_safe
def learner(request: HttpRequest, group_id: int, learner_id: int) -> HttpResponse:
    shown = page_here(request, group_id)
    person = get_object_or_404(shown.group.learners(), pk=learner_id)
    record_look(leader_of(request), shown.group, person)
    of_learner = LearnerInCourse(shown, person)
    context = {"group": shown.group, "shown": shown, "learner": person, "of_learner": of_learner}
    return render(request, "dashboards/class_page/learner.html", context)


@account_required
@never_cache
@require_safe
def hard(request: HttpRequest, group_id: int) -> HttpResponse:
    shown = page_here(request, group_id)
    found = hard_of(shown.group, shown.course.outline) if shown.course else None
    return render(request, "dashboards/class_page/hard.html", {"group": shown.group, "shown": shown, "found": found})


@account_required
@require_safe
def group_csv(request: HttpRequest, group_id: int) -> StreamingHttpResponse:
    shown = page_here(request, group_id)
    record(leader_of(request), Deed.EXPORTED, shown.group, detail=_("Class page (CSV)"))
    return send_csv(lines_of(shown), "list.csv")


@account_required
@require_safe
def group_xlsx(request: HttpRequest, group_id: int) -> FileResponse:
    shown = page_here(request, group_id)
    record(leader_of(request), Deed.EXPORTED, shown.group, detail=_("Class page (XLSX)"))
    return FileResponse(xlsx_of(shown), as_attachment=True, filename="list.xlsx", content_type=XLSX, headers=NOT_KEPT)
