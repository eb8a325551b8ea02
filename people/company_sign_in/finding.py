"""Which organisation's sign-in an address means."""

from __future__ import annotations

from django.http import Http404

from people.models import OrganisationSignIn, Protocol


def with_word(word: str) -> OrganisationSignIn:
    found = OrganisationSignIn.objects.with_word(word).select_related("app", "organisation").first()
    if found is None:
        raise Http404
    return found


def with_provider(provider_id: str, protocol: Protocol) -> OrganisationSignIn:
    """Also one that is off: an administrator tries it before turning it on."""
    found = OrganisationSignIn.objects.with_provider(provider_id).filter(app__provider=protocol).first()
    if found is None:
        raise Http404
    return found
