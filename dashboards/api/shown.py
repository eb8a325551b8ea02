"""Each row as the interface shows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from certificates.models import Certificate
from people.models import Employment, Organisation
from progress.models import Completion, Enrolment, Obligation

Shown = dict[str, Any]


def place(one: Organisation, numbers: Mapping[str, int]) -> Shown:
    """`numbers` of the organisations that may be named, by their place in the tree."""
    parent = numbers.get(one.path[: -Organisation.steplen])
    return {"id": one.pk, "name": one.name, "kind": one.kind, "parent": parent, "time_zone": one.time_zone}


def person(one: Employment) -> Shown:
    return {
        "id": one.pk,
        "person": one.user_id,
        "name": one.user.display_name,
        "email": one.user.email,
        "language": one.user.language,
        "staff_number": one.staff_number,
        "organisation": one.organisation_id,
        "team": one.team.name if one.team else "",
        "position": one.position,
        "work": one.work,
        "hired_on": one.hired_on,
        "left_on": one.left_on,
        "changed_at": one.changed_at,
    }


def required_training(one: Obligation) -> Shown:
    return {
        "id": one.pk,
        "person": one.learner_id,
        "employment": one.employment_id,
        "organisation": one.organisation_id,
        "course": one.requirement.course_key,
        "title": one.requirement.course_title,
        "profile": one.requirement.profile_name,
        "state": one.state.value,
        "due_on": one.due_on,
        "finished_on": one.completed_on,
        "valid_until": one.valid_until,
        "exempt_on": one.exempt_on,
        "ended_on": one.ended_on,
    }


def cycle(one: Enrolment) -> Shown:
    return {
        "id": one.pk,
        "person": one.learner_id,
        "course": one.course_key,
        "title": one.course_title,
        "cycle": one.cycle,
        "started_at": one.started_at,
        "completed_at": one.completion.completed_at if one.has_completion() else None,
    }


def finished(one: Completion) -> Shown:
    certificate = getattr(one, "certificate", None)
    return {
        "id": one.pk,
        "person": one.enrolment.learner_id,
        "enrolment": one.enrolment_id,
        "course": one.course_key,
        "title": one.course_title,
        "version": one.course_version,
        "language": one.language,
        "completed_at": one.completed_at,
        "active_minutes": one.active_minutes,
        "score": None if one.score is None else float(one.score),
        "valid_until": one.valid_until,
        "signed_as": one.signed_as,
        "way": one.way,
        "led_by": one.led_by,
        "certificate": certificate.code if certificate else None,
    }


def proof(one: Certificate) -> Shown:
    return {
        "id": one.pk,
        "person": one.learner_id,
        "code": one.code,
        "name": one.holder_name,
        "title": one.course_title,
        "state": one.state.value,
        "issued_on": one.issued_on,
        "expires_on": one.expires_on,
        "replaced_by": one.replaced_by.code if one.replaced_by else None,
        "address": one.verification_address,
        "changed_at": one.changed_at,
    }
