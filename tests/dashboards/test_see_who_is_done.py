"""How a group is getting on with a quiz, at a glance and one by one."""

import datetime
import re

import pytest
from django.utils import timezone

from people.models import User
from progress.models import Enrolment
from quizzes import leading
from quizzes.models import Attempt
from tests.quizzes.factories import finish
from tests.quizzes.forms import right_form, wrong_form


@pytest.fixture
def attempt(pupil, quiz) -> Attempt:
    pupil.post(f"/quizzes/start/{quiz.pk}/")
    return Attempt.objects.get()


@pytest.fixture
def htmx() -> dict:
    return {"HX-Request": "true"}


def words_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def row(client, address: str) -> str:
    """What the table says of the one learner."""
    return words_of(re.search(r"<tbody>(.*?)</tbody>", client.get(address).text, re.DOTALL)[1])


def test_someone_who_has_not_started(leader, address):
    assert "Lea Learner Not started" in row(leader, address)
    assert "0 handed in" in words_of(leader.get(address).text)


def test_someone_at_work_with_how_many_answers(leader, pupil, attempt, address):
    pupil.post(f"/quizzes/{attempt.pk}/1/", {**right_form(attempt, 1), "go": "stay"})
    assert "Answering, 1 of 3 answered" in row(leader, address)


def test_an_answer_taken_back_is_none(leader, pupil, attempt, address):
    for form in (right_form(attempt, 1), {}):
        pupil.post(f"/quizzes/{attempt.pk}/1/", {**form, "go": "stay"})
    assert "Answering, 0 of 3 answered" in row(leader, address)


def test_someone_stopped_by_the_leader_or_by_the_clock(leader, school_class, quiz, attempt, address):
    leading.close_for(school_class, quiz.translation_key)
    assert "Stopped, 0 of 3 answered" in row(leader, address)
    Attempt.objects.update(stopped_at=None, ends_at=timezone.now() - datetime.timedelta(minutes=1))
    assert "Stopped, 0 of 3 answered" in row(leader, address)
    assert "1 stopped" in words_of(leader.get(address).text)


def test_someone_who_handed_in_with_score_and_completion(leader, pupil, attempt, address):
    finish(pupil, attempt)
    assert "Handed in 100 % Completed" in row(leader, address)


def test_the_best_try_counts(leader, pupil, quiz, attempt, address):
    finish(pupil, attempt)
    pupil.post(f"/quizzes/start/{quiz.pk}/")
    finish(pupil, Attempt.objects.open().get(), wrong_form)
    assert "Handed in 100 % Completed" in row(leader, address)


def test_no_word_of_failing(leader, pupil, attempt, address):
    finish(pupil, attempt, wrong_form)
    assert "Handed in 0 %" in row(leader, address)
    assert "fail" not in leader.get(address).text.lower()


def test_the_leader_sees_a_score_the_pupil_may_not_see_yet(leader, pupil, held_back, attempt, address):
    finish(pupil, attempt)
    assert "100 %" in row(leader, address)
    assert "100 %" not in pupil.get(f"/quizzes/{attempt.pk}/review/").text


def test_where_pupils_were_promised_that_there_is_no_score_nobody_sees_one(leader, pupil, quiz, attempt, address):
    quiz.feedback = "never"
    quiz.save_revision().publish()
    finish(pupil, attempt)
    html = leader.get(address).text
    assert "nobody is shown a score" in html and "100 %" not in html and "Best score" not in html


def test_a_course_begun_anew_begins_with_nothing(leader, pupil, learner, attempt, address):
    finish(pupil, attempt)
    old = Enrolment.objects.get()
    Enrolment.objects.create(learner=learner, course_key=old.course_key, course_title=old.course_title, cycle=2)
    assert "Not started" in row(leader, address)


def test_nobody_but_the_groups_learners_is_on_the_page(leader, client_of, stranger, quiz, address):
    client_of(stranger).post(f"/quizzes/start/{quiz.pk}/")
    html = leader.get(address).text
    assert "Sam Stranger" not in html and "0 answering" in words_of(html)


def test_an_empty_group_says_so(team, quiz):
    group, manager = team
    html = manager.get(f"/groups/{group.pk}/quizzes/{quiz.translation_key}/").text
    assert "Nobody learns in this group yet." in html


def test_a_name_is_text(leader, learner, address):
    User.objects.filter(pk=learner.pk).update(display_name="<script>alert(1)</script>")
    assert "<script>alert" not in leader.get(address).text


# Many learners ----------------------------------------------------------------------------------------------------


def pupils(group, number):
    for index in range(number):
        group.add(User.objects.create_user(display_name=f"Pupil {index:02}"))


def test_fifty_stand_on_a_page_and_everyone_in_the_figures(leader, school_class, address):
    pupils(school_class, 60)
    first, second = (leader.get(f"{address}?page={number}").text for number in (1, 2))
    assert (first.count('scope="row"'), second.count('scope="row"')) == (50, 11)
    assert "61 not started" in words_of(first) and "Page 2 of 2" in second


@pytest.mark.parametrize("number", ["0", "99", "x", ""])
def test_a_page_that_is_not_there_leads_to_one_that_is(leader, address, number):
    assert leader.get(f"{address}?page={number}").status_code == 200


@pytest.mark.parametrize("number", [3, 60])
def test_the_page_costs_the_same_however_many_learn(
    leader, client_of, quiz, school_class, address, number, django_assert_num_queries
):
    pupils(school_class, number)
    for person in school_class.learners()[:number:3]:
        client_of(person).post(f"/quizzes/start/{quiz.pk}/")
    leader.get(address)
    with django_assert_num_queries(11):
        leader.get(address)


# Keeping itself up to date ----------------------------------------------------------------------------------------


def asks(html: str) -> str:
    return re.search(r'hx-get="([^"]+)"', html)[1].replace("&amp;", "&")


def test_where_nothing_changed_nothing_is_sent(leader, address, htmx):
    response = leader.get(address + asks(leader.get(address).text), headers=htmx)
    assert (response.status_code, response.content) == (204, b"")


def test_a_change_comes_as_the_part_that_changed(leader, pupil, quiz, address, htmx):
    before = asks(leader.get(address).text)
    pupil.post(f"/quizzes/start/{quiz.pk}/")
    response = leader.get(address + before, headers=htmx)
    assert "Answering" in response.text and "<html" not in response.text
    assert asks(response.text) != before


def test_after_a_co_leaders_decision_the_page_is_loaded_anew(leader, school_class, quiz, address, htmx):
    before = asks(leader.get(address).text)
    leading.close_for(school_class, quiz.translation_key)
    assert leader.get(address + before, headers=htmx).headers["HX-Refresh"] == "true"


def test_after_signing_out_the_page_is_loaded_anew(leader, address, htmx):
    before = asks(leader.get(address).text)
    leader.logout()
    assert leader.get(address + before, headers=htmx).headers["HX-Refresh"] == "true"


def test_it_stands_still_for_whoever_wants_it_to(leader, address):
    html = leader.get(f"{address}?still=1").text
    assert "hx-get" not in html and "Let it refresh itself" in html


def test_nothing_in_it_speaks_up_by_itself(leader, address):
    html = leader.get(address).text
    part = html[html.index("hx-get") : html.index("Refresh now")]
    assert "aria-live" not in part and 'role="status"' not in part and 'role="alert"' not in part
