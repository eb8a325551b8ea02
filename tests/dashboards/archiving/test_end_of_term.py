"""A class is archived at the end of its term, listed apart, and taken back."""

import datetime as dt

import pytest
from django.utils import formats

from people.models import AuditEntry, Deed, Group


@pytest.fixture
def page(home) -> str:
    return f"{home}archive/"


def test_the_page_says_what_happens_before_it_does(leader, page, school_class, amina):
    html = leader.get(page).text
    assert "60 days later, this is deleted" in html and "of 2 learners" in html and "End the term of 8B" in html
    assert Group.objects.get(pk=school_class.pk).archived_at is None


def test_archived_listed_apart_and_taken_back_each_also_twice(leader, page, school_class):
    for _ in range(2):
        assert leader.post(page, {"go": "archive"}).url == page
    group = Group.objects.get(pk=school_class.pk)
    day = formats.date_format(group.erased_from)
    assert f"On {day}, this is deleted" in leader.get(page).text
    listed = leader.get("/groups/").text.partition("Term over")
    assert ">8B<" not in listed[0] and ">8B<" in listed[2] and f"Names are deleted on {day}" in listed[2]
    assert "term is over" in leader.get(f"/groups/{school_class.pk}/").text
    for _ in range(2):
        leader.post(page, {"go": "take-back"})
    assert ">8B<" in leader.get("/groups/").text and "Term over" not in leader.get("/groups/").text
    assert list(AuditEntry.objects.filter(deed=Deed.ARCHIVED).order_by("pk").values_list("detail", flat=True)) == [
        "",
        "Taken back",
    ]


def test_a_press_that_says_nothing_changes_nothing(leader, page, school_class):
    leader.post(page, {"go": "perhaps"})
    assert "Nothing was changed." in leader.get(page).text and school_class.archived_at is None


def test_others_hear_that_there_is_no_such_page(outsider, page):
    assert outsider.get(page).status_code == outsider.post(page, {"go": "archive"}).status_code == 404
    assert not Group.objects.over().exists()


def test_its_days_are_those_of_its_own_zone(school, school_class):
    """Half past nine in the evening in Toronto is the next day in Greenwich."""
    school.time_zone, school.days_kept = "America/Toronto", 1
    group = Group(organisation=school, archived_at=dt.datetime(2026, 7, 1, 1, 30, tzinfo=dt.UTC))
    assert group.erased_from.isoformat() == "2026-07-01"


def test_many_past_classes_cost_no_more(leader, teacher, school, school_class, over, django_assert_max_num_queries):
    for number in range(55):
        over(3, Group.objects.create(organisation=school, name=f"Past {number}"))
    for group in Group.objects.over():
        group.add(teacher, "leader")
    leader.get("/groups/")
    with django_assert_max_num_queries(13):
        html = leader.get("/groups/?past=2").text
    assert html.count("Names are deleted on") == 5 and 'rel="prev"' in html
