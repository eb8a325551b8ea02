"""The hotels of the demonstration show every state a register can have."""

import pytest

from certificates.models import Certificate
from dashboards.demo import hotel
from people.demo import make_demo_people
from people.models import Employment, Organisation
from progress.models import Obligation


@pytest.fixture
def made(course, monkeypatch):
    monkeypatch.setattr(hotel, "COURSE", "small-steps")
    people = make_demo_people()
    hotel.make_demo_hotel(people["manager"], people["learner"])
    return people


def test_three_sites_have_staff_in_every_state(made):
    sites = Organisation.objects.filter(employments__isnull=False).distinct()
    assert sorted(site.name for site in sites) == ["Airport Inn", "Harbour Suites", "Lakeside Hotel"]
    found = Obligation.objects.present().select_related("organisation")
    assert {one.state for one in found} == set(Obligation.State)
    assert Employment.objects.exclude(left_on=None).count() == 1
    assert Certificate.objects.count() > 15


def test_twice_is_as_good_as_once_and_the_demo_learner_has_something_to_do(made):
    before = Employment.objects.count()
    hotel.make_demo_hotel(made["manager"], made["learner"])
    assert Employment.objects.count() == before
    assert Obligation.objects.present().of(made["learner"]).get().completed_on is None
