"""Many at the same moment, on real connections."""

import pytest
from django.test import Client

from people.models import Card, JoinRequest, User
from tests.at_once import at_once
from tests.people.joining.conftest import join, pick

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_who_type_one_name_the_second_hears_of_the_first(open_class):
    answers = at_once(2, lambda index: join(Client(), open_class, ["Zoé", "ZOE"][index]).status_code)
    assert sorted(answers) == [302, 422] and open_class.learners().count() == 1


def test_of_two_who_pick_one_name_the_second_hears_that_it_is_taken(listed_class, amina):
    assert sorted(at_once(2, lambda _index: pick(Client(), listed_class, amina).status_code)) == [302, 422]


def test_a_form_sent_twice_at_once_comes_in_once(open_class):
    answers = at_once(3, lambda _index: join(Client(), open_class, "Zoé", ticket="a-ticket").status_code)
    assert answers == [302] * 3 and open_class.learners().count() == 1


def test_twelve_join_at_once(open_class):
    assert at_once(12, lambda index: join(Client(), open_class, f"Student {index}").status_code) == [302] * 12
    assert (open_class.learners().count(), Card.objects.count()) == (12, 12)


def test_one_guest_in_two_tabs_is_one_learner(open_class, guest):
    clients = [Client(), Client()]
    for client in clients:
        client.force_login(guest)
    assert at_once(2, lambda index: join(clients[index], open_class, f"Zoé{index}").status_code) == [302] * 2
    assert User.objects.filter(memberships__group=open_class).get() == guest and not JoinRequest.objects.exists()
