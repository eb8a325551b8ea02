"""Real threads on real connections where it says so: a place is taken once."""

import secrets

import pytest
from django.db import IntegrityError

from certificates.awarding import award
from certificates.credentials.places import DRAWS_IN_A_LIST, place_of, take_place
from certificates.models import Certificate
from tests.at_once import together


def places() -> list[tuple[int, int]]:
    return list(Certificate.objects.order_by("pk").values_list("status_list", "status_index"))


@pytest.fixture
def lots(monkeypatch):
    """A function: these numbers are drawn, then the last again and again."""

    def draw(*numbers: int) -> list[int]:
        drawn: list[int] = []

        def randbelow(limit: int) -> int:
            drawn.append(numbers[min(len(drawn), len(numbers) - 1)])
            return drawn[-1]

        monkeypatch.setattr(secrets, "randbelow", randbelow)
        return drawn

    return draw


def test_awarding_takes_a_place(certificate):
    [(number, index)] = places()
    assert number == 1 and 0 <= index < 131_072


def test_a_place_is_drawn_not_counted(certify, learner, lots):
    lots(90_000, 7, 40_000)
    for cycle in range(1, 4):
        certify(learner, cycle=cycle)
    assert places() == [(1, 90_000), (1, 7), (1, 40_000)]


def test_a_taken_place_is_drawn_again(certify, learner, lots):
    drawn = lots(5, 5, 5, 6)
    certify(learner, cycle=1)
    certify(learner, cycle=2)
    assert places() == [(1, 5), (1, 6)] and len(drawn) == 4


def test_a_list_in_which_every_draw_was_taken_is_followed_by_a_new_one(certify, learner, lots):
    drawn = lots(5)
    certify(learner, cycle=1)
    certify(learner, cycle=2)
    assert places() == [(1, 5), (2, 5)] and len(drawn) == 1 + DRAWS_IN_A_LIST + 1
    lots(6)
    certify(learner, cycle=3)
    assert places()[-1] == (2, 6)


def test_other_faults_are_not_taken_for_a_taken_place(db, lots):
    drawn = lots(5)

    def faulty(place: object) -> None:
        raise IntegrityError("something else")

    with pytest.raises(IntegrityError, match="something else"):
        take_place(faulty)
    assert len(drawn) == 1


def test_awarding_again_takes_no_other_place(complete, learner):
    completion = complete(learner)
    award(completion)
    before = places()
    award(completion)
    assert places() == before


def test_a_certificate_of_the_first_days_gets_its_place_when_asked_and_keeps_it(certificate):
    Certificate.objects.update(status_index=None)
    certificate.refresh_from_db()
    stale = Certificate.objects.get()
    place = place_of(certificate)
    assert places() == [(place["status_list"], place["status_index"])]
    assert place_of(stale) == place == place_of(Certificate.objects.get())


@pytest.mark.django_db(transaction=True)
def test_awarding_many_times_at_once_gives_one_certificate_with_one_place(complete, learner):
    completion = complete(learner)
    results = together(*[lambda: award(completion)] * 6)
    assert results == [Certificate.objects.get()] * 6


@pytest.mark.django_db(transaction=True)
def test_two_who_draw_the_same_place_at_once_get_two(complete, learner, lots):
    completions = [complete(learner, cycle=cycle) for cycle in (1, 2)]
    lots(5, 5, 6)
    results = together(*(lambda completion=completion: award(completion) for completion in completions))
    assert {type(result) for result in results} == {Certificate}
    assert sorted(places()) == [(1, 5), (1, 6)]


@pytest.mark.django_db(transaction=True)
def test_asking_for_a_place_many_times_at_once_gives_one(certificate):
    Certificate.objects.update(status_index=None)
    copies = [Certificate.objects.get() for _copy in range(6)]
    results = together(*(lambda copy=copy: place_of(copy) for copy in copies))
    [(number, index)] = places()
    assert results == [{"status_list": number, "status_index": index}] * 6
