"""Extra time for the learners of a group one leads."""

import pytest

from people.models import User
from quizzes.models import ExtraTime


@pytest.fixture
def page(school_class) -> str:
    return f"/groups/{school_class.pk}/extra-time/"


def give(client, page, learner, percent):
    return client.post(page, {"learner": getattr(learner, "pk", learner), "percent": percent}, follow=True)


def test_a_choice_is_kept_and_said(leader, page, learner):
    html = give(leader, page, learner, 50).text
    assert "Lea Learner has 50 % more time from the next start." in html
    assert '<option value="50" selected>' in html
    assert ExtraTime.objects.percent_for(learner.pk) == 50


def test_it_can_be_taken_back(leader, page, learner):
    give(leader, page, learner, 25)
    assert "has the usual time" in give(leader, page, learner, 0).text
    assert not ExtraTime.objects.exists()


def test_sent_twice_is_as_good_as_once(leader, page, learner):
    for _ in range(2):
        give(leader, page, learner, 100)
    assert ExtraTime.objects.get().percent == 100


@pytest.mark.parametrize("percent", ["", "33", "-50", "1e9", "fifty"])
def test_another_time_is_refused_with_a_sentence_and_the_old_one_stays(leader, page, learner, percent):
    give(leader, page, learner, 25)
    assert "Choose one of the times in the list." in give(leader, page, learner, percent).text
    assert ExtraTime.objects.get().percent == 25


@pytest.mark.parametrize("who", ["", "none", "0", "99999999999999999999999", "٣"])
def test_nobody_is_nobodys_learner(leader, page, who):
    assert give(leader, page, who, 50).status_code == 404


def test_the_learner_of_another_class_is_not_found(leader, page, stranger, teacher):
    pupil = User.objects.create_user(display_name="Pim")
    stranger.memberships.get().group.add(pupil)
    assert [give(leader, page, person, 50).status_code for person in (pupil, teacher)] == [404, 404]
    assert not ExtraTime.objects.exists()


def test_an_unusual_time_is_shown_and_can_stay(leader, page, learner):
    ExtraTime.objects.create(learner=learner, percent=75)
    assert '<option value="75" selected>+ 75 %</option>' in leader.get(page).text
    give(leader, page, learner, 75)
    assert ExtraTime.objects.get().percent == 75


def test_one_comes_back_to_the_page_of_the_list_one_was_on(leader, page, learner):
    assert leader.post(page, {"learner": learner.pk, "percent": 50, "page": "2"}).url == f"{page}?page=2"


@pytest.mark.parametrize("number", [3, 60])
def test_the_page_costs_the_same_however_many_learn(leader, page, school_class, number, django_assert_num_queries):
    for index in range(number):
        school_class.add(User.objects.create_user(display_name=f"Pupil {index}"))
    leader.get(page)
    with django_assert_num_queries(7):
        assert leader.get(page).text.count('name="learner"') == min(number + 1, 50)
