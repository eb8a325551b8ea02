"""Writing a course as a pack: the files that loading it would read."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from wagtail.models import Page

from curriculum.models import Course, Module
from curriculum.packing.blocks import Sheet
from curriculum.packing.folder import NUMBERED, derived_key
from curriculum.packing.kinds import COURSE, MODULE, PageKind, kind_of_page, parts
from curriculum.packing.writing import to_yaml


def export_pack(course: Course, folder: Path) -> Path:
    """Write the course as published into `folder`/its slug (or `folder` itself, if it is called so)."""
    path = Path(folder).resolve()
    path = path if path.name == course.slug else path / course.slug
    export = Export(course)
    texts = export.texts()
    remove_stale(path, texts.keys())
    for file, text in texts.items():
        target = path / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    for file, kept in export.sheet.files.by_path.items():
        target = path / file
        target.parent.mkdir(parents=True, exist_ok=True)
        with kept.file.storage.open(kept.file.name) as source, target.open("wb") as copy:
            shutil.copyfileobj(source, copy)
    return path


def remove_stale(path: Path, written: Any) -> None:
    """Files of pages that are no longer there, where a pack is written over an older one."""
    if not (path / "course.yaml").is_file():
        return
    for folder in [entry for entry in path.iterdir() if entry.is_dir() and NUMBERED.fullmatch(entry.name)]:
        for file in folder.glob("*.yaml"):
            if f"{folder.name}/{file.name}" not in written:
                file.unlink()
        if not any(folder.iterdir()):
            folder.rmdir()


class Export:
    def __init__(self, course: Course) -> None:
        self.course = course
        self.sheet = Sheet(course.slug)

    def texts(self) -> dict[str, str]:
        """The text of every file, by its path."""
        files = {"course.yaml": self.page(self.course, COURSE, self.course.slug)}
        for number, module in enumerate(Module.objects.child_of(self.course).live(), start=1):
            files |= self.module(module, f"{number:02d}-{module.slug}")
        for part in parts():
            if (data := part.write(self.course, self.sheet)) is not None:
                files[part.file] = to_yaml(data)
        return files

    def module(self, module: Module, folder: str) -> dict[str, str]:
        slugs = (self.course.slug, module.slug)
        files = {f"{folder}/module.yaml": self.page(module, MODULE, *slugs)}
        steps = [(page, kind_of_page(page)) for page in module.get_children().live().specific()]
        known = [(step, kind) for step, kind in steps if kind]
        for number, (step, kind) in enumerate(known, start=1):
            files[f"{folder}/{number:02d}-{step.slug}{kind.file}"] = self.page(step, kind, *slugs, step.slug)
        return files

    def page(self, page: Page, kind: PageKind, *slugs: str) -> str:
        key = {} if page.translation_key == derived_key(*slugs) else {"key": str(page.translation_key)}
        return to_yaml({**key, **kind.write(page, self.sheet)})
