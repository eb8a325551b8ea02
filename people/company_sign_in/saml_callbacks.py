"""Where a SAML provider's form brings people, and the page after it. Our cookies do not come with another site's form,
so the answer is proven first, and carried to a page of our own that has them."""

from __future__ import annotations

from dataclasses import asdict

from allauth.socialaccount.internal import statekit
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from people.company_sign_in.arriving import Arrival, arrive, say_it_failed, speak_as_before
from people.company_sign_in.carried import carried, carry, put_down
from people.company_sign_in.claims import Claims
from people.company_sign_in.finding import with_provider
from people.company_sign_in.saml import CompanySAML, answer_address, entity_id, name_id_format
from people.joining import limits
from people.models import Protocol

COOKIE = "company_saml"
SECONDS = 120
MOST_SAID = 1500  # letters of the names of attributes that are carried along, for whoever only tries it


@csrf_exempt
@never_cache
@require_POST
def answer(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Nobody is signed in here, and nothing is kept of what is not proven."""
    from people.company_sign_in.saml_answer import NotAsked, NotProven, read_answer

    sign_in = with_provider(provider_id, Protocol.SAML)
    if not limits.may_try(request):
        return say_it_failed(request, sign_in, "It was tried too often.")
    try:
        said = read_answer(request, sign_in, request.POST.get("SAMLResponse", ""))
    except NotAsked:
        return render(request, "people/company_sign_in/not_asked.html", {"sign_in": sign_in}, status=403)
    except NotProven as error:
        limits.count_wrong(request)
        return say_it_failed(request, sign_in, str(error))
    response = redirect("company_saml_finish", provider_id)
    content = {"provider": provider_id, "in_response_to": said.in_response_to, "claims": short(said.claims)}
    carry(request, response, COOKIE, content, SECONDS)
    return response


def short(claims: Claims) -> dict:
    names: list[str] = []
    for name in claims.said:
        if sum(map(len, names)) + len(name) <= MOST_SAID:
            names.append(name)
    return {**asdict(claims), "said": names}


@never_cache
@require_GET
def finish(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """In the browser that asked, and once."""
    sign_in = with_provider(provider_id, Protocol.SAML)
    speak_as_before(request)
    content = carried(request, COOKIE, SECONDS)
    state = None
    if content.get("provider") == provider_id:
        number = content["in_response_to"]
        state = statekit.unstash_state(request, provider_id=provider_id, state_id=number)
    if state is None:
        response: HttpResponse = say_it_failed(request, sign_in, "This browser did not ask.")
    else:
        claims = Claims(**{**content["claims"], "said": tuple(content["claims"]["said"])})
        response = arrive(request, CompanySAML(request, sign_in), Arrival(sign_in, claims), state)
    put_down(response, COOKIE)
    return response


@require_GET
def metadata(request: HttpRequest, provider_id: str) -> HttpResponse:
    """What a provider has to know about us."""
    sign_in = with_provider(provider_id, Protocol.SAML)
    context = {
        "entity_id": entity_id(request, sign_in),
        "answer": answer_address(request, sign_in),
        "name_id_format": name_id_format(sign_in),
    }
    return render(request, "people/company_sign_in/metadata.xml", context, content_type="application/samlmetadata+xml")
