"""Answers that carry a file of one person's: no browser or proxy keeps them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.http import FileResponse, HttpResponse, StreamingHttpResponse

from certificates.models import Certificate
from certificates.printing.pdf import open_pdf
from curriculum.spreadsheets import Cell, csv_lines

NOT_KEPT = {"Cache-Control": "private, no-store"}


def send_certificate(certificate: Certificate, *, to_look_at: bool = False) -> FileResponse:
    return FileResponse(
        open_pdf(certificate),
        as_attachment=not to_look_at,
        filename=certificate.file_name,
        content_type="application/pdf",
        headers=NOT_KEPT,
    )


def send_to_keep(content: bytes, kind: str, name: str) -> HttpResponse:
    """Something made just now, to be saved under this name."""
    headers = NOT_KEPT | {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)


def send_csv(rows: Iterable[Sequence[Cell]], name: str) -> StreamingHttpResponse:
    """Made while it is sent, so that a long list needs no memory."""
    headers = NOT_KEPT | {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingHttpResponse(csv_lines(rows), content_type="text/csv; charset=utf-8", headers=headers)
