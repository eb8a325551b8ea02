"""The addresses of the interface. Each reads; nothing here writes."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Query

from dashboards.api import reach, schemas, shown
from dashboards.api.doors import PerToken, Token
from dashboards.api.models import ApiToken, Scope
from dashboards.api.pages import Asked, AskedSince, Order, piece


class Api(NinjaAPI):
    def create_response(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Kept by nobody on the way."""
        response = super().create_response(*args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        return response


api = Api(
    title="Plainsight",
    version="1",
    description="What an employer’s own systems may read about the training of its staff. See docs/api.md.",
    docs_url=None,  # its page would load scripts from elsewhere
    urls_namespace="api",
    auth=Token(),
    throttle=[PerToken()],
)
NO = schemas.Error
SAYS_NO = {401: NO, 403: NO, 404: NO, 422: NO, 429: NO}
PEOPLE, TRAINING, CERTIFICATES = (Token(scope) for scope in Scope)


def token_of(request: HttpRequest) -> ApiToken:
    return request.auth  # type: ignore[attr-defined, no-any-return]


@api.get("/organisations", response={200: schemas.Places, **SAYS_NO})
def organisations(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """The token's organisation and all below it; `parent` is among them, or null."""
    places = reach.places_of(token_of(request))
    numbers = dict(places.values_list("path", "pk"))
    return piece(places, asked, Order(), lambda one: shown.place(one, numbers))


@api.get("/people", auth=PEOPLE, response={200: schemas.People, **SAYS_NO})
def people(request: HttpRequest, asked: Query[AskedSince]) -> dict[str, Any]:
    """Who works where, and who has left as long as they are kept, in the order of their last change."""
    found = asked.since(reach.people_of(token_of(request)), "changed_at")
    return piece(found, asked, Order("changed_at"), shown.person)


@api.get("/required-training", auth=TRAINING, response={200: schemas.RequiredTrainings, **SAYS_NO})
def required_training(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """How everyone stands with what is required of them. States change with the day, so this list is asked whole."""
    return piece(reach.obligations_of(token_of(request)), asked, Order(), shown.required_training)


@api.get("/enrolments", auth=TRAINING, response={200: schemas.Cycles, **SAYS_NO})
def enrolments(request: HttpRequest, asked: Query[AskedSince]) -> dict[str, Any]:
    """Cycles of required courses that were begun, in the order in which they were."""
    found = asked.since(reach.enrolments_of(token_of(request)), "started_at")
    return piece(found, asked, Order("started_at"), shown.cycle)


@api.get("/completions", auth=TRAINING, response={200: schemas.Completions, **SAYS_NO})
def completions(request: HttpRequest, asked: Query[AskedSince]) -> dict[str, Any]:
    """Required courses that were finished, in the order in which they were."""
    found = asked.since(reach.completions_of(token_of(request)), "completed_at")
    return piece(found, asked, Order("completed_at"), shown.finished)


@api.get("/certificates", auth=CERTIFICATES, response={200: schemas.Proofs, **SAYS_NO})
def certificates(request: HttpRequest, asked: Query[AskedSince]) -> dict[str, Any]:
    """Certificates of those completions, in the order of their last change; days alone change no row."""
    found = asked.since(reach.certificates_of(token_of(request)), "changed_at")
    return piece(found, asked, Order("changed_at"), shown.proof)
