"""The pictures of an import: checked as those of packs are, and stored only when it is applied."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from wagtail.utils.file import hash_filelike

from curriculum.packing.blocks import Desk
from curriculum.packing.problems import Problems
from curriculum.packing.shelves import Shelf, media_shelf, picture_shelf
from quizzes.models import BankImport


class Unstored:
    """Stands for a picture that is not on the site yet."""

    pk = None


class Lookout(Shelf):
    """Looks at pictures, and stores none."""

    def _store(self, path: Path) -> Any:
        digest = hash_filelike(BytesIO(path.read_bytes()))
        return self.model.objects.filter(file_hash=digest).order_by("pk").first() or Unstored()


@contextmanager
def desk_for(draft: BankImport, stores: bool = False) -> Iterator[Desk]:
    """What reading the draft's entries needs at hand. If anything goes wrong, stored pictures are put away again."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "images").mkdir()
        for name, content in draft.pictures.items():
            (Path(folder) / "images" / name).write_bytes(base64.b64decode(content))
        shelf = picture_shelf(Path(folder))
        pictures = shelf if stores else Lookout(**vars(shelf))
        is_done = False
        try:
            yield Desk("", Problems(), pictures, media_shelf(Path(folder)))
            is_done = True
        finally:
            if not is_done:
                pictures.put_away()
