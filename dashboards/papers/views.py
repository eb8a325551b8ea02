"""Papers of a place: which there are, each to look at and as a file, and what the place says of its own on them."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dashboards.papers.forms import FactsForm
from dashboards.papers.help_lines import help_lines_for
from dashboards.papers.keeping import keep_facts
from dashboards.papers.models import PaperFacts
from dashboards.papers.printing import print_paper
from dashboards.papers.profiles import followed_at
from dashboards.papers.said import said_at
from dashboards.papers.sheets import SHEETS, Papers, Sheet, papers_for
from dashboards.papers.words import languages_there_are
from dashboards.register.access import of_organisation
from dashboards.teaching.views import pdf_answer
from dashboards.views import ASK_OR_ACT, leader_of
from people.models import Organisation


def paper_here(organisation: Organisation, rule: str, name: str) -> tuple[Papers, Sheet]:
    followed = next((one for one in followed_at(organisation) if one.key == rule), None)
    if followed is None or name not in SHEETS:
        raise Http404
    papers = papers_for(organisation, followed)
    if not papers.words:  # nobody has loaded the words, or the language they chose is gone
        raise Http404
    return papers, SHEETS[name]


@of_organisation
@require_safe
def papers(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    said = said_at(organisation)
    made = [papers_for(organisation, one, said) for one in followed_at(organisation)]
    context = {"organisation": organisation, "said": said, "made": made, "sheets": SHEETS.values()}
    return render(request, "dashboards/papers/papers.html", context)


@of_organisation
@require_safe
def paper(request: HttpRequest, organisation: Organisation, rule: str, sheet: str) -> HttpResponse:
    made, kind = paper_here(organisation, rule, sheet)
    context = {"organisation": organisation, "papers": made, "sheet": kind, "pages": made.pages(kind)}
    return render(request, "dashboards/papers/paper.html", context | {"sheets": SHEETS.values()})


@of_organisation
@require_safe
def paper_pdf(request: HttpRequest, organisation: Organisation, rule: str, sheet: str) -> HttpResponse:
    made, kind = paper_here(organisation, rule, sheet)
    return pdf_answer(print_paper(made, kind, large="large" in request.GET), f"{kind.name}.pdf")


@of_organisation
@require_http_methods(ASK_OR_ACT)
def facts(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    form = form_for(request, organisation)
    if form.is_bound and form.is_valid():
        keep_facts(organisation, form.facts, leader_of(request))
        messages.success(request, _("Saved. The papers say it from now on."))
        return redirect("dashboards:organisation_papers", organisation.pk)
    context = {"organisation": organisation, "form": form, "said": said_at(organisation)}
    return render(request, "dashboards/papers/facts.html", context, status=422 if form.has_mistakes else 200)


def form_for(request: HttpRequest, organisation: Organisation) -> FactsForm:
    own, said = PaperFacts.objects.filter(organisation=organisation).first(), said_at(organisation)
    offered = {one.key: one for rule in followed_at(organisation) for one in help_lines_for(rule, said).offered}
    data = request.POST if request.method == "POST" else None
    return FactsForm(data, own, languages_there_are(), offered.values())
