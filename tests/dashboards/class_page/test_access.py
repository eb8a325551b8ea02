"""Who may open the class page and what belongs to it, and how one finds there."""

import pytest
from django.test import Client

from people.models import AuditEntry, User


@pytest.fixture
def pages(class_page, learner, outline, does) -> list[str]:
    does(learner, 1)
    return [class_page + rest for rest in ("", "hard/", f"learners/{learner.pk}/steps/", "list.csv", "list.xlsx")]


def test_leaders_and_administrators_open_every_page(leader, head, pages):
    for page in pages:
        assert leader.get(page).status_code == head.get(page).status_code == 200


def test_others_hear_that_there_is_no_such_page_and_leave_no_trace(outsider, team, pages):
    for client in (outsider, team[1]):
        assert [client.get(page).status_code for page in pages] == [404] * 5
    assert not AuditEntry.objects.exists()


def test_visitors_and_guests_are_asked_to_sign_in(client_of, pages):
    for client in (Client(), client_of(User.objects.create_guest())):
        for page in pages:
            assert client.get(page).url == f"/accounts/login/?next={page}"


def test_nothing_of_it_takes_a_post_or_is_kept(leader, pages):
    for page in pages:
        assert leader.post(page).status_code == 405
        assert "no-store" in leader.get(page).headers["Cache-Control"]


def test_every_page_of_the_group_has_the_one_navigation_and_marks_the_page(leader, class_page, address, pages):
    for page in (class_page, f"{class_page}quizzes/", f"{class_page}certificates/", f"{class_page}teaching/"):
        html = leader.get(page).text
        assert html.count('<nav class="group-nav"') == 1
        assert f'href="{page}" aria-current="page"' in html
    assert f'href="{class_page}quizzes/" aria-current="true"' in leader.get(address).text


def test_a_team_reads_of_a_team(team, outline, does):
    group, manager = team
    worker = User.objects.create_user(display_name="Wen")
    group.add(worker)
    does(worker, 1)
    html = manager.get(f"/groups/{group.pk}/").text.partition("<main")[2]
    assert "Team page" in html and "The team" in html and "class found" not in html and "The class" not in html


def test_the_list_of_groups_leads_there_and_says_how_far_it_is(leader, class_page, pages):
    html = leader.get("/groups/").text
    assert f'href="{class_page}"' in html and "0 of 1 have finished, 1 have begun" in html
