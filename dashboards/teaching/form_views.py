"""Letters to families and slips for a question box: filled in by the teacher, printed, and kept nowhere."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from wagtail.rich_text import expand_db_html

from certificates.paper import paper_in
from curriculum.letters import filled_letter, letter_with
from curriculum.regions import services_in
from dashboards.teaching.access import Teaching, opened
from dashboards.teaching.forms import LetterForm, PrintedForm, QuestionBoxForm
from dashboards.teaching.printing import print_sheet
from dashboards.teaching.views import context_of, pdf_answer
from dashboards.views import ASK_OR_ACT

SLIPS_ON_A_SHEET = 3
MOST_SERVICES_ON_A_SLIP = 4


@opened
@require_http_methods(ASK_OR_ACT)
def letter(request: HttpRequest, teaching: Teaching) -> HttpResponse:
    if not teaching.course.parent_letter:
        raise Http404
    begin = {"school": teaching.group.organisation.name, "teacher": str(request.user)}
    form = LetterForm(
        request.POST or None, initial=begin, offers_exemption=bool(teaching.course.parent_letter_exemption)
    )
    return answer(request, teaching, form, "letter", letter_body(teaching, form))


@opened
@require_http_methods(ASK_OR_ACT)
def question_box(request: HttpRequest, teaching: Teaching) -> HttpResponse:
    form = QuestionBoxForm(request.POST or None, initial={"reader": str(request.user)})
    return answer(request, teaching, form, "slips", slips_body(teaching, form))


def answer(
    request: HttpRequest, teaching: Teaching, form: PrintedForm, name: str, filled: tuple[str, SafeString]
) -> HttpResponse:
    """The form and what it fills in; or, if the PDF was asked for and nothing is amiss, that."""
    title, body = filled
    if request.POST.get("go") == "pdf" and form.is_valid():
        paper, language = paper_in(teaching.region), teaching.outline.language
        return pdf_answer(
            print_sheet(body, title, language, paper, heading=title, layout=f"sheet-{name}"), f"{name}.pdf"
        )
    context = {**context_of(teaching), "form": form, "title": title, "body": body, "name": name}
    return render(request, "dashboards/teaching/filled_in.html", context, status=422 if form.errors else 200)


def letter_body(teaching: Teaching, form: LetterForm) -> tuple[str, SafeString]:
    course = teaching.course
    text = letter_with(course.parent_letter, course.parent_letter_exemption if form.has_exemption else "")
    letter = filled_letter(expand_db_html(text), form.placeholders())
    return in_language_of(teaching, "letter", _("A letter to families"), {"letter": letter})


def slips_body(teaching: Teaching, form: QuestionBoxForm) -> tuple[str, SafeString]:
    services = [service for service in services_in(teaching.region) if service.phone][:MOST_SERVICES_ON_A_SLIP]
    context = {**form.words(), "services": services, "slips": range(SLIPS_ON_A_SHEET)}
    return in_language_of(teaching, "slips", _("Slips for the question box"), context)


def in_language_of(
    teaching: Teaching, name: str, title: str | Promise, context: dict[str, Any]
) -> tuple[str, SafeString]:
    """Title and body in the language of the course: families and classes read them."""
    with translation.override(teaching.outline.language):
        return str(title), render_to_string(f"dashboards/teaching/{name}_body.html", context)
