"""What the interface answers. Days are `YYYY-MM-DD`, in the zone of the place; moments carry their zone."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Annotated

from ninja import Field, Schema

Next = Annotated[str | None, Field(description="`cursor` for what comes after; null at the end.")]


class Error(Schema):
    detail: str | list


class Place(Schema):
    id: int
    name: str
    kind: str
    parent: int | None
    time_zone: str


class Person(Schema):
    """Someone's work at one place. Who works at two has two of these; `person` is the same."""

    id: int
    person: int
    name: str
    email: str | None
    language: str
    staff_number: str
    organisation: int
    team: str
    position: str
    work: str
    hired_on: dt.date | None
    left_on: dt.date | None
    changed_at: dt.datetime


class RequiredTraining(Schema):
    """How one person stands with one training that is required of them."""

    id: int
    person: int
    employment: int
    organisation: int
    course: uuid.UUID
    title: str
    profile: str
    state: Annotated[str, Field(description="compliant, to-do, due-soon, overdue, expired or exempt.")]
    due_on: dt.date | None
    finished_on: dt.date | None
    valid_until: dt.date | None
    exempt_on: dt.date | None
    ended_on: dt.date | None


class Cycle(Schema):
    """One person taking one course, once."""

    id: int
    person: int
    course: uuid.UUID
    title: str
    cycle: int
    started_at: dt.datetime
    completed_at: dt.datetime | None


class Finished(Schema):
    id: int
    person: int
    enrolment: int
    course: uuid.UUID
    title: str
    version: str
    language: str
    completed_at: dt.datetime
    active_minutes: int
    score: float | None
    valid_until: dt.date | None
    signed_as: str
    way: Annotated[str, Field(description="online, or together: run by a supervisor for several people.")]
    led_by: Annotated[str, Field(description="Of a session together; else empty.")]
    certificate: Annotated[str | None, Field(description="The code that anyone can check.")]


class Proof(Schema):
    id: int
    person: int | None
    code: str
    name: Annotated[str, Field(description="As printed; empty until its holder has said it.")]
    title: str
    state: Annotated[str, Field(description="valid, expired, revoked or replaced.")]
    issued_on: dt.date
    expires_on: dt.date | None
    replaced_by: str | None
    address: Annotated[str, Field(description="Where anyone can check it.")]
    changed_at: dt.datetime


class Places(Schema):
    items: list[Place]
    next: Next


class People(Schema):
    items: list[Person]
    next: Next


class RequiredTrainings(Schema):
    items: list[RequiredTraining]
    next: Next


class Cycles(Schema):
    items: list[Cycle]
    next: Next


class Completions(Schema):
    items: list[Finished]
    next: Next


class Proofs(Schema):
    items: list[Proof]
    next: Next
