"""Who works where, since when and as what. What an inspector asks of an employer hangs on it, so leavers stay."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.models.organisations import Group, Organisation
from people.models.users import User


class Work(models.TextChoices):
    """What people do, in the words of training laws. What the employer calls it is `Employment.position`."""

    MANAGEMENT = "management", _("Management")
    FRONT_DESK = "front-desk", _("Front desk and guest services")
    HOUSEKEEPING = "housekeeping", _("Housekeeping and cleaning")
    BELL_STAFF = "bell-staff", _("Bell staff, doors and drivers")
    SECURITY = "security", _("Security")
    FOOD = "food", _("Food and drink")
    MAINTENANCE = "maintenance", _("Maintenance")
    PROCUREMENT = "procurement", _("Procurement")
    HUMAN_RESOURCES = "human-resources", _("Human resources")
    EDUCATION = "education", _("Teaching and school staff")
    OTHER = "other", _("Other work")


class EmploymentQuerySet(models.QuerySet["Employment"]):
    def within(self, organisation: Organisation) -> EmploymentQuerySet:
        """At the organisation, or anywhere below it in the tree."""
        return self.filter(organisation__path__startswith=organisation.path)

    def administered_by(self, user: User) -> EmploymentQuerySet:
        return self.filter(organisation__in=Organisation.objects.administered_by(user))

    def visible_to(self, user: User) -> EmploymentQuerySet:
        """Of what `user` administers, and of the teams `user` leads."""
        led = Q(team__in=Group.objects.with_leader(user))
        return self.filter(led | Q(organisation__in=Organisation.objects.administered_by(user)))

    def of(self, person: User) -> EmploymentQuerySet:
        return self.filter(user=person)

    def present(self) -> EmploymentQuerySet:
        return self.filter(left_on=None)

    def present_on(self, day: dt.date) -> EmploymentQuerySet:
        """Who had not left before that day; the last day is a day of work."""
        return self.filter(Q(left_on=None) | Q(left_on__gte=day))

    def doing(self, works: Iterable[str]) -> EmploymentQuerySet:
        """Those whose work is among `works`; everyone where none is named."""
        named = list(works)
        return self.filter(work__in=named) if named else self


class Employment(models.Model):
    """One person's work at one place. Somebody who comes back has another: each has its own day of hire."""

    wagtail_reference_index_ignore = True
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="employments")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="employments")
    company = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", editable=False)  # the root
    team = models.ForeignKey(Group, on_delete=models.SET_NULL, null=True, blank=True, related_name="employments")
    staff_number = models.CharField(_("staff number"), max_length=40, blank=True)
    position = models.CharField(_("position"), max_length=120, blank=True)  # as the employer calls it
    work = models.CharField(_("work"), max_length=20, choices=Work.choices, default=Work.OTHER)
    hired_on = models.DateField(_("hired"), null=True, blank=True)
    left_on = models.DateField(_("left"), null=True, blank=True)
    changed_at = models.DateTimeField(_("changed"), default=timezone.now, editable=False)

    objects = EmploymentQuerySet.as_manager()

    class Meta:
        ordering = ["user__display_name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["company", "staff_number"],
                condition=Q(left_on=None) & ~Q(staff_number=""),
                name="people_one_staff_number_in_a_company",
            ),
            models.UniqueConstraint(
                fields=["user", "organisation"], condition=Q(left_on=None), name="people_employed_once_at_a_place"
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "left_on"], name="people_staff_of_a_place"),
            models.Index(fields=["changed_at", "id"], name="people_staff_changed"),
        ]
        verbose_name = _("employment")
        verbose_name_plural = _("employments")

    def __str__(self) -> str:
        return f"{self.user}: {self.organisation}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        # A number is one person's in the whole company, whichever site is nearest.
        self.company = self.organisation.get_root()
        self.changed_at = timezone.now()
        super().save(*args, **kwargs)

    @property
    def is_present(self) -> bool:
        return self.left_on is None
