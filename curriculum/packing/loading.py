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
            problems.refuse_if_any()
            load.write()
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
    def __init__(self, pack: Pack, desk: Desk, overwrite: bool) -> None:
        self.pack = pack
        self.desk = desk
        self.overwrite = overwrite
        self.memory = Memory()
        self.report: list[str] = []
        self.withdrawn: list[tuple[Page, PageKind]] = []
        self.later: list[Callable[[], None]] = []  # what parts do once the pages are written

    # Comparing --------------------------------------------------------------------------------------------------

    def prepare(self) -> None:
        for part in parts():
            self.desk.problems.attempt(part.load, self.pack.parts.get(part.file), self)
        self.locale = self.read_locale()
        self.index = CourseIndex.objects.filter(locale=self.locale).first()
        if self.index is None:
            self.problem(Spot("course.yaml"), _("The site has no course list in this language yet."))
        self.course = Course.objects.filter(translation_key=self.pack.course.key, locale=self.locale).first()
        self.plan = self.plan_page(self.pack.course, self.index)
        self.plan_withdrawals()

    def problem(self, place: Place, sentence: str) -> None:
        self.desk.problems.add(place, sentence)

    def read_locale(self) -> Locale | None:
        language = COURSE.fields[1]
        node = self.pack.course.node.items.get(language.name) if self.pack.course.node else None
        return self.desk.problems.attempt(language.read, node, self.desk) if node is not None else None

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
        found = file.kind.read(file.node, self.desk)
        file.kind.store(page, found)
        for place, sentence in file.kind.check(page, found, file.node):
            self.problem(place, sentence)
        page.draft_title = page.title

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
        planned = {plan.page.pk for plan in self.plan.with_descendants()}
        for page in self.course.get_descendants().live().exclude(pk__in=planned).specific():
            kind = kind_of_page(page)
            if kind and subject_of(page) in self.memory:
                wanted = digest_of(state_of(page, kind), "withdrawn")
                if self.decide(Spot("course.yaml"), subject_of(page), state_of(page, kind), wanted) is Action.WRITE:
                    self.withdrawn.append((page, kind))

    # Writing ----------------------------------------------------------------------------------------------------

    def write(self) -> None:
        self.write_page(self.plan, self.index)
        for page, kind in self.withdrawn:
            self.withdraw(page, kind)
        for finish in self.later:
            finish()
        if arrange(self.plan):
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
