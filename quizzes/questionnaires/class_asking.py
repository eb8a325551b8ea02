"""What a leader does about the questions to a class: begin, hand out slips, open, close, finish. All may come twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.db.models import Count
from django.utils import timezone

from curriculum.outline import Outline
from people.models import Group
from progress.days import today_of
from quizzes.models import ClassMeasure, Reply, Slip, Time
from quizzes.questionnaires.marks import drawn_by_lot
from quizzes.questionnaires.releasing import release

MOST_SLIPS = 300
LATER_FROM, LATER_UNTIL = dt.timedelta(weeks=6), dt.timedelta(weeks=8)


def begin(group: Group, outline: Outline, linking: str) -> ClassMeasure:
    """One stands for a class and a course; a second press finds the first one's."""
    terms = {"title": outline.title[:255], "linking": linking}
    return ClassMeasure.objects.get_or_create(group=group, course_key=outline.key, defaults=terms)[0]


@transaction.atomic
def drop(measure: ClassMeasure) -> bool:
    """Begun by mistake: it goes while nobody has answered."""
    held = hold(measure)
    if held is None or held.replies.exists():
        return held is None
    held.delete()
    return True


@transaction.atomic
def hand_out(measure: ClassMeasure, number: int) -> int:
    """Slips up to this number; those that were handed out stay. Gives how many there are."""
    held = hold(measure)
    if held is None or held.is_over:
        return 0
    for _missing in range(min(number, MOST_SLIPS) - held.slips.count()):
        new_slip(held)
    return held.slips.count()


def new_slip(measure: ClassMeasure) -> Slip:
    """Two codes alike are drawn once in some hundred thousand."""
    for _try in range(5):
        try:
            with transaction.atomic():
                return measure.slips.create()
        except IntegrityError:
            continue
    raise RuntimeError("No free code for a slip was found.")


@transaction.atomic
def open_time(measure: ClassMeasure, time: Time) -> None:
    """One time is open at once: what was open before is closed."""
    held = hold(measure)
    if held is None or held.is_over or held.open_time == time:
        return
    close_held(held)
    held.open_time = time
    noted = held.times.setdefault(time, {})
    noted.setdefault("opened", today_of(held.group).isoformat())
    held.save(update_fields=["open_time", "times", "released"])


@transaction.atomic
def close(measure: ClassMeasure) -> None:
    held = hold(measure)
    if held is not None and held.open_time:
        close_held(held)
        held.save(update_fields=["open_time", "times", "released"])


@transaction.atomic
def finish(measure: ClassMeasure) -> None:
    """For good: slips end, and marks are drawn by lot, so that from now on not even the site's key leads to anyone."""
    held = hold(measure)
    if held is None or held.finished_at:
        return
    close_held(held)
    held.finished_at = timezone.now()
    held.save(update_fields=["open_time", "times", "released", "finished_at"])
    held.slips.all().delete()
    for mark in held.replies.order_by().values_list("mark", flat=True).distinct():
        held.replies.filter(mark=mark).update(mark=drawn_by_lot())


def hold(measure: ClassMeasure) -> ClassMeasure | None:
    """As it is now. Two tabs, two leaders, and learners who answer at this moment wait."""
    mine = ClassMeasure.objects.filter(pk=measure.pk)
    mine.hold()
    return mine.select_related("group__organisation").first()


def close_held(measure: ClassMeasure) -> None:
    """Only now are figures made: while people answer, each of them could be read from how the figures move."""
    if measure.open_time:
        noted = measure.times.setdefault(measure.open_time, {})
        noted["closed"] = today_of(measure.group).isoformat()
        noted["asked"] = measure.number_asked()
        noted["answered"] = measure.replies.filter(time=measure.open_time).count()
        measure.open_time = ""
    measure.released = release(measure)


def answered(measures: Iterable[ClassMeasure]) -> dict[tuple[str, str], int]:
    """How many have answered, by cohort and time. One query."""
    replies = Reply.objects.filter(cohort__in=[one.cohort for one in measures]).order_by()
    counted = replies.values("cohort", "time").annotate(number=Count("pk"))
    return {(cohort, time): number for cohort, time, number in counted.values_list("cohort", "time", "number")}
