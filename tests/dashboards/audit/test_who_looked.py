"""Administrators read who looked at or changed what is kept about learners."""

import csv
import io

import pytest
from django.test import Client

from people.auditing import record
from people.joining.roster import add_learner
from people.models import AuditEntry, Deed, Group, Membership, Organisation, Role, User


@pytest.fixture
def amina(school_class) -> User:
    return add_learner(school_class, "Amina")


@pytest.fixture
def log(school_class, teacher, amina):
    gone = add_learner(school_class, "Ben")
    for deed, learner in ((Deed.LOOKED, amina), (Deed.RENAMED, gone), (Deed.PRINTED_CARDS, None)):
        record(teacher, deed, school_class, learner, "=1+1" if learner is None else "")
    record(None, Deed.ADDED, school_class, amina)
    gone.delete()


@pytest.fixture
def page(school_class) -> str:
    return f"/groups/{school_class.pk}/audit/"


@pytest.fixture
def of_school(school) -> str:
    return f"/groups/organisations/{school.pk}/audit/"


def lines(response) -> list[list[str]]:
    return list(csv.reader(io.StringIO(b"".join(response.streaming_content).decode("utf-8-sig"))))[1:]


def deeds_on(html: str) -> list[str]:
    return [
        label
        for row in html.partition("<tbody>")[2].split("<tr>")[1:]
        for label in Deed.labels
        if f"<td>{label}</td>" in row
    ]


def test_the_newest_stands_first_with_names_of_those_who_are_here(head, page, log):
    html = head.get(page).text
    assert deeds_on(html) == ["Added", "Printed cards", "Renamed", "Looked at"]
    assert "Amina" in html and "A learner who is no longer here" in html and "The site itself" in html
    assert "Ben" not in html.partition("<tbody>")[2].partition("</tbody>")[0]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("deed=renamed", ["Renamed"]),
        ("person=tala", ["Printed cards", "Renamed", "Looked at"]),
        ("person=amina", ["Added", "Looked at"]),
        ("since=2020-01-01&until=2020-12-31", []),
        ("since=2020-01-01&deed=looked", ["Looked at"]),
        ("since=nonsense&until=9999-12-31&deed=looked", ["Looked at"]),
        ("group=8B&person=", ["Added", "Printed cards", "Renamed", "Looked at"]),
        ("group=9Z", []),
    ],
)
def test_it_is_narrowed_down_and_the_file_says_the_same(head, of_school, log, asked, found):
    html = head.get(f"{of_school}?{asked}").text
    assert deeds_on(html) == found
    assert [line[2] for line in lines(head.get(f"{of_school}log.csv?{asked}"))][-len(found) or 99 :] == found
    assert ("Enter a valid date." in html) == ("nonsense" in asked)


def test_a_file_runs_nothing_and_is_told_to_the_log(head, page, log):
    assert lines(head.get(f"{page}log.csv"))[2][5] == "'=1+1"
    assert AuditEntry.objects.get(deed=Deed.EXPORTED).detail == "The log (CSV)"


def test_whoever_administers_a_board_reads_its_schools_and_a_school_no_other(
    client_of, head, school, school_class, log
):
    board = Organisation.add_root(name="Board", kind="board")
    Organisation.objects.get(pk=school.pk).move(board, "sorted-child")
    person = User.objects.create_user(display_name="Bo Board")
    Membership.objects.create(user=person, organisation=board, role=Role.ADMINISTRATOR)
    client = client_of(person)
    for address in (f"/groups/organisations/{board.pk}/audit/", f"/groups/{school_class.pk}/audit/"):
        assert "Printed cards" in client.get(address).text
    assert head.get(f"/groups/organisations/{board.pk}/audit/").status_code == 404


def test_leaders_learners_and_strangers_hear_that_there_is_no_such_page(leader, outsider, page, of_school, log):
    for client in (leader, outsider):
        for address in (page, f"{page}log.csv", of_school, f"{of_school}log.csv"):
            assert client.get(address).status_code == 404
    assert Client().get(page).url.startswith("/accounts/login/")


def test_only_administrators_are_led_there(leader, head, page, of_school, school, school_class):
    home = f"/groups/{school_class.pk}/"
    assert page in head.get(home).text and page not in leader.get(home).text
    assert of_school in head.get(f"/groups/organisations/{school.pk}/settings/").text


def test_a_learner_who_moved_to_another_school_is_not_named_here(head, page, log, amina, stranger):
    Membership.objects.filter(user=amina).delete()
    Group.objects.get(name="9A").add(amina)
    assert "Amina" not in head.get(page).text and deeds_on(head.get(f"{page}?person=amina").text) == []


def test_it_costs_the_same_however_long_it_is(head, page, teacher, school_class, django_assert_max_num_queries):
    AuditEntry.objects.bulk_create(
        AuditEntry(actor_number=1, deed="looked", organisation_number=school_class.organisation_id,
                   group_number=school_class.pk, learner_number=number)
        for number in range(1, 400)
    )  # fmt: skip
    head.get(page)
    with django_assert_max_num_queries(10):
        html = head.get(f"{page}?page=2").text
    assert html.count("no longer here") >= 49
