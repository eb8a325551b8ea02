"""Whose replies are told at the desk, so that nothing follows from them beside the file that a class has of its own.

A class is counted once its measuring is finished, and then just whoever stands in its file: of two crowds that differ
by one person, that person's answers would be the difference. A few who answered alone are left out beside classes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from quizzes.analysis import FEWEST
from quizzes.models import ClassMeasure, Questionnaire, Reply
from quizzes.models.replies import ReplyQuerySet
from quizzes.questionnaires.taken_along import pattern_of

Crowd = tuple[object, ...]


def told_people(questionnaire: Questionnaire) -> Iterator[list[Reply]]:
    """Each one's replies in the questionnaire's language. Two queries; memory does not grow with the replies."""
    language = questionnaire.course.locale.language_code
    asking = ClassMeasure.objects.about(questionnaire.course.translation_key).filter(finished_at=None)
    replies = Reply.objects.filter(course_key=questionnaire.course.translation_key)
    settled = replies.exclude(cohort__in=asking.values("cohort"))
    number = Counter(crowd for of_one in people_of(settled.defer("answers")) for crowd in set(crowds_of(of_one)))
    are_alone = not any(cohort for cohort, *_rest in number)
    for of_one in people_of(settled):
        told = [
            reply
            for reply, crowd in zip(of_one, crowds_of(of_one), strict=True)
            if reply.language == language and (are_alone or number[crowd] >= FEWEST)
        ]
        if told:
            yield told


def people_of(replies: ReplyQuerySet) -> Iterator[list[Reply]]:
    for _mark, of_one in groupby(replies.order_by("mark").iterator(chunk_size=2000), key=attrgetter("mark")):
        yield list(of_one)


def crowds_of(of_one: list[Reply]) -> list[Crowd]:
    """For each reply of a person, what they share with others: its class, and all they answered there and in which
    wording; or, who answered by themselves, the time."""
    return [(reply.cohort, *shared(reply, of_one)) for reply in of_one]


def shared(reply: Reply, of_one: list[Reply]) -> Crowd:
    if not reply.cohort:
        return reply.language, reply.time
    return pattern_of({one.time: one for one in of_one if one.cohort == reply.cohort})
