"""Loading a pack: read everything, compare with the site, and only then write, all in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from curriculum.models import Course, CourseIndex
from curriculum.packing.blocks import Desk, Sheet
from curriculum.packing.folder import Pack, PageFile, read_pack
from curriculum.packing.kinds import COURSE, PageKind, kind_of_page, parts
from curriculum.packing.memory import Action, Memory, digest_of
from curriculum.packing.problems import Place, Problems, Spot
from curriculum.packing.shelves import media_shelf, picture_shelf
from curriculum.packing.tree import add, arrange, publish
from curriculum.packing.writing import to_yaml
from curriculum.stopping.reach import is_stopped


def load_pack(path: Path, *, overwrite: bool = False) -> list[str]:
    """Create or update the course in this folder. What changed, a line each; PackRefused, and nothing written, if
    anything is wrong."""
    problems = Problems()
    pack = read_pack(Path(path), problems)
    desk = Desk(pack.slug, problems, picture_shelf(pack.path), media_shelf(pack.path))
    is_done = False
    try:
        with transaction.atomic():
            load = Load(pack, desk, overwrite)
            load.prepare()
            if not problems:
                load.write()
            # What a translation lacks is said in the same go. Its parts take their ids from what has been written.
            others = [load.of_translation(other) for other in pack.translations]
            for other in others:
                other.prepare()
            problems.refuse_if_any()
            for other in [*others, *load.of_translations_gone()]:
                other.write()
            problems.refuse_if_any()
        is_done = True
    finally:
        if not is_done:
            desk.pictures.put_away()
            desk.media.put_away()
    return load.report


@dataclass
class Plan:
    """A file, the page it is or will be, and what to do."""

    file: PageFile
    page: Page
    action: Action
    state: str
    children: list[Plan] = field(default_factory=list)

    @property
    def is_new(self) -> bool:
        return self.page.pk is None

    def with_descendants(self) -> Iterator[Plan]:
        yield self
        for child in self.children:
            yield from child.with_descendants()


class Load:
    """A pack in one language."""

    def __init__(self, pack: Pack, desk: Desk, overwrite: bool, original: Load | None = None) -> None:
        self.pack = pack
        self.desk = desk
        self.overwrite = overwrite
        self.original = original
        self.memory: Memory = original.memory if original else Memory()
        self.report: list[str] = original.report if original else []
        self.plan: Plan | None = None
        self.withdrawn: list[tuple[Page, PageKind]] = []
        self.later: list[Callable[[], None]] = []  # what parts do once the pages are written

    def of_translation(self, pack: Pack) -> Load:
        return Load(pack, self.desk.in_another_language(), self.overwrite, self)

    def of_translations_gone(self) -> Iterator[Load]:
        """Translations that an earlier version of the pack brought: their pages are taken down."""
        there = {self.pack.course.node and self.locale and self.locale.language_code}
        there |= {pack.language for pack in self.pack.translations}
        for course in Course.objects.filter(translation_key=self.pack.course.key).select_related("locale"):
            if course.locale.language_code not in there and subject_of(course) in self.memory:
                load = self.of_translation(self.pack)
                load.course = course
                load.plan_withdrawals()
                yield load

    def file(self, name: str) -> str:
        """A file's path in the pack."""
        return f"{self.pack.language}/{name}" if self.original else name

    # Comparing --------------------------------------------------------------------------------------------------

    def prepare(self) -> None:
        self.locale = self.desk.locale = self.read_locale()
        for part in parts():
            self.desk.problems.attempt(part.load, self.pack.parts.get(part.file), self)
        self.index = CourseIndex.objects.filter(locale=self.locale).first()
        if self.index is None:
            self.problem(Spot(self.file("course.yaml")), _("The site has no course list in this language yet."))
        self.course = Course.objects.filter(translation_key=self.pack.course.key, locale=self.locale).first()
        self.plan = self.plan_page(self.pack.course, self.index)
        self.plan_withdrawals()

    def problem(self, place: Place, sentence: str) -> None:
        self.desk.problems.add(place, sentence)

    def read_locale(self) -> Locale | None:
        language = COURSE.fields[1]
        node = self.pack.course.node.items.get(language.name) if self.pack.course.node else None
        locale = self.desk.problems.attempt(language.read, node, self.desk) if node is not None else None
        if node and locale and self.original and locale.language_code != self.pack.language:
            words = {"language": self.pack.language}
            self.problem(node, _("What lies in the folder %(language)s/ is in “%(language)s”.") % words)
        return locale

    def plan_page(self, file: PageFile, parent: Page | None) -> Plan:
        page = self.find(file)
        found = state_of(page, file.kind) if page.pk else None
        self.fill(page, file)
        self.check_address(page, file, parent)
        wanted = state_of(page, file.kind, as_published=True)
        action = self.decide(Spot(file.file), subject_of(page), found, wanted)
        below = page if page.pk else None
        return Plan(file, page, action, wanted, [self.plan_page(child, below) for child in file.children])

    def find(self, file: PageFile) -> Page:
        """The page with the file's key, as its editors last left it, or a new one."""
        page = Page.objects.filter(translation_key=file.key, locale=self.locale).first() if file.key else None
        if page is None:
            return file.kind.model(translation_key=file.key, locale=self.locale or Locale.get_default())
        page = page.specific
        if not isinstance(page, file.kind.model) or not self.is_ours(page):
            self.problem(Spot(file.file), _("The key belongs to another page: “%(page)s”.") % {"page": page.title})
            return file.kind.model(locale=self.locale)
        return page.get_latest_revision_as_object() if page.has_unpublished_changes else page

    def is_ours(self, page: Page) -> bool:
        return self.course is not None and (page.pk == self.course.pk or page.is_descendant_of(self.course))

    def fill(self, page: Page, file: PageFile) -> None:
        """Put the file's content on the page, noting what is wrong with it."""
        page.slug = file.slug
        if file.node is None:
            return
        page.translates = self.translated_by(page)
        found = file.kind.read(file.node, self.desk)
        file.kind.store(page, found)
        for place, sentence in file.kind.check(page, found, file.node):
            self.problem(place, sentence)
        page.draft_title = page.title

    def translated_by(self, page: Page) -> Page | None:
        if self.original is None or self.original.locale is None:
            return None
        pages = type(page)._default_manager.filter(locale=self.original.locale)
        return pages.filter(translation_key=page.translation_key).first()

    def check_address(self, page: Page, file: PageFile, parent: Page | None) -> None:
        if parent is None:
            return
        other = parent.get_children().filter(slug=file.slug).exclude(pk=page.pk).first()
        if other and other.translation_key != page.translation_key:
            words = {"slug": file.slug, "key": other.translation_key}
            sentence = _("The address “%(slug)s” is that of another page. To update it, write `key: %(key)s` here.")
            self.problem(Spot(file.file), sentence % words)

    def decide(self, place: Place, subject: str, found: str | None, wanted: str, name: str = "") -> Action:
        """Conflicts are mistakes of the pack; parts decide about what they hold in the same way."""
        action = self.memory.decide(subject, found, wanted, self.overwrite)
        if action is Action.CONFLICT:
            sentence = _("This was edited on the site since it was last loaded. Export it, or load with --overwrite.")
            self.problem(place, sentence)
        elif action is Action.KEEP:
            self.report.append(_("kept as edited on the site: %(name)s") % {"name": name or place.file})
        return action

    def plan_withdrawals(self) -> None:
        """Pages that an earlier version of the pack brought and this one no longer has."""
        if self.course is None:
            return
        planned = {plan.page.pk for plan in self.plan.with_descendants()} if self.plan else set()
        # What is off the screens was left out of the pack for that.
        for page in self.course.get_descendants(inclusive=True).live().exclude(pk__in=planned).specific():
            kind = kind_of_page(page)
            if kind and not is_stopped(page) and subject_of(page) in self.memory:
                place, found = Spot(self.file("course.yaml")), state_of(page, kind)
                wanted = digest_of(found, "withdrawn")
                if self.decide(place, subject_of(page), found, wanted) is Action.WRITE:
                    self.withdrawn.append((page, kind))

    # Writing ----------------------------------------------------------------------------------------------------

    def write(self) -> None:
        if self.plan:
            self.write_page(self.plan, self.index)
        for page, kind in self.withdrawn:
            self.withdraw(page, kind)
        for finish in self.later:
            finish()
        if self.plan and arrange(self.plan):
            self.report.append(_("put in order"))

    def write_page(self, plan: Plan, parent: Page) -> None:
        if plan.action is Action.WRITE:
            self.report.append(f"{_('created') if plan.is_new else _('updated')}: {plan.file.file}")
            if plan.is_new:
                add(plan.page, parent)
            publish(plan.page)
        if plan.action is not Action.KEEP:
            self.memory.remember(subject_of(plan.page), plan.state)
        for child in plan.children:
            self.write_page(child, plan.page)

    def withdraw(self, page: Page, kind: PageKind) -> None:
        page.unpublish()
        self.memory.remember(subject_of(page), state_of(page, kind))
        words = {"page": page.title, "key": page.translation_key}
        self.report.append(_("unpublished: “%(page)s” (its key was %(key)s)") % words)


def subject_of(page: Page) -> str:
    return f"page:{page.locale.language_code}:{page.translation_key}"


def state_of(page: Page, kind: PageKind, as_published: bool = False) -> str:
    """What a pack would say of this page: two pages that would be written alike are alike."""
    sheet = Sheet("")
    text = to_yaml(kind.write(page, sheet))
    if as_published or (page.live and not page.has_unpublished_changes):
        standing = "published"
    else:
        standing = "draft" if page.live else "unpublished"
    return digest_of(text, page.slug, sheet.files.fingerprint(), standing)
