"""Organisations (a tree), their groups, and who belongs to them in which role."""

from __future__ import annotations

import zoneinfo
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node, MP_NodeManager, MP_NodeQuerySet

from people.models.users import User


def validate_time_zone(name: str) -> None:
    if name not in zoneinfo.available_timezones():
        raise ValidationError(
            _("%(name)s is not the name of a time zone, such as America/Toronto."), params={"name": name}
        )


class Role(models.TextChoices):
    ADMINISTRATOR = "administrator", _("Administrator")
    LEADER = "leader", _("Leader")
    LEARNER = "learner", _("Learner")


class OrganisationQuerySet(MP_NodeQuerySet):
    def administered_by(self, user: User) -> OrganisationQuerySet:
        """Organisations `user` administers, and everything below them in the tree."""
        paths = Membership.objects.filter(user=user, role=Role.ADMINISTRATOR, group=None).values_list(
            "organisation__path", flat=True
        )
        below = Q(pk=None)
        for path in paths:
            below |= Q(path__startswith=path)
        return self.filter(below)

    def visible_to(self, user: User) -> OrganisationQuerySet:
        """What `user` administers, and the organisations they belong to themselves."""
        belongs = Membership.objects.filter(user=user).values("organisation")
        return self.administered_by(user) | self.filter(pk__in=belongs)


class OrganisationManager(MP_NodeManager.from_queryset(OrganisationQuerySet)):  # type: ignore[misc]
    def get_queryset(self) -> OrganisationQuerySet:
        # MP_NodeManager names its own queryset; trees are read in path order.
        return OrganisationQuerySet(self.model, using=self._db).order_by("path")


class Organisation(MP_Node):
    """A board, school, employer or agency; a child belongs to its parent (board → school, company → site)."""

    wagtail_reference_index_ignore = True

    class Kind(models.TextChoices):
        BOARD = "board", _("School board")
        SCHOOL = "school", _("School")
        EMPLOYER = "employer", _("Employer")
        SITE = "site", _("Work site")
        AGENCY = "agency", _("Agency")

        @property
        def is_for_teaching(self) -> bool:
            return self in (self.BOARD, self.SCHOOL)

    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    region = models.CharField(_("region"), max_length=20, blank=True, help_text=_("ISO 3166-2 code, such as CA-ON."))
    time_zone = models.CharField(
        _("time zone"), max_length=64, default=settings.TIME_ZONE, validators=[validate_time_zone]
    )

    node_order_by = ["name"]
    objects = OrganisationManager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def __str__(self) -> str:
        return self.name

    @cached_property
    def zone(self) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(self.time_zone)


class GroupQuerySet(models.QuerySet["Group"]):
    def led_by(self, user: User) -> GroupQuerySet:
        """Groups `user` leads, and every group of an organisation `user` administers."""
        led = Membership.objects.filter(user=user, role=Role.LEADER).values("group")
        return self.filter(Q(pk__in=led) | Q(organisation__in=Organisation.objects.administered_by(user)))

    def joined_by(self, user: User) -> GroupQuerySet:
        return self.filter(memberships__user=user, memberships__role=Role.LEARNER)


class Group(models.Model):
    """A class or a team: one model, two words on screen."""

    wagtail_reference_index_ignore = True
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="groups")
    name = models.CharField(_("name"), max_length=200)
    members = models.ManyToManyField(User, through="people.Membership", related_name="+")

    objects = GroupQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("group")
        verbose_name_plural = _("groups")

    def __str__(self) -> str:
        return self.name

    @property
    def is_class(self) -> bool:
        """Where people are taught a group is called a class, elsewhere a team."""
        return Organisation.Kind(self.organisation.kind).is_for_teaching

    def learners(self) -> models.QuerySet[User]:
        return User.objects.filter(memberships__group=self, memberships__role=Role.LEARNER)

    def add(self, user: User, role: Role = Role.LEARNER) -> Membership:
        """Twice is as good as once."""
        return self.memberships.get_or_create(user=user, role=role)[0]


class MembershipQuerySet(models.QuerySet["Membership"]):
    def learning(self) -> MembershipQuerySet:
        return self.filter(role=Role.LEARNER)

    def hold(self) -> None:
        """Until the transaction ends, whoever else holds one of these waits."""
        list(self.order_by("pk").select_for_update(no_key=True).values_list("pk"))


class Membership(models.Model):
    """A person's role in an organisation, or in one of its groups."""

    wagtail_reference_index_ignore = True
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="memberships", null=True, blank=True)
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "group", "role"], name="people_one_role_in_a_group"),
            models.UniqueConstraint(
                fields=["user", "organisation", "role"],
                condition=Q(group=None),
                name="people_one_role_in_an_organisation",
                violation_error_message=_("This person has this role in the organisation already."),
            ),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        # A group belongs to one organisation; a membership of it can name no other.
        if self.group:
            self.organisation = self.group.organisation
        super().save(*args, **kwargs)

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}, {self.group or self.organisation}"
