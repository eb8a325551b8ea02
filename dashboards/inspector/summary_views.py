"""The training summary alone, as a page and on paper. It holds no names."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from certificates.sending import send_to_keep
from dashboards.inspector.forms import PeriodForm
from dashboards.inspector.lines import PeriodRegister
from dashboards.inspector.summary import Summary, summarise
from dashboards.inspector.summary_files import print_summary
from dashboards.register.access import of_organisation
from people.models import Organisation

MOST_LINES = 10_000  # of a register, which take some seconds; of more the file is made, in the background


def form_of(request: HttpRequest, organisation: Organisation) -> PeriodForm:
    """Nobody has to choose before seeing something."""
    form = PeriodForm(request.GET or None, organisation)
    return form if form.is_bound else PeriodForm({name: form.initial[name] for name in ("first", "last")}, organisation)


def summary_of(form: PeriodForm) -> Summary | None:
    """None where it has too many lines for somebody to wait for."""
    register = PeriodRegister(form.place, form.period)
    return None if register.obligations[MOST_LINES:].exists() else summarise(register.lines())


@of_organisation
@require_safe
def training_summary(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    form = form_of(request, organisation)
    context = {"organisation": organisation, "form": form}
    if not form.is_valid():
        return render(request, "dashboards/inspector/summary.html", context, status=422)
    asked = {name: form.data.get(name, "") for name in form.fields}
    context |= {"summary": summary_of(form), "place": form.place, "period": form.period, "keep": urlencode(asked)}
    return render(request, "dashboards/inspector/summary.html", context)


@of_organisation
@require_safe
def training_summary_pdf(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    form = form_of(request, organisation)
    summary = summary_of(form) if form.is_valid() else None
    if summary is None:
        raise Http404
    pdf = print_summary(summary, form.place, form.period, get_language() or "en")
    return send_to_keep(pdf, "application/pdf", "training-summary.pdf")
