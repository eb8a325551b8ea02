"""The staff course first: what a leader finishes before she assigns a course, where her organisation wants it so."""

from __future__ import annotations

from curriculum.models import Course
from curriculum.outline import Outline
from dashboards.teaching.access import OPEN, Gate, gate_for
from people.models import Group, User


def gate_to_assign(leader: User, group: Group, outline: Outline, language: str) -> Gate:
    if not group.organisation.staff_course_first:
        return OPEN
    named = Course.objects.filter(pk=outline.course_id).values_list("facilitator_module", flat=True).first()
    return gate_for(leader, named or "", language)
