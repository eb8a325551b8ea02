"""Requiring a course of an employer's staff, changing that, withdrawing it, and exempting someone from it.

Whoever presses twice has done it once. What was finished stays, with its dates, whatever happens to the requirement.
"""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

from django.db import transaction
from django.tasks import task
from django.utils import timezone
from django.utils.translation import gettext as _

from curriculum.outline import Outline
from people.auditing import record_for_all
from people.holding import hold
from people.models import Deed, Employment, Organisation, User
from progress.models import Obligation, Requirement
from progress.obliging import settle_all
from progress.terms import RuleTerms

MANY = 500  # people; of more the obligations are seen to in the background


class Withdrawn(Exception):
    """The requirement was withdrawn meanwhile."""


class RequiredAlready(Exception):
    """Another requirement of the organisation asks the same people to take the same course."""


@transaction.atomic
def require(
    organisation: Organisation, outline: Outline, terms: RuleTerms, starts_on: dt.date, by: User
) -> Requirement:
    """One that stands already for the same work follows the terms given last."""
    hold(Organisation.objects.filter(pk=organisation.pk))
    standing = same_as(organisation, outline, terms)
    if standing is not None:
        return change(standing, terms, starts_on, by)
    made = Requirement.objects.create(
        organisation=organisation,
        course_key=outline.key,
        course_title=outline.title[:255],
        starts_on=starts_on,
        made_by=by,
        **terms.as_fields(),
    )
    tell(by, made, _("required from %(day)s on") % {"day": starts_on.isoformat()})
    settle_people_of(organisation)
    return made


@transaction.atomic
def change(requirement: Requirement, terms: RuleTerms, starts_on: dt.date, by: User) -> Requirement:
    """What is due changes for whoever has not finished it yet."""
    hold(Organisation.objects.filter(pk=requirement.organisation_id))
    now = Requirement.objects.standing().select_related("organisation").filter(pk=requirement.pk).first()
    if now is None:
        raise Withdrawn
    if Requirement.objects.standing().beside(now).for_works(terms.works):
        raise RequiredAlready
    given: dict[str, Any] = {**terms.as_fields(), "starts_on": starts_on}
    changed = [name for name, value in given.items() if getattr(now, name) != value]
    if changed:
        for name in changed:
            setattr(now, name, given[name])
        now.save(update_fields=changed)
        tell(by, now, _("changed, from %(day)s on") % {"day": starts_on.isoformat()})
        settle_people_of(now.organisation)
    return now


@transaction.atomic
def withdraw(requirement: Requirement, by: User) -> None:
    """Nobody is asked any more, unless an organisation above requires it too."""
    hold(Organisation.objects.filter(pk=requirement.organisation_id))
    if Requirement.objects.standing().filter(pk=requirement.pk).update(withdrawn_at=timezone.now()):
        tell(by, requirement, _("withdrawn"))
        settle_people_of(requirement.organisation)


@transaction.atomic
def exempt(obligation: Obligation, reason: str, by: User) -> bool:
    """From today on, where they work. Says whether this call did it: the first reason stays until it is ended."""
    asked = Obligation.objects.present().filter(pk=obligation.pk, exempt_on=None)
    if not asked.update(exempt_on=obligation.today, exempt_reason=reason[:200], exempted_by=by):
        return False
    tell_of_person(by, obligation, _("exempt"))
    return True


@transaction.atomic
def end_exemption(obligation: Obligation, by: User) -> bool:
    """It is asked of them again, by the day it was due; the reason goes."""
    exempt = Obligation.objects.filter(pk=obligation.pk, exempt_on__isnull=False)
    if not exempt.update(exempt_on=None, exempt_reason="", exempted_by=None):
        return False
    tell_of_person(by, obligation, _("no longer exempt"))
    return True


def same_as(organisation: Organisation, outline: Outline, terms: RuleTerms) -> Requirement | None:
    """The organisation's own that stands for the same course and work."""
    of_course = organisation.requirements.standing().in_course(outline.key)  # type: ignore[attr-defined]
    return next(iter(of_course.for_works(terms.works)), None)


def settle_people_of(organisation: Organisation) -> None:
    """At once, or in the background where they are many."""
    if has_many_people(organisation):
        transaction.on_commit(partial(settle_in_background.enqueue, organisation.pk))
    else:
        settle_all(organisation)


def has_many_people(organisation: Organisation) -> bool:
    return Employment.objects.within(organisation).present()[MANY:].exists()


@task
def settle_in_background(organisation_pk: int) -> None:
    organisation = Organisation.objects.filter(pk=organisation_pk).first()
    if organisation is not None:
        settle_all(organisation)


def tell(by: User, requirement: Requirement, what: str) -> None:
    record_for_all(by, Deed.REQUIRED, requirement.organisation, f"{requirement.course_title[:200]}: {what}")


def tell_of_person(by: User, obligation: Obligation, what: str) -> None:
    """Without the reason: it says something about the person, and the log keeps everything."""
    detail = f"{obligation.requirement.course_title[:200]}: {what}"
    record_for_all(by, Deed.EXEMPTED, obligation.organisation, detail, obligation.learner)
