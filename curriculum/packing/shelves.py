"""Files that lie beside a pack's pages: pictures in `images/`, videos and captions in `media/`.

A file becomes an image or document of the site once; the same bytes are never stored twice. What was stored for a load
that is refused is put away again.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any, ClassVar

from django.core.files.images import ImageFile
from django.utils.text import slugify
from django.utils.translation import gettext as _
from PIL import Image as Raster
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.utils.file import hash_filelike

from curriculum.packing.drawings import check_drawing
from curriculum.packing.nodes import Node
from curriculum.packing.problems import Mistake, Spot
from curriculum.packing.values import read_line

RASTERS = {"png": "PNG", "jpg": "JPEG", "jpeg": "JPEG", "webp": "WEBP", "gif": "GIF"}
MOST_PIXELS = 40_000_000


def check_picture(path: Path, file: str) -> None:
    kind = path.suffix[1:]
    if kind == "svg":
        return check_drawing(path, file)
    try:
        with Raster.open(path, formats=[RASTERS[kind]]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Mistake(Spot(file), _("The picture has too many pixels; make it smaller."))
            picture.verify()
    except (OSError, SyntaxError, ValueError, Raster.DecompressionBombError) as error:
        raise Mistake(Spot(file), _("This is not a sound %(kind)s file.") % {"kind": kind.upper()}) from error


def check_media(path: Path, file: str) -> None:
    if path.suffix == ".vtt" and not path.read_bytes().removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT"):
        raise Mistake(Spot(file), _("Captions are a WebVTT file, which starts with WEBVTT."))


@dataclass
class Shelf:
    """One folder of files and the model that keeps them on the site."""

    pack: Path
    folder: str
    kinds: tuple[str, ...]
    largest_mb: int
    check: Callable[[Path, str], None]
    model: Any  # Wagtail's image or document model, which a site may replace
    stored: list = field(default_factory=list)
    found: dict[str, Any] = field(default_factory=dict)

    def take(self, node: Node) -> Any:
        """The image or document a pack names, stored if it was not there."""
        name = read_line(node)
        if name not in self.found:
            self.found[name] = self._store(self._path(node, name))
        return self.found[name]

    def _path(self, node: Node, name: str) -> Path:
        if not re.fullmatch(rf"[\w-][\w.-]*\.({'|'.join(self.kinds)})", name, re.ASCII):
            words = {"name": name, "kinds": ", ".join(self.kinds)}
            raise Mistake(node, _("“%(name)s” is not a file name of one of these kinds: %(kinds)s.") % words)
        path, file = self.pack / self.folder / name, f"{self.folder}/{name}"
        if path.is_symlink() or path.parent.is_symlink():
            raise Mistake(node, _("%(file)s is a symbolic link; put the file itself there.") % {"file": file})
        if not path.is_file():
            raise Mistake(node, _("There is no file %(file)s.") % {"file": file})
        if path.stat().st_size > self.largest_mb * 1024 * 1024:
            raise Mistake(Spot(file), _("The file is larger than %(size)d MB.") % {"size": self.largest_mb})
        self.check(path, file)
        return path

    def _store(self, path: Path) -> Any:
        content = path.read_bytes()
        digest = hash_filelike(BytesIO(content))
        if known := self.model.objects.filter(file_hash=digest).order_by("pk").first():
            return known
        kept = self.model(title=path.stem, file=ImageFile(BytesIO(content), name=path.name))
        kept.file_size, kept.file_hash = len(content), digest
        kept.save()
        self.stored.append(kept.file)
        return kept

    def put_away(self) -> None:
        """Delete what was stored: the database has forgotten it."""
        for file in self.stored:
            file.storage.delete(file.name)


def picture_shelf(pack: Path) -> Shelf:
    return Shelf(pack, "images", ("svg", *RASTERS), 5, check_picture, get_image_model())


def media_shelf(pack: Path) -> Shelf:
    return Shelf(pack, "media", ("mp4", "webm", "vtt"), 500, check_media, get_document_model())


@dataclass
class Files:
    """Files that what is being written refers to, by their path in the pack."""

    folders: ClassVar = {"image": "images", "document": "media"}
    by_path: dict[str, Any] = field(default_factory=dict)

    def name(self, kept: Any) -> str:
        """The file name to write, the same one for the same file."""
        folder = "images" if isinstance(kept, get_image_model()) else "media"
        stem, kind = wanted_name(kept)
        number = 1
        while True:
            name = f"{stem}.{kind}" if number == 1 else f"{stem}-{number}.{kind}"
            if self.by_path.setdefault(f"{folder}/{name}", kept) == kept:
                return name
            number += 1

    def fingerprint(self) -> str:
        return "\n".join(f"{path} {kept.get_file_hash()}" for path, kept in sorted(self.by_path.items()))


def wanted_name(kept: Any) -> tuple[str, str]:
    kind = kept.file.name.rpartition(".")[2].lower()
    is_plain = re.fullmatch(r"[\w-][\w.-]*", kept.title, re.ASCII)
    return (kept.title if is_plain else slugify(kept.title) or f"file-{kept.pk}"), kind
