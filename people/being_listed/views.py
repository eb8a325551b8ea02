"""The answer of whoever was listed."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from people.being_listed.answering import agree, decline
from people.models import StaffOffer, User
from people.permissions import account_required


@account_required
@never_cache
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    account = cast("User", request.user)  # account_required has seen to it
    offer = get_object_or_404(StaffOffer.objects.select_related("employment__organisation"), pk=pk, account=account)
    if request.POST.get("answer") == "no":
        decline(offer)
        messages.success(request, _("Nothing of yours was attached. You will not be asked again."))
    elif request.POST.get("answer") != "yes":
        messages.error(request, _("Nothing was changed. Please choose one of the two buttons."))
    elif agree(offer, account):
        name = offer.employment.organisation
        messages.success(request, _("Your learning and your work at %(name)s belong together now.") % {"name": name})
    else:
        messages.info(request, _("This was answered already, or they have taken it off their list."))
    return redirect("/learning/")
