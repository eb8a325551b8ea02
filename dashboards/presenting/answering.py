"""Opening a question for the devices of a class, answering it, and closing it: each may come twice."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.db.models import Count

from dashboards.presenting.models import ClassChoice, Showing
from people.holding import hold
from people.models import Group, User


@transaction.atomic
def open_for_devices(group: Group, step_key: uuid.UUID, block_id: str, scene: str) -> Showing:
    """One question at a time: what was open before is closed. A second press finds the first one's question."""
    hold(Group.objects.filter(pk=group.pk))
    group.showings.left_over().delete()
    showing = group.showings.current().first()
    if showing and (showing.step_key, *showing.place) == (step_key, block_id, scene):
        return showing
    close_all(group)
    group.showings.filter(step_key=step_key, block_id=block_id, scene=scene).delete()
    return group.showings.create(step_key=step_key, block_id=block_id, scene=scene)


@transaction.atomic
def close_for_devices(group: Group) -> None:
    hold(Group.objects.filter(pk=group.pk))
    close_all(group)


@transaction.atomic
def choose(showing_id: int, learner: User, choice: str) -> bool:
    """Whether it counts: the question is open, and asked of a class the learner is in. The last choice is the one."""
    asked = Showing.objects.current().for_learner(learner).filter(pk=showing_id)
    # Held, so that a choice is either counted before the question closes or not made.
    if not list(asked.select_for_update(no_key=True).values_list("pk")):
        return False
    ClassChoice.objects.bulk_create(
        [ClassChoice(showing_id=showing_id, learner=learner, choice=choice)],
        update_conflicts=True,
        unique_fields=["showing", "learner"],
        update_fields=["choice"],
    )
    return True


def counts_of(showing: Showing) -> dict[str, int]:
    """How many chose what. Nobody is named, here or anywhere."""
    if not showing.is_open:
        return showing.counts
    return dict(showing.choices.values_list("choice").annotate(Count("pk")).order_by("choice"))


def end_left_over() -> int:
    """Nightly: closes what was forgotten, and deletes what is a day old."""
    for group in Group.objects.filter(showings__in=Showing.objects.forgotten()):
        close_for_devices(group)
    return Showing.objects.left_over().delete()[1].get("dashboards.Showing", 0)


def close_all(group: Group) -> None:
    for showing in group.showings.filter(is_open=True).select_for_update():
        showing.counts, showing.is_open = counts_of(showing), False
        showing.save(update_fields=["counts", "is_open"])
        showing.choices.all().delete()
