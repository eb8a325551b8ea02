"""Awarding: once a cycle, inside the transaction that completes the course."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.dispatch import receiver

from certificates.dates import months_after, zone_of
from certificates.models import Certificate
from certificates.names import LONGEST, tidied, unprintable
from people.models import User
from people.signals import guest_claimed
from progress.models import Completion
from progress.signals import course_completed

LETTER_COUNTRIES = ("CA", "US")


def award(completion: Completion) -> Certificate:
    """The completion's certificate, made now if it has none. The unique completion decides, however often this runs."""
    learner = completion.enrolment.learner
    zone = zone_of(learner)
    issued_on = completion.completed_at.astimezone(zone).date()
    months = completion.valid_months
    certificate, _made = Certificate.objects.get_or_create(
        completion=completion,
        defaults={
            "learner": learner,
            "holder_name": name_of(learner),
            "course_title": completion.course_title,
            "facts": facts_of(completion) | {"time_zone": zone.key},
            "issued_on": issued_on,
            "expires_on": months_after(issued_on, months) if months else None,
        },
    )
    return certificate


def name_of(learner: User) -> str:
    """An account's own name. Guests, and accounts without a name that can be printed, are asked."""
    name = "" if learner.is_guest else tidied(learner.display_name)
    return "" if len(name) > LONGEST or unprintable(name) else name  # composing letters may have made it longer


def facts_of(completion: Completion) -> dict[str, Any]:
    """What is printed beside title and dates, frozen: the course and the site may change or vanish."""
    return {
        "version": completion.course_version,
        "language": completion.language,
        "minutes": completion.minutes,
        "active_minutes": completion.active_minutes,
        "score": None if completion.score is None else float(completion.score),
        "modules": completion.modules,
        "attestation": completion.attestation,
        "site_name": settings.SITE_NAME,
        "site_address": settings.WAGTAILADMIN_BASE_URL,
        "paper": "letter" if settings.DEFAULT_REGION.startswith(LETTER_COUNTRIES) else "a4",
    }


@receiver(course_completed, dispatch_uid="certificates_award")
def award_on_completion(sender: type, completion: Completion, **kwargs: object) -> None:
    award(completion)


@receiver(guest_claimed, dispatch_uid="certificates_move")
def move_certificates(sender: type, guest: User, account: User, **kwargs: object) -> None:
    Certificate.objects.of(guest).update(learner=account)
