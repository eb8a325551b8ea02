"""Where the link of an invitation leads. Looking signs nobody in and uses nothing up: mail programs look at links."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from people.guests import guest_of
from people.joining.coming_in import come_in
from people.models import Invitation, User
from people.permissions import user_has_account


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def welcome(request: HttpRequest, token: str) -> HttpResponse:
    found = Invitation.objects.matching(token).usable().select_related("employment__user", "employment__company")
    invitation = found.first()
    if invitation is None or not is_for(invitation, invitation.employment.user):
        return render(request, "people/staff_entrance/no_invitation.html", status=404)
    oneself = request.user if user_has_account(request.user) else None
    if request.method == "POST" and oneself is None and use(invitation):
        come_in(request, invitation.employment.user)
        request.session.set_expiry(None)  # their own device, most often
        messages.success(request, _("Welcome. You are signed in."))
        return redirect(settings.LOGIN_REDIRECT_URL)
    context = {"invitation": invitation, "oneself": oneself, "guest": guest_of(request)}
    return render(request, "people/staff_entrance/welcome.html", context)


def is_for(invitation: Invitation, person: User) -> bool:
    """Who has come in otherwise, or has another address now, has a way of their own: no mail opens that."""
    return person.email == invitation.email and person.last_login is None and not person.has_usable_password()


@transaction.atomic
def use(invitation: Invitation) -> bool:
    """Says whether this press did it. Whoever reads that mail has the address, so a mailed code brings them back."""
    if not Invitation.objects.filter(pk=invitation.pk, used_at=None).update(used_at=timezone.now()):
        return False
    person = invitation.employment.user
    EmailAddress.objects.update_or_create(
        user=person, email=invitation.email, defaults={"verified": True, "primary": True}
    )
    return True
