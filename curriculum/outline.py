"""A course as one small tree: what comes after what, and how long it takes.

Everything that asks "where is the learner?" reads this instead of the page tree. It is built from published pages,
cached, and dropped when any page of the course is published, unpublished, moved or deleted.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from functools import cached_property

from django.core.cache import cache

from curriculum.models import Course, Module, Step

CACHE_SECONDS = 60 * 60 * 24


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

    def step(self, key: uuid.UUID) -> OutlineStep | None:
        return next((step for step in self.steps if step.key == key), None)

    def module_of(self, key: uuid.UUID) -> OutlineModule | None:
        return next((module for module in self.modules if any(step.key == key for step in module.steps)), None)

    def neighbours(self, key: uuid.UUID) -> tuple[OutlineStep | None, OutlineStep | None]:
        """The steps before and after this one."""
        keys = [step.key for step in self.steps]
        if key not in keys:
            return None, None
        at = keys.index(key)
        return (self.steps[at - 1] if at else None), (self.steps[at + 1] if at + 1 < len(keys) else None)


def outline_of(course: Course) -> Outline:
    """The course's outline, from the cache where possible."""
    return cache.get_or_set(cache_key(course.pk), lambda: build_outline(course), CACHE_SECONDS)


def cache_key(course_id: int) -> str:
    return f"curriculum:outline:{course_id}"


def forget_outline(course_id: int) -> None:
    cache.delete(cache_key(course_id))


def build_outline(course: Course) -> Outline:
    """Read from the page tree: three queries, plus one for each kind of step."""
    modules = list(Module.objects.child_of(course).live())
    steps = [page for page in course.get_descendants().live().specific() if isinstance(page, Step)]
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
            OutlineModule(
                key=module.translation_key,
                slug=module.slug,
                title=module.title,
                url=module.url,
                introduction=module.introduction,
                steps=tuple(_outline_step(step) for step in steps if step.path.startswith(module.path)),
            )
            for module in modules
        ),
    )


def _outline_step(step: Step) -> OutlineStep:
    return OutlineStep(
        key=step.translation_key,
        page_id=step.pk,
        kind=step.kind,
        slug=step.slug,
        title=step.title,
        url=step.url,
        minutes=step.minutes,
        required_blocks=tuple(step.required_block_ids()),
    )
