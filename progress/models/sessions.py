"""Training run for people together: what was shown to whom, for how long, and what each signed."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.models import Employment, Group, Organisation, User
from progress.models.completions import Completion


class GroupSessionQuerySet(models.QuerySet["GroupSession"]):
    def open(self) -> GroupSessionQuerySet:
        return self.filter(closed_at=None)

    def led_by(self, user: User) -> GroupSessionQuerySet:
        """Of what `user` administers, of the teams `user` leads, and those that `user` began and may still run."""
        led = Q(team__in=Group.objects.with_leader(user))
        return self.filter(led | Q(organisation__in=Organisation.objects.administered_by(user)))


class GroupSession(models.Model):
    """One course, run by a supervisor for some people of one place, in as many sittings as it takes.

    What is counted lies here until it is closed: a person's own records are touched only for what they signed.
    """

    wagtail_reference_index_ignore = True
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="group_sessions")
    team = models.ForeignKey(Group, on_delete=models.SET_NULL, null=True, blank=True, related_name="group_sessions")
    course_key = models.UUIDField(_("course key"))
    course_title = models.CharField(_("course title"), max_length=255)
    language = models.CharField(_("language"), max_length=10)  # in which it is shown
    led_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    leader_name = models.CharField(_("led by"), max_length=200)  # stays when the account goes
    step_key = models.UUIDField(_("on the screen"), null=True, blank=True)  # None: a break
    begun_at = models.DateTimeField(_("begun"), default=timezone.now)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    objects = GroupSessionQuerySet.as_manager()

    class Meta:
        ordering = ["-begun_at", "-pk"]
        indexes = [models.Index(fields=["organisation", "-begun_at"], name="progress_sessions_of_place")]
        verbose_name = _("group session")
        verbose_name_plural = _("group sessions")

    def __str__(self) -> str:
        return f"{self.course_title}, {self.begun_at:%Y-%m-%d}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def day(self) -> dt.date:
        """On which it was begun, where it was held."""
        return timezone.localdate(self.begun_at, self.organisation.zone)


class Presented(models.Model):
    """One lesson on the screen of a session: time is counted as for a step of one person (`progress.active_time`)."""

    session = models.ForeignKey(GroupSession, on_delete=models.CASCADE, related_name="presented")
    step_key = models.UUIDField(_("step key"))
    opened_at = models.DateTimeField(_("opened"))
    last_active_at = models.DateTimeField(_("last active"), null=True, blank=True)
    active_seconds = models.PositiveIntegerField(_("active seconds"), default=0)
    has_beats = models.BooleanField(_("timed by the page's heartbeat"), default=False)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "step_key"], name="progress_presented_once")]

    def __str__(self) -> str:
        return f"{self.session}: {self.step_key}"


class AttendanceQuerySet(models.QuerySet["Attendance"]):
    def here(self) -> AttendanceQuerySet:
        return self.filter(is_here=True)

    def by_name(self) -> AttendanceQuerySet:
        return self.select_related("learner", "employment__organisation").order_by("learner__display_name", "pk")

    def awaited(self) -> AttendanceQuerySet:
        """Who is here and has said neither yes nor no."""
        return self.here().filter(signed_at=None, declined_at=None)


class Attendance(models.Model):
    """One person at one session. Nobody signs who is not here, nor twice."""

    session = models.ForeignKey(GroupSession, on_delete=models.CASCADE, related_name="attendances")
    employment = models.ForeignKey(Employment, on_delete=models.CASCADE, related_name="+")
    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="attendances")
    came_at = models.DateTimeField(_("came"), default=timezone.now)
    is_here = models.BooleanField(_("present"), default=True)
    # What they had spent on the lessons by themselves: what comes to it meanwhile is not counted twice.
    own_seconds = models.PositiveIntegerField(default=0)
    tries = models.JSONField(_("checks answered"), default=list, blank=True)  # numbers of attempts, on the tablet
    statement = models.TextField(_("statement as signed"), blank=True)
    is_for_all = models.BooleanField(_("of the whole course"), default=False)  # else: of some lessons
    signed_name = models.CharField(_("signed as"), max_length=200, blank=True)
    signed_at = models.DateTimeField(_("signed"), null=True, blank=True)
    declined_at = models.DateTimeField(_("did not sign"), null=True, blank=True)
    completion = models.OneToOneField(
        Completion, on_delete=models.SET_NULL, null=True, blank=True, related_name="attendance"
    )
    undone_at = models.DateTimeField(_("taken back"), null=True, blank=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    undone_reason = models.CharField(_("reason"), max_length=200, blank=True)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "learner"], name="progress_attends_once"),
            models.UniqueConstraint(fields=["learner"], condition=Q(is_here=True), name="progress_at_one_session"),
        ]

    def __str__(self) -> str:
        return f"{self.learner}: {self.session}"


class Heard(models.Model):
    """How long one person was there for one lesson, and what of it their own record took over."""

    attendance = models.ForeignKey(Attendance, on_delete=models.CASCADE, related_name="heard")
    step_key = models.UUIDField(_("step key"))
    opened_at = models.DateTimeField(_("opened"))
    last_active_at = models.DateTimeField(_("last active"))
    seconds = models.PositiveIntegerField(_("active seconds"), default=0)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    counted_seconds = models.PositiveIntegerField(default=0)
    marked_done = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["attendance", "step_key"], name="progress_heard_once")]

    def __str__(self) -> str:
        return f"{self.attendance}: {self.step_key}"
