"""The only writer of enrolments, step records, answers and completions (and `progress.sessions` of what it counted).

Whatever arrives here may arrive twice, late, or from two tabs, and counts once: constraints and row locks say so, not
checks before writes. A step is known by its key, so pages may be published anew, moved or deleted in between.
"""

from __future__ import annotations

import datetime
import uuid
from decimal import Decimal
from typing import NamedTuple

from django.db import transaction

from curriculum.outline import Outline, OutlineStep
from people.models import User
from progress.active_time import this_second
from progress.counting_time import active_at, count_beat, count_time, count_time_within
from progress.fulfilling import fulfil
from progress.models import BlockAnswer, Completion, Enrolment, StepRecord
from progress.models.completions import Way
from progress.signals import course_completed
from progress.standing import Standing, standing_of

# A page opened anew within this time is the redirect after an action, or a reload: not worth a write.
REOPENED_AFTER = datetime.timedelta(seconds=10)


class StepNotReady(Exception):
    """The step has required blocks without an answer (`missing` holds their ids in the order of the page), or it has
    not been open for long enough."""

    def __init__(self, step: OutlineStep, missing: list[str], seconds_left: int = 0) -> None:
        super().__init__(f"{step.title}: {', '.join(missing) or seconds_left}")
        self.step = step
        self.missing = missing
        self.seconds_left = seconds_left


class Together(NamedTuple):
    """Of a group session: who led it, and when the learner signed."""

    led_by: str
    signed_at: datetime.datetime


class CourseNotReady(Exception):
    """The attestation closes a course, and something else is missing; `standing.why_not()` says what."""

    def __init__(self, standing: Standing) -> None:
        super().__init__("; ".join(standing.why_not()))
        self.standing = standing


def enrol(learner: User, outline: Outline, at: OutlineStep | None = None) -> Enrolment:
    """The learner's current cycle of this course, begun now if there is none; `at` the step about to be recorded."""
    enrolments = Enrolment.objects.of(learner).in_course(outline.key).with_completion()
    if current := enrolments.latest_cycle_at(at.key) if at else enrolments.latest_cycle():
        current.learner = learner
        return current
    return enrolments.get_or_create(
        cycle=1, defaults={"learner": learner, "course_key": outline.key, "course_title": outline.title}
    )[0]


def open_step(enrolment: Enrolment, step: OutlineStep) -> None:
    """The step is on the learner's screen. Opening counts no time; time counts from here on."""
    now = this_second()
    record = _known_record(enrolment, step)
    if record is None:
        _insert_record(enrolment, step, now)
    elif record.last_active_at is None or now > record.last_active_at + REOPENED_AFTER:
        StepRecord.objects.unmoved_since(record).update(last_active_at=now)


def record_beat(enrolment: Enrolment, step: OutlineStep, now: datetime.datetime | None = None) -> None:
    """The page says that it is visible and in use."""
    now = now or this_second()
    count_beat(enrolment, _record(enrolment, step, now), step, now)


@transaction.atomic
def record_answer(
    enrolment: Enrolment, step: OutlineStep, block_id: str, answer: dict, opened_at: datetime.datetime | None = None
) -> BlockAnswer:
    """Keep what the learner chose; the latest answer to a block replaces the one before."""
    now = this_second()
    record = _record(enrolment, step, opened_at or now)
    count_time(record, step, now, since=active_at(enrolment))
    return BlockAnswer.objects.bulk_create(
        [BlockAnswer(record=record, block_id=block_id, answer=answer)],
        update_conflicts=True,
        unique_fields=["record", "block_id"],
        update_fields=["answer", "answered_at"],
    )[0]


def mark_done(
    enrolment: Enrolment, step: OutlineStep, outline: Outline, opened_at: datetime.datetime | None = None
) -> Standing:
    """The learner says the step is finished; if nothing else is missing, the course is complete with it.

    The time until now is kept also where it was too early.
    """
    tried = _try_done(enrolment, step, outline, opened_at)
    if isinstance(tried, StepNotReady):
        raise tried
    return tried


@transaction.atomic
def _try_done(
    enrolment: Enrolment, step: OutlineStep, outline: Outline, opened_at: datetime.datetime | None
) -> Standing | StepNotReady:
    now = this_second()
    enrolment = _locked(enrolment)
    standing = standing_of(enrolment, outline)
    record = standing.records.get(step.key) or _begin(enrolment, step, opened_at or now)
    count_time_within(standing, record, step, now)
    if step.key not in standing.done:
        missing, seconds_left = _unanswered(record, step), standing.with_record(record).seconds_left_at(step)
        if missing or seconds_left:
            return StepNotReady(step, missing, seconds_left)
        _update(record, **_done_at(record, now))
    return _complete_if_ready(enrolment, standing.with_record(record), now)


@transaction.atomic
def mark_alternative_done(enrolment: Enrolment, step: OutlineStep, outline: Outline) -> Standing:
    """A leader says that the learner has done the other, equal task. It asks for no answers and gives no score."""
    now = this_second()
    enrolment = _locked(enrolment)
    standing = standing_of(enrolment, outline)
    record = standing.records.get(step.key) or _begin(enrolment, step, now)
    if step.key not in standing.done:
        _update(record, alternative=True, **_done_at(record, now))
    return _complete_if_ready(enrolment, standing.with_record(record), now)


@transaction.atomic
def take_back_alternative(enrolment: Enrolment, step: OutlineStep) -> bool:
    """As if a leader had never said so, unless the course is complete. Says whether anything changed."""
    enrolment = _locked(enrolment)
    record = enrolment.records.filter(step_key=step.key, alternative=True).first()
    if record is None or enrolment.has_completion():
        return False
    last = "done_again_at" if record.done_again_at else "done_at"
    _update(record, alternative=False, **{last: None})
    return True


@transaction.atomic
def record_score(
    enrolment: Enrolment,
    step: OutlineStep,
    outline: Outline,
    score: Decimal | None,
    passed: bool,
    begun_at: datetime.datetime | None = None,
) -> Standing:
    """A quiz has been graded. The best score is kept, and what was passed once stays passed. A score that the learner
    may not know yet is None, and comes later. `begun_at`: a try begun before the
    quiz changed is one at the old quiz."""
    now = this_second()
    enrolment = _locked(enrolment)
    standing = standing_of(enrolment, outline)
    record = standing.records.get(step.key) or _begin(enrolment, step, now)
    scores = [known for known in (score, record.score) if known is not None]
    is_at_old_quiz = begun_at is not None and step.changed_at is not None and begun_at < step.changed_at
    passed_at = (begun_at if is_at_old_quiz else now) if passed and step.key not in standing.done else None
    _update(record, score=max(scores, default=None), **_done_at(record, passed_at))
    count_time_within(standing, record, step, now)
    return _complete_if_ready(enrolment, standing.with_record(record), now)


@transaction.atomic
def correct_score(enrolment: Enrolment, step_key: uuid.UUID, best: Decimal | None) -> None:
    """A quiz was graded anew. The score follows; what was done stays done, and a completion keeps its facts."""
    StepRecord.objects.filter(enrolment=_locked(enrolment), step_key=step_key).update(score=best)


@transaction.atomic
def attest(
    enrolment: Enrolment, outline: Outline, text: str, signed_as: str = "", together: Together | None = None
) -> Completion:
    """The learner confirms `text` (empty where none is asked for), signed with a typed name where a signature is asked
    for, and at a group session always. It closes the course."""
    now = together.signed_at if together else this_second()
    enrolment = _locked(enrolment)
    standing = standing_of(enrolment, outline)
    if standing.completion:
        return standing.completion
    is_given = bool(text) and bool(signed_as or not standing.pace.asks_signature)
    if not standing.is_to_be_closed or (standing.awaits_attestation and not is_given):
        raise CourseNotReady(standing)
    if text and (standing.awaits_attestation or enrolment.attested_at is None):
        enrolment.attestation, enrolment.attested_at = text, now
        enrolment.signed_as = signed_as if standing.pace.asks_signature or together else ""
        enrolment.save(update_fields=["attestation", "attested_at", "signed_as"])
    return _complete(enrolment, standing, now, together)


def _locked(enrolment: Enrolment) -> Enrolment:
    """Whoever may complete the course goes one at a time.

    The completion is not joined in: a row that had to be waited for would come with the neighbours it had before.
    `no_key` lets other tabs add records and answers meanwhile.
    """
    locked = Enrolment.objects.select_for_update(no_key=True).get(pk=enrolment.pk)
    if Enrolment.learner.is_cached(enrolment):  # type: ignore[attr-defined]
        locked.learner = enrolment.learner
    return locked


def _known_record(enrolment: Enrolment, step: OutlineStep) -> StepRecord | None:
    """The step's record: the one fetched beside the enrolment (`latest_cycle_at`), or read now."""
    if hasattr(enrolment, "here"):
        return enrolment.here
    return enrolment.records.filter(step_key=step.key).first()


def _record(enrolment: Enrolment, step: OutlineStep, opened_at: datetime.datetime) -> StepRecord:
    return _known_record(enrolment, step) or _begin(enrolment, step, opened_at)


def _begin(enrolment: Enrolment, step: OutlineStep, opened_at: datetime.datetime) -> StepRecord:
    _insert_record(enrolment, step, opened_at)
    return StepRecord.objects.get(enrolment=enrolment, step_key=step.key)


def _insert_record(enrolment: Enrolment, step: OutlineStep, opened_at: datetime.datetime) -> None:
    """Whichever tab comes first makes the row."""
    record = StepRecord(enrolment=enrolment, step_key=step.key, opened_at=opened_at, last_active_at=opened_at)
    StepRecord.objects.bulk_create([record], ignore_conflicts=True)


def _update(record: StepRecord, **values: object) -> None:
    """Only these columns: beats of other tabs may be counting time on the same row."""
    StepRecord.objects.filter(pk=record.pk).update(**values)
    for name, value in values.items():
        setattr(record, name, value)


def _done_at(record: StepRecord, at: datetime.datetime | None) -> dict[str, datetime.datetime]:
    """What to store: the first time stays on record, and so does the last."""
    if at is None or (record.last_done_at and at <= record.last_done_at):
        return {}
    return {"done_at": at} if record.done_at is None else {"done_again_at": at}


def _unanswered(record: StepRecord, step: OutlineStep) -> list[str]:
    if not step.required_blocks:
        return []
    answered = set(record.answers.values_list("block_id", flat=True))
    return [block for block in step.required_blocks if block not in answered]


def _complete_if_ready(enrolment: Enrolment, standing: Standing, now: datetime.datetime) -> Standing:
    if standing.is_complete or not standing.is_ready:
        return standing
    return standing.completed(_complete(enrolment, standing, now))


def _complete(
    enrolment: Enrolment, standing: Standing, now: datetime.datetime, together: Together | None = None
) -> Completion:
    """Freeze the facts, and announce it inside the transaction."""
    outline = standing.outline
    completion = Completion.objects.create(
        enrolment=enrolment,
        completed_at=now,
        course_key=outline.key,
        course_title=outline.title,
        course_version=outline.version,
        language=outline.language,
        valid_months=outline.valid_months,
        minutes=outline.minutes,
        active_seconds=standing.active_seconds,
        score=_overall_score(standing),
        modules=[{"title": module.title, "minutes": module.minutes} for module in outline.modules],
        attestation=enrolment.attestation,
        attested_at=enrolment.attested_at,
        signed_as=enrolment.signed_as,
        way=Way.TOGETHER if together else Way.ONLINE,
        led_by=together.led_by if together else "",
    )
    fulfil(completion, standing.pace.under)
    course_completed.send(sender=Completion, completion=completion)
    return completion


def _overall_score(standing: Standing) -> Decimal | None:
    """The mean of the best scores in the quizzes the course has; None where it has none."""
    records = (standing.records.get(step.key) for step in standing.outline.steps)
    scores = [record.score for record in records if record is not None and record.score is not None]
    return (sum(scores, Decimal(0)) / len(scores)).quantize(Decimal("0.01")) if scores else None
