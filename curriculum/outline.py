"""A course as one small tree: what comes after what, and how long it takes.

Everything that asks "where is the learner?" reads this instead of the page tree. It is built from published pages and
cached; `curriculum.invalidation` says when it is built anew.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q
from wagtail.models import Page
from wagtail.query import PageQuerySet

from curriculum.models import Course, Module, Step
from curriculum.stamped_cache import OUTLINES, recall


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


@dataclass(frozen=True)
class OutlineModule:
    key: uuid.UUID
    slug: str
    title: str
    url: str
    introduction: str
    steps: tuple[OutlineStep, ...]

    @property
    def minutes(self) -> int:
        return sum(step.minutes for step in self.steps)


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

    @cached_property
    def steps(self) -> tuple[OutlineStep, ...]:
        return tuple(step for module in self.modules for step in module.steps)

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
        """The steps before and after this one."""
        number = self.number_of(key)
        if number is None:
            return None, None
        return (self.steps[number - 2] if number > 1 else None), next(iter(self.steps[number:]), None)

    def number_of(self, key: uuid.UUID) -> int | None:
        """Which step of the course it is, from 1."""
        return next((number for number, step in enumerate(self.steps, 1) if step.key == key), None)


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


def _outline_of_first(courses: PageQuerySet) -> Outline | None:
    course = courses.live().select_related("locale").first()
    return build_outline(course) if course else None


def build_outline(course: Course) -> Outline:
    """Read from the page tree: a handful of queries, however many steps there are."""
    steps = [page for page in course.get_descendants().live().specific() if isinstance(page, Step)]
    hidden = restricted_paths()
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
        modules=tuple(
            _outline_module(module, [step for step in steps if step.path.startswith(module.path)], hidden)
            for module in Module.objects.child_of(course).live()
        ),
    )


def restricted_paths() -> tuple[str, ...]:
    """The places in the page tree from which on an editor has limited who may see pages."""
    restricted = Q(view_restrictions__isnull=False) | Q(alias_of__view_restrictions__isnull=False)
    return tuple(Page.objects.filter(restricted).values_list("path", flat=True))


def _outline_module(module: Module, steps: list[Step], hidden: tuple[str, ...]) -> OutlineModule:
    return OutlineModule(
        key=module.translation_key,
        slug=module.slug,
        title=module.title,
        url=module.url,
        introduction=module.introduction,
        steps=tuple(_outline_step(step, is_restricted=step.path.startswith(hidden)) for step in steps),
    )


def _outline_step(step: Step, *, is_restricted: bool) -> OutlineStep:
    return OutlineStep(
        key=step.translation_key,
        page_id=step.pk,
        kind=step.kind,
        slug=step.slug,
        title=step.title,
        url=step.url,
        minutes=step.minutes,
        required_blocks=tuple(step.required_block_ids()),
        is_restricted=is_restricted,
    )
