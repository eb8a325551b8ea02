"""One course that somebody finished: when, for how long, and what they confirmed with which words."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from dashboards.inspector.period import Period
from progress.looking_back import day_of
from progress.models import Completion, Obligation


@dataclass(frozen=True)
class Training:
    completion: int
    certificate: int | None
    name: str
    staff_number: str
    place: str
    zone: str
    course_title: str
    version: str
    language: str
    day: str  # where they worked, like the moments below
    is_in_period: bool
    minutes: int  # that it is planned for
    active_minutes: int
    modules: list[str]
    words: str  # that were confirmed
    confirmed_at: str
    signed_as: str
    rule: str
    approval_reference: str

    @property
    def text_version(self) -> str:
        """The same for the same words, and another one for any others."""
        return hashlib.sha256(self.words.encode()).hexdigest()[:12] if self.words else ""


def training_of(completion: Completion, obligation: Obligation, period: Period) -> Training:
    day, place = day_of(completion, obligation), obligation.organisation
    confirmed = completion.attested_at and completion.attested_at.astimezone(place.zone)
    certificate = getattr(completion, "certificate", None)
    return Training(
        completion=completion.pk,
        certificate=certificate.pk if certificate else None,
        name=str(obligation.learner),
        staff_number=obligation.employment.staff_number,
        place=place.name,
        zone=place.time_zone,
        course_title=completion.course_title,
        version=completion.course_version,
        language=completion.language,
        day=day.isoformat(),
        is_in_period=day in period,
        minutes=completion.minutes,
        active_minutes=completion.active_minutes,
        modules=[module["title"] for module in completion.modules],
        words=completion.attestation,
        confirmed_at=confirmed.strftime("%Y-%m-%d %H:%M") if confirmed else "",
        signed_as=completion.signed_as,
        rule=completion.profile_name,
        approval_reference=completion.approval_reference,
    )
