"""What a holder takes along beside the certificate: a card, a credential for a wallet, a picture to share.

They are made when they are asked for and kept nowhere. The file is made first, because a name that stands on something
handed out must not change any more.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from certificates.credentials.documents import signed_credential
from certificates.models import Certificate
from certificates.printing.card import draw_card
from certificates.printing.pdf import open_pdf
from certificates.printing.picture import draw_picture
from certificates.sending import send_to_keep
from certificates.views import certificate_of

WALLET_TYPE = "application/vc"


def for_its_holder(give: Callable[[HttpRequest, Certificate], HttpResponse]) -> Callable[..., HttpResponse]:
    """A certificate that cannot be handed out says why on its page."""

    @wraps(give)
    def view(request: HttpRequest, code: str) -> HttpResponse:
        certificate = certificate_of(request, code)
        if not certificate.is_given_out:
            return redirect(certificate)
        open_pdf(certificate).close()
        return give(request, certificate)

    return view


@require_safe
@for_its_holder
def card(request: HttpRequest, certificate: Certificate) -> HttpResponse:
    """By itself, or with `?sheet` on a sheet of paper to cut it from."""
    pdf = draw_card(certificate, on_a_sheet="sheet" in request.GET)
    return send_to_keep(pdf, "application/pdf", certificate.neutral_name("card", "pdf"))


@require_safe
@for_its_holder
def credential(request: HttpRequest, certificate: Certificate) -> HttpResponse:
    document = signed_credential(certificate)
    if document is None:
        return redirect(certificate)
    content = json.dumps(document, ensure_ascii=False, indent=2).encode()
    return send_to_keep(content, WALLET_TYPE, certificate.neutral_name("credential", "json"))


@require_POST
@for_its_holder
def picture(request: HttpRequest, certificate: Certificate) -> HttpResponse:
    """Only when the holder presses the button that says what it shows."""
    return send_to_keep(draw_picture(certificate), "image/png", "picture.png")
