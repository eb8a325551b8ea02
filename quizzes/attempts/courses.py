"""The course an attempt belongs to, as it is today."""

from __future__ import annotations

from django.utils.translation import get_language

from curriculum.models import Course
from curriculum.outline import Outline, OutlineStep, outline_for, outline_of
from progress.places import Place
from quizzes.models import Attempt


def outline_of_attempt(attempt: Attempt, language: str | None = None) -> Outline | None:
    """Published or not; None if the course is gone. In the language of the attempt, unless another is named."""
    key = attempt.enrolment.course_key
    if outline := outline_for(key, language or attempt.content["language"]):
        return outline
    course = Course.objects.filter(translation_key=key).first()
    return outline_of(course) if course else None


def step_for(attempt: Attempt, outline: Outline) -> OutlineStep:
    """The quiz's place in the course; where it has been taken out, as it was when the attempt began."""
    return outline.step(attempt.quiz_key) or OutlineStep(
        key=attempt.quiz_key,
        page_id=0,
        kind="quiz",
        slug="",
        title=attempt.content["title"],
        url="",
        minutes=attempt.content["minutes"],
    )


def beat_address(attempt: Attempt) -> str:
    """Where the attempt's pages say that they are in use; "" where the quiz has been taken out of the course."""
    outline = outline_of_attempt(attempt, get_language())
    step = outline.step(attempt.quiz_key) if outline else None
    module = outline.module_of(attempt.quiz_key) if outline else None
    return Place(outline, module, step).address("beat") if outline and module and step else ""
