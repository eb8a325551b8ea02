"""What stands in a cell of the class page: how someone is at a step, as sign, word and number."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import models
from django.utils.formats import localize
from django.utils.translation import gettext_lazy as _

from curriculum.outline import OutlineStep
from dashboards.class_page.courses import RulesOfQuiz
from progress.standing import Standing
from quizzes.models import Attempt, Quiz


class State(models.TextChoices):
    DONE = "done", _("Done")
    OTHER = "other", _("Did the other task")
    STARTED = "started", _("Begun")
    CHANGED = "changed", _("Changed since it was done")
    ANSWERING = "answering", _("Answering")
    STOPPED = "stopped", _("Stopped")
    AGAIN = "again", _("Handed in, not completed yet")
    NEW = "new", _("Not started")
    PAUSED = "paused", _("Paused for everyone")

    @property
    def is_over(self) -> bool:
        """Nothing is left to do in it."""
        return self in (State.DONE, State.OTHER, State.PAUSED)


@dataclass(frozen=True)
class Cell:
    step: OutlineStep
    state: State
    score: Decimal | None = None

    @property
    def words(self) -> str:
        """All it says, for whoever cannot see it."""
        label = str(self.state.label)
        return label if self.score is None else f"{label}, {self.number}\xa0%"

    @property
    def number(self) -> str:
        return "" if self.score is None else localize(round(self.score))

    @property
    def value(self) -> str | float:
        """In a file: a score as a number, else the word."""
        return str(self.state.label) if self.score is None else round(float(self.score), 2)


@dataclass(frozen=True)
class Tries:
    """Someone's attempts at a quiz, in the present cycle and in the order made."""

    attempts: Sequence[Attempt] = ()

    @property
    def open(self) -> Attempt | None:
        return next((attempt for attempt in self.attempts if attempt.is_open), None)

    @property
    def best(self) -> Decimal | None:
        return max((attempt.score for attempt in self.attempts if attempt.score is not None), default=None)

    def are_used_up(self, step: OutlineStep, rules: RulesOfQuiz) -> bool:
        """A quiz that changed since is tried anew."""
        since = [one for one in self.attempts if step.changed_at is None or one.started_at >= step.changed_at]
        return rules.tries is not None and len(since) >= rules.tries and self.open is None


def cell_of(standing: Standing, step: OutlineStep, tries: Tries, rules: RulesOfQuiz | None) -> Cell:
    state = state_of(standing, step, tries)
    shows_score = step.kind == Quiz.kind and rules is not None and rules.shows_score
    return Cell(step, state, best_score(standing, step.key, tries) if shows_score else None)


def best_score(standing: Standing, key: uuid.UUID, tries: Tries) -> Decimal | None:
    """Of the attempts, for leaders may know it before learners do; else what is on record."""
    record = standing.records.get(key)
    return tries.best if tries.best is not None else record.score if record else None


def state_of(standing: Standing, step: OutlineStep, tries: Tries) -> State:
    found = State(standing.state_of(step.key))
    if found is State.DONE:
        return State.OTHER if standing.records[step.key].alternative else State.DONE
    if step.is_stopped:
        return State.PAUSED
    if tries.open:
        return State.STOPPED if tries.open.is_over else State.ANSWERING
    return State.AGAIN if tries.attempts and found is not State.CHANGED else found
