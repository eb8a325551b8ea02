"""The questionnaire on the course's page: before the first step and after the last. A class's leader says when."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from curriculum.outline import Outline
from progress.readers import reader_of
from progress.standing import Standing
from quizzes.questionnaires.asking import asked_about, time_of
from quizzes.questionnaires.in_class import measure_for, offer_in_class
from quizzes.questionnaires.replying import reply_of

NOTHING = mark_safe("")


def offer(request: HttpRequest, outline: Outline, standing: Standing | None) -> SafeString:
    asked = asked_about(outline.course_id)
    reader = reader_of(request) if asked else None
    if reader and (measure := measure_for(reader, outline.key)):
        return offer_in_class(measure, reader)
    time = time_of(standing or Standing(outline)) if asked else None
    if asked is None or time is None or not outline.steps:
        return NOTHING
    context = {
        "title": asked.title,
        "time": time,
        "is_answered": reply_of(reader, outline.key, time) is not None,
        "address": reverse("questionnaires:questions", args=[outline.slug, time]),
        "minutes": asked.minutes,
    }
    return render_to_string("quizzes/questionnaires/offer.html", context)
