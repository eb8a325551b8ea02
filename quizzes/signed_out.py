"""When someone answers who is no longer signed in: the session ended, or somebody signed out in another tab."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _


def learner_required(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Like Django's `login_required`, which would let an answer disappear without a word."""

    @wraps(view)
    def with_learner(request: HttpRequest, attempt_id: int, number: int | None = None) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, attempt_id) if number is None else view(request, attempt_id, number)
        if request.method != "POST":
            return redirect_to_login(request.get_full_path())
        return refuse(request, attempt_id)

    return with_learner


def refuse(request: HttpRequest, attempt_id: int) -> HttpResponse:
    """The page's script keeps the answer and tells the learner; without a script we do."""
    if request.POST.get("go") == "stay":
        return JsonResponse({"signed_out": True}, status=403)
    if request.path == reverse("quizzes:submit", args=[attempt_id]):
        messages.warning(request, _("You have been signed out, so nothing was handed in. Please sign in again first."))
        return redirect_to_login(reverse("quizzes:finish", args=[attempt_id]))
    sentence = _("You have been signed out, so your last answer did not arrive. Sign in again and give it once more.")
    messages.warning(request, sentence)
    return redirect_to_login(request.get_full_path())
