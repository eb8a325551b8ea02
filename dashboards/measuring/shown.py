"""What a leader sees of the questions to the class: who is asked when, how many answered, what changed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Count
from django.template.defaultfilters import floatformat
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext_lazy as _

from dashboards.offered import offered_outlines
from people.models import Group
from quizzes.analysis import FEWEST
from quizzes.models import ClassMeasure, Questionnaire, Time
from quizzes.models.questionnaires import SCALES
from quizzes.questionnaires.class_asking import LATER_FROM, LATER_UNTIL, answered
from quizzes.questionnaires.measuring import AFTERWARDS
from quizzes.questionnaires.releasing import LOWEST
from quizzes.questionnaires.scoring import HIGHEST

WIDTH = 360  # of the drawing, beside which 20 are left free at each end
NAMES: dict[str, Promise] = {
    Time.BEFORE: _("Before the course"),
    Time.AFTER: _("Right after it"),
    Time.LATER: _("6 to 8 weeks later"),
}
SINCE: dict[str, Promise] = {
    Time.AFTER: _("From before the course to right after it"),
    Time.LATER: _("From before the course to some weeks later"),
}


@dataclass(frozen=True)
class TimeShown:
    time: Time
    is_open: bool
    answered: int
    asked: int
    opened: dt.date | None
    closed: dt.date | None

    @property
    def name(self) -> Promise:
        return NAMES[self.time]


@dataclass(frozen=True)
class ScaleShown:
    """Both means of a scale, in the steps they are told in."""

    scale: str
    before: float
    then: float
    n: int

    @property
    def name(self) -> str:
        return str(SCALES[self.scale]).capitalize()

    @property
    def highest(self) -> float:
        return HIGHEST[self.scale]

    def in_words(self, number: float) -> str:
        if self.highest == 100:
            return pgettext("a share", "%(number)s %%") % {"number": floatformat(number, 0)}
        return str(floatformat(number, 1))

    @property
    def before_words(self) -> str:
        return self.in_words(self.before)

    @property
    def then_words(self) -> str:
        return self.in_words(self.then)

    @property
    def change(self) -> float:
        """Of the rounded ones: it tells nothing beside them."""
        return round(self.then - self.before, 1)

    @property
    def change_words(self) -> str:
        sign = "+" if self.change > 0 else "\N{MINUS SIGN}" if self.change < 0 else ""
        if self.highest != 100:
            return f"{sign}{floatformat(abs(self.change), 1)}"
        points = pgettext("a difference of shares", "%(number)s points")
        return sign + points % {"number": floatformat(abs(self.change), 0)}

    def place(self, number: float) -> int:
        """On the drawing."""
        lowest = LOWEST[self.highest]
        return 20 + round(WIDTH * (number - lowest) / (self.highest - lowest))

    @property
    def before_place(self) -> int:
        return self.place(self.before)

    @property
    def then_place(self) -> int:
        return self.place(self.then)


@dataclass(frozen=True)
class ChangeShown:
    time: Time
    figures: dict[str, Any]

    @property
    def title(self) -> Promise:
        return SINCE[self.time]

    @property
    def n(self) -> int:
        return int(self.figures["n"])

    @property
    def scales(self) -> list[ScaleShown]:
        found = self.figures["scales"]
        return [
            ScaleShown(scale, found[scale]["before"], found[scale]["then"], found[scale]["n"])
            for scale in SCALES
            if scale in found
        ]

    @property
    def upset(self) -> dict[str, Any] | None:
        return self.figures.get("upset")


@dataclass
class MeasureShown:
    measure: ClassMeasure
    number_answered: dict[tuple[str, str], int]
    asked: int  # at this moment

    @cached_property
    def times(self) -> list[TimeShown]:
        return [self.time_shown(time) for time in Time]

    def time_shown(self, time: Time) -> TimeShown:
        measure = self.measure
        is_open = measure.asks == time
        count = self.number_answered.get((measure.cohort, time), 0)
        asked = self.asked if is_open else measure.times.get(time, {}).get("asked", 0)
        days = (measure.day(time, "opened"), measure.day(time, "closed"))
        return TimeShown(time, is_open, count, max(asked, count), *days)

    @property
    def changes(self) -> list[ChangeShown]:
        return [ChangeShown(time, self.measure.released[time]) for time in AFTERWARDS if time in self.measure.released]

    @property
    def open_now(self) -> TimeShown | None:
        return next((one for one in self.times if one.is_open), None)

    @property
    def has_answers(self) -> bool:
        return any(one.answered for one in self.times)

    @property
    def later_from(self) -> dt.date | None:
        """Counted from the day on which the class was first asked afterwards."""
        after = self.measure.day(Time.AFTER, "opened")
        return after + LATER_FROM if after else None

    @property
    def later_until(self) -> dt.date | None:
        after = self.measure.day(Time.AFTER, "opened")
        return after + LATER_UNTIL if after else None

    @property
    def fewest(self) -> int:
        return FEWEST


def measures_of(group: Group) -> list[MeasureShown]:
    """Three queries, however many courses are measured."""
    measures = list(group.measures.annotate(slips_made=Count("slips")))
    for measure in measures:
        measure.group = group
    numbers, learners = answered(measures), group.learners().count()
    return [MeasureShown(one, numbers, one.slips_made if one.by_slips else learners) for one in measures]


def measure_shown(measure: ClassMeasure) -> MeasureShown:
    return MeasureShown(measure, answered([measure]), measure.number_asked())


def courses_to_measure(group: Group, measured: list[MeasureShown]) -> list[Any]:
    """Outlines of courses that have questions and are not measured in this class yet. One query."""
    outlines = offered_outlines(get_language() or "")
    begun = {one.measure.course_key for one in measured}
    asking = Questionnaire.objects.filter(course__in=[one.course_id for one in outlines], live=True)
    with_questions = set(asking.values_list("course", flat=True))
    return [one for one in outlines if one.course_id in with_questions and one.key not in begun]
