"""A lesson as slides."""

import datetime as dt
import re

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from curriculum.blocks import LESSON_BLOCKS
from curriculum.stopping.stops import stop
from dashboards.presenting.making import MAKERS
from dashboards.presenting.pieces import A_SLIDE, lines_of, parts_of, pieces_of, shared_out
from dashboards.presenting.slides import FOR_LEADERS
from people.models import Group, User


def slides_of(client, page):
    return BeautifulSoup(client.get(page).text, "html.parser").select("[data-slide]")


def slide(slides, id):
    return next(slide for slide in slides if slide["id"] == id)


def test_every_kind_of_block_has_a_slide_or_is_for_leaders():
    assert {name for name, _block in LESSON_BLOCKS} == set(MAKERS) | FOR_LEADERS


def test_the_slides_are_those_of_the_lesson_in_its_order(leader, page):
    ids = [slide["id"] for slide in slides_of(leader, page)]
    assert ids[:6] == ["begin", *(f"slide-{name}" for name in ("before", "words", "settle", "corner", "corner--2"))]
    assert ids[-1] == "slide-help"
    assert len(ids) == len(set(ids))


def test_the_help_of_the_group_stands_at_the_end_also_where_a_lesson_names_none(leader, home):
    slides = slides_of(leader, f"{home}level-path/walking/bare/")
    assert [slide["id"] for slide in slides] == ["begin", "slide-only", "end"]
    assert "911" in slides[-1].text


def test_nothing_for_leaders_and_no_name_is_on_a_slide(leader, page, learner, teacher):
    slides = " ".join(slide.text for slide in slides_of(leader, page))
    for secret in ("Leave room for quiet", "Is it my fault?", str(learner), str(teacher), "8B"):
        assert secret not in slides


def test_what_is_right_waits_behind_its_question(leader, page):
    slides = slides_of(leader, page)
    assert "A secret keeps help away" not in slide(slides, "slide-chat--2").text
    seen = slide(slides, "slide-chat--3")
    assert "A secret keeps help away" in seen.details.text and not seen.details.has_attr("open")


def test_a_long_text_is_cut_at_headings_and_goes_on_under_the_same_one():
    text = (
        "<h2>One</h2>"
        + "<p>Twelve words that take about a line of a slide, more or less, say.</p>" * 14
        + "<h3>Two</h3><p>End.</p>"
    )
    pieces = pieces_of(text)
    assert [piece.heading for piece in pieces] == ["One", "One", "One", "Two"] or [p.heading for p in pieces][
        -1
    ] == "Two"
    assert all(
        sum(lines_of(part.words) for part in parts_of(piece.html) if part.name == "p") <= A_SLIDE for piece in pieces
    )
    assert sum(piece.html.count("<p>") for piece in pieces) == 15


def test_a_list_that_is_cut_goes_on_counting():
    items = "".join(
        f"<li>Item {number} says something that fills a line and a half of a slide, or even two of them.</li>"
        for number in range(1, 9)
    )
    pieces = pieces_of(f"<ol>{items}</ol>")
    starts = [re.search(r'start="(\d+)"', piece.html) for piece in pieces]
    assert len(pieces) > 1 and starts[0] is None and all(starts[1:])
    assert [piece.html.count("<ol") for piece in pieces] == [1] * len(pieces)


@pytest.mark.parametrize("sizes", [[1], [9], [4, 4, 4], [1] * 30, [20, 1], [3, 3, 3, 0.5]])
def test_slides_are_filled_evenly_and_lose_nothing(sizes):
    shares = shared_out(sizes, float)
    assert [size for share in shares for size in share] == sizes
    assert all(sum(share) <= A_SLIDE + 0.01 or len(share) == 1 for share in shares)


def test_pictures_come_with_the_page(leader, page):
    assert 'loading="lazy"' not in leader.get(page).text


def test_the_page_holds_nothing_that_browsers_keep(leader, page):
    assert "no-store" in leader.get(page).headers["Cache-Control"]


def test_a_page_of_slides_costs_few_queries_and_none_for_each_learner(
    leader, page, school_class, django_assert_max_num_queries
):
    leader.get(page)
    school_class.memberships.bulk_create(
        [
            school_class.memberships.model(
                user=user, organisation=school_class.organisation, group=school_class, role="learner"
            )
            for user in [User.objects.create_user(display_name=f"L{number}") for number in range(30)]
        ]
    )
    with django_assert_max_num_queries(12):
        leader.get(page)


# Who may -------------------------------------------------------------------------------------------------------------


def test_strangers_hear_that_there_is_no_such_page(client_of, stranger, learner, home, page):
    for person in (stranger, learner):
        client = client_of(person)
        assert [client.get(at).status_code for at in (home, page, f"{page}?notes", f"{page}devices/")] == [404] * 4
        assert client.post(f"{page}devices/", {"go": "close"}).status_code == 404


def test_visitors_are_asked_to_sign_in(client, page):
    assert client.get(page).url == f"/accounts/login/?next={page}"


def test_before_the_gate_a_leader_is_sent_to_what_opens_it(client_of, teacher, page, school_class):
    gate = f"/groups/{school_class.pk}/teaching/level-path/"
    client = client_of(teacher)
    assert client.get(page).url == client.get(f"{page}?notes").url == client.post(f"{page}devices/").url == gate


def test_where_the_organisation_does_not_ask_for_it_slides_open_and_notes_do_not(
    client_of, teacher, page, school, school_class
):
    type(school).objects.filter(pk=school.pk).update(staff_course_first=False)
    client = client_of(teacher)
    shown = client.get(page)
    assert shown.status_code == 200 and "?notes" not in shown.text
    assert client.get(f"{page}?notes").url == f"/groups/{school_class.pk}/teaching/level-path/"


def test_what_is_stopped_limited_or_no_lesson_is_not_shown(leader, home, page, lesson, editor):
    restriction = lesson.view_restrictions.create(restriction_type="login", password="")
    assert leader.get(page).status_code == 404
    restriction.delete()
    assert leader.get(page).status_code == 200
    stop(lesson, editor, "A worry")
    assert leader.get(page).status_code == 404 and "On the way" not in leader.get(home).text
    assert leader.get(f"{home}level-path/walking/gone/").status_code == 404


def test_the_leaders_pages_lead_there(leader, home, page, school_class):
    assert f'href="{home}"' in leader.get(f"/groups/{school_class.pk}/quizzes/").text
    assert f'href="{page}"' in leader.get(home).text
    assert f'href="{page}"' in leader.get(f"/groups/{school_class.pk}/teaching/level-path/").text


def test_an_archived_class_can_be_shown_a_lesson_and_asked_nothing(leader, page, school_class):
    Group.objects.filter(pk=school_class.pk).update(archived_at=timezone.now() - dt.timedelta(days=1))
    assert "Let devices answer" not in leader.get(page).text
    answer = leader.post(f"{page}devices/", {"go": "open", "block": "corner", "scene": "start"}, follow=True)
    assert "this group’s term is over" in answer.text and not school_class.showings.exists()


# The second window ---------------------------------------------------------------------------------------------------


def note(client, page, id):
    notes = BeautifulSoup(client.get(f"{page}?notes").text, "html.parser")
    return notes.select_one(f'[data-note="{id}"]').text


def test_each_slide_has_its_notes_until_the_next_part_begins(leader, page):
    assert "No notes for this slide" in note(leader, page, "slide-before")
    assert "welcome, everyone" in note(leader, page, "slide-words")
    settling = note(leader, page, "slide-settle")
    assert "welcome, everyone" in settling and "Leave room for quiet" in settling
    assert "Pairs first" in note(leader, page, "slide-corner") and "quiet" not in note(leader, page, "slide-corner")


def test_it_says_what_comes_next_and_has_the_hard_questions(leader, page):
    assert re.search(r"Next:\s+Settle", note(leader, page, "slide-words"))
    assert "This is the last slide" in leader.get(f"{page}?notes").text
    assert "Is it my fault?" in leader.get(f"{page}?notes").text


def test_the_timer_begins_with_the_minutes_of_the_part_or_of_the_talk(leader, page):
    slides = slides_of(leader, page)
    assert slide(slides, "slide-words")["data-minutes"] == "5"
    assert slide(slides, "slide-corner")["data-minutes"] == "15"
    assert slide(slides, "slide-talk")["data-minutes"] == "4"
