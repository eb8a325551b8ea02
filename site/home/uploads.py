"""Uploaded files, served so that none of them can act on the site.

A picture, a video or a caption file is shown; anything else is handed over as a download. Nothing in it may run: not
the script in an SVG, not an HTML file. Videos answer range requests, without which some browsers play none.
"""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils._os import safe_join
from django.utils.cache import patch_cache_control
from django.utils.http import http_date
from django.views.decorators.http import require_safe

SHOWN = {"image/png", "image/jpeg", "image/gif", "image/webp", "video/mp4", "video/webm", "audio/mpeg", "text/vtt"}
POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
KEPT_SECONDS = 60 * 60 * 24
PIECE = 64 * 1024
ONE_RANGE = re.compile(r"bytes=([0-9]{1,18})-([0-9]{0,18})$")


@require_safe
def upload(request: HttpRequest, path: str) -> HttpResponseBase:
    file = file_at(path)
    size = file.stat().st_size
    part = part_of(size, request.headers.get("Range", ""))
    if part is not None and not part:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    # <img> shows an SVG that is "attached" all the same; opened by its address, it is saved instead of run.
    content = file.open("rb")
    response = FileResponse(content, content_type=kind, as_attachment=kind not in SHOWN, filename=file.name)
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["Last-Modified"] = http_date(file.stat().st_mtime)
    patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
    if part:
        only(part, response, content, size)
    return response


def file_at(path: str) -> Path:
    try:
        file = Path(safe_join(settings.MEDIA_ROOT, path))
        is_there = file.is_file()
    except (SuspiciousFileOperation, OSError) as error:  # outside of our folder, or longer than a name may be
        raise Http404 from error
    if not is_there:
        raise Http404
    return file


def part_of(size: int, asked: str) -> range | None:
    """The bytes that were asked for: empty if the file does not reach that far.

    Several parts, or nonsense, get the whole file (None), as the standard allows.
    """
    match = ONE_RANGE.match(asked)
    return range(int(match[1]), min(int(match[2] or size - 1), size - 1) + 1) if match else None


def only(part: range, response: FileResponse, content: BinaryIO, size: int) -> None:
    content.seek(part.start)
    response.streaming_content = pieces(content, len(part))
    response.status_code = 206
    response.headers["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{size}"
    response.headers["Content-Length"] = str(len(part))


def pieces(source: BinaryIO, left: int) -> Iterator[bytes]:
    while left > 0 and (piece := source.read(min(PIECE, left))):
        left -= len(piece)
        yield piece
