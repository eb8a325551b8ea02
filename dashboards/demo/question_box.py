"""One class of the demonstration has a question box with something in it; the other uses paper."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from dashboards.question_box.models import BoxAnswer, BoxEntry, BoxRules, QuestionBox
from people.models import Group, User

WITH_A_BOX = "8B"
WRITTEN = (  # by whom, how many days ago
    ("Rosa", 3, "What can I say when someone keeps asking where I live?"),
    ("Kwame", 1, "Is it rude to block a person who was nice at first?"),
    ("Noor", 0, "How do I tell my friend that I worry about her without making it worse?"),
)
ANSWER = (
    "How do I answer someone who wants to know where I am?",
    "You owe nobody your address. “I don’t share that” is a whole answer. If they go on, stop answering and show it"
    " to an adult you trust.",
)


@transaction.atomic
def make_demo_box(teacher: User) -> None:
    """Once, and kept as it is from then on."""
    group = Group.objects.led_by(teacher).filter(name=WITH_A_BOX).first()
    if group is None or BoxRules.objects.filter(organisation=group.organisation_id).exists():
        return
    BoxRules.objects.create(
        organisation=group.organisation, is_on=True, monitor=teacher, hours="Every school day at noon"
    )
    QuestionBox.objects.create(group=group)
    entries = [put_in(group, *written) for written in WRITTEN]
    question, words = ANSWER
    given = BoxAnswer.objects.create(group=group, question=question, answer=words, answered_by=teacher)
    BoxEntry.objects.filter(pk=entries[0].pk).update(answer=given, read_at=timezone.now())


def put_in(group: Group, name: str, days_ago: int, text: str) -> BoxEntry:
    written = timezone.now() - dt.timedelta(days=days_ago)
    learner = group.learners().get(display_name=name)
    gone = written + dt.timedelta(days=14)
    return BoxEntry.objects.create(group=group, learner=learner, text=text, written_at=written, vanishes_at=gone)
