"""Answering as a class: whether a class asks, and keeping what one of it answers.

What was answered in class is never shown again. Teachers keep cards and lists of slips, and could come in as a learner.
"""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from curriculum.outline import Outline, outline_for
from people.models import User
from quizzes.models import ClassMeasure, Reply, Time
from quizzes.questionnaires.asking import Asked, asked_about
from quizzes.questionnaires.replying import reply, reply_of


def measure_for(learner: User, course_key: uuid.UUID) -> ClassMeasure | None:
    """The class that decides when someone is asked about a course. Of two classes the one that asks now."""
    return ClassMeasure.objects.of_learner(learner).about(course_key).select_related("group__organisation").first()


@transaction.atomic
def reply_in_class(
    measure: ClassMeasure,
    mark: str,
    outline: Outline,
    asked: Asked,
    time: Time,
    answers: dict[str, Any],
    upset: str = "",
) -> Reply | None:
    """None where the time was closed meanwhile: an answer comes before the closing, or it is not kept."""
    open_now = ClassMeasure.objects.asking().filter(pk=measure.pk, open_time=time)
    open_now.hold()
    if not open_now.exists():
        return None
    return reply(mark, outline, asked, time, answers, upset, cohort=measure.cohort)


def asked_in(measure: ClassMeasure, language: str) -> tuple[Outline, Asked] | None:
    """What the class is asked, in this language where there is one. No query once it is cached."""
    codes = dict.fromkeys([language, *(code for code, _name in settings.LANGUAGES)])
    for outline in (outline_for(measure.course_key, code) for code in codes):
        asked = asked_about(outline.course_id) if outline and not outline.is_stopped else None
        if outline and asked:
            return outline, asked
    return None


def offer_in_class(measure: ClassMeasure, learner: User) -> SafeString:
    """What a learner of the class is asked now; nothing while no time is open."""
    time, found = measure.asks, asked_in(measure, get_language() or "")
    if time is None or found is None:
        return SafeString("")
    outline, asked = found
    context = {
        "measure": measure,
        "title": asked.title,
        "course": outline.title,
        "minutes": asked.minutes,
        "is_answered": not measure.by_slips and reply_of(learner, outline.key, time) is not None,
        "address": address_in_class(measure, outline, time),
    }
    return render_to_string("quizzes/questionnaires/in_class/offer.html", context)


def address_in_class(measure: ClassMeasure, outline: Outline, time: Time) -> str:
    if measure.by_slips:
        return reverse("slips:answer")
    return reverse("questionnaires:questions", args=[outline.slug, time])


def offers_of_classes(request: HttpRequest, learner: User) -> SafeString:
    """For the learner's own page. One query, and one for each class that asks now."""
    asking = ClassMeasure.objects.of_learner(learner).asking().select_related("group__organisation")
    return format_html_join("", "{}", ((offer_in_class(measure, learner),) for measure in asking))
