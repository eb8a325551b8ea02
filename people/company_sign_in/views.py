"""The entrance of a company with its own sign-in: a page with one button, and agreeing to use it."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from people.company_sign_in.agreeing import agree_to, asked_to_agree
from people.company_sign_in.arriving import AGREE
from people.company_sign_in.beginning import begin
from people.company_sign_in.carried import put_down
from people.company_sign_in.finding import with_word
from people.guests import guest_of
from people.models import User
from people.permissions import user_has_account
from people.staff_entrance.tablets import code_of_tablet


@never_cache
@require_safe
def company(request: HttpRequest, word: str) -> HttpResponse:
    """The address that a company gives its people."""
    sign_in = with_word(word)
    context = {
        "sign_in": sign_in,
        "oneself": request.user if user_has_account(request.user) else None,
        "guest": None if code_of_tablet(request) else guest_of(request),
        "next": request.GET.get("next", ""),
    }
    return render(request, "people/company_sign_in/company.html", context)


@never_cache
@require_safe
def go(request: HttpRequest, word: str) -> HttpResponseBase:
    """To the provider. A link and no form: our pages send forms to ourselves alone, wherever they lead afterwards."""
    sign_in = with_word(word)
    if user_has_account(request.user):
        return redirect("people:company", sign_in.word)
    return begin(request, sign_in, request.GET.get("next", ""))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def agree(request: HttpRequest, word: str) -> HttpResponse:
    """Someone with an account of their own says that their company's sign-in may open it."""
    sign_in = with_word(word)
    asked = asked_to_agree(request, sign_in)
    if asked is None:
        return redirect("people:company", sign_in.word)
    oneself = request.user if user_has_account(request.user) else None
    if request.method == "POST" and oneself and oneself.pk == asked.person:
        return agreed(request, agree_to(sign_in, cast("User", oneself), asked.uid))
    context = {"sign_in": sign_in, "oneself": oneself, "is_theirs": bool(oneself and oneself.pk == asked.person)}
    return render(request, "people/company_sign_in/agree.html", context)


def agreed(request: HttpRequest, is_linked: bool) -> HttpResponse:
    if is_linked:
        messages.success(request, _("From now on you can also come in with your company’s sign-in."))
    else:
        messages.error(request, _("Nothing was changed. Please ask your manager."))
    answer = redirect("progress:learning")
    put_down(answer, AGREE)
    return answer
