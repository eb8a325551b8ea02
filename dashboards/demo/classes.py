"""Two classes in the middle of a term: most are where the class is, a few ahead, behind, away or stuck."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from curriculum.outline import Outline, OutlineStep, outline_at
from dashboards.demo.learning import MINUTE, DemoLearner
from people.demo import DEMO_CLASSES
from people.models import Group, User
from progress.models import Assignment, Enrolment

DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Term:
    """What a class takes, on which days it met (so many ago), and how many steps it did on each."""

    course: str
    due_in: int  # days
    meetings: tuple[tuple[int, int], ...]  # days ago, steps
    behind: Mapping[str, int]  # meetings missed at the end
    ahead: tuple[str, ...] = ()  # these finished the course
    at_work: tuple[str, ...] = ()  # in today's last step
    stuck: str = ""  # a long time in it
    half_a_quiz: str = ""  # left open at the last quiz


TERMS = {
    "8B": Term(
        "steady-ground",
        due_in=15,
        meetings=((13, 1), (9, 1), (6, 2), (2, 1), (0, 1)),
        behind={"Kwame": 4, "Ugo": 2, "ليلى": 1, "Siôn": 1, "Hana": 1, "Wren": 5},
        at_work=("Diego", "Priya", "Quynh", "Rosa", "Noor", "Ewa"),
        stuck="Mateo",
        half_a_quiz="Thandeka",
    ),
    "10A": Term(
        "know-your-ground",
        due_in=26,
        meetings=((20, 2), (14, 2), (9, 1), (5, 1), (0, 1)),
        behind={"Hugo": 3, "Yara": 1, "Owen": 1, "Dalia": 2, "Femi": 5},
        ahead=("Ingrid", "Leila", "ᒥᔅᑯᓯᐤ", "Tomasz"),
        at_work=("Bianca", "Karim"),
        stuck="Sunniva",
        half_a_quiz="Nikolai",
    ),
}


def make_demo_classes(teacher: User) -> None:
    """Once, and kept as it is from then on. Without the starter courses there is nothing to learn yet."""
    for name in DEMO_CLASSES:
        group, term = Group.objects.led_by(teacher).filter(name=name).first(), TERMS[name]
        outline = outline_at(term.course, "en")
        if group and outline and not Enrolment.objects.in_group(group).exists():
            with transaction.atomic(), override("en"):
                assign(group, outline, term, teacher)
                learn(group, outline, term)


def assign(group: Group, outline: Outline, term: Term, teacher: User) -> None:
    begun = timezone.now() - (term.meetings[0][0] + 1) * DAY
    Assignment.objects.get_or_create(
        group=group,
        target_key=outline.key,
        withdrawn_at=None,
        defaults={
            "extent": Assignment.Extent.COURSE,
            "course_key": outline.key,
            "title": outline.title,
            "due_on": timezone.localdate(timezone=group.organisation.zone) + term.due_in * DAY,
            "made_by": teacher,
            "made_at": begun,
        },
    )


def learn(group: Group, outline: Outline, term: Term) -> None:
    chance = Random(group.name)  # noqa: S311 - the same class every time
    now = timezone.now().replace(microsecond=0)
    for learner in group.learners().order_by("pk"):
        begins = now - (55 + chance.randrange(8)) * MINUTE
        go_through(DemoLearner(learner, outline, chance), term, begins)
    User.objects.filter(pk__in=Enrolment.objects.in_group(group).values("learner")).update(last_login=now)


def go_through(demo: DemoLearner, term: Term, today: dt.datetime) -> None:
    name, steps = demo.learner.display_name, list(demo.outline.steps)
    there = len(term.meetings) - term.behind.get(name, 0)
    for number, (days_ago, size) in enumerate(term.meetings[:there], 1):
        begins, lessons = today - days_ago * DAY, [steps.pop(0) for _ in range(size)]
        if number == len(term.meetings) and name in (*term.at_work, term.stuck):
            stay_in(demo, lessons[-1], begins, is_stuck=name == term.stuck)
            return
        take_all(demo, term, lessons, begins)
    if name in term.ahead:
        for place, step in enumerate(steps):
            demo.take(step, today - (5 - place // 3) * DAY + 45 * (place % 3) * MINUTE)


def take_all(demo: DemoLearner, term: Term, steps: list[OutlineStep], begins: dt.datetime) -> None:
    for step in steps:
        if demo.learner.display_name == term.half_a_quiz and step.kind == "quiz":
            demo.try_quiz(step, begins, answered=0.5)
        else:
            demo.take(step, begins)
        begins += (step.minutes + 5) * MINUTE


def stay_in(demo: DemoLearner, step: OutlineStep, begins: dt.datetime, *, is_stuck: bool) -> None:
    if is_stuck:
        hours_ago = begins - (2 * step.minutes + 5) * MINUTE
        demo.begin(step, hours_ago, answered=0.9, minutes=step.minutes + 1)
    else:
        demo.begin(step, begins, answered=0.5)
