"""Uploaded files, served so that none of them can act on the site.

A picture, a video or a caption file is shown; anything else is handed over as a download. Nothing in it may run: not the script in an SVG,
not an HTML file. Videos answer range requests, without which some browsers play none.
"""

from __future__ import annotations

import mimetypes
import re
from pathlib import Path

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils._os import safe_join
from django.utils.cache import patch_cache_control
from django.utils.http import http_date
from django.views.decorators.http import require_safe

SHOWN = {"image/png", "image/jpeg", "image/gif", "image/webp", "video/mp4", "video/webm", "audio/mpeg", "text/vtt"}
POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
ONE_RANGE = re.compile(r"bytes=(\d+)-(\d*)$")


@require_safe
def upload(request: HttpRequest, path: str) -> HttpResponse:
    file = file_at(path)
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    # <img> shows an SVG that is "attached" all the same; opened by its address, it is saved instead of run.
    response = FileResponse(file.open("rb"), content_type=kind, as_attachment=kind not in SHOWN, filename=file.name)
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["Last-Modified"] = http_date(file.stat().st_mtime)
    patch_cache_control(response, public=True, max_age=60 * 60 * 24)
    return only_the_range(response, request.headers.get("Range", ""), file.stat().st_size)


def file_at(path: str) -> Path:
    try:
        file = Path(safe_join(settings.MEDIA_ROOT, path))
    except SuspiciousFileOperation as error:
        raise Http404 from error
    if not file.is_file():
        raise Http404
    return file


def only_the_range(response: FileResponse, asked: str, size: int) -> HttpResponse:
    """The part of the file that was asked for. More than one part, or nonsense, gets the whole file, as the standard allows."""
    match = ONE_RANGE.match(asked)
    if not match:
        return response
    first, last = int(match[1]), min(int(match[2] or size - 1), size - 1)
    if first > last:
        response.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    source = response.file_to_stream
    source.seek(first)
    response.streaming_content = pieces(source, last - first + 1)
    response.status_code = 206
    response.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    response.headers["Content-Length"] = str(last - first + 1)
    return response


def pieces(source, left: int, step: int = 64 * 1024):
    while left > 0 and (piece := source.read(min(step, left))):
        left -= len(piece)
        yield piece
