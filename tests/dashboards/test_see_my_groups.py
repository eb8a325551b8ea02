"""The groups someone leads."""

import pytest
from django.utils import timezone

from people.models import Group, Role


def test_a_teacher_finds_her_class(leader):
    html = leader.get("/groups/").text
    assert "8B" in html and "Cedar School" in html and "1 learner" in html
    assert "Class" in html


def test_a_manager_finds_his_team_and_the_class_of_nobody_else(team, school_class):
    html = team[1].get("/groups/").text
    assert "Front desk" in html and "Team" in html
    assert "<bdi>8B</bdi>" not in html


def test_an_administrator_finds_every_group_of_the_organisation(head, school_class):
    assert "8B" in head.get("/groups/").text


def test_whoever_leads_none_reads_what_to_do(pupil):
    assert "You lead no class or team yet." in pupil.get("/groups/").text


def test_the_learning_page_and_the_account_lead_there(leader):
    for page in ("/learning/", "/accounts/profile/"):
        assert 'href="/groups/"' in leader.get(page).text


def test_a_guest_is_not_led_there(client, course):
    client.post("/courses/small-steps/module-1/lesson-one/done/")
    assert 'href="/groups/"' not in client.get("/learning/").text


@pytest.mark.parametrize("number", [1, 60])
def test_the_page_costs_the_same_however_many_groups(
    leader, teacher, school, school_class, number, django_assert_max_num_queries
):
    for index in range(number):
        Group.objects.create(organisation=school, name=f"Group {index}").add(teacher, Role.LEADER)
    leader.get("/groups/")
    with django_assert_max_num_queries(12):
        assert leader.get("/groups/?page=9").status_code == 200


def test_from_their_own_page_leaders_come_to_their_groups(leader, school_class, pupil):
    html = leader.get("/learning/").text
    assert f'href="/groups/{school_class.pk}/"' in html and "Nothing here yet" not in html
    assert f'href="/groups/{school_class.pk}/"' not in pupil.get("/learning/").text


def test_their_own_page_names_the_first_of_many_that_are_not_over(leader, teacher, school_class, school):
    for number in range(8):
        Group.objects.create(organisation=school, name=f"9{number}").add(teacher, Role.LEADER)
    Group.objects.filter(pk=school_class.pk).update(archived_at=timezone.now())
    html = leader.get("/learning/").text
    assert "95" in html and "See all" in html and "<bdi>96</bdi>" not in html and "<bdi>8B</bdi>" not in html


def test_their_own_page_costs_the_same_for_many(leader, teacher, school_class, school, django_assert_max_num_queries):
    for number in range(8):
        Group.objects.create(organisation=school, name=f"9{number}").add(teacher, Role.LEADER)
    with django_assert_max_num_queries(16):
        leader.get("/learning/")
