"""A leader assigns a course, a module or a lesson, changes it and takes it back."""

import pytest
from django.utils import timezone

from curriculum.models import Course
from curriculum.outline import outline_of
from people.models import Group, User
from progress import recording
from progress.models import Assignment, StepRecord
from tests.courses import build_course
from tests.dashboards.assigning.conftest import main_of
from tests.progress.assignments import assign, at_moment, day


@pytest.fixture
def module(small):
    return outline_of(small).modules[0]


@pytest.fixture
def given(school_class, small, teacher) -> Assignment:
    return assign(school_class, small, "Module 1", by=teacher, due_on=day("2026-12-04"))


def test_what_is_chosen_is_assigned_with_its_days(leader, form, home, module):
    data = {"what": str(module.key), "opens_on": "2026-12-02", "due_on": "2026-12-04", "in_order": "on"}
    response = leader.post(form, data, follow=True)
    given = Assignment.objects.get()
    assert (given.title, given.extent, given.in_order) == ("Module 1", "module", True)
    html = main_of(response.text)
    assert response.redirect_chain[-1][0] == home
    assert "opens Wednesday, 2 December" in html and "due Friday, 4 December" in html and "0 of 1 have finished" in html


def test_the_form_offers_everything_with_the_course_chosen(leader, form, module):
    html = main_of(leader.get(form).text)
    assert "The whole course" in html and "Module: Module 1" in html and "Lesson three" in html
    assert html.count("checked") == 1 and html.index("checked") < html.index("The whole course")
    assert f'value="{module.key}" required checked' in leader.get(f"{form}?what={module.key}").text


def test_pressed_twice_it_is_assigned_once(leader, form, module):
    data = {"what": str(module.key), "due_on": "2026-12-04"}
    leader.post(form, data)
    assert "It was assigned already, with these days now: Module 1." in leader.post(form, data, follow=True).text
    assert Assignment.objects.count() == 1


def test_due_before_it_opens_is_refused_with_a_sentence_and_both_days_stay(leader, form, module):
    data = {"what": str(module.key), "opens_on": "2026-12-04", "due_on": "2026-12-03", "in_order": "on"}
    response = leader.post(form, data)
    html = main_of(response.text)
    assert response.status_code == 422 and not Assignment.objects.exists()
    assert "This is before the day it opens (Friday, 4 December)." in html
    assert 'value="2026-12-04"' in html and 'value="2026-12-03"' in html
    assert html.count("checked") == 2  # the module, and the order


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"due_on": "soon"}, "This is not a day."),
        ({"due_on": "2026-11-30"}, "This day has passed."),
        ({"what": ""}, "Choose what to assign."),
        ({"what": "5f0e1d5e-0000-4000-8000-000000000000"}, "This is not offered any more."),
    ],
)
def test_what_cannot_be_assigned_is_refused_with_a_sentence(leader, form, module, data, sentence):
    response = leader.post(form, {"what": str(module.key), "opens_on": "2026-11-20"} | data)
    assert sentence in response.text and 'value="2026-11-20"' in response.text
    assert not Assignment.objects.exists()


def test_today_is_today_where_the_class_is(leader, form, module, monkeypatch):
    at_moment(monkeypatch, 2026, 12, 2, 4, 30)  # 23:30 on the first of December in Toronto
    leader.post(form, {"what": str(module.key), "due_on": "2026-12-01"})
    assert "due today" in main_of(leader.get(form.partition("new/")[0]).text)


def test_courses_made_for_the_grades_come_first(leader, home, small, school_class):
    Course.objects.filter(slug="small-steps").update(audience="grades-9-12")
    Group.objects.update(grade_band="7-8")
    html = main_of(leader.get(f"{home}new/").text)
    assert html.index("Level Path") < html.index("Other courses") < html.index("Small Steps")
    Group.objects.update(grade_band="9-12")
    html = main_of(leader.get(f"{home}new/").text)
    assert html.index("Small Steps") < html.index("Other courses") < html.index("Level Path")


def test_a_team_finds_what_is_made_for_work_first(team, small):
    group, manager = team
    html = main_of(manager.get(f"/groups/{group.pk}/assignments/new/").text)
    assert html.index("Small Steps") < html.index("Other courses") < html.index("Level Path")


def test_days_and_order_can_be_changed_and_what_stays(leader, home, given):
    page = f"{home}{given.pk}/"
    assert 'value="2026-12-04"' in leader.get(page).text
    leader.post(page, {"opens_on": "", "due_on": "2026-12-11", "in_order": "on"})
    given.refresh_from_db()
    assert given.due_on == day("2026-12-11") and given.in_order and given.title == "Module 1"


def test_a_day_that_has_passed_may_stay_when_something_else_changes(leader, home, given, monkeypatch):
    at_moment(monkeypatch, 2026, 12, 8, 17)
    leader.post(f"{home}{given.pk}/", {"due_on": "2026-12-04", "in_order": "on"})
    given.refresh_from_db()
    assert given.in_order


def test_a_change_that_makes_no_sense_loses_nothing(leader, home, given):
    response = leader.post(f"{home}{given.pk}/", {"opens_on": "2026-12-20", "due_on": "2026-12-11"})
    assert response.status_code == 422 and 'value="2026-12-20"' in response.text
    given.refresh_from_db()
    assert given.due_on == day("2026-12-04")


def test_taken_back_it_leaves_the_list_and_progress_stays(leader, home, given, learner, small):
    outline = outline_of(small)
    recording.mark_done(recording.enrol(learner, outline), outline.steps[0], outline)
    for _ in range(2):
        response = leader.post(f"{home}{given.pk}/withdraw/", follow=True)
        assert "What learners have done in it stays theirs." in response.text
    assert "Nothing is assigned yet" in response.text and StepRecord.objects.done().count() == 1


def test_a_tab_that_is_behind_is_told_so(leader, home, given):
    leader.post(f"{home}{given.pk}/withdraw/")
    for response in (
        leader.get(f"{home}{given.pk}/", follow=True),
        leader.post(f"{home}{given.pk}/", {"due_on": "2026-12-11"}, follow=True),
    ):
        assert "was taken back. You can assign it again." in response.text


def test_an_archived_class_is_there_to_be_read(leader, home, form, given, school_class, module):
    school_class.archived_at = timezone.now()
    school_class.save()
    html = main_of(leader.get(home).text)
    assert "Module 1" in html and "Assign something" not in html
    answers = [leader.get(page, follow=True) for page in (f"{home}new/", form, f"{home}{given.pk}/")]
    answers += [leader.post(page, {"what": str(module.key)}, follow=True) for page in (form, f"{home}{given.pk}/")]
    answers.append(leader.post(f"{home}{given.pk}/withdraw/", follow=True))
    assert all("group’s term is over" in answer.text for answer in answers)
    assert Assignment.objects.standing().get().due_on == day("2026-12-04")


def test_strangers_hear_that_there_is_no_such_page(outsider, home, form, given, module):
    pages = [home, f"{home}new/", form, f"{home}{given.pk}/"]
    assert [outsider.get(page).status_code for page in pages] == [404] * 4
    posts = [form, f"{home}{given.pk}/", f"{home}{given.pk}/withdraw/"]
    assert [outsider.post(page, {"what": str(module.key)}).status_code for page in posts] == [404] * 3
    assert Assignment.objects.standing().count() == 1


def test_an_assignment_of_another_class_is_not_found(client_of, stranger, given):
    own = stranger.memberships.get().group
    client = client_of(stranger)
    for page in (f"/groups/{own.pk}/assignments/{given.pk}/", f"/groups/{own.pk}/assignments/{given.pk}/withdraw/"):
        assert client.post(page, {}).status_code == 404
    assert Assignment.objects.standing().get() == given


def test_what_is_not_published_any_more_says_so(leader, home, given, small):
    small.unpublish()
    assert "Not offered on this site at the moment" in leader.get(home).text


def test_who_has_finished_is_counted_as_each_learner_sees_it(leader, home, school_class, small, learner):
    outline = outline_of(small)
    others = [User.objects.create_user(display_name=f"Pupil {number}") for number in range(3)]
    for person in others:
        school_class.add(person)
    for title in ("", "Module 1", "Lesson two"):
        assign(school_class, small, title)
    for person, done in ((learner, 3), (others[0], 2), (others[1], 1)):
        enrolment = recording.enrol(person, outline)
        for step in outline.steps[:done]:
            recording.mark_done(enrolment, step, outline)
    html = main_of(leader.get(home).text)
    counted = [
        html.partition(f">{title}</h2>")[2].partition(" have finished")[0].rpartition(">")[2]
        for title in ("Small Steps", "Module 1", "Lesson two")
    ]
    assert counted == ["1 of 4", "2 of 4", "2 of 4"]


@pytest.mark.parametrize("number", [2, 30])
def test_the_list_costs_the_same_for_many(leader, home, school_class, small, number, django_assert_max_num_queries):
    for index in range(number):
        school_class.add(User.objects.create_user(display_name=f"Pupil {index}"))
        assign(school_class, build_course(f"Course {index}", f"course-{index}"))
    leader.get(home)
    with django_assert_max_num_queries(12):
        assert leader.get(home).text.count("have finished") == min(number, 20)
