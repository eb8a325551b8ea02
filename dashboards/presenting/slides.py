"""A lesson as slides: its own blocks, cut to what a projector shows without scrolling.

They are the same for everyone who may see them, so they are made once per published revision, language and region.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from wagtail.blocks import BoundBlock

from curriculum import places
from curriculum.models import Lesson
from curriculum.regions import services_in
from curriculum.stamped_cache import BODIES, recall
from dashboards.presenting.making import MAKERS, Slide, look, opening, words_of
from dashboards.teaching.sheets import LessonTaught

NOTES = "teacher_note"
HARD = "hard_question"
FOR_LEADERS = {NOTES, HARD}  # they have no slide: learners look at those
HELP = "help_services"
MOST_SERVICES = 6


@dataclass(frozen=True)
class Noted:
    """A slide, and what the leader has beside it in the second window."""

    slide: Slide
    notes: tuple[SafeString, ...] = ()
    minutes: int | None = None  # what the timer begins with

    @property
    def is_help(self) -> bool:
        return self.slide.kind == HELP


@dataclass(frozen=True)
class Deck:
    slides: tuple[Noted, ...]
    hard_questions: tuple[SafeString, ...] = ()

    @property
    def titled(self) -> list[tuple[Noted, str]]:
        """Each with the title of the one after it."""
        titles = [noted.slide.title for noted in self.slides[1:]]
        return list(zip(self.slides, [*titles, ""], strict=True))


@dataclass
class Making:
    """Goes through a lesson block by block."""

    slides: list[Noted] = field(default_factory=list)
    notes: tuple[SafeString, ...] = ()
    minutes: int | None = None
    hard: list[SafeString] = field(default_factory=list)

    def add(self, child: BoundBlock) -> None:
        if child.block_type == NOTES:
            self.note(child)
        elif child.block_type == HARD:
            self.hard.append(child.render({"for_leader": True}))
        else:
            self.show(MAKERS[child.block_type](child))

    def note(self, child: BoundBlock) -> None:
        """One with minutes begins a part of the lesson; others are added to it. They hold until the next part."""
        html, minutes = child.render({"for_leader": True}), child.value.get("minutes")
        self.notes = (html,) if minutes else (*self.notes, html)
        self.minutes = minutes or self.minutes

    def show(self, slides: list[Slide]) -> None:
        self.slides += [Noted(slide, self.notes, slide.minutes or self.minutes) for slide in slides]


def deck_of(taught: LessonTaught) -> Deck:
    return deck_for(taught.lesson, taught.place.outline.title, taught.language, taught.teaching.region)


def deck_for(lesson: Lesson, course: str, language: str, region: str) -> Deck:
    """`course` is its title, `region` where it is shown."""
    key = f"presenting:deck:{lesson.pk}:{lesson.live_revision_id}:{language}:{region}"
    return recall(BODIES, key, lambda: make_deck(lesson, course, language, region))


def make_deck(lesson: Lesson, course: str, language: str, region: str) -> Deck:
    with translation.override(language):
        making = Making()
        making.show([opening(lesson, course)])
        for child in lesson.body:
            making.add(child)
        slides = with_services(making.slides, region)
        return Deck(tuple(slides), tuple(making.hard))


def with_services(slides: list[Noted], region: str) -> list[Noted]:
    """The services of the group's region, wherever the lesson names services, and in any case at the end."""
    services = look("services", services=services_in(region)[:MOST_SERVICES])
    if not slides[-1].is_help:
        html = render_to_string("curriculum/blocks/help_services.html", {"value": {}})
        slides = [*slides, Noted(Slide("end", HELP, words_of(html), html), slides[-1].notes)]
    return [
        replace(noted, slide=replace(noted.slide, html=in_their_place(noted.slide.html, services)))
        if noted.is_help
        else noted
        for noted in slides
    ]


def in_their_place(html: str, services: str) -> SafeString:
    return mark_safe(html.replace(places.SERVICES, services))  # noqa: S308 - both made by templates
