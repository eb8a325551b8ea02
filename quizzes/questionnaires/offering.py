"""The questionnaire on the course's page: before the first step, and after the last."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from curriculum.outline import Outline
from progress.readers import reader_of
from progress.standing import Standing
from quizzes.questionnaires.asking import asked_about, time_of
from quizzes.questionnaires.replying import reply_of

NOTHING = mark_safe("")


def offer(request: HttpRequest, outline: Outline, standing: Standing | None) -> SafeString:
    asked = asked_about(outline.course_id)
    time = time_of(standing or Standing(outline)) if asked else None
    if asked is None or time is None or not outline.steps:
        return NOTHING
    context = {
        "title": asked.title,
        "time": time,
        "is_answered": reply_of(reader_of(request), outline.key, time) is not None,
        "address": reverse("questionnaires:questions", args=[outline.slug, time]),
        "minutes": max(1, round(asked.number_of_items / 6)),
    }
    return render_to_string("quizzes/questionnaires/offer.html", context)
