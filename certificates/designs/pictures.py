"""Pictures for print: read with care, made small, kept inside the edition of a design."""

from __future__ import annotations

import base64
import io
import warnings
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any, NamedTuple

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

READABLE = ("PNG", "JPEG", "WEBP", "GIF")
LARGEST_PIXELS = 25_000_000
LARGEST_BYTES = 25_000  # of each, so that a file with two stays far below 100 KB
DAY_SECONDS = 24 * 60 * 60


class Box(NamedTuple):
    """In pixels: about 220 to the inch at the largest size in which it is printed."""

    width: int
    height: int


LOGO = Box(560, 170)
SIGNATURE = Box(480, 140)


def small_picture(image: Any, box: Box) -> dict[str, Any]:
    """A picture of Wagtail's library as `src` (a data address), `width` and `height` in pixels.

    Raises a ValidationError with a sentence if it cannot be printed.
    """
    key = f"certificates:picture:{image.file_hash or image.file.name}:{box.width}"
    if (kept := cache.get(key)) is None:
        kept = drawn_small(image, box)
        cache.set(key, kept, DAY_SECONDS)
    return kept


def drawn_small(image: Any, box: Box) -> dict[str, Any]:
    if PurePath(image.file.name).suffix.lower() == ".svg":
        raise ValidationError(_("A drawing (SVG) cannot be printed. Please upload the picture as PNG or JPEG."))
    try:
        with image.file.storage.open(image.file.name) as file:
            picture = flattened(read_picture(file, box))
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        raise ValidationError(_("This picture cannot be read. Please upload it again as PNG or JPEG.")) from error
    picture.thumbnail(box)
    width, height, kind, data = next(small for small in ever_smaller(picture) if len(small[3]) <= LARGEST_BYTES)
    return {
        "src": f"data:image/{kind.lower()};base64,{base64.b64encode(data).decode()}",
        "width": width,
        "height": height,
    }


def read_picture(file: Any, box: Box) -> Image.Image:
    """Its size is in its first bytes: what would fill the memory is refused before it is unpacked."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        picture = Image.open(file, formats=READABLE)
    if picture.width * picture.height > LARGEST_PIXELS:
        raise ValidationError(
            _("This picture has %(width)d × %(height)d dots, too many to work with. 1,000 dots across are plenty."),
            params={"width": picture.width, "height": picture.height},
        )
    picture.draft("RGB", (box.width * 2, box.height * 2))
    return ImageOps.exif_transpose(picture)


def flattened(picture: Image.Image) -> Image.Image:
    """On white, as on paper; archives take no see-through pictures."""
    if picture.mode not in ("RGB", "L") or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        paper = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(paper, layer).convert("RGB")
    return picture.convert("RGB")


def ever_smaller(picture: Image.Image) -> Iterator[tuple[int, int, str, bytes]]:
    """Sharp first, then coarser, then smaller."""
    while True:
        yield *picture.size, "PNG", encoded(picture, "PNG")
        for quality in (90, 80, 65, 50):
            yield *picture.size, "JPEG", encoded(picture, "JPEG", quality=quality)
        picture = picture.resize((max(1, picture.width * 3 // 4), max(1, picture.height * 3 // 4)))


def encoded(picture: Image.Image, kind: str, **options: Any) -> bytes:
    file = io.BytesIO()
    bare = Image.new("RGB", picture.size)  # without the notes, profiles and places a camera writes
    bare.paste(picture)
    bare.save(file, kind, **options)
    return file.getvalue()
