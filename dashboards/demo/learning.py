"""One learner of the demonstration goes through steps of a course."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from random import Random
from unittest.mock import patch

from curriculum.models import Lesson
from curriculum.outline import Outline, OutlineStep
from curriculum.rendering import read_answer
from dashboards.demo.answers import form_of_block, form_of_question
from people.models import User
from progress import recording
from progress.models import Enrolment
from quizzes.attempts import answering, starting, submitting
from quizzes.models import Attempt, Quiz

MINUTE = dt.timedelta(minutes=1)


@contextmanager
def at(moment: dt.datetime) -> Iterator[None]:
    """The writers write now; the demonstration lets its days go by, instead of changing their rows afterwards."""
    with patch("django.utils.timezone.now", return_value=moment):
        yield


@cache
def lesson_of(page_id: int) -> Lesson:
    return Lesson.objects.get(pk=page_id)


@cache
def quiz_of(page_id: int) -> Quiz:
    return Quiz.objects.get(pk=page_id)


@cache
def answers_to(page_id: int, block_id: str, knows: bool, luck: int) -> dict:
    """Read once: many answer alike."""
    page = lesson_of(page_id)
    child = next(child for child in page.body if child.id == block_id)
    return read_answer(page, block_id, form_of_block(child, knows, Random(luck)))  # noqa: S311


class DemoLearner:
    def __init__(self, learner: User, outline: Outline, chance: Random) -> None:
        self.learner, self.outline, self.chance = learner, outline, chance
        self.sureness = chance.uniform(0.6, 0.97)
        self._enrolment: Enrolment | None = None

    def enrolment(self) -> Enrolment:
        self._enrolment = self._enrolment or recording.enrol(self.learner, self.outline)
        return self._enrolment

    def take(self, step: OutlineStep, begins: dt.datetime) -> None:
        """From opening to done, in about the time that is planned."""
        if step.kind == Quiz.kind:
            self.try_quiz(step, begins)
            return
        self.begin(step, begins)
        with at(begins + step.minutes * MINUTE * self.chance.uniform(0.6, 0.95)):
            recording.mark_done(self.enrolment(), step, self.outline)

    def begin(
        self, step: OutlineStep, begins: dt.datetime, answered: float = 1.0, minutes: float | None = None
    ) -> None:
        """Opened, and part of it answered."""
        with at(begins):
            recording.open_step(self.enrolment(), step)
        blocks = step.required_blocks[: round(len(step.required_blocks) * answered)]
        for number, block in enumerate(blocks, 1):
            pause = minutes or step.minutes * 0.5 / len(blocks)
            with at(begins + number * pause * MINUTE):
                given = answers_to(step.page_id, block, self.knows(), self.chance.randrange(3))
                recording.record_answer(self.enrolment(), step, block, given)

    def try_quiz(self, step: OutlineStep, begins: dt.datetime, answered: float = 1.0) -> None:
        """Handed in, unless only a part is answered. Who did not pass tries once more, knowing better."""
        attempt = self.answer_quiz(step, begins, answered)
        if answered < 1:
            return
        with at(begins + 7 * MINUTE):
            done = submitting.submit(attempt)
        if not done.passed and self.chance.random() < 0.6:
            self.sureness = 1.0
            self.try_quiz(step, begins + 12 * MINUTE)

    def answer_quiz(self, step: OutlineStep, begins: dt.datetime, answered: float) -> Attempt:
        with at(begins):
            attempt = starting.start(self.enrolment(), quiz_of(step.page_id))
        for number in attempt.numbers[: round(len(attempt.items) * answered)]:
            form = form_of_question(attempt.question(number), attempt.field(number), self.knows(), self.chance)
            with at(begins + number * MINUTE):
                answering.answer(attempt, number, form)
        return attempt

    def knows(self) -> bool:
        return self.chance.random() < self.sureness
