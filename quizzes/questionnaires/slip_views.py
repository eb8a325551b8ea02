"""Answering by a code on paper. Nobody signs in, nothing stays in the browser, and the code is in no address.

Whoever has the slip sees no earlier answer, and not even whether there is one: a teacher may keep the list.
"""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from curriculum.models import Course
from curriculum.outline import Outline
from curriculum.regions import region_of, services_in
from people.codes import as_stored
from people.joining import limits
from quizzes.models import ClassMeasure, Slip, Time
from quizzes.questionnaires.asking import Asked
from quizzes.questionnaires.forms import ReplyForm
from quizzes.questionnaires.in_class import asked_in, reply_in_class
from quizzes.questionnaires.marks import mark_of_slip

LONGEST_TYPED = 40


class SlipForm(forms.Form):
    code = forms.CharField(
        label=_("The code on your slip"),
        max_length=LONGEST_TYPED,
        help_text=_("Five letters and digits. Capitals, spaces and dashes do not matter."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"required": _("Type the code that stands on your slip.")},
    )

    def clean_code(self) -> Slip:
        slips = Slip.objects.with_code(self.cleaned_data["code"]).select_related("measure__group__organisation")
        if slip := slips.first():
            return slip
        raise forms.ValidationError(
            _(
                "We do not know this code. Compare it letter by letter with your slip. "
                "Codes never contain 0 or O, 1, I or L, 2 or Z, 5 or S, 8 or B."
            ),
            code="unknown",
        )


@dataclass(frozen=True)
class SlipSeat:
    """Someone with a slip, and what their class is asked now."""

    slip: Slip
    outline: Outline
    asked: Asked
    time: Time

    @property
    def measure(self) -> ClassMeasure:
        return self.slip.measure

    @property
    def ticket(self) -> str:
        return ticket_of(self.slip.code)


def ticket_of(code: str) -> str:
    """Goes along with the questions: who sends it back has typed a right code before, and guesses nothing."""
    return salted_hmac("quizzes.questionnaires.slip_views", code, algorithm="sha256").hexdigest()


def has_been_asked(request: HttpRequest) -> bool:
    code = as_stored(request.POST.get("code", "")[:LONGEST_TYPED])
    return bool(code) and constant_time_compare(request.POST.get("ticket", ""), ticket_of(code))


def seat_of(slip: Slip) -> SlipSeat | None:
    """None while the class is asked nothing, or the course is not open to everyone."""
    time, found = slip.measure.asks, asked_in(slip.measure, get_language() or "")
    if time is None or found is None or not Course.objects.live().public().filter(pk=found[0].course_id).exists():
        return None
    return SlipSeat(slip, *found, time)


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest) -> HttpResponse:
    """The code, then the questions, at one address: the code goes along in the form."""
    form = SlipForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return ask_code(request, form)
    if has_been_asked(request):
        return send(request, form)
    if not limits.may_try(request):
        return ask_code(request, form, 429)
    if not form.is_valid():
        limits.count_wrong(request)
        return ask_code(request, form, 422)
    return send(request, form)


def send(request: HttpRequest, form: SlipForm) -> HttpResponse:
    """Wrong codes typed by others of the school stop no answers; slips that have ended meanwhile are no wrong codes."""
    if not form.is_valid():
        return not_now(request, 409)
    seat = seat_of(form.cleaned_data["code"])
    if seat is None:
        return not_now(request, 409 if "edition" in request.POST else 200)
    return take(request, seat) if "edition" in request.POST else ask(request, seat, form_of(seat, None))


def ask_code(request: HttpRequest, form: SlipForm, status: int = 200) -> HttpResponse:
    must_wait = status == 429
    if must_wait:
        form.errors.clear()
    context = {"form": form, "must_wait": must_wait}
    return render(request, "quizzes/questionnaires/in_class/slip.html", context, status=status)


def not_now(request: HttpRequest, status: int) -> HttpResponse:
    return render(request, "quizzes/questionnaires/in_class/not_now.html", status=status)


def form_of(seat: SlipSeat, request: HttpRequest | None) -> ReplyForm:
    return ReplyForm(request.POST if request else None, seat.asked, seat.time, None)


def ask(request: HttpRequest, seat: SlipSeat, form: ReplyForm, status: int = 200) -> HttpResponse:
    services = services_in(region_of(request))
    context = {"seat": seat, "asked": seat.asked, "form": form, "services": services}
    return render(request, "quizzes/questionnaires/in_class/questions.html", context, status=status)


def take(request: HttpRequest, seat: SlipSeat) -> HttpResponse:
    form = form_of(seat, request)
    if not form.is_valid():
        return ask(request, seat, form, 422)
    answers, upset = form.answers(), form.chosen("upset")
    given = reply_in_class(seat.measure, mark_of_slip(seat.slip), seat.outline, seat.asked, seat.time, answers, upset)
    if given is None:
        return not_now(request, 409)
    if given.is_empty:
        messages.info(request, _("Nothing was chosen, so nothing is kept. That is fine."))
        return redirect("slips:answer")
    return redirect("slips:thanks")


@never_cache
@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    context = {"services": services_in(region_of(request))}
    return render(request, "quizzes/questionnaires/in_class/thanks.html", context)
