"""Grading attempts anew by a corrected key. Nothing changes unless someone who has seen what would change says so."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.tasks import task

from people.models import User
from progress.recording import correct_score
from quizzes.attempts.releasing import is_released
from quizzes.attempts.submitting import grade, locked, tell_progress
from quizzes.models import Attempt, Edition, Quiz, Regrade, RegradedAttempt, Response, content_of
from quizzes.questions import type_of

AT_A_TIME = 500
MOST_SHOWN = 200


@dataclass(frozen=True)
class Change:
    """What a key would make of one attempt."""

    attempt: Attempt
    score_before: Decimal
    passed_before: bool
    score_after: Decimal
    passed_after: bool

    @property
    def is_better(self) -> bool:
        return self.score_after > self.score_before

    @property
    def is_worse(self) -> bool:
        return self.score_after < self.score_before

    def trace(self) -> dict[str, Any]:
        return {name: value for name, value in vars(self).items() if name != "attempt"}


@dataclass
class Proposal:
    """A dry run: whom a key would change, and how."""

    edition: Edition
    looked_at: int = 0
    better: int = 0
    worse: int = 0
    newly_passed: int = 0
    no_longer_passed: int = 0
    shown: list[Change] = field(default_factory=list)

    def count(self, change: Change) -> None:
        self.looked_at += 1
        self.better += change.is_better
        self.worse += change.is_worse
        self.newly_passed += change.passed_after and not change.passed_before
        self.no_longer_passed += change.passed_before and not change.passed_after
        if (change.is_better or change.is_worse) and len(self.shown) < MOST_SHOWN:
            self.shown.append(change)

    @property
    def changed(self) -> int:
        return self.better + self.worse


def propose(quiz: Quiz) -> Proposal:
    """What the quiz as published now would make of every attempt handed in before. Nothing is written into them."""
    proposal = Proposal(Edition.objects.of(quiz.frozen()))
    for attempt in affected(quiz.translation_key, proposal.edition):
        proposal.count(change_by(attempt, proposal.edition))
    return proposal


def regrade(quiz: Quiz, edition: Edition, *, by: User, reason: str, only_upwards: bool) -> Regrade | None:
    """Carry a key into the attempts it concerns; None if there are none. Once begun, it may be repeated: what has been
    graded by this key is left alone."""
    if next(affected(quiz.translation_key, edition), None) is None:
        return None
    regrade = Regrade.objects.create(
        quiz_key=quiz.translation_key, edition=edition, made_by=by, reason=reason, only_upwards=only_upwards
    )
    carry_out.enqueue(regrade.pk)
    return regrade


@task
def carry_out(regrade_id: int) -> int:
    """How many scores changed. Each attempt is a transaction of its own, so that nobody waits for all of them."""
    regrade = Regrade.objects.select_related("edition").get(pk=regrade_id)
    affected_now = affected(regrade.quiz_key, regrade.edition)
    return sum(correct(attempt, regrade) for attempt in affected_now)


@transaction.atomic
def correct(attempt: Attempt, regrade: Regrade) -> bool:
    """Whether the attempt's score changed. One that may only rise and would fall stays as it is, key and all."""
    attempt = locked(attempt)
    change = change_by(attempt, regrade.edition)
    if attempt.regraded_by_id == regrade.edition_id or (regrade.only_upwards and change.is_worse):
        return False
    write(attempt, change, regrade.edition)
    if not (change.is_better or change.is_worse):
        return False
    RegradedAttempt.objects.create(regrade=regrade, attempt=attempt, **change.trace())
    follow_up(attempt)
    return True


def write(attempt: Attempt, change: Change, edition: Edition) -> None:
    attempt.regraded_by, attempt.score, attempt.passed = edition, change.score_after, change.passed_after
    attempt.carried = carried_by(attempt, edition)
    responses = list(attempt.responses.all())
    grade(attempt, responses)
    Response.objects.bulk_update(responses, ["fraction"])
    attempt.save(update_fields=["regraded_by", "score", "passed", "carried"])


def follow_up(attempt: Attempt) -> None:
    """Progress learns of it: a pass counts at once, and what was passed before stays passed."""
    tell_progress(attempt)
    if is_released(attempt):
        best = attempt.enrolment.attempts.at_quiz(attempt.quiz_key).best_score()
        correct_score(attempt.enrolment, attempt.quiz_key, best)


def affected(quiz_key: uuid.UUID, edition: Edition) -> Iterator[Attempt]:
    """Attempts handed in, in the language of the edition, that asked a question whose key or wording it changes."""
    differing = {
        digest: ids
        for digest in Edition.objects.filter(attempts__quiz_key=quiz_key).values_list("pk", flat=True).distinct()
        if (ids := changed_questions(content_of(digest), edition.content))
    }
    attempts = Attempt.objects.submitted().filter(quiz_key=quiz_key, edition__in=differing).exclude(regraded_by=edition)
    attempts = attempts.select_related("enrolment__learner").prefetch_related("responses").order_by("pk")
    for attempt in attempts.iterator(chunk_size=AT_A_TIME):
        counted = {item["question"] for item in attempt.items} | attempt.carried.keys()
        if counted & differing[attempt.edition_id]:
            yield attempt


def changed_questions(old: dict[str, Any], new: dict[str, Any]) -> set[str]:
    """The questions both have, of one type, that do not say the same."""
    if old["language"] != new["language"]:
        return set()
    both = old["questions"].keys() & new["questions"].keys()
    pairs = {id: (old["questions"][id], new["questions"][id]) for id in both}
    return {id for id, (one, other) in pairs.items() if one != other and one["type"] == other["type"]}


def change_by(attempt: Attempt, edition: Edition) -> Change:
    """The attempt's own pass mark holds: the key was wrong, not the rule."""
    carried = carried_by(attempt, edition)
    as_graded = Attempt(edition_id=attempt.edition_id, regraded_by=edition, items=attempt.items, carried=carried)
    score = grade(as_graded, list(attempt.responses.all()))
    return Change(attempt, attempt.score or Decimal(0), attempt.passed, score, score >= attempt.rules.pass_mark)


def carried_by(attempt: Attempt, edition: Edition) -> dict[str, float]:
    """What was right in an earlier try and was not asked again, as the key judges the answer given then."""
    if not attempt.carried:
        return {}
    earlier = Response.objects.filter(attempt__enrolment=attempt.enrolment_id, attempt__quiz_key=attempt.quiz_key)
    earlier = earlier.filter(attempt__number__lt=attempt.number, question_id__in=attempt.carried)
    answers = dict(earlier.order_by("attempt__number").values_list("question_id", "answer"))
    again = changed_questions(attempt.content, edition.content) & answers.keys()
    questions = edition.content["questions"]
    return attempt.carried | {
        id: type_of(questions[id]).grade(questions[id], answers[id]) for id in attempt.carried if id in again
    }
