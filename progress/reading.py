"""What one reader has done at one place of a course: everything a lesson page asks the database.

The statement is written out because lesson pages are most of what the site serves, and building it through the ORM
costs five times what running it does. Everywhere else `standing_of` is the way to ask.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

from django.db import connection, models
from django.db.models.expressions import Col
from django.utils.translation import gettext as _

from curriculum.rendering import Problem
from people.models import User
from progress.models import BlockAnswer, Enrolment, StepRecord
from progress.pacing import Pace, pace_for
from progress.places import Place
from progress.standing import Standing

FIELDS = StepRecord._meta.concrete_fields
RECORDS = f"""
    SELECT {", ".join(f"record.{field.column}" for field in FIELDS)}, enrolment.id, enrolment.cycle,
        enrolment.attested_at IS NOT NULL, enrolment.signed_as <> '', completion.id IS NOT NULL,
        EXISTS (SELECT 1 FROM progress_blockanswer WHERE record_id = record.id AND record.step_key = %s)
    FROM progress_enrolment enrolment
    LEFT JOIN progress_steprecord record ON record.enrolment_id = enrolment.id
    LEFT JOIN progress_completion completion ON completion.enrolment_id = enrolment.id
    WHERE enrolment.learner_id = %s AND enrolment.course_key = %s
    ORDER BY enrolment.cycle DESC
"""  # noqa: S608 - names of columns only


@dataclass(frozen=True)
class Reading:
    """A place, and what one reader has done there."""

    place: Place
    reader: User | None
    standing: Standing
    enrolment: Enrolment | None = None
    answers: Mapping[str, BlockAnswer] = field(default_factory=dict)

    @property
    def is_done(self) -> bool:
        return self.place.step.key in self.standing.done

    @property
    def is_changed(self) -> bool:
        return self.place.step.key in self.standing.changed

    @property
    def saved_at(self) -> datetime.datetime | None:
        return max((answer.answered_at for answer in self.answers.values()), default=None)

    def what_waits(self) -> dict[str, Problem]:
        """A sentence for every block that must be answered and is not, by its id."""
        waiting = [block for block in self.place.step.required_blocks if block not in self.answers]
        return dict.fromkeys(waiting, Problem(_("This part is still waiting for your answer.")))


def reading_of(reader: User | None, place: Place) -> Reading:
    rows = rows_of(reader, place) if reader else []
    pace = pace_for(reader, place.outline.key) if reader else Pace()
    if not rows:
        return Reading(place, reader, Standing(place.outline, pace=pace))
    current, cycle, is_attested, is_signed, is_complete, _answered = rows[0][len(FIELDS) :]
    enrolment = Enrolment(pk=current, learner=reader, course_key=place.outline.key, cycle=cycle)
    found = [record_of(row) for row in rows if row[0] is not None]  # an enrolment without records is a row without one
    records = {record.step_key: record for record in found if record.enrolment_id == current}
    enrolment.here = records.get(place.step.key)
    is_answered = any(row[-1] for row in rows)
    answers = enrolment.here.answers.all() if enrolment.here and is_answered else []
    known = {"cycle": cycle, "pace": pace, "is_signed": bool(is_signed)}
    standing = Standing(place.outline, records, bool(is_attested), bool(is_complete), **known)
    return Reading(place, reader, standing, enrolment, {answer.block_id: answer for answer in answers})


def rows_of(reader: User, place: Place) -> list[tuple]:
    """Every record of the reader in this course, those of the current cycle first."""
    as_stored = models.UUIDField().get_db_prep_value
    step_key, course_key = (as_stored(key, connection) for key in (place.step.key, place.outline.key))
    with connection.cursor() as cursor:
        cursor.execute(RECORDS, [step_key, reader.pk, course_key])
        return cursor.fetchall()


def record_of(row: tuple) -> StepRecord:
    values = list(row[: len(FIELDS)])
    for at, column, converters in conversions():
        for convert in converters:
            values[at] = convert(values[at], column, connection)
    return StepRecord.from_db(connection.alias, [field.attname for field in FIELDS], values)


@cache
def conversions() -> list[tuple[int, Col, list[Callable]]]:
    """What the database needs to give Python's types back: nothing for PostgreSQL, ids and dates for SQLite."""
    found = []
    for at, column in enumerate(kind.get_col("record") for kind in FIELDS):
        converters = [*connection.ops.get_db_converters(column), *column.get_db_converters(connection)]
        found.append((at, column, converters))
    return [entry for entry in found if entry[-1]]
