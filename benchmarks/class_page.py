"""The class page at thirty, three hundred and three thousand learners, the last beside a million step records."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from itertools import batched

from django.db import connection
from django.db.models import Model
from django.utils import timezone

from benchmarks.analysis import medians
from benchmarks.seed import seed_memberships, seed_people, sign_in
from curriculum.outline import Outline
from people.models import Group, Organisation, Role, User
from progress.models import Enrolment, StepRecord

SIZES = (30, 300, 3000)
RECORDS = 1_000_000
AT_A_TIME = 20_000
Row = tuple[str, str, str, str]


def class_page_rows(base: str, outline: Outline) -> list[Row]:
    """Each size alone, then all of them among the records of everyone else."""
    school = Organisation.add_root(name="Bench School", kind=Organisation.Kind.SCHOOL)
    leader = User.objects.create_user(email="leader@bench.example.org", display_name="Leader")
    groups = {size: seed_class(school, leader, size, outline) for size in SIZES}
    cookie, _token = sign_in(leader)
    before = measured(base, groups, cookie, f"{StepRecord.objects.count():,}")
    seed_others(outline)
    return [*before, *measured(base, groups, cookie, f"{StepRecord.objects.count():,}")]


def measured(base: str, groups: dict[int, Group], cookie: str, records: str) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    addresses = [f"{base}/groups/{group.pk}/" for group in groups.values()]
    *pages, bare = medians([*addresses, f"{base}/bare/person/"], cookie)
    smallest = pages[0]
    return [
        (
            f"class page, {size:,} learners, {records} step records",
            f"**{page / smallest:.1f} ×** the page of {SIZES[0]} ({page * 1000:.0f} ms)",
            f"{bare * 1000:.0f} ms",
            "flat",
        )
        for size, page in zip(groups, pages, strict=True)
    ]


def seed_class(school: Organisation, leader: User, size: int, outline: Outline) -> Group:
    group = Group.objects.create(organisation=school, name=f"Class of {size}")
    group.add(leader, Role.LEADER)
    people = seed_people(f"class-{size}", size)
    seed_memberships(group, people)
    seed_records(people, outline)
    return group


def seed_records(people: list[User], outline: Outline) -> None:
    course = {"course_key": outline.key, "course_title": outline.title}
    enrolments = Enrolment.objects.bulk_create((Enrolment(learner=one, **course) for one in people), batch_size=5000)
    for some in batched(records_of(enrolments, [step.key for step in outline.steps]), AT_A_TIME):
        StepRecord.objects.bulk_create(some)


def records_of(enrolments: list[Enrolment], steps: list[uuid.UUID]) -> Iterator[StepRecord]:
    """Each has done somewhat more or less than half."""
    now = timezone.now()
    for number, enrolment in enumerate(enrolments):
        for place, step in enumerate(steps):
            done = now if place < len(steps) // 2 + number % 3 else None
            yield StepRecord(enrolment=enrolment, step_key=step, active_seconds=200, last_active_at=now, done_at=done)


def seed_others(outline: Outline) -> None:
    """Learners of nobody's class in the same course, until there are a million records: made by the database, which
    takes seconds where sending them takes minutes."""
    missing = RECORDS - StepRecord.objects.count()
    pattern = User.objects.create_user(display_name="Other")
    pattern_of_enrolment = Enrolment.objects.create(learner=pattern, course_key=outline.key, course_title=outline.title)
    number = missing // len(outline.steps) + 1
    copy(User, pattern.pk, f"generate_series(1, {number}) AS n", username="'other-' || n")
    copy(Enrolment, pattern_of_enrolment.pk, "people_user AS n WHERE n.username LIKE 'other-%%'", learner_id="n.id")
    enrolments = "progress_enrolment AS n JOIN people_user AS u ON u.id = n.learner_id WHERE u.username LIKE 'other-%%'"
    for step in outline.steps:
        one = StepRecord.objects.create(enrolment=pattern_of_enrolment, step_key=step.key, done_at=timezone.now())
        copy(StepRecord, one.pk, enrolments, enrolment_id="n.id")


def copy(model: type[Model], pk: int, source: str, **changed: str) -> None:
    """A row for each of `source`, as the one with this key but for what is `changed`."""
    columns = [field.column for field in model._meta.concrete_fields if not field.primary_key]
    values = ", ".join(changed.get(column, f"one.{column}") for column in columns)
    frm, where, condition = source.partition(" WHERE ")
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM {table} AS one, {frm} "
            f"WHERE one.id = %s{' AND ' + condition if where else ''}",
            [pk],
        )
