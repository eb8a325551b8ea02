"""A learner's card: its own page, and the link that its picture holds."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from people.guests import guest_of
from people.joining.card_face import entrance_address, picture_of
from people.joining.coming_in import come_in
from people.models import Card, Employment, Group
from people.permissions import user_has_account


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def card_entrance(request: HttpRequest, token: str) -> HttpResponse:
    """Where a card's picture leads. Looking signs nobody in: scanners, previews and other people's phones look, too."""
    holders = Card.objects.filter(token=token, user__is_active=True, user__signs_in_by_card=True)
    card = holders.select_related("user").first()
    if card is None:
        return render(request, "people/joining/no_card.html", status=404)
    oneself = request.user if user_has_account(request.user) else None
    if request.method == "POST" and oneself in (None, card.user):
        come_in(request, card.user)
        messages.success(request, _("Welcome back. Everything is as you left it."))
        return redirect(settings.LOGIN_REDIRECT_URL)
    context = {"learner": card.user, "oneself": oneself, "guest": guest_of(request)}
    return render(
        request, "people/joining/card_entrance.html", context, status=409 if request.method == "POST" else 200
    )


@never_cache
@require_safe
def own_card(request: HttpRequest) -> HttpResponse:
    """To write down, photograph or print."""
    card = Card.objects.filter(user=request.user.pk, user__signs_in_by_card=True).select_related("user").first()
    if card is None:
        return redirect("people:staff" if Employment.objects.present().filter(user=request.user.pk) else "people:join")
    address = entrance_address(request, card)
    context = {
        "card": card,
        "groups": Group.objects.joined_by(card.user).present(),
        "address": request.build_absolute_uri(redirect("people:join").url),
        "picture": picture_of(address),
    }
    return render(request, "people/joining/own_card.html", context)
