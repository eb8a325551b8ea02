"""Plan, handout and answer key of a lesson: one body each, shown as a page and printed as a PDF.

They are the same for everyone who may see them, so they are made once per published revision, language and region.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from certificates.paper import paper_in
from curriculum.models import Lesson
from curriculum.regions import services_in
from curriculum.stamped_cache import BODIES, recall
from dashboards.teaching.access import Teaching, is_taught
from dashboards.teaching.answers import answers_of
from dashboards.teaching.handout import handout_of
from dashboards.teaching.pictures import on_paper, on_screen
from dashboards.teaching.plan import plan_of
from dashboards.teaching.printing import print_sheet
from progress.places import Place, page_of
from quizzes.models import Quiz


@dataclass(frozen=True)
class LessonTaught:
    """A lesson of a course that a leader teaches."""

    teaching: Teaching
    place: Place
    lesson: Lesson

    @property
    def number(self) -> int | None:
        """Which step of the course it is."""
        return self.place.outline.number_of(self.place.step.key)

    @property
    def language(self) -> str:
        """Of the lesson: where it is not translated yet, another than the course's."""
        return self.place.step.shown_in or self.place.outline.language

    def quizzes_to_tell(self) -> list[int]:
        """Those of its module. Adults take the checks of their courses themselves, whoever leads them too."""
        steps = self.place.module.steps if self.teaching.is_for_pupils else ()
        return [step.page_id for step in steps if step.kind == Quiz.kind and step.is_open_to_all]


@dataclass(frozen=True)
class Sheet:
    name: str
    title: str | Promise
    facts: Callable[[LessonTaught], dict[str, Any]]

    def file_name(self, taught: LessonTaught) -> str:
        """Says nothing of what the lesson is about."""
        return f"{self.name}-{taught.number}.pdf"


SHEETS = {
    sheet.name: sheet
    for sheet in (
        Sheet("plan", _("Lesson plan"), lambda taught: plan_of(taught.lesson)),
        Sheet("handout", _("Handout"), lambda taught: handout_of(taught.lesson)),
        Sheet("answers", _("Answer key"), lambda taught: answers_of(taught.lesson, taught.quizzes_to_tell())),
    )
}


def lesson_taught(teaching: Teaching, module: str, lesson: str) -> LessonTaught:
    step = teaching.outline.step_at(module, lesson)
    parent = teaching.outline.module_of(step.key) if step else None
    if step is None or parent is None or not is_taught(step):
        raise Http404
    place = Place(teaching.outline, parent, step)
    return LessonTaught(teaching, place, page_of(place))


def body_of(sheet: Sheet, taught: LessonTaught) -> SafeString:
    """In the language of the lesson, whatever the page around it speaks."""
    return on_screen(kept_body(sheet, taught))


def kept_body(sheet: Sheet, taught: LessonTaught) -> SafeString:
    return recall(BODIES, cache_key(sheet, taught), lambda: make_body(sheet, taught))


def make_body(sheet: Sheet, taught: LessonTaught) -> SafeString:
    with translation.override(taught.language):
        context = {
            "place": taught.place,
            "lesson": taught.lesson,
            "course": taught.teaching.course,
            "services": services_in(taught.teaching.region),
            **sheet.facts(taught),
        }
        return render_to_string(f"dashboards/teaching/{sheet.name}_body.html", context)


def pdf_of(sheet: Sheet, taught: LessonTaught) -> bytes:
    paper, language = paper_in(taught.teaching.region), taught.language

    def make() -> bytes:
        with translation.override(language):
            title = f"{sheet.title}: {taught.lesson.title}"
        return print_sheet(on_paper(kept_body(sheet, taught)), title, language, paper)

    return recall(BODIES, f"{cache_key(sheet, taught)}:{paper}", make)


def cache_key(sheet: Sheet, taught: LessonTaught) -> str:
    """With the course's page: a lesson that is not translated yet stands in courses of several languages."""
    revision = f"{taught.lesson.pk}:{taught.lesson.live_revision_id}:{taught.teaching.course.pk}"
    return f"teaching:{sheet.name}:{revision}:{taught.language}:{taught.teaching.region}"
