"""Who may read the interface, and how often."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from ninja.errors import AuthorizationError
from ninja.security import HttpBearer
from ninja.throttling import SimpleRateThrottle

from dashboards.api.models import ApiToken, Scope


class Token(HttpBearer):
    """`Authorization: Bearer ps_…`, with a token that may read what is asked for."""

    def __init__(self, scope: Scope | None = None) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken | None:
        found = ApiToken.objects.matching(token).select_related("organisation").first()
        if found and self.scope and self.scope not in found.scopes:
            raise AuthorizationError(message=f"This token may not read “{self.scope.value}”.")
        if found:
            found.note_use()
        return found


class PerToken(SimpleRateThrottle):
    """So that a system that runs wild leaves the site to its learners."""

    def get_rate(self) -> str:
        return settings.API_RATE

    def allow_request(self, request: HttpRequest) -> bool:
        self.num_requests, self.duration = self.parse_rate(self.get_rate())
        return super().allow_request(request)

    def get_cache_key(self, request: HttpRequest) -> str:
        return f"api:{request.auth.pk}"  # type: ignore[attr-defined]
