"""A course as one small tree: what comes after what, and how long it takes.

Everything that asks "where is the learner?" reads this instead of the page tree. It is built from published pages and
cached; `curriculum.invalidation` says when it is built anew.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.query import PageQuerySet

from curriculum.models import Course, Module, Step
from curriculum.signs import News, Signs, material_changes
from curriculum.stamped_cache import OUTLINES, recall
from curriculum.stopping.reach import stopped_keys


@dataclass(frozen=True)
class OutlineStep:
    key: uuid.UUID  # the page's translation_key: progress is recorded against this
    page_id: int
    kind: str
    slug: str
    title: str
    url: str
    minutes: int
    required_blocks: tuple[str, ...] = ()
    is_restricted: bool = False  # an editor has limited who may see it; Wagtail decides then
    shown_in: str = ""  # the language of its page, where there is none in the outline's own yet
    is_stopped: bool = False  # off every screen for now: nobody has to do it
    # Whoever finished it before this moment and is not done with the course looks at it again.
    changed_at: datetime.datetime | None = None
    change_note: str = ""

    @property
    def is_open_to_all(self) -> bool:
        return not (self.is_restricted or self.is_stopped)

    @property
    def edition(self) -> str:
        """Goes along with a form, and tells one that was opened before the change."""
        return str(int(self.changed_at.timestamp())) if self.changed_at else "0"


@dataclass(frozen=True)
class OutlineModule:
    key: uuid.UUID
    slug: str
    title: str
    url: str
    introduction: str
    steps: tuple[OutlineStep, ...]

    @property
    def open_steps(self) -> tuple[OutlineStep, ...]:
        """What can be read now, and so what is asked of learners."""
        return tuple(step for step in self.steps if not step.is_stopped)

    @property
    def minutes(self) -> int:
        return sum(step.minutes for step in self.open_steps)


@dataclass(frozen=True)
class Outline:
    key: uuid.UUID
    course_id: int
    slug: str
    title: str
    url: str
    version: str
    language: str
    attestation: str
    valid_months: int | None
    modules: tuple[OutlineModule, ...]
    needs_reviewer: bool = False  # a machine translated it, and nobody has looked at it
    is_stopped: bool = False
    news: tuple[News, ...] = ()  # what changed materially, the last first

    @cached_property
    def steps(self) -> tuple[OutlineStep, ...]:
        return tuple(step for module in self.modules for step in module.steps)

    @cached_property
    def open_steps(self) -> tuple[OutlineStep, ...]:
        return tuple(step for module in self.modules for step in module.open_steps)

    @property
    def minutes(self) -> int:
        return sum(module.minutes for module in self.modules)

    def step_at(self, module_slug: str, step_slug: str) -> OutlineStep | None:
        module = next((module for module in self.modules if module.slug == module_slug), None)
        return next((step for step in module.steps if step.slug == step_slug), None) if module else None

    def step(self, key: uuid.UUID) -> OutlineStep | None:
        return next((step for step in self.steps if step.key == key), None)

    def module_of(self, key: uuid.UUID) -> OutlineModule | None:
        return next((module for module in self.modules if any(step.key == key for step in module.steps)), None)

    def neighbours(self, key: uuid.UUID) -> tuple[OutlineStep | None, OutlineStep | None]:
        """The steps before and after this one that can be read."""
        number = self.number_of(key)
        if number is None:
            return None, None
        before, after = reversed(self.steps[: number - 1]), self.steps[number:]
        return _first_open(before), _first_open(after)

    def number_of(self, key: uuid.UUID) -> int | None:
        """Which step of the course it is, from 1."""
        return next((number for number, step in enumerate(self.steps, 1) if step.key == key), None)


def _first_open(steps: Iterable[OutlineStep]) -> OutlineStep | None:
    return next((step for step in steps if not step.is_stopped), None)


def outline_of(course: Course) -> Outline:
    """The course's outline, from the cache where possible."""
    return recall(OUTLINES, f"curriculum:outline:{course.pk}", lambda: build_outline(course))


def outline_at(course_slug: str, language: str) -> Outline | None:
    """The outline of the published course at this address. No query once it is cached."""

    def make() -> Outline | None:
        return _outline_of_first(Course.objects.filter(slug=course_slug, locale__language_code=language))

    return recall(OUTLINES, f"curriculum:outline:{language}:{course_slug}", make)


def outline_for(course_key: uuid.UUID, language: str) -> Outline | None:
    """The outline of the course that progress is recorded against, in this language or else in any."""

    def make() -> Outline | None:
        courses = Course.objects.filter(translation_key=course_key)
        return _outline_of_first(courses.filter(locale__language_code=language)) or _outline_of_first(courses)

    return recall(OUTLINES, f"curriculum:outline:{language}:{course_key}", make)


def outline_around(page: Page) -> Outline | None:
    """Of the course that a page belongs to."""
    course = Course.objects.ancestor_of(page, inclusive=True).select_related("locale").first()
    return outline_here(course) if course else None


def _outline_of_first(courses: PageQuerySet) -> Outline | None:
    course = courses.live().select_related("locale").order_by("locale_id").first()
    return build_outline(course) if course else None


def outline_here(course: Course) -> Outline:
    """The outline in the language of the page being shown; of a draft, its own."""
    return outline_for(course.translation_key, get_language() or "") or outline_of(course)


def build_outline(course: Course) -> Outline:
    """Read from the page tree: a handful of queries, however many steps there are.

    A translated course has the steps of the one it translates, so that whoever finishes it has done the same. What is
    not translated yet is shown as it was written.
    """
    own, original = Pages(course), original_of(course)
    written = Pages(original) if original else own
    signs = Signs(restricted_paths(), stopped_keys(), material_changes(course))
    return Outline(
        key=course.translation_key,
        course_id=course.pk,
        slug=course.slug,
        title=course.title,
        url=course.url,
        version=course.version,
        language=course.locale.language_code,
        attestation=course.attestation,
        valid_months=course.valid_months,
        needs_reviewer=course.needs_reviewer,
        modules=tuple(
            _outline_module(course, own.get(module), [own.get(step) for step in written.steps_of(module)], signs)
            for module in written.modules
        ),
        is_stopped=course.translation_key in signs.stopped,
        news=signs.news_in(course.locale.language_code),
    )


class Pages:
    """The published pages of one course."""

    def __init__(self, course: Course) -> None:
        self.modules = list(Module.objects.child_of(course).live())
        self.steps = [page for page in course.get_descendants().live().specific() if isinstance(page, Step)]
        self.by_key = {page.translation_key: page for page in (*self.modules, *self.steps)}

    def steps_of(self, module: Module) -> list[Step]:
        return [step for step in self.steps if step.path.startswith(module.path)]

    def get(self, page: Any) -> Any:
        """The page itself or its translation in this course, if there is one; else the page as it is."""
        return self.by_key.get(page.translation_key, page)


def original_of(course: Course) -> Course | None:
    """The published course that this one translates, if any: the one in the site's own language."""
    if course.locale.language_code == settings.LANGUAGE_CODE:
        return None
    courses = Course.objects.filter(translation_key=course.translation_key)
    return courses.filter(locale__language_code=settings.LANGUAGE_CODE).live().first()


def restricted_paths() -> tuple[str, ...]:
    """The places in the page tree from which on an editor has limited who may see pages."""
    restricted = Q(view_restrictions__isnull=False) | Q(alias_of__view_restrictions__isnull=False)
    return tuple(Page.objects.filter(restricted).values_list("path", flat=True))


def _outline_module(course: Course, module: Module, steps: list[Step], signs: Signs) -> OutlineModule:
    return OutlineModule(
        key=module.translation_key,
        slug=module.slug,
        title=module.title,
        url=module.url,
        introduction=module.introduction,
        steps=tuple(_outline_step(course, module, step, signs) for step in steps),
    )


def _outline_step(course: Course, module: Module, step: Step, signs: Signs) -> OutlineStep:
    is_own = step.locale_id == course.locale_id
    language = course.locale.language_code if is_own else step.locale.language_code
    change = signs.last_asking_again(step.translation_key, language)
    return OutlineStep(
        key=step.translation_key,
        page_id=step.pk,
        kind=step.kind,
        slug=step.slug,
        title=step.title,
        url=step.url if is_own else f"{course.url}{module.slug}/{step.slug}/",
        minutes=step.minutes,
        required_blocks=tuple(step.required_block_ids()),
        is_restricted=step.path.startswith(signs.hidden),
        shown_in="" if is_own else language,
        is_stopped=step.translation_key in signs.stopped,
        changed_at=change.at if change else None,
        change_note=change.note if change else "",
    )
