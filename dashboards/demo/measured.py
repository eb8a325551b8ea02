"""What the demonstration's classes were asked about a course of last term, and what their teacher noted of this one."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Any

from django.utils import timezone

from curriculum.outline import Outline, outline_at
from dashboards.demo.learning import at
from dashboards.models import Taught
from dashboards.teaching.access import lessons_of
from people.models import Group, User
from quizzes.models import Time
from quizzes.questionnaires import class_asking
from quizzes.questionnaires.asking import Asked
from quizzes.questionnaires.in_class import asked_in, reply_in_class
from quizzes.questionnaires.marks import mark_of_learner

LAST_TERM = {"10A": "steady-ground"}  # its six weeks are over: now it is asked once more
DAY = dt.timedelta(days=1)


def ask_about_last_term(group: Group) -> None:
    """Before and after; some were away. The last time stands open."""
    outline = outline_at(LAST_TERM.get(group.name, ""), "en")
    if outline is None:
        return
    measure = class_asking.begin(group, outline, "cards")
    found, chance = asked_in(measure, "en"), Random(group.name)  # noqa: S311 - the same class every time
    for time, days_ago, sureness in ((Time.BEFORE, 78, 0.5), (Time.AFTER, 47, 0.8)):
        with at(timezone.now() - days_ago * DAY):
            class_asking.open_time(measure, time)
            for learner in group.learners().order_by("pk"):
                if found and chance.random() < 0.93:
                    upset = "" if time == Time.BEFORE else "no" if chance.random() < 0.9 else "yes"
                    mark = mark_of_learner(outline.key, learner)
                    reply_in_class(measure, mark, *found, time, answers_to(found[1], sureness, chance), upset)
            class_asking.close(measure)
    class_asking.open_time(measure, Time.LATER)


def answers_to(asked: Asked, sureness: float, chance: Random) -> dict[str, dict[str, Any]]:
    scales = asked.content["scales"]
    known = {item["id"]: str(item["answer"] is (chance.random() < sureness)).lower() for item in scales["knowledge"]}
    steps = {
        item["id"]: chance.choices((1, 2, 3, 4, 5), (1, 2, 3, 2 + 3 * sureness, sureness * 3))[0]
        for item in scales["confidence"]
    }
    myths = {
        item["id"]: turned(item, chance.choices((2, 3, 4, 5), (1, 2, 2, 4 * sureness))[0]) for item in scales["myths"]
    }
    chosen = {item["id"]: option_of(item, chance.random() < sureness) for item in scales["intention"]}
    return {"knowledge": known, "myths": myths, "confidence": steps, "intention": chosen}


def turned(item: dict[str, Any], step: int) -> int:
    """Who rejects a myth disagrees with it."""
    return 6 - step if item.get("myth") else step


def option_of(item: dict[str, Any], helps: bool) -> str:
    fitting = [option for option in item["options"] if option["helpful"] is helps] or item["options"]
    return str(fitting[0]["id"])


def note_what_was_taught(group: Group, outline: Outline, meetings: tuple[tuple[int, int], ...], teacher: User) -> None:
    """A lesson at each meeting, as far as the class is; one of them shortened."""
    today = timezone.localdate(timezone=group.organisation.zone)
    lessons = [step for module in outline.modules for step in lessons_of(module)]
    for place, ((days_ago, _steps), step) in enumerate(zip(meetings, lessons, strict=False)):
        facts = {"adapted": ["shorter"], "note": "Fire drill in the middle of it."} if place == 1 else {}
        about = {"course_key": outline.key, "title": step.title, "minutes": step.minutes + 10 * (place % 3), **facts}
        day = today - days_ago * DAY
        defaults = {**about, "taught_by": teacher}
        Taught.objects.get_or_create(group=group, step_key=step.key, taught_on=day, defaults=defaults)
