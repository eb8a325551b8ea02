"""Filling in the form, through the site."""

from __future__ import annotations

from django.test import Client

from quizzes.models import Questionnaire, Reply
from quizzes.questionnaires.asking import asked_about

BEFORE = "/courses/small-steps/questionnaire/before/"
AFTER = "/courses/small-steps/questionnaire/after/"
LATER = "/courses/small-steps/questionnaire/later/"


def form(questionnaire: Questionnaire, **answers: str) -> dict:
    """What a browser sends: the fields answered, and the edition they were asked in."""
    fields = {name.replace("__", "-", 1).replace("_", "-"): value for name, value in answers.items()}
    asked = asked_about(questionnaire.course_id)
    assert asked is not None
    return {"edition": asked.digest, **fields}


def send(client: Client, address: str, questionnaire: Questionnaire, **answers: str):
    return client.post(address, form(questionnaire, **answers))


def the_reply() -> Reply:
    return Reply.objects.get()
