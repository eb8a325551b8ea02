"""A teacher notes what was taught: in half a minute, once, and without a word about a student."""

import csv
import io
import re
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from curriculum.models import Lesson
from dashboards.fidelity.noting import parts_of
from dashboards.models import Taught
from people.models import AuditEntry, Group, Role, User
from tests.dashboards.measuring.conftest import main_of

FULL = {"skipped": ["On your feet"], "adapted": ["shorter", "paper"], "note": "The bell rang early."}


def test_it_is_filled_in_already_and_kept_as_it_is(leader, home, page, sent, teacher, lesson):
    html = main_of(leader.get(page).text)
    assert 'value="2026-12-01"' in html and 'value="25"' in html
    assert re.search(rf'<option value="{teacher.pk}" selected>', html)
    for _press in range(2):
        assert leader.post(page, sent).url == f"{home}?course=level-path"
    noted = Taught.objects.get()
    assert (noted.step_key, noted.title, noted.taught_on) == (lesson.translation_key, "On the way", date(2026, 12, 1))
    assert (noted.minutes, noted.taught_by, noted.skipped, noted.adapted) == (40, teacher, [], [])
    log = main_of(leader.get(f"{home}?course=level-path").text)
    assert "1 of 2 lessons taught, 40 minutes" in log and "Tuesday, 1 December" in log and "Tala Teacher" in log


def test_what_was_left_out_and_changed_is_ticked_seen_changed_and_removed(leader, home, page, sent):
    assert leader.post(page, {**sent, **FULL}).status_code == 302
    noted = Taught.objects.get()
    log = main_of(leader.get(f"{home}?course=level-path").text)
    for words in ("On your feet", "Made shorter, On paper, without devices", "The bell rang early."):
        assert words in log
    html = leader.get(f"{home}{noted.pk}/").text
    assert html.count(" checked") == 3 and "The bell rang early." in html
    leader.post(f"{home}{noted.pk}/", {**sent, "minutes": "", "taught_by": "0"})
    noted.refresh_from_db()
    assert (noted.minutes, noted.taught_by, noted.skipped, noted.note) == (None, None, [], "")
    for _press in range(2):
        assert leader.post(f"{home}{noted.pk}/remove/").status_code == 302
    assert not Taught.objects.exists()


def test_a_second_note_for_a_day_is_not_written_over_the_first(leader, home, page, sent):
    leader.post(page, sent)
    response = leader.post(page, {**sent, **FULL})
    assert response.status_code == 422 and "a note for this day already" in response.text
    assert "The bell rang early." in response.text and f"{home}{Taught.objects.get().pk}/" in response.text
    leader.post(page, {**sent, "taught_on": "2026-11-30"})
    first, second = Taught.objects.order_by("-taught_on")
    response = leader.post(f"{home}{second.pk}/", {**sent, "note": "Moved"})
    assert response.status_code == 422 and "a note for this day already" in response.text
    assert sorted(Taught.objects.values_list("note", flat=True)) == ["", ""] and first.pk != second.pk


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"taught_on": ""}, "Choose the day"),
        ({"taught_on": "tomorrow"}, "This is not a day"),
        ({"taught_on": "2026-12-02"}, "still to come"),
        ({"taught_on": "1996-12-02"}, "long ago"),
        ({"minutes": "0"}, "from 1 to 600"),
        ({"minutes": "forty"}, "from 1 to 600"),
        ({"minutes": "9" * 30}, "from 1 to 600"),
        ({"note": "no " * 100}, "Please keep it to 200"),
        ({"taught_by": "999999"}, "somebody from the list"),
        ({"skipped": ["Gone"]}, "the lesson has been changed"),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_stays(leader, page, sent, wrong, words):
    response = leader.post(page, {**sent, **FULL, **wrong})
    assert response.status_code == 422 and words in response.text
    assert "Made shorter" in response.text and response.text.count(" checked") >= 2
    assert not Taught.objects.exists()


def test_parts_are_those_of_the_plan_or_else_the_activities(lesson):
    assert parts_of(lesson) == ["Arriving", "On your feet"]
    lesson.body = [block for block in lesson.body.raw_data if block["type"] != "teacher_note"]
    assert parts_of(lesson)[2:4] == ["Scenario: At the corner", "Conversation: A chat"]


def test_a_note_outlives_its_lesson_and_names_of_its_parts(leader, home, page, sent, lesson):
    leader.post(page, {**sent, **FULL})
    noted = Taught.objects.get()
    Lesson.objects.get(pk=lesson.pk).delete()
    assert "not there any more" in leader.get(f"{home}?course=level-path").text
    assert leader.post(f"{home}{noted.pk}/", {**sent, **FULL, "minutes": "30"}).status_code == 302
    noted.refresh_from_db()
    assert (noted.minutes, noted.skipped) == (30, ["On your feet"])


def test_a_co_teacher_may_have_taught_it_and_a_stranger_not(leader, page, sent, school_class, stranger):
    other = User.objects.create_user(display_name="Cora Co")
    school_class.add(other, Role.LEADER)
    assert "Cora Co" in leader.get(page).text and "Sam Stranger" not in leader.get(page).text
    assert leader.post(page, {**sent, "taught_by": str(stranger.pk)}).status_code == 422
    leader.post(page, {**sent, "taught_by": str(other.pk)})
    assert Taught.objects.get().taught_by == other


def test_the_table_names_nobody_and_runs_nothing(leader, home, page, sent, teacher):
    leader.post(page, {**sent, **FULL, "note": "=1+1"})
    text = b"".join(leader.get(f"{home}list.csv")).decode("utf-8-sig")
    [row] = csv.DictReader(io.StringIO(text))
    assert (row["taught_on"], row["minutes"], row["left_out"]) == ("2026-12-01", "40", "On your feet")
    assert (row["changed"], row["note"], row["by_a_leader"]) == ("shorter | paper", "'=1+1", "1")
    assert str(teacher) not in text and not AuditEntry.objects.exists()


def test_present_mode_leads_there(leader, page, teacher, school_class, lesson):
    from dashboards.models import TrainedElsewhere

    TrainedElsewhere.objects.create(person=teacher, reason="The board's own")
    slides = leader.get(f"/groups/{school_class.pk}/present/level-path/walking/on-the-way/").text
    assert f'href="{page}"' in slides and "Note what was taught" in slides


def test_only_leaders_and_administrators_note(leader, head, outsider, page, home, sent):
    leader.post(page, sent)
    there = f"{home}{Taught.objects.get().pk}/"
    pages = [home, f"{home}list.csv", page, there]
    assert {client.get(one).status_code for client in (leader, head) for one in pages} == {200}
    assert {outsider.get(one).status_code for one in pages} == {404}
    assert {outsider.post(one, {**sent, **FULL}).status_code for one in (page, there, f"{there}remove/")} == {404}
    assert Taught.objects.get().note == ""
    assert Client().get(page).url.startswith("/accounts/login/")


def test_a_class_whose_term_is_over_is_read_only(leader, page, home, sent, school_class):
    leader.post(page, sent)
    Group.objects.filter(pk=school_class.pk).update(archived_at=timezone.now())
    leader.post(f"{home}{Taught.objects.get().pk}/remove/")
    assert Taught.objects.exists()
    html = main_of(leader.get(f"{home}?course=level-path").text)
    assert "40 min" in html and "Note it" not in html


def test_an_unknown_lesson_and_another_classs_note_are_not_found(client_of, leader, stranger, home, page, sent):
    leader.post(page, sent)
    other = Group.objects.get(name="9A").pk
    assert client_of(stranger).get(f"/groups/{other}/taught/{Taught.objects.get().pk}/").status_code == 404
    assert leader.get(f"{home}level-path/walking/gone/").status_code == 404


def test_the_log_costs_the_same_for_many_notes(leader, home, school_class, lesson, django_assert_max_num_queries):
    of_lesson = {"group": school_class, "step_key": lesson.translation_key, "title": lesson.title}
    course_key = lesson.get_parent().get_parent().specific.translation_key
    Taught.objects.bulk_create(
        Taught(**of_lesson, course_key=course_key, taught_on=date(2026, 1, 1 + day)) for day in range(30)
    )
    log = f"{home}?course=level-path"
    assert leader.get(log).text.count("taught/") > 30
    with django_assert_max_num_queries(8):
        leader.get(log)
