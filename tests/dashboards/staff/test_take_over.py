"""A list of payroll becomes the staff list: what is read of it, what is not, and twice is as good as once."""

import pytest

from tests.dashboards.staff.conftest import listed, staff

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_commit(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        yield


def test_smoke(desk, company, django_capture_on_commit_callbacks):
    preview = desk.give(listed("7,Nour Haddad,nour@example.org,Aurora Lakeside,,Room attendant,2020-05-01,"))
    print(desk.look(preview))
    with django_capture_on_commit_callbacks(execute=True):
        answer = desk.confirm(preview)
    print(desk.client.get(answer.url).text)
    assert staff(company) == ["7 Nour Haddad"]
