"""A completion counts for what is required of its learner; and what was finished before may count as well."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from progress.cycles import opens_on, valid_until
from progress.models import Completion, Obligation, Requirement
from progress.pacing import PART_READ

RESULT = ("completed_on", "completion", "valid_until", "opens_on", "due_on", "reopened_on")


def fulfil(completion: Completion, obligations: Sequence[Obligation]) -> None:
    """Called inside the transaction that completes a course, with all that asks it of the learner now."""
    for obligation in obligations:
        count(obligation, completion)
    if obligations:
        Obligation.objects.bulk_update(obligations, RESULT)
        for name, value in facts_of(obligations).items():
            setattr(completion, name, value)
        completion.save()


def count(obligation: Obligation, completion: Completion) -> None:
    """From this completion on: until when it is valid, when it can be taken again, and by when it has to be."""
    requirement = obligation.requirement
    day = completion.completed_at.astimezone(obligation.organisation.zone).date()
    until = valid_until(requirement, day)
    obligation.completion, obligation.completed_on = completion, day
    obligation.valid_until = obligation.due_on = until
    obligation.opens_on = opens_on(requirement, day, until)
    obligation.reopened_on = None


def count_earlier(obligations: Iterable[Obligation]) -> None:
    """Someone finished the course before it was required of them: it counts if it was as the requirement wants it."""
    waiting: dict[tuple[int, uuid.UUID], list[Obligation]] = {}
    for obligation in obligations:
        waiting.setdefault((obligation.learner_id, obligation.requirement.course_key), []).append(obligation)
    counted: dict[int, Obligation] = {}
    learners = {learner for learner, _course in waiting}
    latest = Completion.objects.filter(enrolment__learner__in=learners).order_by("completed_at", "pk")
    for completion in latest.select_related("enrolment"):
        for obligation in waiting.get((completion.enrolment.learner_id, completion.course_key), ()):
            if is_as_required(completion, obligation.requirement) and counts_still(completion, obligation):
                count(obligation, completion)
                counted[obligation.pk] = obligation
    Obligation.objects.bulk_update(counted.values(), RESULT)


def is_as_required(completion: Completion, requirement: Requirement) -> bool:
    """Long enough, and signed where that is asked for. Of the pace only the whole is known afterwards."""
    read = completion.minutes * 60 // PART_READ if requirement.is_paced else 0
    long_enough = completion.active_seconds >= max(read, (requirement.minimum_minutes or 0) * 60)
    return long_enough and bool(completion.signed_as or not requirement.asks_signature)


def counts_still(completion: Completion, obligation: Obligation) -> bool:
    day = completion.completed_at.astimezone(obligation.organisation.zone).date()
    until = valid_until(obligation.requirement, day)
    return until is None or until >= obligation.today


def facts_of(obligations: Sequence[Obligation]) -> dict[str, Any]:
    """What the completion keeps of the requirements it was made under; of several last days the first."""
    rules = [one.requirement for one in obligations]
    return {
        "valid_until": min((one.valid_until for one in obligations if one.valid_until), default=None),
        "profile_name": "; ".join(dict.fromkeys(rule.profile_name for rule in rules if rule.profile_name))[:200],
        "approval_reference": next((rule.approval_reference for rule in rules if rule.approval_reference), ""),
    }
