"""What one reader has done at one place of a course: everything a lesson page asks the database, in two statements.

They are written out because lesson pages are most of what the site serves, and building such a query through the ORM
costs five times what running it does. Everywhere else `standing_of` is the way to ask.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import connection, models
from django.utils.translation import gettext as _

from people.models import User
from progress.models import BlockAnswer, Enrolment, StepRecord
from progress.places import Place
from progress.standing import Standing

RECORDS = """
    SELECT record.*, enrolment.id AS current_id, enrolment.cycle AS current_cycle,
        enrolment.attested_at IS NOT NULL AS is_attested, completion.id IS NOT NULL AS is_complete
    FROM progress_enrolment enrolment
    LEFT JOIN progress_steprecord record ON record.enrolment_id = enrolment.id
    LEFT JOIN progress_completion completion ON completion.enrolment_id = enrolment.id
    WHERE enrolment.learner_id = %s AND enrolment.course_key = %s
    ORDER BY enrolment.cycle DESC
"""
ANSWERS = "SELECT * FROM progress_blockanswer WHERE record_id = %s"


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
    def saved_at(self) -> datetime.datetime | None:
        return max((answer.answered_at for answer in self.answers.values()), default=None)

    def what_waits(self) -> dict[str, str]:
        """A sentence for every block that must be answered and is not, by its id."""
        waiting = [block for block in self.place.step.required_blocks if block not in self.answers]
        return dict.fromkeys(waiting, _("This part is still waiting for your answer."))


def reading_of(reader: User | None, place: Place) -> Reading:
    course_key = models.UUIDField().get_db_prep_value(place.outline.key, connection)
    rows = list(StepRecord.objects.raw(RECORDS, [reader.pk, course_key])) if reader else []
    if not rows:
        return Reading(place, reader, Standing(place.outline))
    current = vars(rows[0])  # an enrolment without records comes as one row with an empty record
    key, cycle = place.outline.key, current["current_cycle"]
    enrolment = Enrolment(pk=current["current_id"], learner=reader, course_key=key, cycle=cycle)
    records = {row.step_key: row for row in rows if row.pk and row.enrolment_id == enrolment.pk}
    enrolment.here = records.get(place.step.key)
    standing = Standing(place.outline, records, bool(current["is_attested"]), bool(current["is_complete"]))
    answers = BlockAnswer.objects.raw(ANSWERS, [enrolment.here.pk]) if enrolment.here else []
    return Reading(place, reader, standing, enrolment, {answer.block_id: answer for answer in answers})
