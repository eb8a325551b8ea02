"""Keeping what was answered, and keeping it together when a guest becomes an account."""

from __future__ import annotations

import uuid
from typing import Any

from curriculum.outline import Outline
from people.models import User
from quizzes.models import QuestionnaireEdition, Reply, Time
from quizzes.questionnaires.asking import Asked
from quizzes.questionnaires.marks import mark_of_learner


def reply(
    mark: str,
    outline: Outline,
    asked: Asked,
    time: Time,
    answers: dict[str, Any],
    upset: str = "",
    cohort: str = "",
) -> Reply:
    """Keep someone's answers in place of earlier ones. Who takes every answer back is forgotten."""
    given = Reply(
        course_key=outline.key,
        time=time,
        mark=mark,
        cohort=cohort,
        language=outline.language,
        edition=QuestionnaireEdition.objects.of(asked.content),
        answers=answers,
        upset=upset,
    )
    if given.is_empty:
        Reply.objects.by(outline.key, given.mark).filter(time=time).delete()
    else:
        given.keep()
    return given


def reply_of(learner: User | None, course_key: uuid.UUID, time: Time) -> Reply | None:
    mark = mark_of_learner(course_key, learner) if learner else ""
    return Reply.objects.by(course_key, mark).filter(time=time).first() if learner else None


def move_replies(guest: User, account: User) -> None:
    """Inside the claim's transaction. Of two, the first is what was known before; after it, the last counts."""
    for course_key in Reply.objects.order_by().values_list("course_key", flat=True).distinct():
        mark = mark_of_learner(course_key, account)
        mine = Reply.objects.by(course_key, mark)
        for moving in Reply.objects.by(course_key, mark_of_learner(course_key, guest)):
            there = mine.filter(time=moving.time).first()
            if there and stays(there, moving):
                moving.delete()
                continue
            if there:
                there.delete()
            Reply.objects.filter(pk=moving.pk).update(mark=mark)


def stays(there: Reply, moving: Reply) -> bool:
    if there.time == Time.BEFORE:
        return there.answered_on <= moving.answered_on
    return there.answered_on > moving.answered_on
