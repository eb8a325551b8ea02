"""A lesson as one learner sees it: its body with their answers, where they are, what is saved."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from curriculum.models import Lesson
from curriculum.regions import region_of
from curriculum.rendering import body_for
from people.models import User
from progress.active_time import sign_opening, this_second
from progress.lesson_face import Face, Situation, face_of, filled, render_face
from progress.models import BlockAnswer, Enrolment
from progress.places import Place
from progress.standing import Standing, standing_of


@dataclass(frozen=True)
class Reading:
    """A place, and what one reader has done there."""

    place: Place
    reader: User | None
    standing: Standing
    enrolment: Enrolment | None = None
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
    enrolment = None
    if reader:
        enrolment = Enrolment.objects.of(reader).in_course(place.outline.key).with_completion().latest_cycle()
    standing = standing_of(enrolment, place.outline)
    if enrolment is None:
        return Reading(place, reader, standing)
    enrolment.here = standing.records.get(place.step.key)
    answers = enrolment.here.answers.all() if enrolment.here else []
    return Reading(place, reader, standing, enrolment, {answer.block_id: answer for answer in answers})


def lesson_page(
    request: HttpRequest, reading: Reading, page: Lesson, problems: Mapping[str, str], status: int = 200
) -> HttpResponse:
    """The page around the body is shared; the body and what is marked are the reader's own."""
    token = get_token(request)
    answers = {block: given.answer for block, given in reading.answers.items()}
    own = {
        "body": "".join(part.html for part in body_for(page, request, answers, problems)),
        "csrf_token": token,
        "opened": sign_opening(reading.place.step, this_second()),
        "saved": saved(reading),
        "code": reading.reader.guest_pass.spoken if reading.reader and reading.reader.is_guest else "",
    }
    return HttpResponse(filled(face_for(request, reading, page), own), status=status)


def saved(reading: Reading) -> str:
    if reading.saved_at is None:
        return ""
    return render_to_string("progress/saved.html", {"saved_at": reading.saved_at})


def face_for(request: HttpRequest, reading: Reading, page: Lesson) -> Face:
    situation = situation_of(request, reading)
    if situation.has_session and get_messages(request):
        return render_face(page, reading.place, situation, request)  # with what there is to tell, for once
    return face_of(page, reading.place, situation)


def situation_of(request: HttpRequest, reading: Reading) -> Situation:
    return Situation(
        address=request.path,
        language=get_language() or "",
        region=region_of(request),
        is_authenticated=reading.reader is not None,
        is_guest=reading.reader is not None and reading.reader.is_guest,
        has_session=settings.SESSION_COOKIE_NAME in request.COOKIES or "messages" in request.COOKIES,
        is_begun=reading.enrolment is not None,
        is_done=reading.is_done,
        percent=reading.standing.percent,
        minutes_left=reading.standing.minutes_left,
    )
