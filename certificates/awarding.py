"""Awarding: once a cycle, inside the transaction that completes the course."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Exists, F, OuterRef, Subquery
from django.dispatch import receiver

from certificates.credentials.places import take_place
from certificates.dates import zone_at
from certificates.designs.choosing import design_for
from certificates.models import Certificate, DesignEdition
from certificates.names import read_name
from certificates.paper import paper_in
from curriculum.choices import Audience
from curriculum.models import Course
from people.models import Employment, Membership, Organisation, Role, User
from people.signals import guest_claimed
from progress.days import months_after
from progress.models import Completion, Obligation
from progress.signals import course_completed


def award(completion: Completion) -> Certificate:
    """The completion's certificate, made now if it has none. The unique completion decides, however often this runs."""
    if made := Certificate.objects.filter(completion=completion).first():
        return made
    learner = completion.enrolment.learner
    employment = employment_for(completion)
    organisation = employment.organisation if employment else organisation_of(learner)
    zone = zone_at(organisation)
    issued_on = completion.completed_at.astimezone(zone).date()
    design = design_for(organisation, completion.course_key)
    facts = {
        "learner": learner,
        "organisation": organisation,
        "holder_name": name_of(learner),
        "course_title": completion.course_title,
        "facts": facts_of(completion, organisation, design)
        | {"time_zone": zone.key, "role": employment.position if employment else ""},
        "design": design,
        "issued_on": issued_on,
        "expires_on": last_day_of(completion, issued_on),
    }
    certificate, _made = take_place(
        lambda place: Certificate.objects.get_or_create(completion=completion, defaults={**facts, **place})
    )
    return certificate


def last_day_of(completion: Completion, issued_on: dt.date) -> dt.date | None:
    """What the employer's requirement says, where there was one; else what the course says."""
    if completion.valid_until or completion.profile_name:
        return completion.valid_until
    return months_after(issued_on, completion.valid_months) if completion.valid_months else None


def name_of(learner: User) -> str:
    """An account's own name. Guests, and accounts without a name that can be printed, are asked."""
    try:
        return "" if learner.is_guest else read_name(learner.display_name)
    except ValidationError:
        return ""


def employment_for(completion: Completion) -> Employment | None:
    """The work it was required for; else what they do now at the first place they joined."""
    learner = completion.enrolment.learner
    if learner.is_guest:
        return None
    counted = Obligation.objects.filter(completion=completion, employment=OuterRef("pk"))
    joined = Membership.objects.learning().filter(user=learner, group=None, organisation=OuterRef("organisation"))
    found = Employment.objects.of(learner).present().select_related("organisation")
    found = found.annotate(is_counted=Exists(counted), joined=Subquery(joined.order_by("pk").values("pk")[:1]))
    return found.order_by("-is_counted", F("joined").asc(nulls_last=True), "pk").first()


def organisation_of(learner: User) -> Organisation | None:
    """Where the learner learns: the first they joined."""
    joined = Organisation.objects.filter(memberships__user=learner, memberships__role=Role.LEARNER)
    return joined.order_by("memberships__pk").first()


def facts_of(completion: Completion, organisation: Organisation | None, design: DesignEdition | None) -> dict[str, Any]:
    """What is printed beside title and dates, frozen: the course and the site may change or vanish."""
    courses = Course.objects.filter(translation_key=completion.course_key)
    course = courses.filter(locale__language_code=completion.language).first() or courses.first()
    audience = course.audience if course else ""
    return {
        "course_key": str(completion.course_key),
        "audience": audience,
        "version": completion.course_version,
        "language": completion.language,
        "completed_at": completion.completed_at.isoformat(),
        "minutes": completion.minutes,
        "active_minutes": completion.active_minutes,
        "score": None if completion.score is None else float(completion.score),
        "modules": completion.modules,
        "attestation": completion.attestation,
        "under_18": is_for_pupils(audience, organisation),
        "site_name": settings.SITE_NAME,
        "site_address": settings.WAGTAILADMIN_BASE_URL,
        "paper": paper_in(),
        **where_learned(organisation),
        "profile": completion.profile_name,
        "approval_reference": completion.approval_reference,
        **{name: given for name, given in (design.printed_facts if design else {}).items() if given},
    }


def where_learned(organisation: Organisation | None) -> dict[str, str]:
    """A school is a site of its board, a hotel one of its company. The role is the employment's (`award`)."""
    if organisation is None:
        return {"organisation": "", "site": "", "role": ""}
    whole = organisation.get_root()
    return {"organisation": whole.name, "site": "" if whole == organisation else organisation.name, "role": ""}


def is_for_pupils(audience: str, organisation: Organisation | None) -> bool:
    """Nobody is asked for a birthday. Who takes a pupils' course, or learns at a school what is not for its staff, may
    be under 18."""
    teaching = organisation is not None and Organisation.Kind(organisation.kind).is_for_teaching
    taken_by_pupils = audience in Audience and Audience(audience).is_for_pupils
    return taken_by_pupils or (teaching and audience != Audience.EDUCATORS)


@receiver(course_completed, dispatch_uid="certificates_award")
def award_on_completion(sender: type, completion: Completion, **kwargs: object) -> None:
    award(completion)


@receiver(guest_claimed, dispatch_uid="certificates_move")
def move_certificates(sender: type, guest: User, account: User, **kwargs: object) -> None:
    Certificate.objects.of(guest).update(learner=account)
