"""Two people, or two presses, at the same moment, on real connections."""

import pytest

from dashboards.classes import co_leading, learner_list, starting
from people.models import Card, Group, Organisation, Role, User
from tests.at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)
FIRST = {"name": "8B", "school": "Birch School", "region": "CA", "joining": "names", "card_language": "en"}


def test_two_presses_make_one_class_and_one_school(learner):
    groups = at_once(2, lambda index: starting.start_class(learner, FIRST).pk)
    assert len(set(groups)) == 1 and Organisation.objects.count() == 1


def test_two_teachers_who_start_at_once_both_have_a_school(learner, stranger):
    at_once(2, lambda index: starting.start_class((learner, stranger)[index], FIRST))
    assert Organisation.objects.filter(name="Birch School").count() == Group.objects.filter(name="8B").count() == 2
    assert Organisation.find_problems() == ([], [], [], [], [])


def test_of_two_leaders_who_leave_at_once_one_stays(school_class, teacher, stranger):
    school_class.add(stranger, Role.LEADER)

    def leave(index: int) -> None:
        person = (teacher, stranger)[index]
        try:
            co_leading.end_leader(school_class, person, person)
        except co_leading.NobodyLeft:
            pass

    at_once(2, leave)
    assert school_class.memberships.filter(role=Role.LEADER).count() == 1


def test_two_presses_add_each_name_once(school_class, teacher):
    seen = learner_list.last_place(school_class)
    at_once(2, lambda index: learner_list.add_names(school_class, teacher, ["Amina", "Ben"], seen, False))
    assert User.objects.filter(display_name__in=["Amina", "Ben"]).count() == Card.objects.count() == 2
