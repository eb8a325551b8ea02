"""One question of a box, and the answers that a group reads."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dashboards.question_box import answering
from dashboards.question_box.access import for_readers, for_readers_who_look
from dashboards.question_box.forms import AnswerForm
from dashboards.question_box.models import BoxAnswer, BoxEntry
from dashboards.question_box.reading import look_up_writer, note_reading
from dashboards.question_box.views import around
from dashboards.views import ASK_OR_ACT, leader_of
from people.models import Group


def entry_here(group: Group, pk: int) -> BoxEntry:
    return get_object_or_404(group.box_entries.there().select_related("answer", "group", "learner"), pk=pk)


def answer_here(group: Group, pk: int) -> BoxAnswer:
    return get_object_or_404(group.box_answers.select_related("group"), pk=pk)


@for_readers
@require_http_methods(ASK_OR_ACT)
def entry(request: HttpRequest, group: Group, pk: int) -> HttpResponse:
    """The question with a form to answer it to everyone."""
    found = group.box_entries.there().select_related("answer", "group").filter(pk=pk).first()
    if found is None:
        return vanished(request, group)
    form = AnswerForm(request.POST if request.method == "POST" else None, entry=found)
    if form.is_valid() and answered(request, form, found):
        return redirect("dashboards:question_reading", group.pk)
    if request.method != "HEAD":
        note_reading(leader_of(request), group, [found])
    return shown(request, group, form, entry=found)


def answered(request: HttpRequest, form: AnswerForm, found: BoxEntry) -> bool:
    given = form.cleaned_data
    try:
        answering.answer(found, leader_of(request), given["question"], given["answer"])
    except answering.AnsweredMeanwhile:
        sentence = _("This question was answered meanwhile. Nothing was changed, and your words are still here.")
        form.add_error(None, sentence)
        return False
    messages.success(request, _("Everyone in the group can read the answer now."))
    return True


def vanished(request: HttpRequest, group: Group) -> HttpResponse:
    """Nobody loses an answer that took longer to write than the question had left."""
    if request.method != "POST":
        raise Http404
    form = AnswerForm(request.POST)
    form.add_error(None, _("The question has vanished: its time was over. You can still give your answer to everyone."))
    return shown(request, group, form, status=422)


@for_readers
@require_http_methods(ASK_OR_ACT)
def from_paper(request: HttpRequest, group: Group) -> HttpResponse:
    """An answer to a question that came some other way."""
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = form.cleaned_data
        answering.answer_from_paper(group, leader_of(request), given["question"], given["answer"])
        messages.success(request, _("Everyone in the group can read the answer now."))
        return redirect("dashboards:question_box", group.pk)
    return shown(request, group, form)


@for_readers
@require_http_methods(ASK_OR_ACT)
def change(request: HttpRequest, group: Group, pk: int) -> HttpResponse:
    given = answer_here(group, pk)
    begin = {"question": given.question, "answer": given.answer}
    about = BoxEntry.objects.there().filter(answer=given).first()
    form = AnswerForm(request.POST if request.method == "POST" else None, entry=about, initial=begin)
    if form.is_valid():
        answering.change(given, leader_of(request), form.cleaned_data["question"], form.cleaned_data["answer"])
        messages.success(request, _("Saved. The group reads it like this from now on."))
        return redirect("dashboards:question_box", group.pk)
    return shown(request, group, form, given=given)


def shown(request: HttpRequest, group: Group, form: AnswerForm, *, status: int = 0, **about: Any) -> HttpResponse:
    context = {**around(request, group), "form": form, **about}
    code = status or (422 if form.errors else 200)
    return render(request, "dashboards/question_box/answer.html", context, status=code)


@for_readers
@require_POST
def withdraw(request: HttpRequest, group: Group, pk: int) -> HttpResponse:
    if given := group.box_answers.filter(pk=pk).select_related("group").first():
        answering.withdraw(given, leader_of(request))
    messages.success(request, _("Nobody in the group reads that answer any more."))
    return redirect("dashboards:question_box", group.pk)


@for_readers
@require_POST
def aside(request: HttpRequest, group: Group, pk: int) -> HttpResponse:
    """With `go=again` it waits again."""
    found = entry_here(group, pk)
    if request.POST.get("go") == "again":
        answering.take_up_again(found)
    else:
        answering.set_aside(found, leader_of(request))
    return redirect("dashboards:question_reading", group.pk)


@for_readers_who_look
@require_POST
def who(request: HttpRequest, group: Group, pk: int) -> HttpResponse:
    """Who wrote it, once: no page that can be opened by itself shows a name beside a question."""
    found = entry_here(group, pk)
    writer = look_up_writer(leader_of(request), found)
    context = {**around(request, group), "entry": found, "writer": writer}
    return render(request, "dashboards/question_box/who.html", context)
