"""What is known of the pages of a course besides what they say: who may see them, what is stopped, what has changed."""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass

from curriculum.models import Change, ChangeKind, Course

MOST_NEWS = 5  # on a course's page


@dataclass(frozen=True)
class News:
    version: str
    at: datetime.datetime
    note: str


@dataclass(frozen=True)
class Signs:
    hidden: tuple[str, ...]
    stopped: frozenset[uuid.UUID]
    changes: list[Change]  # material ones in every language, from the oldest on

    def last_asking_again(self, page_key: uuid.UUID, language: str) -> Change | None:
        asking = (change for change in reversed(self.changes) if change.kind == ChangeKind.AGAIN)
        return next((c for c in asking if (c.page_key, c.language) == (page_key, language)), None)

    def news_in(self, language: str) -> tuple[News, ...]:
        told = [change for change in reversed(self.changes) if change.language == language and change.note]
        return tuple(News(change.version, change.at, change.note) for change in told[:MOST_NEWS])


def material_changes(course: Course) -> list[Change]:
    return list(Change.objects.filter(course_key=course.translation_key).material().oldest_first())
