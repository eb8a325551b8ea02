"""What is checked: pages, and entries of rooms above that learners read."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Model
from wagtail.models import Page

from curriculum.models import Course, Lesson, Module


@dataclass(frozen=True)
class CheckedKind:
    blocks_in: str = ""  # the field that holds its blocks, if it has any
    audience_in: str = ""  # the field that says whom it is for; "" where its course says so


KINDS: dict[type[Model], CheckedKind] = {
    Course: CheckedKind(audience_in="audience"),
    Module: CheckedKind(),
    Lesson: CheckedKind(blocks_in="body"),
}


def register_checked(model: type[Model], kind: CheckedKind) -> None:
    """For rooms above. Pages are asked everything, entries only what holds for words that stand by themselves."""
    KINDS[model] = kind


def kind_of(thing: object) -> CheckedKind | None:
    return next((kind for model, kind in KINDS.items() if isinstance(thing, model)), None)


def is_checked(thing: object) -> bool:
    return kind_of(thing) is not None


def checked_pages() -> list[type[Page]]:
    return [model for model in KINDS if issubclass(model, Page)]
