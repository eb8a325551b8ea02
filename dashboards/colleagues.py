"""Finding a colleague by the address they sign in with, so that they share the work."""

from __future__ import annotations

from allauth.core import ratelimit
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dashboards.views import leader_of
from people.models import User


class ColleagueForm(forms.Form):
    email = forms.EmailField(
        label=gettext_lazy("E-mail address of your colleague"),
        max_length=254,
        help_text=gettext_lazy("The one they sign in with here."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )


def person_at(address: str) -> User | None:
    """Whoever signs in with this address."""
    able = User.objects.accounts().filter(is_active=True, signs_in_by_card=False)
    return able.filter(email=address.strip().lower()).first()


def colleague_of(request: HttpRequest, form: ColleagueForm) -> User | None:
    """Somebody else with this address, or a sentence. Wrong ones are counted, so that nobody goes through a list."""
    may_ask = ratelimit.consume(request, action="find_colleague", user=leader_of(request), dry_run=True)
    person = person_at(form.cleaned_data["email"]) if may_ask else None
    if not may_ask:
        form.add_error("email", _("Those were many addresses. Please wait a while, then go on."))
    elif person is None:
        ratelimit.consume(request, action="find_colleague", user=leader_of(request))
        form.add_error(
            "email",
            _("Nobody signs in here with this address. Compare it letter by letter, or ask your colleague to sign up."),
        )
    elif person == request.user:
        form.add_error("email", _("This is your own address."))
    return person if not form.errors else None
