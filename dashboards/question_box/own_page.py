"""The way from a learner's own page to the box of each group that has an open one."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from dashboards.question_box.models import QuestionBox
from people.models import User


def ways_to_ask(learner: User) -> SafeString:
    if learner.is_guest:
        return SafeString()
    boxes = QuestionBox.objects.open().for_learner(learner).select_related("group__organisation")
    return render_to_string("dashboards/question_box/ways_to_ask.html", {"boxes": boxes.order_by("group__name", "pk")})
