"""What the leader's pages keep about learners."""

from __future__ import annotations

from collections.abc import Iterator

from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from dashboards.models import (
    BoxAnswer,
    BoxEntry,
    ClassChoice,
    FewerReminders,
    QuestionBox,
    RecordHold,
    Reminder,
    RosterDraft,
)
from people.keeping.kinds import Kept, Table, register_kept, table_of
from people.models import Group, User
from people.signals import forgotten_in_group, guest_claimed


def choice_tables(person: User) -> Iterator[Table]:
    yield table_of(ClassChoice.objects.filter(learner=person), _("Choices in class"), "choice")


def reminder_tables(person: User) -> Iterator[Table]:
    sent = Reminder.objects.filter(person=person).order_by("pk")
    yield table_of(sent, _("Mails about required courses"), "at", "day", "offset", "due_on", "outcome", "said")
    yield table_of(FewerReminders.objects.filter(person=person), _("Choice of fewer mails"), "since")


def hold_tables(person: User) -> Iterator[Table]:
    held = RecordHold.objects.filter(person=person).order_by("pk")
    yield table_of(held, _("Records kept longer"), "organisation__name", "reason", "since", "ended_at")


@receiver(forgotten_in_group, dispatch_uid="dashboards_forget_in_group")
def forget_in_group(sender: type, group: Group, person: User | None, **kwargs: object) -> None:
    """Of one learner, what they put into the question box. When its days are over: the whole box, with what the group
    was answered, and lists that wait."""
    if person:
        BoxEntry.objects.filter(group=group, learner=person).delete()
        return
    for model in (BoxEntry, BoxAnswer, QuestionBox, RosterDraft):
        model._default_manager.filter(group=group).delete()


@receiver(guest_claimed, dispatch_uid="dashboards_move")
def move(sender: type, guest: User, account: User, **kwargs: object) -> None:
    """What is kept about somebody's work goes with it."""
    Reminder.objects.filter(person=guest).update(person=account)
    there = RecordHold.objects.standing().filter(person=account).values("organisation")
    RecordHold.objects.filter(person=guest).exclude(ended_at=None, organisation__in=there).update(person=account)


KEPT = (
    Kept(
        _("A list that your school gives"),
        _("While someone looks through a list of a class before taking it over: the list, sealed with a key."),
        _("So that nothing is taken over that nobody has looked at."),
        _("Whoever gave it."),
        _("For an hour at most. What it holds beside your name is never kept."),
        ("dashboards.RosterDraft",),
        None,
        _("It is gone before anyone could ask for it."),
    ),
    Kept(
        _("A list that your employer gives"),
        _("While someone looks through a staff list before taking it over: the list, sealed with a key."),
        _("So that nothing is taken over that nobody has looked at."),
        _("Whoever gave it."),
        _("Until an hour after it was taken over, or was given and left lying."),
        ("dashboards.StaffDraft",),
        None,
        _("It is gone before anyone could ask for it."),
    ),
    Kept(
        _("A file for an inspector"),
        _(
            "Where you work: a copy of what stands in the register about you, and of your certificates and what you "
            "confirmed."
        ),
        _("So that your employer can show to an inspector who was trained."),
        _("Whoever administers the place where you work."),
        _("For two weeks, unless you are deleted before; then it can be made anew from what is kept."),
        ("dashboards.InspectorFile", "dashboards.InspectorPart"),
        None,
        _("All of it stands in this copy already, with your courses and certificates."),
    ),
    Kept(
        _("Choices in class"),
        _("What your device chose while a question stands on the class’s screen."),
        _("So that everybody counts once and can change their mind."),
        _("Nobody. The class sees how many chose what."),
        _("Until the question is closed, or for two hours at most. Then only numbers are left, for a day."),
        ("dashboards.ClassChoice",),
        choice_tables,
    ),
    Kept(
        _("Questions in a question box"),
        _("What you wrote, and when. Only where your class or team has such a box here and you put something in."),
        _("So that someone can answer, and help if somebody may not be safe."),
        _("Whoever leads the class or team, and the person its organisation has named. Classmates never do."),
        _("For the number of days that the box says before you write, 60 at most."),
        ("dashboards.BoxEntry",),
        left_out=_("More people may open this copy than may read the box, and what you wrote soon vanishes anyway."),
    ),
    Kept(
        _("Mails about required courses"),
        _(
            "When you were reminded of a course that your employer requires, whether the mail went out, and whether"
            " you asked for fewer."
        ),
        _("So that nobody gets the same mail twice, and your employer can show that you were told."),
        _("Whoever administers the place where you work."),
        _("As long as what is required of you is kept."),
        ("dashboards.Reminder", "dashboards.FewerReminders"),
        reminder_tables,
    ),
    Kept(
        _("Records kept longer"),
        _("That an employer keeps what it has about your work and training longer than its rules ask, and why."),
        _("So that nothing is deleted while a claim or an inspection needs it."),
        _("The administrators of the company and of the site."),
        _("As long as what it keeps."),
        ("dashboards.RecordHold",),
        hold_tables,
    ),
)


def register() -> None:
    register_kept(*KEPT)
