"""Open, close, show the answers: plain forms."""

import pytest
from django.utils import timezone

from people.models import Group
from progress.models import StepRecord
from quizzes import leading
from quizzes.models import Attempt, ExtraTime, GroupQuiz
from tests.quizzes.factories import finish
from tests.quizzes.forms import right_form

CLOSED = "This check is closed for your group at the moment."


@pytest.fixture
def attempt(pupil, quiz) -> Attempt:
    pupil.post(f"/quizzes/start/{quiz.pk}/")
    return Attempt.objects.get()


def is_open() -> bool:
    return GroupQuiz.objects.get().is_open


def test_closing_leads_back_and_says_so(leader, address):
    response = leader.post(address, {"go": "close"}, follow=True)
    assert response.redirect_chain == [(address, 302)]
    assert "Closed now. Every answer given until now is kept." in response.text
    assert "Open for the class" in response.text and not is_open()


def test_the_pupil_reads_why_and_goes_on_after_opening(leader, pupil, quiz, attempt, address):
    leader.post(address, {"go": "close"})
    assert "This check has been closed" in pupil.get(f"/quizzes/{attempt.pk}/1/", follow=True).text
    leader.post(address, {"go": "open"})
    assert "Question 1 of 3" in pupil.get(f"/quizzes/{attempt.pk}/1/").text


def test_a_pupil_who_had_not_begun_cannot_start(leader, pupil, quiz, address):
    leader.post(address, {"go": "close"})
    assert CLOSED in pupil.get(quiz.url).text
    assert CLOSED in pupil.post(f"/quizzes/start/{quiz.pk}/", follow=True).text


def test_what_a_class_of_the_past_has_decided_binds_nobody(leader, pupil, learner, quiz, address, school_class):
    leader.post(address, {"go": "close"})
    school_class.archived_at = timezone.now()
    school_class.save()
    assert CLOSED not in pupil.get(quiz.url).text
    pupil.post(f"/quizzes/start/{quiz.pk}/")
    GroupQuiz.objects.update(is_open=True)
    present = Group.objects.create(organisation=school_class.organisation, name="9B")
    present.add(learner)
    leading.close_for(present, quiz.translation_key)
    assert Attempt.objects.get().is_over and GroupQuiz.objects.closes(learner, quiz.translation_key)


def test_once_the_term_is_over_nothing_is_decided(leader, learner, address, school_class):
    school_class.archived_at = timezone.now()
    school_class.save()
    extra_time = f"/groups/{school_class.pk}/extra-time/"
    answer = leader.post(address, {"go": "close"}, follow=True)
    leader.post(extra_time, {"learner": learner.pk, "percent": "50"})
    assert "this group’s term is over" in answer.text
    assert not GroupQuiz.objects.exists() and not ExtraTime.objects.exists()
    for page in (address, extra_time):
        html = leader.get(page).text.partition("<main")[2]
        assert "This group’s term is over." in html and 'type="submit"' not in html


@pytest.mark.parametrize("go", ["open", "close"])
def test_sent_twice_is_as_good_as_once(leader, address, go):
    for _ in range(2):
        assert leader.post(address, {"go": go}).status_code == 302
    assert is_open() is (go == "open")


def test_anything_else_changes_nothing_and_says_what_to_do(leader, address):
    html = leader.post(address, {"go": "<b>away</b>"}, follow=True).text
    assert "Choose whether to open or to close the check." in html and "<b>away" not in html
    assert not GroupQuiz.objects.exists()


def test_an_administrator_closes_too(head, address):
    assert head.post(address, {"go": "close"}).status_code == 302
    assert not is_open()


def test_it_is_a_class_at_school_and_a_team_at_work(leader, team, quiz, address):
    group, manager = team
    at_work = manager.get(f"/groups/{group.pk}/quizzes/{quiz.translation_key}/").text
    assert "Close for the class" in leader.get(address).text
    assert "Close for the team" in at_work and "class in" not in at_work and "the class" not in at_work


# Showing the answers ----------------------------------------------------------------------------------------------


def test_only_a_quiz_that_waits_for_its_leader_offers_it(leader, quiz, address):
    assert "Show the answers" not in leader.get(address).text
    assert leader.get(f"{address}reveal/").status_code == leader.post(f"{address}reveal/").status_code == 404
    assert not GroupQuiz.objects.exists()


def test_the_button_says_what_will_happen_and_who_is_missing(leader, held_back, address):
    html = leader.get(address).text
    assert f'href="{address}reveal/"' in html
    assert "closes the check, hands in what is still open" in html and "1 learner has not handed in yet." in html


def test_it_asks_once_more_and_changes_nothing_until_then(leader, pupil, held_back, attempt, address):
    html = leader.get(f"{address}reveal/").text
    assert "1 learner has begun and not handed in" in html and "It cannot be taken back." in html
    assert not GroupQuiz.objects.exists()


def test_after_the_answer_every_pupil_sees_score_and_answers(leader, pupil, held_back, attempt, address):
    finish(pupil, attempt)
    review = f"/quizzes/{attempt.pk}/review/"
    assert "100 %" not in pupil.get(review).text
    html = leader.post(f"{address}reveal/", follow=True).text
    assert "Everyone can see their score and the answers now." in html and "Answers shown" in html
    assert "100 % of what there was to find" in pupil.get(review).text


def test_showing_the_answers_twice_is_as_good_as_once(leader, pupil, held_back, attempt, address):
    pupil.post(f"/quizzes/{attempt.pk}/1/", {**right_form(attempt, 1), "go": "stay"})
    for _ in range(2):
        assert leader.post(f"{address}reveal/").url == address
    assert leader.get(f"{address}reveal/").url == address
    assert round(Attempt.objects.get().score) == 33
    assert StepRecord.objects.get(step_key=held_back.translation_key).score == Attempt.objects.get().score
    assert "Show the answers" not in leader.get(address).text


def test_it_can_be_opened_again_afterwards(leader, pupil, held_back, address):
    leader.post(f"{address}reveal/")
    leader.post(address, {"go": "open"})
    assert pupil.post(f"/quizzes/start/{held_back.pk}/").url.endswith("/1/")
