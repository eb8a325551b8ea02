"""Who gets teaching material: leaders of the group who have finished the facilitator's module, or need not."""

import pytest
from django.test import Client

from curriculum.models import Course, HelpService, Lesson, Module
from curriculum.outline import outline_of
from people.models import Group, Membership, Organisation, Role, User
from progress import recording

SHEETS = ["plan", "handout", "answers"]


@pytest.fixture
def listed(school_class) -> str:
    """The courses of the class."""
    return f"/groups/{school_class.pk}/teaching/"


@pytest.fixture
def pages(home, lesson_page) -> list[str]:
    files = [f"{lesson_page}{name}.pdf" for name in SHEETS]
    return [*(f"{lesson_page}{name}/" for name in SHEETS), *files, f"{home}letter/", f"{home}question-box/"]


def main_of(page: str) -> str:
    return page.partition("<main")[2].partition("</main>")[0]


def test_a_leader_who_has_finished_the_module_opens_everything(leader, home, listed, pages):
    assert [leader.get(page).status_code for page in [home, listed, *pages]] == [200] * 10


def test_a_leader_who_has_not_is_told_calmly_what_to_finish(client_of, teacher, home, pages):
    client = client_of(teacher)
    shown = client.get(home)
    assert shown.status_code == 200
    assert "opens once you have finished “Leading it” of “For Teachers”" in shown.text
    assert 'href="/courses/for-teachers/leading/rules/"' in main_of(shown.text) and "answers" not in main_of(shown.text)
    for page in pages:
        assert client.get(page).url == home


def test_half_of_the_module_is_not_the_module_and_the_link_goes_on(client_of, teacher, finish, home):
    finish(teacher, "rules", "later")
    shown = client_of(teacher).get(home).text
    assert 'class="button" href="/courses/for-teachers/leading/hard/"' in shown and "Go on: Hard moments" in shown


def test_the_rest_of_the_teachers_course_need_not_be_done(leader, home):
    assert "Lesson plan" in leader.get(home).text


def test_any_cycle_counts_and_completion_lasts_when_the_module_grows(client_of, teacher, finish, home, teachers_course):
    enrolment = finish(teacher, "rules", "hard", "later")
    if not hasattr(enrolment, "completion"):
        recording.attest(enrolment, outline_of(teachers_course), "")
    module = Module.objects.get(slug="leading")
    module.add_child(instance=Lesson(title="New", slug="new", minutes=2)).save_revision().publish()
    assert "Lesson plan" in client_of(teacher).get(home).text


def test_learning_as_a_learner_of_the_class_opens_nothing(client_of, learner, finish, home, pages):
    finish(learner)
    assert [client_of(learner).get(page).status_code for page in [home, *pages]] == [404] * 9


def test_strangers_hear_that_there_is_no_such_page(client_of, stranger, finish, home, listed, pages):
    finish(stranger)
    client = client_of(stranger)
    assert [client.get(page).status_code for page in [listed, home, *pages]] == [404] * 10
    assert [client.post(f"{home}{name}/", {"go": "pdf"}).status_code for name in ("letter", "question-box")] == [
        404
    ] * 2


def test_an_editor_who_leads_nobody_is_a_stranger_too(client_of, editor, home):
    assert client_of(editor).get(home).status_code == 404


def test_visitors_and_guests_are_asked_to_sign_in(client_of, home, pages):
    for client in (Client(), client_of(User.objects.create_guest())):
        for page in [home, *pages]:
            assert client.get(page).url == f"/accounts/login/?next={page}"


def test_someone_trained_elsewhere_opens_everything(client_of, teacher, waived, home, pages):
    waived(teacher)
    assert [client_of(teacher).get(page).status_code for page in [home, *pages]] == [200] * 9


def test_that_holds_for_nobody_else(client_of, teacher, editor, waived, home, pages):
    waived(editor)
    assert client_of(teacher).get(pages[0]).url == home


def test_a_course_that_names_no_module_is_open(client_of, teacher, course, home, pages):
    course.facilitator_module = ""
    course.save_revision().publish()
    assert [client_of(teacher).get(page).status_code for page in [home, *pages]] == [200] * 9


@pytest.mark.parametrize("address", ["for-teachers/gone", "gone/leading"])
def test_a_module_that_is_not_here_keeps_it_closed_and_says_so(client_of, teacher, course, home, pages, address):
    course.facilitator_module = address
    course.save_revision().publish()
    client = client_of(teacher)
    assert "a module for teachers that is not on this site yet" in client.get(home).text
    assert client.get(pages[0]).url == home


def test_a_module_that_comes_later_is_found(client_of, trained, home):
    module = Module.objects.get(slug="leading")
    module.unpublish()
    client = client_of(trained)
    assert "not on this site yet" in client.get(home).text
    module.save_revision().publish()
    assert "Lesson plan" in client.get(home).text


def test_a_head_of_school_is_a_leader_of_its_classes(client_of, school, finish, home):
    head = User.objects.create_user(display_name="Hana Head")
    Membership.objects.create(user=head, organisation=school, role=Role.ADMINISTRATOR)
    assert "Leading it" in client_of(head).get(home).text


@pytest.mark.parametrize(
    "page", ["walking/look-back/plan/", "walking/gone/plan/", "gone/on-the-way/plan/", "walking/on-the-way/secrets/"]
)
def test_what_is_not_there_is_not_found(leader, home, page):
    assert leader.get(f"{home}{page}").status_code == 404


def test_drafted_and_restricted_pages_have_no_material(leader, course, home, lesson_page):
    lesson = course.get_descendants().get(slug="on-the-way")
    restriction = lesson.view_restrictions.create(restriction_type="login", password="")
    assert leader.get(f"{lesson_page}plan/").status_code == leader.get(f"{lesson_page}plan.pdf").status_code == 404
    assert "On the way" not in leader.get(home).text
    restriction.delete()
    Course.objects.get(pk=course.pk).unpublish()
    assert leader.get(home).status_code == leader.get(f"{lesson_page}plan/").status_code == 404


def test_reading_takes_no_post_and_nothing_is_kept_by_browsers(leader, home, listed, pages):
    assert [leader.post(page).status_code for page in [listed, home, *pages[:6]]] == [405] * 8
    assert all("no-store" in leader.get(page).headers["Cache-Control"] for page in [home, *pages])


def test_the_leaders_pages_lead_there(leader, school_class, home, listed):
    assert f'href="{listed}"' in leader.get(f"/groups/{school_class.pk}/quizzes/").text
    shown = leader.get(listed).text
    assert f'href="{home}"' in shown and "Level Path" in shown


def test_the_help_and_paper_are_those_of_the_group_and_not_of_the_reader(leader, school, lesson_page):
    HelpService.objects.create(key="uk", name="Help in Leeds", phone="0800 1111", region="GB", status="verified")
    leader.cookies["region"] = "US"
    assert "Emergency" in main_of(leader.get(f"{lesson_page}handout/").text)
    Organisation.objects.filter(pk=school.pk).update(region="GB")
    shown = main_of(leader.get(f"{lesson_page}handout/").text)
    assert "Help in Leeds" in shown and "1-800-555-0199" not in shown


def test_material_of_one_group_is_that_of_another(leader, trained, school, lesson_page):
    """It is made once: what is kept holds nothing of a group or a person."""
    other = Group.objects.create(organisation=school, name="Quince")
    other.add(trained, Role.LEADER)
    leader.get(f"{lesson_page}plan/")
    shown = leader.get(f"/groups/{other.pk}/teaching/level-path/walking/on-the-way/plan/").text
    assert ">8B<" not in main_of(shown) and ">Quince<" in main_of(shown)
