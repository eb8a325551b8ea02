"""Teaching material of a group's courses, for whoever leads it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from certificates.sending import NOT_KEPT
from dashboards.offered import offered_outlines
from dashboards.teaching.access import Teaching, lessons_of, opened, teaching_here
from dashboards.teaching.sheets import SHEETS, Sheet, body_of, lesson_taught, pdf_of
from dashboards.views import led_group
from people.permissions import account_required


def sheet_here(name: str) -> Sheet:
    if name not in SHEETS:
        raise Http404
    return SHEETS[name]


def pdf_answer(pdf: bytes, file_name: str) -> HttpResponse:
    headers = NOT_KEPT | {"Content-Disposition": f'inline; filename="{file_name}"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


@account_required
@never_cache
@require_safe
def courses(request: HttpRequest, group_id: int) -> HttpResponse:
    group = led_group(request, group_id)
    context = {"group": group, "outlines": offered_outlines(get_language() or "")}
    return render(request, "dashboards/teaching/courses.html", context)


@account_required
@never_cache
@require_safe
def course(request: HttpRequest, group_id: int, course: str) -> HttpResponse:
    """The lessons with their material; before the gate, what to finish."""
    teaching = teaching_here(request, group_id, course)
    template = "course" if teaching.gate.is_open else "finish_first"
    return render(request, f"dashboards/teaching/{template}.html", {**context_of(teaching), "kinds": SHEETS.values()})


@opened
@require_safe
def sheet(request: HttpRequest, teaching: Teaching, module: str, lesson: str, name: str) -> HttpResponse:
    shown, taught = sheet_here(name), lesson_taught(teaching, module, lesson)
    context = {
        **context_of(teaching),
        "place": taught.place,
        "shown": shown,
        "body": body_of(shown, taught),
        "language": taught.language,
        "kinds": SHEETS.values(),
    }
    return render(request, "dashboards/teaching/sheet.html", context)


@opened
@require_safe
def sheet_pdf(request: HttpRequest, teaching: Teaching, module: str, lesson: str, name: str) -> HttpResponse:
    shown, taught = sheet_here(name), lesson_taught(teaching, module, lesson)
    return pdf_answer(pdf_of(shown, taught), shown.file_name(taught))


def context_of(teaching: Teaching) -> dict[str, object]:
    modules = [(module, lessons_of(module)) for module in teaching.outline.modules]
    return {"group": teaching.group, "teaching": teaching, "outline": teaching.outline, "modules": modules}
