"""What may be told of a class's answers: figures of the same people before and afterwards, made in steps.

A leader knows who was there on which day, so nothing may follow from two sets of people that differ by a few:

- of fewer than `FEWEST` people nothing is told;
- figures are made when a time is closed, and made anew only when `FEWEST` more people have answered;
- a figure is rounded to what one person could move it by, so that one person is never the difference of two figures;
- what all people answered at one time is not told beside what those said who answered twice.
"""

from __future__ import annotations

import math
from typing import Any

from curriculum.models import Course
from quizzes.analysis import FEWEST
from quizzes.models import ClassMeasure, Questionnaire, Reply, Time
from quizzes.models.questionnaires import SCALES
from quizzes.questionnaires.measuring import AFTERWARDS, SameWords, scores_of
from quizzes.questionnaires.scoring import HIGHEST, Score
from quizzes.questionnaires.sums import Pairs

LOWEST = {100.0: 0.0, 5.0: 1.0}
STEPS = {100.0: (1, 2, 5, 10), 5.0: (0.1, 0.2, 0.5)}  # nice ones to round to
Scores = dict[tuple[str, str], Score]
Figures = dict[str, Any]


def release(measure: ClassMeasure) -> dict[str, Figures]:
    """What stands, and what has become ready to be told: {time: figures of the people who answered before and then}."""
    told = dict(measure.released)
    people = scored(measure)
    for time in AFTERWARDS:
        pairs = [of_one for of_one in people if Time.BEFORE in of_one and time in of_one]
        if len(pairs) >= told.get(time, {}).get("n", 0) + FEWEST:
            told[time] = figures(pairs, time) | {"day": measure_day(measure, time)}
    return told


def measure_day(measure: ClassMeasure, time: Time) -> str:
    return str(measure.times.get(time, {}).get("closed", ""))


def scored(measure: ClassMeasure) -> list[dict[str, Reply]]:
    """Each one's replies by time, with what they score."""
    people, words = list(measure.replies.by_person().values()), words_by_language(measure)
    for of_one in people:
        for reply in of_one.values():
            known = words.get(reply.language)
            reply.scores = scores_of(reply, known.in_edition(reply.edition_id)) if known else {}  # type: ignore[attr-defined]
    return people


def words_by_language(measure: ClassMeasure) -> dict[str, SameWords]:
    """An item counts where it is asked in the same words today, in each language."""
    courses = Course.objects.filter(translation_key=measure.course_key)
    asked = Questionnaire.objects.filter(course__in=courses).select_related("course__locale")
    return {one.course.locale.language_code: SameWords(one) for one in asked}


def figures(pairs: list[dict[str, Reply]], time: Time) -> Figures:
    scales = {scale: of_scale(scale, pairs, time) for scale in SCALES}
    found: Figures = {"n": len(pairs), "scales": {scale: one for scale, one in scales.items() if one}}
    if time == Time.AFTER and (upset := of_upset(pairs)):
        found["upset"] = upset
    return found


def of_scale(scale: str, pairs: list[dict[str, Reply]], time: Time) -> Figures | None:
    """Means of those who answered at least half of the scale at both times."""
    sums = Pairs(HIGHEST[scale])
    for of_one in pairs:
        before, then = (of_one[when].scores.get((scale, "")) for when in (Time.BEFORE, time))  # type: ignore[attr-defined]
        if before and then:
            sums.add(before, then)
    if not sums.is_shown:
        return None
    means = [rounded(crowd.mean, HIGHEST[scale], sums.n) for crowd in (sums.before, sums.after)]
    return {"n": sums.n, "before": means[0], "then": means[1]}


def of_upset(pairs: list[dict[str, Reply]]) -> Figures | None:
    said = [of_one[Time.AFTER].upset for of_one in pairs if of_one[Time.AFTER].upset]
    if len(said) < FEWEST:
        return None
    share = 100 * said.count(Reply.Upset.YES) / len(said)
    return {"n": len(said), "percent": rounded(share, 100.0, len(said))}


def rounded(mean: float | None, highest: float, people: int) -> float | None:
    """To a step that is no smaller than what one of so many people can move the mean by."""
    if mean is None:
        return None
    moved_by_one = (highest - LOWEST[highest]) / people
    step = next((step for step in STEPS[highest] if step >= moved_by_one - 1e-9), STEPS[highest][-1])
    return round(math.floor(mean / step + 0.5 + 1e-9) * step, 1)
