"""A supervisor chooses a course, ticks who is there, shows the lessons, and closes."""

import pytest
from django.test import Client

from people.models import Group, Role, User
from progress.models import Completion, GroupSession
from tests.dashboards.sessions.conftest import WORDS, attendance_of
from tests.employed import employ, obligation_of

pytestmark = pytest.mark.django_db


def list_of(hotel) -> str:
    return f"/groups/organisations/{hotel.pk}/together/"


def begin(client: Client, hotel, outline):
    return client.post(list_of(hotel), {"course": f"{outline.key}:en"})


@pytest.mark.parametrize("who", ["supervisor", "manager"])
def test_leaders_and_administrators_may_begin(client_of, request, who, hotel, outline, rule, team, clock):
    client = client_of(request.getfixturevalue(who))
    assert list_of(hotel) in client.get("/groups/").text
    assert "Small Steps (English)" in client.get(list_of(hotel)).text
    assert begin(client, hotel, outline).url == begin(client, hotel, outline).url
    one = GroupSession.objects.get()
    assert one.team == (team if who == "supervisor" else None)
    assert one.leader_name == str(request.getfixturevalue(who))


def test_a_course_that_is_not_required_there_cannot_be_run(desk, hotel, outline, rule, stranger):
    answer = desk.post(list_of(hotel), {"course": "something:en"})
    assert (answer.status_code, GroupSession.objects.count()) == (422, 0)
    assert "This course is not required here any more. Choose another one." in answer.text
    assert "Choose a course." in desk.post(list_of(hotel), {}).text


def test_where_nothing_is_required_it_says_so(desk, hotel, staff):
    assert "No course is required here yet" in desk.get(list_of(hotel)).text


@pytest.mark.parametrize("part", ["", "slides/", "close/"])
def test_strangers_hear_of_nothing(client_of, stranger, page, part, hotel):
    other = Group.objects.create(organisation=hotel, name="Front desk")
    beside = User.objects.create_user(display_name="Bo Beside")
    other.add(beside, Role.LEADER)
    employ("Fred", hotel, team=other)
    for person in (stranger, beside):
        assert client_of(person).get(f"{page}{part}").status_code == 404
    assert client_of(beside).get(list_of(hotel)).text.count("/groups/sessions/") == 0


def test_who_it_is_due_for_is_ticked_once(desk, page, session, staff, hotel, team):
    late = employ("Dee Late", hotel, team=team, work="housekeeping")
    html = desk.get(page).text
    assert f'value="{late.pk}"' in html and f'value="{staff[0].pk}"' not in html  # the others are here
    for _press in range(2):
        desk.post(f"{page}tick/", {"employment": [late.pk]})
    assert session.attendances.here().count() == 4
    assert f'value="{late.pk}"' not in desk.get(page).text


def test_nobody_of_another_team_or_company_is_ticked_by_a_post(desk, page, session, hotel, company, stranger):
    others = [employ("Eve", hotel), employ("Far", company.add_child(name="Other site", kind="site"))]
    desk.post(f"{page}tick/", {"employment": [one.pk for one in others] + ["x", str(2**70)]})
    assert session.attendances.count() == 3


def test_anyone_else_who_works_there_is_added_by_name_or_number(desk, page, session, hotel, company):
    employ("Farah Qaderi", hotel, staff_number="E-77")
    employ("Gil Far", company.add_child(name="Other site", kind="site"), staff_number="E-78")
    assert desk.post(f"{page}add/", {"who": " e-77 "}).status_code == 302
    assert desk.post(f"{page}add/", {"who": "farah qaderi"}).status_code == 302
    assert session.attendances.here().count() == 4
    answer = desk.post(f"{page}add/", {"who": "E-78"})
    assert (answer.status_code, "Nobody who works here has this name or number." in answer.text) == (422, True)
    assert 'value="E-78"' in answer.text
    assert "Type a name or a staff number." in desk.post(f"{page}add/", {"who": ""}).text


def test_two_of_one_name_are_told_apart_by_their_number(desk, page, session, hotel):
    employ("Ana Silva", hotel, staff_number="1"), employ("Ana Silva", hotel, staff_number="2")
    assert "Several people are called like that." in desk.post(f"{page}add/", {"who": "Ana Silva"}).text
    assert session.attendances.count() == 3


def test_a_wrong_tick_is_put_right(desk, page, session, staff):
    one = attendance_of(session, staff[0])
    for _press in range(2):
        desk.post(f"{page}people/{one.pk}/", {"go": "away"})
    assert not session.attendances.filter(learner=staff[0].user).exists()


def test_lessons_are_shown_and_finished(desk, page, session, outline, clock):
    lesson = outline.steps[0]
    answer = desk.post(f"{page}lessons/{lesson.key}/", {"go": "show"})
    assert answer.url == f"{page}slides/"
    html = desk.get(f"{page}slides/").text
    assert "Words of lesson one." in html and f"{page}lessons/{lesson.key}/beat/" in html
    early = desk.post(f"{page}lessons/{lesson.key}/", {"go": "finish"}, follow=True)
    assert "Show it a little longer. Everything is kept." in early.text
    for _beat in range(5):
        clock.forward(20)
        assert desk.post(f"{page}lessons/{lesson.key}/beat/").status_code == 204
    desk.post(f"{page}lessons/{lesson.key}/", {"go": "finish"})
    assert session.presented.get().done_at
    assert desk.get(f"{page}slides/").status_code == 302  # nothing is on the screen


def test_a_lesson_of_another_course_is_not_shown(desk, page, session):
    unknown = "12345678-1234-1234-1234-123456789012"
    assert desk.post(f"{page}lessons/{unknown}/", {"go": "show"}).status_code == 404


def test_minutes_are_never_told_by_a_post(desk, page, session, outline, clock):
    lesson = outline.steps[0]
    desk.post(f"{page}lessons/{lesson.key}/", {"go": "show"})
    for _beat in range(50):
        desk.post(f"{page}lessons/{lesson.key}/beat/", {"seconds": 9999, "active_seconds": 9999})
    desk.post(f"{page}lessons/{lesson.key}/", {"go": "finish", "minutes": 99})
    assert (session.presented.get().active_seconds, session.presented.get().done_at) == (0, None)


def test_the_page_asks_the_same_of_many(desk, page, session, hotel, team, outline, django_assert_max_num_queries):
    from progress.sessions import running

    running.bring(session, [employ(f"P{n}", hotel, team=team) for n in range(20)], outline)
    with django_assert_max_num_queries(30):
        desk.get(page)


def test_closing_says_what_it_does_and_happens_once(desk, page, session, shown, staff, sign, client_of, supervisor):
    desk.post(f"{page}hand/")
    sign(desk, staff[0])
    again = client_of(supervisor)
    assert "Nothing can be signed afterwards." in again.get(f"{page}close/").text
    assert again.get(f"{page}close/").status_code == 200 and not Completion.objects.exists()
    for _press in range(2):
        assert again.post(f"{page}close/").url == page
    assert Completion.objects.get().attestation == WORDS
    html = again.get(page).text
    assert "Finished" in html and "Nothing changes here any more." in html


@pytest.mark.parametrize("part", ["tick/", "add/", "pause/", "people/{one}/", "lessons/{step}/"])
def test_after_closing_nothing_is_changed(desk, page, session, staff, outline, part):
    desk.post(f"{page}close/")
    before = list(session.attendances.values())
    part = part.format(one=attendance_of(session, staff[0]).pk, step=outline.steps[0].key)
    data = {"employment": [staff[0].pk], "who": staff[0].user.display_name, "go": "away"}
    answer = desk.post(page + part, data, follow=True)
    assert "Nothing was changed: this session is closed." in answer.text
    assert list(session.attendances.values()) == before
    assert obligation_of(staff[0]).completed_on is None
