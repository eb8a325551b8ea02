"""A lesson as one learner sees it: its body with their answers, where they are, what is saved."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from curriculum.models import Lesson
from curriculum.rendering import body_for, lesson_context
from people.models import User
from progress.active_time import sign_opening, this_second
from progress.models import BlockAnswer, Enrolment
from progress.places import Place, translations_of
from progress.standing import Standing, standing_of


@dataclass(frozen=True)
class Reading:
    """A place, and what one reader has done there."""

    place: Place
    enrolment: Enrolment | None = None
    standing: Standing = field(kw_only=True)
    answers: Mapping[str, BlockAnswer] = field(default_factory=dict)

    @property
    def is_done(self) -> bool:
        return self.place.step.key in self.standing.done

    @property
    def saved_at(self) -> datetime.datetime | None:
        return max((answer.answered_at for answer in self.answers.values()), default=None)

    def what_waits(self) -> dict[str, str]:
        """A sentence for every block that must be answered and is not, by its id."""
        waiting = [block for block in self.place.step.required_blocks if block not in self.answers]
        return dict.fromkeys(waiting, _("This part is still waiting for your answer."))


def reading_of(reader: User | None, place: Place) -> Reading:
    """Three queries at most: the enrolment, its records, and the answers given here."""
    if reader is None:
        return Reading(place, standing=Standing(place.outline))
    enrolment = Enrolment.objects.of(reader).in_course(place.outline.key).with_completion().latest_cycle()
    standing = standing_of(enrolment, place.outline)
    here = standing.records.get(place.step.key)
    if enrolment:
        enrolment.here = here
    answers = {answer.block_id: answer for answer in here.answers.all()} if here else {}
    return Reading(place, enrolment, standing=standing, answers=answers)


def lesson_page(
    request: HttpRequest, reading: Reading, page: Lesson, problems: Mapping[str, str], status: int = 200
) -> HttpResponse:
    answers = {block: given.answer for block, given in reading.answers.items()}
    parts = body_for(page, request, answers, problems)
    context = {
        **lesson_context(page, request, reading.place.outline, parts),
        "page": page,
        "place": reading.place,
        "reading": reading,
        "standing": reading.standing,
        "translations": translations_of(reading.place),
        "opened": sign_opening(reading.place.step, this_second()),
        "done_address": reading.place.address("done"),
        "beat_address": reading.place.address("beat"),
    }
    return render(request, "progress/lesson.html", context, status=status)
