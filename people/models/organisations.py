"""Organisations (a tree), their groups, and who belongs to them in which role."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, ExpressionWrapper, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node, MP_NodeManager, MP_NodeQuerySet

from people.choices import GradeBand, Joining, Role
from people.codes import as_stored, in_groups, random_code
from people.holding import hold
from people.models.users import User

CODE_LENGTH = 6


def validate_time_zone(name: str) -> None:
    if name not in zoneinfo.available_timezones():
        raise ValidationError(
            _("%(name)s is not the name of a time zone, such as America/Toronto."), params={"name": name}
        )


class OrganisationQuerySet(MP_NodeQuerySet):
    def administered_by(self, user: User) -> OrganisationQuerySet:
        """Organisations `user` administers, and everything below them in the tree."""
        own = Membership.objects.filter(user=user, role=Role.ADMINISTRATOR, group=None)
        below = Q(pk=None)
        for path in own.values_list("organisation__path", flat=True):
            below |= Q(path__startswith=path)
        return self.filter(below)

    def visible_to(self, user: User) -> OrganisationQuerySet:
        """What `user` administers, and the organisations they belong to themselves."""
        belongs = Membership.objects.filter(user=user).values("organisation")
        return self.administered_by(user) | self.filter(pk__in=belongs)

    def within(self, organisation: Organisation) -> OrganisationQuerySet:
        """The organisation itself, and everything below it in the tree."""
        return self.filter(path__startswith=organisation.path)

    def employing(self) -> OrganisationQuerySet:
        """Employers and their work sites: where there is a staff list."""
        return self.filter(kind__in=Organisation.EMPLOYING)

    def with_staff_counted(self) -> OrganisationQuerySet:
        """`staff`: how many work at the very place today, not below it."""
        return self.annotate(staff=Count("employments", filter=Q(employments__left_on=None)))


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
    days_kept = models.PositiveSmallIntegerField(
        _("days a class is kept after its term"),
        default=60,
        help_text=_("Then names, cards and progress of its learners are deleted, and only counts stay."),
    )
    staff_course_first = models.BooleanField(
        _("staff course first"),
        default=True,
        help_text=_(
            "Teachers finish the course’s facilitator module before they assign lessons on sensitive subjects."
        ),
    )

    EMPLOYING = (Kind.EMPLOYER, Kind.SITE)
    node_order_by = ["name"]
    objects = OrganisationManager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def __str__(self) -> str:
        return self.name

    @property
    def is_employing(self) -> bool:
        return self.kind in self.EMPLOYING

    @property
    def root_path(self) -> str:
        """Of the company or the board at the top of its tree."""
        return self.path[: self.steplen]

    @property
    def paths_upwards(self) -> list[str]:
        """Its own, and those of the organisations above it, the nearest first."""
        return [self.path[:end] for end in range(len(self.path), 0, -self.steplen)]

    def hold_root(self) -> None:
        """Deeds that concern a company as a whole come one after the other."""
        hold(Organisation.objects.filter(path=self.root_path))

    def place_under(self, parent: Organisation | None) -> None:
        """Also after a new name: what stands below one organisation stands in the order of its names."""
        if parent:
            self.move(parent, "sorted-child")
        else:
            self.move(Organisation.get_last_root_node(), "sorted-sibling")

    @cached_property
    def zone(self) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(self.time_zone)


class GroupQuerySet(models.QuerySet["Group"]):
    def led_by(self, user: User) -> GroupQuerySet:
        """Groups `user` leads, and every group of an organisation `user` administers: `is_administered` says which."""
        led = Membership.objects.filter(user=user, role=Role.LEADER).values("group")
        administered = Q(organisation__in=Organisation.objects.administered_by(user))
        return self.filter(Q(pk__in=led) | administered).annotate(
            is_administered=ExpressionWrapper(administered, models.BooleanField())
        )

    def with_leader(self, user: User) -> GroupQuerySet:
        """Groups `user` leads in person, not by administering."""
        return self.filter(memberships__user=user, memberships__role=Role.LEADER)

    def joined_by(self, user: User) -> GroupQuerySet:
        return self.filter(memberships__user=user, memberships__role=Role.LEARNER)

    def present(self) -> GroupQuerySet:
        """Those whose term is not over."""
        return self.filter(archived_at=None)

    def over(self) -> GroupQuerySet:
        return self.exclude(archived_at=None)

    def with_code(self, typed: str) -> GroupQuerySet:
        """The group of a code as a person types it."""
        return self.present().filter(join_code=as_stored(typed) or None)


def new_join_code() -> str:
    """Six letters of 21, about 26 bits: short enough for a board, and wrong ones are limited."""
    return random_code(CODE_LENGTH)


class Group(models.Model):
    """A class or a team: one model, two words on screen."""

    wagtail_reference_index_ignore = True
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="groups")
    name = models.CharField(_("name"), max_length=200)
    grade_band = models.CharField(_("grades"), max_length=10, choices=GradeBand.choices, blank=True)
    join_code = models.CharField(_("code"), max_length=CODE_LENGTH, unique=True, default=new_join_code)
    joining = models.CharField(_("joining"), max_length=10, choices=Joining.choices, default=Joining.CLOSED)
    approves_joiners = models.BooleanField(_("the leader lets in each who joins"), default=False)
    card_language = models.CharField(
        _("language of the cards"), max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    created_at = models.DateTimeField(_("made"), default=timezone.now, editable=False)
    # The term is over: nobody joins or learns in it any more. Its learners are erased `days_kept` later.
    archived_at = models.DateTimeField(_("archived"), null=True, blank=True, editable=False)
    erased_at = models.DateTimeField(_("erased"), null=True, blank=True, editable=False)
    members = models.ManyToManyField(User, through="people.Membership", related_name="+")

    is_administered = False  # by whoever asks: `led_by`
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

    @property
    def spoken_code(self) -> str:
        """In two groups of three, as it is shown, read aloud and printed."""
        return in_groups(self.join_code, "-", CODE_LENGTH // 2)

    @property
    def is_open(self) -> bool:
        """Someone new can join."""
        return self.archived_at is None and self.joining != Joining.CLOSED

    @property
    def erased_from(self) -> dt.date | None:
        """From this day of the organisation's zone on, what is kept about its learners is deleted."""
        if self.archived_at is None:
            return None
        last = timezone.localdate(self.archived_at, self.organisation.zone)
        return last + dt.timedelta(days=self.organisation.days_kept)

    def learners(self) -> models.QuerySet[User]:
        return User.objects.filter(memberships__group=self, memberships__role=Role.LEARNER)

    def add(self, user: User, role: Role = Role.LEARNER) -> Membership:
        """Twice is as good as once."""
        return self.memberships.get_or_create(user=user, role=role)[0]


class MembershipQuerySet(models.QuerySet["Membership"]):
    def learning(self) -> MembershipQuerySet:
        return self.filter(role=Role.LEARNER)

    def administering(self, organisation: Organisation) -> MembershipQuerySet:
        """Of whoever administers it, or an organisation above it, and can still sign in."""
        administrators = self.filter(role=Role.ADMINISTRATOR, group=None, user__is_active=True)
        return administrators.filter(organisation__path__in=organisation.paths_upwards)

    def hold(self) -> None:
        hold(self.order_by("pk"))


class Membership(models.Model):
    """A person's role in an organisation, or in one of its groups."""

    wagtail_reference_index_ignore = True
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="memberships", null=True, blank=True)
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    since = models.DateTimeField(_("since"), default=timezone.now, editable=False)
    # A keyed hash of the person's number in the school's own list, which is not kept: it finds them at the next import.
    roster_mark = models.CharField(_("place in the school’s list"), max_length=64, blank=True, editable=False)

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
