"""The leader's pages about what a course changes in the class. Answers of fewer than ten are never told."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from certificates.sending import NOT_KEPT, send_to_keep
from dashboards.classes.access import of_group
from dashboards.measuring.files import zip_of
from dashboards.measuring.forms import LinkingForm, SlipsForm
from dashboards.measuring.shown import courses_to_measure, measure_shown, measures_of
from dashboards.measuring.slip_printing import entrance_of, print_slips
from dashboards.offered import offered_course
from dashboards.views import ASK_OR_ACT, leader_of
from people.auditing import record
from people.models import Deed, Group
from progress.days import today_of
from quizzes.models import ClassMeasure, Time
from quizzes.questionnaires import class_asking
from quizzes.questionnaires.asking import asked_about
from quizzes.questionnaires.taken_along import TakenAlong


@of_group
@require_safe
def measuring(request: HttpRequest, group: Group) -> HttpResponse:
    shown = measures_of(group)
    context = {"group": group, "measures": shown, "courses": courses_to_measure(group, shown)}
    return render(request, "dashboards/measuring/measuring.html", context)


@of_group
@require_http_methods(ASK_OR_ACT)
def begin_measuring(request: HttpRequest, group: Group, course: str) -> HttpResponse:
    outline = offered_course(course, get_language() or "")
    if outline is None or asked_about(outline.course_id) is None:
        raise Http404
    form = LinkingForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        begun = class_asking.begin(group, outline, form.cleaned_data["linking"])
        page = "measuring_slips" if begun.by_slips else "measuring_course"
        return redirect(f"dashboards:{page}", group.pk, begun.pk)
    context = {"group": group, "outline": outline, "form": form}
    return render(request, "dashboards/measuring/begin.html", context, status=422 if form.errors else 200)


def measure_here(group: Group, pk: int) -> ClassMeasure:
    found = get_object_or_404(group.measures, pk=pk)
    found.group = group
    return found


@of_group
@require_http_methods(ASK_OR_ACT)
def measure(request: HttpRequest, group: Group, pk: int) -> HttpResponse:
    found = measure_here(group, pk)
    if request.method == "POST":
        return decide(request, found)
    context = {
        "group": group,
        "measure": found,
        "shown": measure_shown(found),
        "today": today_of(group),
        "address": entrance_of(request, group),
    }
    return render(request, "dashboards/measuring/measure.html", context)


def decide(request: HttpRequest, found: ClassMeasure) -> HttpResponse:
    go = request.POST.get("go", "")
    if go == "drop" and class_asking.drop(found):
        messages.success(request, _("The class is not asked any more. Nothing had been answered."))
        return redirect("dashboards:measuring", found.group_id)
    if found.is_over:
        messages.info(request, _("Measuring is finished, so nothing can be opened any more."))
    elif go in Time.values:
        class_asking.open_time(found, Time(go))
        messages.success(request, _("Open now. Learners find the questions on their own page."))
    elif go == "close":
        class_asking.close(found)
        messages.success(request, _("Closed. You can open it again for those who were away."))
    else:
        messages.error(request, _("Nothing was changed. Use one of the buttons below."))
    return redirect("dashboards:measuring_course", found.group_id, found.pk)


@of_group
@require_http_methods(ASK_OR_ACT)
def slips(request: HttpRequest, group: Group, pk: int) -> HttpResponse:
    found = measure_here(group, pk)
    if not found.by_slips or found.is_over:
        return redirect("dashboards:measuring_course", group.pk, pk)
    made = found.slips.count()
    first = {"number": made or group.learners().count() or None}
    form = SlipsForm(request.POST if request.method == "POST" else None, initial=first)
    if form.is_valid():
        made = class_asking.hand_out(found, form.cleaned_data["number"])
        said = ngettext("There is %(number)d slip to print.", "There are %(number)d slips to print.", made)
        messages.success(request, said % {"number": made})
        return redirect("dashboards:measuring_slips", group.pk, pk)
    address = entrance_of(request, group)
    context = {"group": group, "measure": found, "form": form, "made": made, "address": address}
    return render(request, "dashboards/measuring/slips.html", context, status=422 if form.errors else 200)


@of_group
@require_safe
def slips_pdf(request: HttpRequest, group: Group, pk: int) -> HttpResponse:
    found = measure_here(group, pk)
    if not found.slips.exists():
        raise Http404
    return send_to_keep(print_slips(request, found), "application/pdf", "slips.pdf")


@of_group
@require_http_methods(ASK_OR_ACT)
def finish_measuring(request: HttpRequest, group: Group, pk: int) -> HttpResponse:
    found = measure_here(group, pk)
    if request.method == "POST":
        class_asking.finish(found)
        messages.success(request, _("Measuring is finished. Nothing leads from an answer to a learner any more."))
    if request.method == "POST" or found.is_over:
        return redirect("dashboards:measuring_course", group.pk, pk)
    context = {"group": group, "measure": found, "shown": measure_shown(found)}
    return render(request, "dashboards/measuring/finish.html", context)


@of_group
@require_safe
def answers_zip(request: HttpRequest, group: Group, pk: int) -> HttpResponseBase:
    """Only once nobody answers any more: of two files, the difference would be what one person said."""
    found = measure_here(group, pk)
    if not found.is_over:
        messages.info(request, _("The file is made once measuring is finished."))
        return redirect("dashboards:measuring_course", group.pk, pk)
    class_asking.finish(found)
    taken = TakenAlong(measure_here(group, pk))
    if not taken.people:
        messages.info(request, _("There is no file: fewer than ten people answered at the same times."))
        return redirect("dashboards:measuring_course", group.pk, pk)
    record(leader_of(request), Deed.EXPORTED, group, detail=_("Answers to questions, without names"))
    name, kind = "answers.zip", "application/zip"
    return FileResponse(zip_of(taken), as_attachment=True, filename=name, content_type=kind, headers=NOT_KEPT)
