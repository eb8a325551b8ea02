"""One stylesheet for the browser out of many small files, without a build step.

`static/css/plainsight.css` does not exist in the repository. This finder makes it from `tokens.css`, `base.css`, every
file of `components/` and `print.css`, in that order, whenever one of them is newer. `runserver`, WhiteNoise and
`collectstatic` all ask finders. Beside it stand the same rules as they hold by day, by night and on paper, whatever the
screen: previews at the editor's desk show all three.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import CheckMessage
from django.core.files.storage import FileSystemStorage

Mistakes = list[CheckMessage]
NAME = "css/plainsight.css"
NIGHT, PAPER, BOTH = "(prefers-color-scheme: dark)", "@media print", "color-scheme: light dark"
ALWAYS, NEVER = "all", "not all"
SHEETS: dict[str, dict[str, str]] = {  # what is written in place of what
    NAME: {},
    "css/plainsight-light.css": {NIGHT: NEVER, BOTH: "color-scheme: light"},
    "css/plainsight-dark.css": {NIGHT: ALWAYS, BOTH: "color-scheme: dark"},
    "css/plainsight-print.css": {NIGHT: NEVER, BOTH: "color-scheme: light", PAPER: f"@media {ALWAYS}"},
}
COMMENTS = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


class JoinedStylesheet(BaseFinder):
    def __init__(self, app_names: Sequence[str] | None = None, *args: Any, **kwargs: Any) -> None:
        self.source = Path(settings.BASE_DIR) / "static" / "css"
        self.storage = FileSystemStorage(location=Path(settings.DATA_DIR) / "joined")

    def check(self, **kwargs: Any) -> Mistakes:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        if path not in SHEETS:
            return []
        return [self.joined(path)] if find_all else self.joined(path)

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        for name in SHEETS:
            self.joined(name)
            yield name, self.storage

    def parts(self) -> Sequence[Path]:
        components = sorted((self.source / "components").glob("*.css"))
        return [self.source / "tokens.css", self.source / "base.css", *components, self.source / "print.css"]

    def joined(self, name: str) -> str:
        """The path of an up-to-date joined sheet. Written aside and moved, so that nobody reads half of it."""
        target, parts = Path(self.storage.path(name)), self.parts()
        # The folders count too: their time changes when a component is removed.
        newest = max(path.stat().st_mtime for path in [*parts, self.source, self.source / "components"])
        if not target.exists() or target.stat().st_mtime <= newest:
            target.parent.mkdir(parents=True, exist_ok=True)
            draft = target.with_suffix(".draft")
            css = "\n".join(sheet(part) for part in parts)
            for written, meant in SHEETS[name].items():
                css = css.replace(written, meant)
            draft.write_text(css, encoding="utf-8")
            draft.replace(target)
        return str(target)


def sheet(path: Path) -> str:
    return COMMENTS.sub("", path.read_text(encoding="utf-8")).strip()
