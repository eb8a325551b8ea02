"""At the desk: an editor records that somebody was trained elsewhere."""

import pytest
from django.contrib.auth.models import Group as Role

from dashboards.models import TrainedElsewhere
from home.desk import open_desk
from people.models import User

LIST = "/cms/teaching/trained-elsewhere/"


@pytest.fixture
def desk(client_of, db):
    open_desk()
    person = User.objects.create_user(email="desk@example.org", display_name="Dana Desk")
    person.groups.add(Role.objects.get(name="Editors"))
    return client_of(person)


def test_it_keeps_reason_person_and_who_wrote_it(desk, teacher):
    desk.post(f"{LIST}new/", {"address": "Teacher@example.org ", "reason": "The board's course"})
    record = TrainedElsewhere.objects.get()
    assert (record.person, record.reason, record.recorded_by.display_name) == (
        teacher,
        "The board's course",
        "Dana Desk",
    )
    listed = desk.get(LIST).text
    assert "Tala Teacher" in listed and "course" in listed and "Dana Desk" in listed


def test_twice_is_once(desk, teacher):
    data = {"address": "teacher@example.org", "reason": "The board's course"}
    assert desk.post(f"{LIST}new/", data).status_code == 302
    again = desk.post(f"{LIST}new/", data)
    assert "This is recorded for Tala Teacher already." in again.text
    assert TrainedElsewhere.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"address": "nobody@example.org", "reason": "x"}, "Nobody here has the address nobody@example.org."),
        ({"address": "teacher@example.org", "reason": ""}, "This field is required."),
    ],
)
def test_bad_input_gets_a_sentence_and_nothing_is_lost(desk, teacher, data, said):
    shown = desk.post(f"{LIST}new/", data)
    assert said in shown.text and data["address"] in shown.text
    assert not TrainedElsewhere.objects.exists()


def test_a_reason_can_be_corrected(desk, teacher, waived):
    record = waived(teacher)
    desk.post(f"{LIST}edit/{record.pk}/", {"address": "teacher@example.org", "reason": "Another course"})
    record.refresh_from_db()
    assert record.reason == "Another course" and record.recorded_by.display_name == "Dana Desk"


def test_nobody_else_may(client_of, learner, teacher):
    for person in (learner, teacher):
        assert client_of(person).get(LIST).status_code == 404
        assert (
            client_of(person).post(f"{LIST}new/", {"address": "teacher@example.org", "reason": "x"}).status_code == 404
        )
    assert not TrainedElsewhere.objects.exists()
