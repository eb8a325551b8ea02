"""What machines ask for when they check a credential. The same for everyone."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.http import conditional_page, require_safe

from certificates.credentials.issuer import did_document
from certificates.credentials.status_lists import FRESH_SECONDS, status_list

DID_DOCUMENT_SECONDS = 300


def for_everyone(document: dict[str, Any], content_type: str, seconds: int) -> JsonResponse:
    headers = {"Cache-Control": f"public, max-age={seconds}", "Access-Control-Allow-Origin": "*"}
    return JsonResponse(document, content_type=content_type, headers=headers)


@conditional_page
@require_safe
def show_did_document(request: HttpRequest) -> JsonResponse:
    return for_everyone(did_document(), "application/did+json", DID_DOCUMENT_SECONDS)


@conditional_page
@require_safe
def show_status_list(request: HttpRequest, number: int) -> JsonResponse:
    if document := status_list(number):
        return for_everyone(document, "application/ld+json", FRESH_SECONDS)
    raise Http404
