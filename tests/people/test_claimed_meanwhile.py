"""A guest's other tab, at the moment in which their learning moves into an account."""

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError
from django.http import Http404
from django.test import RequestFactory

from people.middleware import ClaimedMeanwhile
from people.models import User


@pytest.fixture
def request_of(db):
    def make(user: User, **headers):
        request = RequestFactory().post("/", headers=headers)
        request.user, request.htmx = user, bool(headers)
        return request

    return make


@pytest.fixture
def gone(db) -> User:
    guest = User.objects.create_guest()
    User.objects.get(pk=guest.pk).delete()
    return guest


@pytest.mark.parametrize("error", [IntegrityError(), ObjectDoesNotExist()])
def test_it_is_led_to_where_the_learning_is(request_of, gone, error):
    assert ClaimedMeanwhile(None).process_exception(request_of(gone), error).url == "/learning/"


def test_a_page_part_is_led_there_too(request_of, gone):
    response = ClaimedMeanwhile(None).process_exception(request_of(gone, hx_request="true"), IntegrityError())
    assert response.headers["HX-Redirect"] == "/learning/"


@pytest.mark.parametrize("error", [Http404(), ValueError()])
def test_other_errors_stay_errors(request_of, gone, error):
    assert ClaimedMeanwhile(None).process_exception(request_of(gone), error) is None


def test_errors_of_people_who_are_there_stay_errors(request_of, learner):
    guest = User.objects.create_guest()
    for user in (guest, learner):
        assert ClaimedMeanwhile(None).process_exception(request_of(user), IntegrityError()) is None
