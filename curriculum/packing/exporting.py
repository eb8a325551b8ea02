"""Writing a course as a pack: the files that loading it would read."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from wagtail.models import Page

from curriculum.models import Course, Module
from curriculum.outline import original_of
from curriculum.packing.blocks import Sheet
from curriculum.packing.folder import NUMBERED, content_languages, derived_key
from curriculum.packing.kinds import COURSE, MODULE, PageKind, kind_of_page, parts
from curriculum.packing.writing import to_yaml
from curriculum.stopping.reach import is_stopped, shown


class CourseStopped(Exception):
    """The course is off every screen; a pack would carry it on."""


def export_pack(course: Course, folder: Path) -> Path:
    """Write the course as published, in all its languages, into `folder`/its slug (or `folder` itself, if it is called
    so), without what is off the screens. CourseStopped where that is all of it."""
    if is_stopped(course):
        raise CourseStopped(course.title)
    path = Path(folder).resolve()
    course = original_of(course) or course
    path = path if path.name == course.slug else path / course.slug
    export = Export(course)
    texts = export.texts()
    others = course.get_translations().live().select_related("locale")
    for other in others:
        texts |= Translated(course, export.sheet, other).texts()
    if (path / "course.yaml").is_file():
        remove_stale(path, texts.keys())
        for language in content_languages():
            remove_stale(path / language, {file.removeprefix(f"{language}/") for file in texts})
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
    if not path.is_dir():
        return
    for folder in [entry for entry in path.iterdir() if entry.is_dir() and NUMBERED.fullmatch(entry.name)]:
        for file in folder.glob("*.yaml"):
            if f"{folder.name}/{file.name}" not in written:
                file.unlink()
        if not any(folder.iterdir()):
            folder.rmdir()


class Export:
    folder = ""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.sheet = Sheet(course.slug)

    def texts(self) -> dict[str, str]:
        """The text of every file, by its path."""
        files = self.page("course.yaml", self.course, COURSE, self.course.slug)
        for number, module in enumerate(shown(Module.objects.child_of(self.course).live()), start=1):
            files |= self.module(module, f"{number:02d}-{module.slug}")
        return files | self.parts()

    def parts(self) -> dict[str, str]:
        written = {part.file: part.write(self.spoken(self.course), self.sheet) for part in parts()}
        return {self.folder + file: to_yaml(data) for file, data in written.items() if data is not None}

    def spoken(self, page: Any) -> Any:
        """The page in the language of the export; None if it is not in it."""
        return page

    def module(self, module: Module, folder: str) -> dict[str, str]:
        slugs = (self.course.slug, module.slug)
        files = self.page(f"{folder}/module.yaml", module, MODULE, *slugs)
        steps = [(page, kind_of_page(page)) for page in shown(module.get_children().live()).specific()]
        known = [(step, kind) for step, kind in steps if kind]
        for number, (step, kind) in enumerate(known, start=1):
            files |= self.page(f"{folder}/{number:02d}-{step.slug}{kind.file}", step, kind, *slugs, step.slug)
        return files

    def page(self, file: str, page: Page, kind: PageKind, *slugs: str) -> dict[str, str]:
        key = {} if page.translation_key == derived_key(*slugs) else {"key": str(page.translation_key)}
        spoken = self.spoken(page)
        return {self.folder + file: to_yaml({**key, **kind.write(spoken, self.sheet)})} if spoken else {}


class Translated(Export):
    """The translation of a course: the files of the course, as far as they are translated, in a folder of its own."""

    def __init__(self, course: Course, sheet: Sheet, translation: Course) -> None:
        self.course = course
        self.sheet = sheet
        self.folder = f"{translation.locale.language_code}/"
        pages = translation.get_descendants(inclusive=True).live().specific()
        self.by_key = {page.translation_key: page for page in pages}

    def module(self, module: Module, folder: str) -> dict[str, str]:
        return super().module(module, folder) if self.spoken(module) else {}

    def spoken(self, page: Any) -> Any:
        return self.by_key.get(page.translation_key)
