"""Two runs of the night, a second press and a learner's own answer, at the same moment, on real connections."""

import pytest

from dashboards.archiving.erasing import erase_class
from dashboards.archiving.terms import TooLate, archive, take_back
from dashboards.models import ClassCount
from dashboards.records.leaving import delete_learner
from people.joining.roster import add_learner
from people.models import AuditEntry, Deed, Group, User
from progress.models import Enrolment
from tests.at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_runs_and_a_learner_who_goes_on(school_class, learner, teacher, outline, does, over, client_of):
    people = [add_learner(school_class, f"Pupil {number}") for number in range(4)]
    for person in people:
        does(person, 1)
    over(60)
    tabs = [client_of(person) for person in people]

    def act(index: int) -> object:
        if index < 2:
            return erase_class(Group.objects.get(pk=school_class.pk))
        return [tab.post(f"{outline.steps[1].url}done/").status_code for tab in tabs]

    results = at_once(3, act)
    answers = next(found for found in results if isinstance(found, list))
    assert set(answers) <= {200, 302} and len(results) == 3
    assert not User.objects.filter(signs_in_by_card=True).exists()
    assert not Enrolment.objects.filter(learner__in=people).exists()
    assert AuditEntry.objects.filter(deed=Deed.ERASED).count() == 1 == ClassCount.objects.count()


def test_taking_back_and_deleting_at_once_ends_in_one_of_both(school_class, teacher, over):
    add_learner(school_class, "Amina")
    over(60)

    def act(index: int) -> object:
        group = Group.objects.get(pk=school_class.pk)
        if index:
            return erase_class(group)
        try:
            return take_back(group, teacher)
        except TooLate:
            return None

    at_once(2, act)
    group = Group.objects.get(pk=school_class.pk)
    assert bool(group.erased_at) is not group.learners().filter(signs_in_by_card=True).exists()
    assert bool(group.erased_at) is bool(group.archived_at)


def test_two_presses_delete_and_archive_once(school_class, teacher):
    person = add_learner(school_class, "Amina")
    assert sorted(map(bool, at_once(2, lambda index: delete_learner(school_class, person, teacher)))) == [False, True]
    at_once(2, lambda index: archive(school_class, teacher))
    deeds = AuditEntry.objects.values_list("deed", flat=True)
    assert sorted(deed for deed in deeds if deed in (Deed.ERASED, Deed.ARCHIVED)) == [Deed.ARCHIVED, Deed.ERASED]
