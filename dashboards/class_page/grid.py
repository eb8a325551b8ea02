"""Learners and steps: who is where. The page, its print and its files are made of the same rows."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Lower

from curriculum.outline import Outline, OutlineModule, OutlineStep
from dashboards.class_page.cells import Cell, Tries, cell_of
from dashboards.class_page.courses import CourseOfClass
from people.models import Group, User
from progress.models import Enrolment, Obligation, StepRecord
from progress.pacing import Pace
from progress.standing import Standing, standing_of
from quizzes.models import Attempt, Quiz

Attempts = dict[tuple[int, uuid.UUID], list[Attempt]]


@dataclass(frozen=True)
class Column:
    step: OutlineStep
    number: str  # "2.3": the third step of the second module
    done: int  # learners of the whole group
    is_first: bool  # of its module

    @property
    def is_quiz(self) -> bool:
        return self.step.kind == Quiz.kind

    @property
    def title(self) -> str:
        return f"{self.number} {self.step.title}"


@dataclass(frozen=True)
class Row:
    learner: User
    standing: Standing
    cells: list[Cell]
    columns: Sequence[Column]
    tries: dict[uuid.UUID, Tries]
    last_here: dt.datetime | None

    @property
    def places(self) -> list[tuple[Cell, Column]]:
        return list(zip(self.cells, self.columns, strict=True))

    @property
    def done(self) -> int:
        """Of all the course asks now, whatever part of it is shown."""
        return len(self.standing.outline.open_steps) - len(self.standing.steps_left)

    @property
    def asked(self) -> int:
        return len(self.standing.outline.open_steps)

    def was_here_on(self, day: dt.date, zone: dt.tzinfo) -> bool:
        return self.last_here is not None and self.last_here.astimezone(zone).date() == day


def columns_of(outline: Outline, module: OutlineModule | None, done: dict[uuid.UUID, int]) -> list[Column]:
    return [
        Column(step, f"{number}.{place}", done.get(step.key, 0), place == 1)
        for number, one in enumerate(outline.modules, 1)
        if module is None or one == module
        for place, step in enumerate(one.steps, 1)
    ]


def done_by_step(group: Group, outline: Outline) -> dict[uuid.UUID, int]:
    """How many of the group have done each step: counted by the database, by the rule of `Standing`."""
    records = StepRecord.objects.filter(
        enrolment__in=Enrolment.objects.in_group(group).in_course(outline.key).in_present_cycle(),
        step_key__in=[step.key for step in outline.steps],
    )
    rule = done_rule(outline) if group.is_class else done_rule(outline) & ~too_quick_rule(outline)
    done = records.filter(rule).order_by().values("step_key")
    return dict(done.annotate(done=Count("pk")).values_list("step_key", "done"))


def done_rule(outline: Outline) -> Q:
    """What changed since it was done is done no more, but for those who have completed the course."""
    rule = Q(done_at__isnull=False)
    for step in outline.steps:
        if step.changed_at:
            since = Q(done_again_at__gte=step.changed_at) | Q(done_again_at=None, done_at__gte=step.changed_at)
            rule &= ~Q(step_key=step.key) | since | Q(enrolment__completion__isnull=False)
    return rule


def too_quick_rule(outline: Outline) -> Q:
    """Done before an employer asked for a reader's pace, as `Standing` has it. Only employers ask."""
    same = {"learner": OuterRef("enrolment__learner"), "requirement__course_key": outline.key}
    paced = Obligation.objects.asking().filter(requirement__is_paced=True, **same)
    quick = Q(pk=None)
    for step in outline.steps:
        if seconds := Pace(is_paced=True).seconds_enough_for(step):
            quick |= Q(step_key=step.key, active_seconds__lt=seconds)
    return quick & Q(alternative=False, enrolment__completion=None) & Q(Exists(paced))


def learners_in_order(group: Group) -> QuerySet[User]:
    """By name, each with the moment they were last seen learning (`seen_at`)."""
    records = StepRecord.objects.filter(enrolment__learner=OuterRef("pk")).order_by()
    seen = records.values("enrolment__learner").annotate(last=Max("last_active_at")).values("last")
    return group.learners().annotate(seen_at=Subquery(seen)).order_by(Lower("display_name"), "pk")


def here_since(group: Group, midnight: dt.datetime) -> QuerySet:
    """One row, how many of the group have given a sign of life since: to stand inside another query. It goes from the
    group to its learners' records; asked of each learner, the database would read the records of everyone."""
    here = Enrolment.objects.in_group(group).filter(records__last_active_at__gte=midnight).order_by()
    return here.annotate(all=Value(1)).values("all").annotate(number=Count("learner", distinct=True)).values("number")


def rows_of(course: CourseOfClass, columns: Sequence[Column], learners: Sequence[User]) -> list[Row]:
    """Three queries, however many learners are given."""
    enrolments = Enrolment.objects.filter(learner__in=learners).in_course(course.outline.key)
    present = {one.learner_id: one for one in enrolments.in_present_cycle().with_standing()}
    attempts = attempts_at([column.step.key for column in columns if column.is_quiz], list(present.values()))
    return [row_of(course, columns, learner, present.get(learner.pk), attempts) for learner in learners]


def attempts_at(quizzes: list[uuid.UUID], enrolments: list[Enrolment]) -> Attempts:
    found = Attempt.objects.filter(enrolment__in=enrolments, quiz_key__in=quizzes).order_by("number")
    by_place: Attempts = defaultdict(list)
    for attempt in found.defer("items", "carried"):
        by_place[attempt.enrolment_id, attempt.quiz_key].append(attempt)
    return by_place


def row_of(
    course: CourseOfClass, columns: Sequence[Column], learner: User, enrolment: Enrolment | None, attempts: Attempts
) -> Row:
    standing, rules = standing_of(enrolment, course.outline), course.rules()
    number = enrolment.pk if enrolment else 0
    tries = {column.step.key: Tries(attempts.get((number, column.step.key), ())) for column in columns}
    cells = [cell_of(standing, one.step, tries[one.step.key], rules.get(one.step.key)) for one in columns]
    return Row(learner, standing, cells, columns, tries, getattr(learner, "seen_at", None))


def with_number_here(learners: QuerySet[User], group: Group, midnight: dt.datetime) -> QuerySet[User]:
    """The number comes along with the learners, worked out once: a query less."""
    return learners.annotate(here_today=Subquery(here_since(group, midnight)))
