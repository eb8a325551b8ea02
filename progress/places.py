"""Where in a course an address is, and who may see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language
from wagtail import hooks
from wagtail.models import Page

from curriculum.models import Lesson
from curriculum.outline import Outline, OutlineModule, OutlineStep, outline_at, outline_for
from curriculum.stamped_cache import BODIES, OUTLINES, recall


class Elsewhere(NamedTuple):
    """Where a page is in another language, or what stands in for it there."""

    language: str
    address: str
    is_translated: bool = True


@dataclass(frozen=True)
class Place:
    """One step of one course."""

    outline: Outline
    module: OutlineModule
    step: OutlineStep

    @property
    def siblings(self) -> list[OutlineStep]:
        """The steps of its kind in its module: lesson two of three, whatever quiz comes after them."""
        return [step for step in self.module.steps if step.kind == self.step.kind]

    @property
    def number(self) -> int:
        return self.siblings.index(self.step) + 1

    @property
    def after(self) -> OutlineStep | None:
        return self.outline.neighbours(self.step.key)[1]

    def address(self, action: str) -> str:
        """Where the page's forms go: `done` or `beat`."""
        return reverse(f"steps:{action}", args=[self.outline.slug, self.module.slug, self.step.slug])


def place_at(course: str, module: str, step: str) -> Place | None:
    """The published step at this address in the language of the page. No query once the outline is cached."""
    outline = outline_at(course, get_language() or "")
    found = outline.step_at(module, step) if outline else None
    if outline is None or found is None:
        return None
    parent = outline.module_of(found.key)
    return Place(outline, parent, found) if parent else None


def address_as_written(course: str, module: str = "", step: str = "") -> str | None:
    """Where a course is that is not in the language of the page yet: in the one it was written in."""
    outline = outline_at(course, settings.LANGUAGE_CODE)
    if outline is None or get_language() == settings.LANGUAGE_CODE or outline_at(course, get_language() or ""):
        return None
    found = outline.step_at(module, step)
    return found.url if found else outline.url


def page_of(place: Place) -> Page:
    """A lesson comes from the cache, where it is kept as published; what other kinds there are, rooms above know."""
    if place.step.kind != Lesson.kind:
        return get_object_or_404(Page.objects.live().specific(), pk=place.step.page_id)
    key = f"progress:lesson:{place.step.page_id}"
    return recall(BODIES, key, lambda: get_object_or_404(Lesson.objects.live(), pk=place.step.page_id))


def through_wagtail(page: Page, request: HttpRequest, answer: Callable[[], HttpResponse]) -> HttpResponse:
    """Our answer to those an editor lets in; Wagtail's to the others (sign in, a password)."""

    def serve(*args: Any) -> HttpResponse:
        return answer()

    for hook in reversed(hooks.get_hooks("on_serve_page")):
        serve = hook(serve)
    return serve(page, request, [], {})


def translations_of(place: Place) -> list[Elsewhere]:
    """This step in the other languages the course is published in."""
    return recall(
        OUTLINES, f"progress:translations:{place.outline.language}:{place.step.key}", lambda: find_them(place)
    )


def find_them(place: Place) -> list[Elsewhere]:
    others = (outline_for(place.outline.key, code) for code, name in settings.LANGUAGES)
    steps = {outline.language: outline.step(place.step.key) for outline in others if outline}
    return [
        Elsewhere(language, step.url, is_translated=not (step.shown_in or place.step.shown_in))
        for language, step in steps.items()
        if step and not step.is_stopped and language != place.outline.language and not step.is_restricted
    ]
