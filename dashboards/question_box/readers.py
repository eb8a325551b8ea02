"""Who reads a group's box: whoever leads the group, and the person its organisation has named. Nobody else, also not
its administrators: what a learner is told before writing has to be true."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from dashboards.question_box.models import BoxRules, QuestionBox
from people.models import Group, Membership, Role, User
from people.models.organisations import GroupQuerySet


def groups_read_by(person: User) -> GroupQuerySet:
    leads = Membership.objects.filter(user=person, role=Role.LEADER).values("group")
    named = BoxRules.objects.read_by(person).values("organisation")
    return Group.objects.filter(Q(pk__in=leads) | Q(organisation__in=named))


def groups_seen_by(person: User) -> GroupQuerySet:
    """Administrators see whether a box is open and who reads it, and nothing that is in it."""
    return Group.objects.filter(Q(pk__in=Group.objects.led_by(person)) | Q(pk__in=groups_read_by(person)))


ANSWERS_SHOWN = 100  # the newest, to learners and to those who answer alike


@dataclass(frozen=True)
class Box:
    """The box of one group, as everyone is told of it."""

    group: Group
    rules: BoxRules | None
    is_attended: bool  # turned on, and the person named is still there
    is_opened: bool  # by a leader of the group
    leaders: list[User]

    @property
    def takes_questions(self) -> bool:
        return self.is_attended and self.is_opened and self.group.archived_at is None

    @property
    def readers(self) -> list[User]:
        """Whoever was named stands first; the group's leaders follow, each once."""
        named = [self.rules.monitor] if self.rules and self.rules.monitor else []
        return [*named, *(leader for leader in self.leaders if leader not in named)]


def box_of(group: Group) -> Box:
    attended = Exists(BoxRules.objects.attended().filter(pk=OuterRef("pk")))
    found = BoxRules.objects.filter(organisation=group.organisation_id).select_related("monitor")
    rules = found.annotate(is_attended=attended).first()
    leaders = User.objects.filter(memberships__group=group, memberships__role=Role.LEADER)
    return Box(
        group,
        rules,
        is_attended=bool(rules and rules.is_attended),
        is_opened=QuestionBox.objects.filter(group=group).exists(),
        leaders=list(leaders.order_by("display_name", "pk")),
    )


def left_to_read(person: User) -> dict[str, int]:
    """For the page of all groups: how many questions nobody has read, and whether there is any box to read."""
    unread = Q(box_entries__read_at=None, box_entries__vanishes_at__gt=timezone.now())
    return groups_read_by(person).aggregate(
        unread=Count("box_entries", filter=unread, distinct=True), boxes=Count("question_box", distinct=True)
    )
