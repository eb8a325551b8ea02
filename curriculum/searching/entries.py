"""What there is to find in one language: nothing unpublished, limited, stopped, for leaders only, or an answer."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from html import unescape

from django.utils.html import strip_tags
from wagtail.query import PageQuerySet

from curriculum.models import Course, GlossaryTerm, Lesson
from curriculum.outline import outline_of
from curriculum.stopping.reach import shown


class Kind(StrEnum):
    COURSE = "course"
    LESSON = "lesson"
    TERM = "term"


@dataclass(frozen=True)
class Entry:
    kind: Kind
    title: str
    about: str  # one or two sentences; what a word means
    more: str = ""  # objectives
    text: str = ""  # all the rest that may be read without answering
    url: str = ""  # none for words, whose meaning is shown at once
    within: str = ""  # the course of a lesson


def entries_in(language: str) -> list[Entry]:
    """A handful of queries for each course."""
    return [*terms_in(language), *pages_in(language)]


def terms_in(language: str) -> Iterator[Entry]:
    for term in GlossaryTerm.objects.filter(locale__language_code=language):
        yield Entry(Kind.TERM, plain(term.term), plain(term.meaning))


def findable(pages: PageQuerySet) -> PageQuerySet:
    return shown(pages.live().public())


def pages_in(language: str) -> Iterator[Entry]:
    for course in findable(Course.objects.filter(locale__language_code=language)).select_related("locale"):
        introduction = plain(unescape(strip_tags(course.introduction.replace("<", " <"))))
        yield Entry(
            Kind.COURSE, plain(course.title), plain(course.summary), plain(course.objectives), introduction, course.url
        )
        yield from lessons_of(course)


def lessons_of(course: Course) -> Iterator[Entry]:
    """In the course's order, and only what its outline shows."""
    lessons = {lesson.pk: lesson for lesson in findable(Lesson.objects.descendant_of(course))}
    for step in outline_of(course).open_steps:
        if lesson := lessons.get(step.page_id):
            parts = lesson.body.stream_block.get_searchable_content(lesson.body)
            text = plain(" · ".join(part for part in parts if part.strip()))
            objectives = plain(lesson.objectives)
            title, summary = plain(lesson.title), plain(lesson.summary)
            yield Entry(Kind.LESSON, title, summary, objectives, text, step.url, course.title)


def plain(text: str) -> str:
    """In one line and in composed letters, so that a letter and its accent are one."""
    return unicodedata.normalize("NFC", " ".join(text.split()))
