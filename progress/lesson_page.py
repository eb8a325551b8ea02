"""A lesson as one learner sees it: its body with their answers, where they are, what is saved."""

from __future__ import annotations

import datetime

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from curriculum.models import Lesson
from curriculum.places import token_of
from curriculum.regions import region_of
from curriculum.rendering import Problems, body_html
from progress.active_time import sign_opening, this_second
from progress.lesson_face import Face, Situation, face_of, filled, render_face
from progress.readers import has_session
from progress.reading import Reading
from progress.time_left import TimeLeft


def lesson_page(
    request: HttpRequest, reading: Reading, page: Lesson, problems: Problems, status: int = 200
) -> HttpResponse:
    """The page around the body is shared; the body and what is marked are the reader's own."""
    token = token_of(request)
    answers = {block: given.answer for block, given in reading.answers.items()}
    own = {
        "body": body_html(page, request, answers, problems),
        "csrf_token": token,
        "opened": "" if reading.enrolment else sign_opening(reading.place.step, this_second()),
        "saved": saved(reading.saved_at),
        **paced(request, reading),
        "name": escape(reading.reader.get_full_name()) if reading.reader else "",
        "code": reading.reader.guest_pass.spoken if reading.reader and reading.reader.is_guest else "",
    }
    return HttpResponse(filled(face_for(request, reading, page), own), status=status)


def saved(at: datetime.datetime | None) -> SafeString | str:
    """Without a template, because every lesson and every answer says it."""
    if at is None:
        return ""
    moment = timezone.localtime(at)
    clock = time_format(moment.time(), "H:i")
    return format_html('{} <time datetime="{}">{}</time>', _("Saved"), moment.isoformat(timespec="seconds"), clock)


def paced(request: HttpRequest, reading: Reading) -> dict[str, str]:
    """When the lesson can be finished: asked for in vain a moment ago, or told before anyone asks."""
    left = reading.standing.seconds_left_at(reading.place.step)
    if not left:
        return {"waiting": "", "pace": ""}
    if "waiting" in request.GET:
        return {"waiting": render_to_string("progress/still_waiting.html", {"left": TimeLeft(left)}), "pace": ""}
    return {"waiting": "", "pace": render_to_string("progress/finished_from.html", {"left": TimeLeft(left)})}


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
        signs_in_by_card=reading.reader is not None and reading.reader.signs_in_by_card,
        has_session=has_session(request),
        is_begun=reading.enrolment is not None,
        is_done=reading.is_done,
        is_changed=reading.is_changed,
        is_counted=reading.is_done and reading.standing.minutes_missing > 0,
        percent=reading.standing.percent,
        time_left=reading.standing.time_left_at(reading.place.module),
    )
