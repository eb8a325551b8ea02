"""What an employer asks of whoever does certain work, and how each person stands with it."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, ExpressionWrapper, OuterRef, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from curriculum.choices import KeptFrom
from people.models import Employment, Group, Organisation, User, Work
from people.names import heard_as
from progress.models.completions import Completion
from progress.models.enrolments import Enrolment

SOON = dt.timedelta(days=30)  # what is due or runs out within so many days is due soon


class RequirementQuerySet(models.QuerySet["Requirement"]):
    def standing(self) -> RequirementQuerySet:
        """Those that were not withdrawn."""
        return self.filter(withdrawn_at=None)

    def administered_by(self, user: User) -> RequirementQuerySet:
        return self.filter(organisation__in=Organisation.objects.administered_by(user))

    def within(self, organisation: Organisation) -> RequirementQuerySet:
        return self.filter(organisation__path__startswith=organisation.path)

    def reaching(self, organisation: Organisation) -> RequirementQuerySet:
        """Of the organisation itself and of those above it: what its people may have to follow."""
        return self.filter(organisation__path__in=organisation.paths_upwards)

    def in_course(self, course_key: uuid.UUID) -> RequirementQuerySet:
        return self.filter(course_key=course_key)

    def beside(self, requirement: Requirement) -> RequirementQuerySet:
        """The others of its organisation in its course."""
        others = self.exclude(pk=requirement.pk)
        return others.filter(organisation=requirement.organisation_id).in_course(requirement.course_key)

    def for_works(self, works: Iterable[str]) -> list[Requirement]:
        """Those for exactly this work, in whatever order it was named. An organisation has few."""
        return [one for one in self if set(one.works) == set(works)]


class Requirement(models.Model):
    """A standing order of an employer: who does such work here takes this course, by then, and again after so long.

    The terms are frozen from a compliance profile when the requirement is made: a profile that an editor changes
    afterwards changes nobody's dates. Of two that reach a person with the same course, the nearer organisation's
    counts, so that sites of one company may follow different rules.
    """

    wagtail_reference_index_ignore = True
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="requirements")
    course_key = models.UUIDField(_("course key"))
    course_title = models.CharField(_("course title"), max_length=255)  # as it was called when it was required
    works = models.JSONField(_("who is covered"), default=list, blank=True)  # of people.models.Work; []: all
    starts_on = models.DateField(_("from"))  # for whoever works there already, days are counted from here
    due_days = models.PositiveSmallIntegerField(_("due (days after hire)"), null=True, blank=True)
    renewal_months = models.PositiveSmallIntegerField(_("again after (months)"), null=True, blank=True)
    renewal_month = models.PositiveSmallIntegerField(_("again every year by: month"), null=True, blank=True)
    renewal_day = models.PositiveSmallIntegerField(_("again every year by: day"), null=True, blank=True)
    window_days = models.PositiveSmallIntegerField(_("can be renewed so many days before"), default=60)
    minimum_minutes = models.PositiveSmallIntegerField(_("minimum length (minutes)"), null=True, blank=True)
    is_paced = models.BooleanField(_("paced"), default=False)
    attestation = models.TextField(_("closing statement"), blank=True)
    asks_signature = models.BooleanField(_("signed and dated acknowledgement"), default=False)
    retention_months = models.PositiveSmallIntegerField(_("records are kept for (months)"), null=True, blank=True)
    retention_from = models.CharField(
        _("counted from"), max_length=20, choices=KeptFrom.choices, default=KeptFrom.COMPLETION
    )
    profile_key = models.SlugField(_("compliance profile"), max_length=60, blank=True)
    profile_name = models.CharField(_("compliance profile"), max_length=200, blank=True)
    approval_reference = models.CharField(_("approval reference"), max_length=120, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(_("required"), default=timezone.now)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects = RequirementQuerySet.as_manager()

    class Meta:
        ordering = ["course_title", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(renewal_months=None) | Q(renewal_month=None), name="progress_renewed_one_way"
            ),
            models.CheckConstraint(
                condition=Q(renewal_month=None, renewal_day=None)
                | Q(renewal_month__isnull=False, renewal_day__isnull=False),
                name="progress_renewed_on_a_whole_date",
            ),
        ]
        verbose_name = _("requirement")
        verbose_name_plural = _("requirements")

    def __str__(self) -> str:
        return f"{self.organisation}: {self.course_title}"

    def covers(self, employment: Employment) -> bool:
        """By the work alone; where they work is asked of the tree."""
        return not self.works or employment.work in self.works


class ObligationQuerySet(models.QuerySet["Obligation"]):
    def present(self) -> ObligationQuerySet:
        """Of people who still work there, under requirements that still stand."""
        return self.filter(ended_on=None)

    def asking(self) -> ObligationQuerySet:
        """Of those the ones that ask anything: an exempt person takes the course as they like."""
        return self.present().filter(exempt_on=None)

    def of(self, learner: User) -> ObligationQuerySet:
        return self.filter(learner=learner)

    def asked_of(self, learner: User) -> ObligationQuerySet:
        """Of a person, as their own pages show it. Nothing is asked of guests."""
        present = self.none() if learner.is_guest else self.present().of(learner)
        return present.select_related("requirement", "organisation").order_by("pk")

    def in_course(self, course_key: uuid.UUID) -> ObligationQuerySet:
        return self.filter(requirement__course_key=course_key)

    def within(self, organisation: Organisation) -> ObligationQuerySet:
        return self.filter(organisation__path__startswith=organisation.path)

    def visible_to(self, user: User) -> ObligationQuerySet:
        return self.filter(employment__in=Employment.objects.visible_to(user))

    def unfinished(self) -> ObligationQuerySet:
        """Asked of someone who has not finished the course under it yet."""
        return self.filter(completed_on=None, exempt_on=None)

    def in_state(self, state: str, day: dt.date) -> ObligationQuerySet:
        """As `Obligation.state_on` says it."""
        return self.filter(rule_of(state, day))

    def to_be_renewed(self, day: dt.date) -> ObligationQuerySet:
        """The fresh cycle has not been begun: the window is open, or what was finished before does not count."""
        return self.present().filter(rule_of_renewal(day))

    def with_renewal(self, day: dt.date) -> ObligationQuerySet:
        """Each says whether it is `to_be_renewed`."""
        return self.annotate(is_to_be_renewed=ExpressionWrapper(rule_of_renewal(day), models.BooleanField()))


class Obligation(models.Model):
    """How one person stands with one requirement. Earlier cycles are enrolments and completions; this is today.

    `due_on` is the day by which the course is to be finished next: for the first time, or again. `valid_until` is the
    last day that the latest completion counts; `opens_on` the first day on which it can be renewed.
    """

    class State(models.TextChoices):
        COMPLIANT = "compliant", _("Up to date")
        TO_DO = "to-do", _("To do")
        DUE_SOON = "due-soon", _("Due soon")
        OVERDUE = "overdue", _("Overdue")
        EXPIRED = "expired", _("Expired")
        EXEMPT = "exempt", _("Exempt")

    wagtail_reference_index_ignore = True
    requirement = models.ForeignKey(Requirement, on_delete=models.CASCADE, related_name="obligations")
    employment = models.ForeignKey(Employment, on_delete=models.CASCADE, related_name="obligations")
    # Repeated from the employment, because a register of 100,000 people is filtered and paged by them.
    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="obligations")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    company = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+", db_index=False)
    team = models.ForeignKey(Group, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    work = models.CharField(_("work"), max_length=20, choices=Work.choices, default=Work.OTHER)
    sort_name = models.CharField(max_length=200, blank=True, editable=False)
    since = models.DateField(_("since"))  # the later of hire and the requirement's first day
    due_on = models.DateField(_("due"), null=True, blank=True)
    completed_on = models.DateField(_("finished"), null=True, blank=True)  # in the zone of the place
    completion = models.ForeignKey(Completion, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    opens_on = models.DateField(_("can be renewed from"), null=True, blank=True)
    reopened_on = models.DateField(_("renewal begun"), null=True, blank=True)
    exempt_on = models.DateField(_("exempt since"), null=True, blank=True)
    exempt_reason = models.CharField(_("reason"), max_length=200, blank=True)
    exempted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    ended_on = models.DateField(_("ended"), null=True, blank=True)  # they left, moved, or it was withdrawn

    objects = ObligationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["requirement", "employment"], name="progress_obliged_once"),
        ]
        indexes = [
            models.Index(fields=["learner", "ended_on"], name="progress_obliged_learner"),
            models.Index(fields=["requirement", "ended_on", "due_on"], name="progress_obliged_by_due"),
            models.Index(fields=["opens_on"], name="progress_to_be_renewed", condition=Q(ended_on=None)),
            # A page of the register, and the rare rows of it: who is late among a hundred thousand.
            models.Index(fields=["company", "sort_name", "id"], name="progress_obliged_in_company"),
            models.Index(fields=["organisation", "sort_name", "id"], name="progress_obliged_at_place"),
            models.Index(fields=["company", "due_on"], name="progress_obliged_due_there", condition=Q(ended_on=None)),
        ]
        verbose_name = _("obligation")
        verbose_name_plural = _("obligations")

    def __str__(self) -> str:
        return f"{self.learner}: {self.requirement.course_title}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.company_id is None:  # `progress.obliging` writes many at once, and sees to it itself
            self.copy(self.employment)
        super().save(*args, **kwargs)

    def copy(self, employment: Employment) -> None:
        """What a register is filtered and ordered by."""
        self.company_id, self.organisation_id = employment.company_id, employment.organisation_id
        self.team_id, self.work = employment.team_id, employment.work
        self.learner_id, self.sort_name = employment.user_id, sorted_as(employment.user)

    @cached_property
    def today(self) -> dt.date:
        """A day ends at midnight where the person works."""
        return timezone.localdate(timezone=self.organisation.zone)

    @property
    def state(self) -> State:
        return self.state_on(self.today)

    def state_on(self, day: dt.date) -> State:
        if self.exempt_on:
            return self.State.EXEMPT
        if self.due_on and self.due_on < day:
            return self.State.EXPIRED if self.completed_on else self.State.OVERDUE
        if self.due_on and self.due_on <= day + SOON:
            return self.State.DUE_SOON
        return self.State.COMPLIANT if self.completed_on else self.State.TO_DO


def rule_of_renewal(day: dt.date) -> Q:
    same = {"learner": OuterRef("learner"), "course_key": OuterRef("requirement__course_key")}
    before = Exists(Enrolment.objects.filter(**same, completion__isnull=False))
    again = Q(opens_on__lte=day) | (Q(completed_on=None) & Q(before))
    return Q(exempt_on=None, reopened_on=None) & again


def sorted_as(person: User) -> str:
    """By which name a register lists them."""
    return heard_as(person.display_name or person.email or "")[:200]


def rule_of(state: str, day: dt.date) -> Q:
    """`Obligation.state_on` for a database."""
    State = Obligation.State
    asked, done = Q(exempt_on=None), Q(completed_on__isnull=False)
    late, soon = Q(due_on__lt=day), Q(due_on__gte=day, due_on__lte=day + SOON)
    no_hurry = Q(due_on=None) | Q(due_on__gt=day + SOON)
    return {
        State.EXEMPT: ~asked,
        State.EXPIRED: asked & late & done,
        State.OVERDUE: asked & late & ~done,
        State.DUE_SOON: asked & soon,
        State.COMPLIANT: asked & no_hurry & done,
        State.TO_DO: asked & no_hurry & ~done,
    }[State(state)]
