"""Where an organisation wants it, leaders finish the module for teachers before they assign a course that names one."""

import pytest

from curriculum.outline import outline_of
from people.models import Membership, Organisation, Role, User
from progress.models import Assignment
from tests.dashboards.assigning.conftest import main_of


@pytest.fixture
def sensitive(home, course) -> str:
    """Where the course that names the module is assigned."""
    return f"{home}new/level-path/"


@pytest.fixture
def whole(course):
    return {"what": str(outline_of(course).key)}


def test_a_leader_who_has_not_finished_is_told_what_and_finds_the_way(client_of, teacher, sensitive):
    html = main_of(client_of(teacher).get(sensitive).text)
    assert "once you have finished “Leading it” of “For Teachers”" in html
    assert 'href="/courses/for-teachers/leading/rules/"' in html and "<form" not in html


def test_posting_does_not_get_round_it(client_of, teacher, sensitive, whole):
    assert "once you have finished" in client_of(teacher).post(sensitive, whole).text
    assert not Assignment.objects.exists()


def test_who_has_finished_assigns(client_of, trained, sensitive, whole):
    assert client_of(trained).post(sensitive, whole).status_code == 302
    assert Assignment.objects.get().title == "Level Path"


def test_so_does_who_was_trained_elsewhere(client_of, teacher, waived, sensitive, whole):
    waived(teacher)
    client_of(teacher).post(sensitive, whole)
    assert Assignment.objects.exists()


def test_and_everyone_where_the_organisation_does_not_ask(client_of, teacher, sensitive, whole):
    Organisation.objects.update(staff_course_first=False)
    client_of(teacher).post(sensitive, whole)
    assert Assignment.objects.exists()


def test_a_module_that_is_not_here_keeps_it_closed_and_says_whom_to_ask(client_of, teacher, course, sensitive):
    course.facilitator_module = "gone/leading"
    course.save_revision().publish()
    assert "Please ask whoever looks after Plainsight." in client_of(teacher).get(sensitive).text


@pytest.fixture
def settings_page(school, noon) -> str:
    return f"/groups/organisations/{school.pk}/settings/"


def test_an_administrator_decides_and_it_is_told(head, settings_page, school):
    response = head.post(settings_page, {"days_kept": "90"}, follow=True)
    school.refresh_from_db()
    assert (school.days_kept, school.staff_course_first) == (90, False)
    assert "Saved." in response.text and 'value="90"' in response.text


def test_a_number_that_makes_no_sense_is_refused_and_stays_to_be_put_right(head, settings_page, school):
    for days in ("0", "9000", "many"):
        response = head.post(settings_page, {"days_kept": days, "staff_course_first": "on"})
        assert response.status_code == 422 and f'value="{days}"' in response.text
    school.refresh_from_db()
    assert school.days_kept == 60


def test_an_administrator_of_the_board_decides_for_its_schools(client_of, school, settings_page):
    board = Organisation.add_root(name="Board", kind=Organisation.Kind.BOARD)
    school.refresh_from_db()
    school.move(board, "sorted-child")
    person = User.objects.create_user(display_name="Bo")
    Membership.objects.create(user=person, organisation=board, role=Role.ADMINISTRATOR)
    assert client_of(person).get(settings_page).status_code == 200


def test_others_hear_that_there_is_no_such_page(client_of, teacher, stranger, learner, settings_page, school):
    for person in (teacher, stranger, learner):
        assert client_of(person).post(settings_page, {"days_kept": "1"}).status_code == 404
    school.refresh_from_db()
    assert school.days_kept == 60


def test_an_administrator_finds_the_page_and_others_no_link(head, leader, settings_page):
    assert settings_page in head.get("/groups/").text
    assert settings_page not in leader.get("/groups/").text
