"""The teacher of the demonstration may open everything a trained teacher may; its principal stands before the gate."""

from __future__ import annotations

from dashboards.models import TrainedElsewhere
from people.models import User


def make_demo_training(teacher: User, editor: User) -> None:
    facts = {"reason": "The school board’s own training", "recorded_by": editor}
    TrainedElsewhere.objects.get_or_create(person=teacher, defaults=facts)
