"""Joining a group by its code, and coming back to it by the words of a card."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRedirect, HttpResponseClientRefresh

from people.joining import limits
from people.joining.coming_in import come_in, newcomer
from people.joining.doors import Door, answer_code, with_door
from people.joining.entering import NameIsTaken, NotOpen, join_as_oneself, take_name
from people.joining.forms import TAKEN, ClassCodeForm, NewHereForm, PickForm, WordsForm, new_here_form
from people.models import User

ASKED = "people.joining.asked"  # in the session: the group that someone asked to join


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """Type a class code."""
    form = ClassCodeForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return answer_code(request, form)
    if not limits.may_try(request):
        return answer_code(request, form, 429)
    if not form.is_valid():
        limits.count_wrong(request)
        return answer_code(request, form, 422)
    return redirect("people:join_class", form.cleaned_data["code"].join_code)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@with_door
def join_class(request: HttpRequest, door: Door) -> HttpResponse:
    """The group's own page: who is new says who they are, others come in as themselves. Looking changes nothing."""
    if door.waits:
        return redirect("people:join_waiting", door.group.join_code)
    form = new_here_form(door.group, request.POST if request.method == "POST" else None)
    if request.method != "POST" or door.leads:
        return door_page(request, door, form)
    if door.is_in:
        return show_in(door)
    if not limits.may_add(door.group):
        return door_page(request, door, form, 429)
    try:
        return join_as(request, door, form) if door.oneself else join_anew(request, door, form)
    except NotOpen:
        door.group.refresh_from_db()
        return door_page(request, door, new_here_form(door.group), 409)


def door_page(request: HttpRequest, door: Door, form: NewHereForm, status: int = 200) -> HttpResponse:
    context = {"door": door, "group": door.group, "form": form, "status": status}
    return render(request, "people/joining/join_class.html", context, status=status)


def show_in(door: Door) -> HttpResponse:
    """Who has a card sees it at once."""
    has_card = door.person is not None and door.person.signs_in_by_card
    return redirect("people:own_card" if has_card else settings.LOGIN_REDIRECT_URL)


def join_anew(request: HttpRequest, door: Door, form: NewHereForm) -> HttpResponse:
    learner = newcomer(door.group, form, door.guest)
    if learner is None:
        return door_page(request, door, form, 422)
    limits.count_new(door.group)
    come_in(request, learner)
    return show_in(Door(door.group, learner, None)) if learner.signs_in_by_card else wait(request, door)


def join_as(request: HttpRequest, door: Door, form: NewHereForm) -> HttpResponse:
    """Whoever is signed in joins as themselves, and takes the place of their name on the list, if they pick one."""
    oneself = User.objects.get(pk=request.user.pk)
    if not isinstance(form, PickForm) or "ask" in request.POST:
        return greet(request, door) if join_as_oneself(door.group, oneself) else wait(request, door)
    if not form.is_valid():
        return door_page(request, door, form, 422)
    try:
        take_name(door.group, form.cleaned_data["learner"], oneself)
    except NameIsTaken:
        form.add_error("learner", TAKEN)
        return door_page(request, door, form, 422)
    return greet(request, door)


def greet(request: HttpRequest, door: Door) -> HttpResponse:
    messages.success(request, _("You are in now."))
    return redirect(settings.LOGIN_REDIRECT_URL)


def wait(request: HttpRequest, door: Door) -> HttpResponse:
    request.session[ASKED] = door.group.pk
    return redirect("people:join_waiting", door.group.join_code)


@never_cache
@require_safe
@with_door
def waiting(request: HttpRequest, door: Door) -> HttpResponse:
    """Until the leader lets them in. The page asks again by itself; without a script, by a link."""
    asks_again = getattr(request, "htmx", False)
    if door.is_in:
        if door.person and door.person.signs_in_by_card:
            request.session.set_expiry(0)  # as `come_in` does for who need not wait
        answer = show_in(door)
        return HttpResponseClientRedirect(answer["Location"]) if asks_again else answer
    if door.waits:
        context = {"group": door.group, "person": door.person}
        return HttpResponse(status=204) if asks_again else render(request, "people/joining/waiting.html", context)
    if request.session.get(ASKED) != door.group.pk:
        return redirect("people:join_class", door.group.join_code)
    if asks_again:
        return HttpResponseClientRefresh()
    return render(request, "people/joining/refused.html", {"group": door.group})


@never_cache
@sensitive_post_parameters("words")
@require_http_methods(["GET", "HEAD", "POST"])
@with_door
def words(request: HttpRequest, door: Door) -> HttpResponse:
    """Come back by the three words of a card."""
    form = WordsForm(request.POST if request.method == "POST" else None, group=door.group)
    if request.method != "POST" or door.oneself:
        return words_page(request, door, form)
    if not limits.may_try_words(request, door.group):
        return words_page(request, door, form, 429)
    if not form.is_valid():
        limits.count_wrong_words(request, door.group)
        return words_page(request, door, form, 422)
    come_in(request, form.cleaned_data["words"])
    messages.success(request, _("Welcome back. Everything is as you left it."))
    return redirect(settings.LOGIN_REDIRECT_URL)


def words_page(request: HttpRequest, door: Door, form: WordsForm, status: int = 200) -> HttpResponse:
    must_wait = status == 429
    if must_wait:
        form.errors.clear()
    context = {"door": door, "group": door.group, "form": form, "must_wait": must_wait}
    return render(request, "people/joining/words.html", context, status=status)
