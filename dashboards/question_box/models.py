"""Questions to whoever teaches a class: what is kept of them, for whom, and for how long."""

from __future__ import annotations

import datetime as dt

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dashboards.question_box.staff import belongs_to_staff
from people.models import Group, Organisation, User

DAYS = (1, 60)
LONGEST = 500  # letters of a question
LONGEST_SHOWN = 300  # of the same question in the teacher's words
LONGEST_ANSWER = 2000


class BoxRulesQuerySet(models.QuerySet["BoxRules"]):
    def attended(self) -> BoxRulesQuerySet:
        """Turned on, and whoever was named to read is still there to do it."""
        return self.filter(is_on=True).monitored()

    def monitored(self) -> BoxRulesQuerySet:
        organisation = models.OuterRef("organisation"), models.OuterRef("organisation__path")
        return self.filter(belongs_to_staff(models.OuterRef("monitor"), *organisation))

    def read_by(self, person: User) -> BoxRulesQuerySet:
        """Also where it has been turned off: what is in it can be read until it vanishes."""
        return self.filter(monitor=person).monitored()


class BoxRules(models.Model):
    """What an organisation's administrators decided about the boxes of its groups."""

    wagtail_reference_index_ignore = True
    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="box_rules")
    is_on = models.BooleanField(_("groups may have a question box on this site"), default=False)
    monitor = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("who reads it")
    )
    hours = models.CharField(_("when"), max_length=200, blank=True)
    days_kept = models.PositiveSmallIntegerField(
        _("days until a question vanishes"),
        default=14,
        validators=[MinValueValidator(DAYS[0]), MaxValueValidator(DAYS[1])],
    )

    objects = BoxRulesQuerySet.as_manager()

    class Meta:
        verbose_name = _("rules of question boxes")
        verbose_name_plural = _("rules of question boxes")

    def __str__(self) -> str:
        return str(self.organisation)


class QuestionBoxQuerySet(models.QuerySet["QuestionBox"]):
    def open(self) -> QuestionBoxQuerySet:
        """Those that take questions now."""
        return self.filter(group__archived_at=None, group__organisation__box_rules__in=BoxRules.objects.attended())

    def for_learner(self, learner: User) -> QuestionBoxQuerySet:
        return self.filter(group__in=Group.objects.joined_by(learner))


class QuestionBox(models.Model):
    """A leader has opened the box of their group. It takes questions while the organisation’s rules say so, too."""

    wagtail_reference_index_ignore = True
    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="question_box")
    opened_at = models.DateTimeField(default=timezone.now)

    objects = QuestionBoxQuerySet.as_manager()

    class Meta:
        verbose_name = _("question box")
        verbose_name_plural = _("question boxes")

    def __str__(self) -> str:
        return str(self.group)


class BoxAnswer(models.Model):
    """What the whole group reads: the question in the words of whoever answers it. Nothing in it says who asked."""

    wagtail_reference_index_ignore = True
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="box_answers")
    question = models.CharField(max_length=LONGEST_SHOWN)
    answer = models.TextField()
    answered_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-answered_at", "-pk"]
        verbose_name = _("answer to a group")
        verbose_name_plural = _("answers to groups")

    def __str__(self) -> str:
        return self.question


class BoxEntryQuerySet(models.QuerySet["BoxEntry"]):
    def there(self) -> BoxEntryQuerySet:
        """Whose time is not over. Nothing else is ever shown, whether or not it has been deleted yet."""
        return self.filter(vanishes_at__gt=timezone.now())

    def gone(self) -> BoxEntryQuerySet:
        return self.filter(vanishes_at__lte=timezone.now())

    def of(self, learner: User) -> BoxEntryQuerySet:
        return self.filter(learner=learner)

    def unread(self) -> BoxEntryQuerySet:
        return self.filter(read_at=None)

    def waiting(self) -> BoxEntryQuerySet:
        """Neither answered nor set aside."""
        return self.filter(answer=None, set_aside_at=None)

    def waiting_first(self) -> BoxEntryQuerySet:
        """Of those the oldest; then the others."""
        is_done = models.Case(models.When(answer=None, set_aside_at=None, then=0), default=1)
        return self.order_by(is_done, "written_at", "pk")

    def vanish_within(self, days: int) -> None:
        """Sooner than was said when they were written, where that is what `days` means; never later."""
        sooner = models.F("written_at") + dt.timedelta(days=days)
        self.filter(vanishes_at__gt=sooner).update(vanishes_at=sooner)


class BoxEntry(models.Model):
    """What a learner wrote. The one text of learners about themselves that is kept, so it is kept for days."""

    wagtail_reference_index_ignore = True
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="box_entries")
    learner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="box_entries")
    text = models.TextField()
    written_at = models.DateTimeField(default=timezone.now)
    vanishes_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    set_aside_at = models.DateTimeField(null=True)  # talked about in person, or no question
    answer = models.ForeignKey(BoxAnswer, on_delete=models.SET_NULL, null=True, related_name="entries")

    objects = BoxEntryQuerySet.as_manager()

    class Meta:
        ordering = ["-written_at", "-pk"]
        indexes = [
            models.Index(fields=["group", "vanishes_at"], name="dashboards_box_of_group"),
            models.Index(fields=["vanishes_at"], name="dashboards_box_vanishing"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer=None) | Q(set_aside_at=None), name="dashboards_answered_or_set_aside"
            )
        ]
        verbose_name = _("question in a box")
        verbose_name_plural = _("questions in a box")

    def __str__(self) -> str:
        return f"{self.group_id}: {self.pk}"  # never the words: this reaches logs

    @property
    def state(self) -> str:
        """One of: answered, aside, read, new."""
        if self.answer_id:
            return "answered"
        if self.set_aside_at:
            return "aside"
        return "read" if self.read_at else "new"
