"""The way from a learner's own page to the box of each of their groups."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from dashboards.question_box.models import BoxAnswer, QuestionBox
from people.models import Group, User


def ways_to_ask(request: HttpRequest, learner: User) -> SafeString:
    """Where questions are taken, and where there are answers to read."""
    if learner.is_guest:
        return SafeString()
    groups = Group.objects.joined_by(learner).present()
    takes = Exists(QuestionBox.objects.open().filter(group=OuterRef("pk")))
    answers = Exists(BoxAnswer.objects.filter(group=OuterRef("pk")))
    shown = groups.annotate(takes_questions=takes).filter(Q(takes_questions=True) | answers).order_by("name", "pk")
    return render_to_string("dashboards/question_box/ways_to_ask.html", {"groups": shown})
