"""On which days people hear of what they have to finish, and what was sent to whom."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from people.models import Organisation, User
from progress.models import Obligation

BEFORE, AFTER = (60, 30, 7), (7, 30)
TRIES = 3  # of one reminder that the server does not take
# A mail takes seconds, and a server that hangs is left after half a minute for each answer it owes.
LOST_AFTER = dt.timedelta(minutes=15)


class Weekday(models.IntegerChoices):
    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class Digest(models.TextChoices):
    WEEKLY = "weekly", _("Every week")
    DAILY = "daily", _("Every day on which someone’s training is due soon or overdue")
    NEVER = "never", _("Never")


class ReminderRules(models.Model):
    """What an organisation's administrators decided; it holds below too, where nothing else was decided.

    When managers get their summary is said once for a company, at the top of its tree.
    """

    wagtail_reference_index_ignore = True
    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="reminder_rules")
    is_on = models.BooleanField(_("remind people by e-mail"), default=True)
    before = models.JSONField(_("days before it is due"), default=list, blank=True)
    on_the_day = models.BooleanField(_("on the day it is due"), default=True)
    after = models.JSONField(_("days after it was due"), default=list, blank=True)
    digest = models.CharField(_("summary for managers"), max_length=10, choices=Digest.choices, default=Digest.WEEKLY)
    digest_weekday = models.PositiveSmallIntegerField(
        _("day of the weekly summary"), choices=Weekday.choices, default=Weekday.MONDAY
    )

    class Meta:
        verbose_name = _("rules of reminders")
        verbose_name_plural = _("rules of reminders")

    def __str__(self) -> str:
        return str(self.organisation)

    @classmethod
    def usual(cls, organisation: Organisation) -> ReminderRules:
        """Where nobody has decided anything."""
        return cls(organisation=organisation, before=list(BEFORE), after=list(AFTER))

    @property
    def offsets(self) -> list[int]:
        """Days from the due date, the earliest first."""
        day = [0] if self.on_the_day else []
        return sorted([*(-days for days in self.before), *day, *self.after])

    def offsets_for(self, wants_fewer: bool) -> list[int]:
        """Who wants fewer hears of it from the due day on; where nothing is sent then, once, at the last moment."""
        late = [offset for offset in self.offsets if offset >= 0]
        return (late or self.offsets[-1:]) if wants_fewer else self.offsets


class FewerReminders(models.Model):
    """Someone chose to hear of it only when it is due. What the employer has to ask of them cannot be silenced."""

    wagtail_reference_index_ignore = True
    person = models.OneToOneField(User, on_delete=models.CASCADE, related_name="fewer_reminders")
    since = models.DateTimeField(_("since"), default=timezone.now)

    class Meta:
        verbose_name = _("choice of fewer reminders")
        verbose_name_plural = _("choices of fewer reminders")

    def __str__(self) -> str:
        return str(self.person)


class ReminderQuerySet(models.QuerySet["Reminder"]):
    def within(self, organisation: Organisation) -> ReminderQuerySet:
        return self.filter(organisation__path__startswith=organisation.path)

    def newest_first(self) -> ReminderQuerySet:
        return self.order_by("-pk")

    def lose_track(self, now: dt.datetime) -> int:
        """Of those whose process died with the mail in its hands: it may have gone out, so it is not sent again."""
        lost = self.filter(outcome=Reminder.Outcome.SENDING, at__lt=now - LOST_AFTER)
        return lost.update(outcome=Reminder.Outcome.UNKNOWN)


class Reminder(models.Model):
    """One mail to one person: about an obligation, so many days from its due date; or a manager's summary of a day.

    The row is there before the mail goes out. Whoever cannot make it, because it is there already, sends nothing.
    """

    class Outcome(models.TextChoices):
        SENT = "sent", _("Sent")
        NO_ADDRESS = "no-address", _("No e-mail address")
        REFUSED = "refused", _("Refused by the mail server")
        UNKNOWN = "unknown", _("Not known: it was interrupted")
        SENDING = "sending", _("Being sent")

    wagtail_reference_index_ignore = True
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="reminders")
    # Of a reminder, where the person works; of a summary, the company.
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    obligation = models.ForeignKey(Obligation, on_delete=models.CASCADE, null=True, related_name="reminders")
    offset = models.SmallIntegerField(_("days from the due date"), null=True)  # -7: a week before
    due_on = models.DateField(_("due"), null=True)
    day = models.DateField(_("day"))  # for which it was sent, where the organisation is
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome.choices, default=Outcome.SENDING)
    said = models.CharField(_("what the server said"), max_length=300, blank=True)
    tries = models.PositiveSmallIntegerField(_("tries"), default=1)
    at = models.DateTimeField(_("when"), default=timezone.now)

    objects = ReminderQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["obligation", "offset", "due_on"], name="dashboards_reminded_once"),
            models.UniqueConstraint(
                fields=["person", "organisation", "day"],
                condition=Q(obligation=None),
                name="dashboards_one_digest_a_day",
            ),
            models.CheckConstraint(
                condition=Q(obligation=None, offset=None, due_on=None)
                | Q(obligation__isnull=False, offset__isnull=False, due_on__isnull=False),
                name="dashboards_reminder_or_digest",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "-id"], name="dashboards_reminder_log"),
            models.Index(fields=["at"], name="dashboards_being_sent", condition=Q(outcome="sending")),
        ]
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")

    def __str__(self) -> str:
        return f"{self.person}: {self.what}"

    @property
    def what(self) -> str:
        """Which of the mails it is, in words."""
        if self.offset is None:
            return _now("Summary for managers")
        return offset_in_words(self.offset)

    def can_be_tried_again(self, has_address: bool) -> bool:
        if self.outcome == self.Outcome.NO_ADDRESS:
            return has_address
        return self.outcome == self.Outcome.REFUSED and self.tries < TRIES

    def settle(self, outcome: str, said: str = "") -> None:
        self.outcome, self.said, self.at = outcome, said[:300], timezone.now()
        self.save(update_fields=["outcome", "said", "at"])


def offset_in_words(offset: int) -> str:
    if offset == 0:
        return _now("On the day it is due")
    if offset < 0:
        return ngettext("%(days)d day before", "%(days)d days before", -offset) % {"days": -offset}
    return ngettext("%(days)d day after", "%(days)d days after", offset) % {"days": offset}
