"""People who take a quiz, made quickly: what they answer is given, grading is ours."""

from __future__ import annotations

import json
from itertools import count

from django.utils import timezone
from wagtail.models import Page

from people.models import User
from progress.models import Enrolment
from quizzes.analysis.recomputing import work_out_again
from quizzes.analysis.reliability import pool_of
from quizzes.attempts.submitting import grade
from quizzes.models import Attempt, Edition, Quiz, Response
from quizzes.questions import Answer

NUMBERS = count(1)
REPORT = "/cms/quiz-analysis/"
RIGHT, WRONG = {"value": True}, {"value": False}

# Of twelve people, which of four statements each knew. Those who know more know the first three; the last is odd.
TWELVE = ["1110", "1110", "1110", "1111", "1100", "1101", "1011", "1001", "0101", "1001", "0001", "0001"]


def known(row: str) -> list[Answer | None]:
    return [{"1": RIGHT, "0": WRONG, "-": None}[mark] for mark in row]


def matrix(rows: list[str]) -> list[list[float]]:
    return [[float(mark == "1") for mark in row] for row in rows]


def begin(quiz: Quiz, number: int = 1) -> Attempt:
    """Somebody new begins an attempt."""
    learner = User.objects.create(username=f"person-{next(NUMBERS)}")
    enrolment = Enrolment.objects.create(learner=learner, course_key=quiz.course.translation_key, course_title="Course")
    edition = Edition.objects.of(quiz.frozen())
    items = [{"question": id, "options": []} for asked in edition.content["asked"] for id in pool_of(asked)]
    return Attempt.objects.create(
        enrolment=enrolment, quiz_key=quiz.translation_key, edition=edition, number=number, items=items
    )


def take(quiz: Quiz, answers: list[Answer | None], number: int = 1, seconds: int | None = None) -> Attempt:
    """Begin, answer what is not None, hand in."""
    attempt = begin(quiz, number)
    responses = [
        Response(attempt=attempt, question_id=item["question"], answer=answer, seconds=seconds)
        for item, answer in zip(attempt.items, answers, strict=True)
        if answer is not None
    ]
    attempt.score, attempt.submitted_at = grade(attempt, responses), timezone.now()
    attempt.save()
    Response.objects.bulk_create(responses)
    return attempt


def take_all(quiz: Quiz, rows: list[str]) -> None:
    for row in rows:
        take(quiz, known(row))


def reword(quiz: Quiz, place: int, prompt: str = "<p>Other words.</p>") -> Quiz:
    """The question in this place says something else from now on."""
    return correct(quiz, place, prompt=prompt)


def correct(quiz: Quiz, place: int, **values: object) -> Quiz:
    """The question in this place has other values from now on."""
    raw = list(quiz.questions.raw_data)
    raw[place]["value"] |= values
    quiz.questions = json.dumps(raw)
    quiz.save()
    return Quiz.objects.get(pk=quiz.pk)


def work_out(quiz: Quiz) -> None:
    work_out_again(quiz.translation_key, quiz.locale.language_code)


def address(quiz: Page, more: str = "") -> str:
    """Of the quiz's analysis at the desk."""
    return f"{REPORT}{quiz.pk}/{more}"
