"""The quizzes of a group: open, closed or revealed, and how many have handed in."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count

from curriculum.outline import Outline
from dashboards.counting import Totals, totals_by_quiz
from dashboards.offered import OfferedQuiz, offered_quizzes
from people.models import Group
from progress.models import Enrolment
from quizzes.models import GroupQuiz


@dataclass(frozen=True)
class QuizOfGroup:
    offered: OfferedQuiz
    hold: GroupQuiz
    totals: Totals


@dataclass(frozen=True)
class CourseOfGroup:
    outline: Outline
    begun: int  # learners
    quizzes: list[QuizOfGroup]


def courses_of(group: Group, learners: int, language: str) -> list[CourseOfGroup]:
    """Courses with quizzes; those that most of the group have begun come first."""
    begun = _begun_by_course(group)
    holds = {hold.quiz_key: hold for hold in group.quizzes.all()}
    totals = totals_by_quiz(group, learners)

    def of_group(offered: OfferedQuiz) -> QuizOfGroup:
        key = offered.step.key
        return QuizOfGroup(offered, holds.get(key) or GroupQuiz(), totals.get(key) or Totals(learners))

    by_course = groupby(offered_quizzes(language), key=lambda offered: offered.outline)
    courses = [
        CourseOfGroup(outline, begun.get(outline.key, 0), list(map(of_group, quizzes)))
        for outline, quizzes in by_course
    ]
    return sorted(courses, key=lambda course: course.begun, reverse=True)


def _begun_by_course(group: Group) -> dict[uuid.UUID, int]:
    enrolments = Enrolment.objects.filter(learner__in=group.learners()).order_by()
    return dict(enrolments.values_list("course_key").annotate(Count("learner", distinct=True)))
