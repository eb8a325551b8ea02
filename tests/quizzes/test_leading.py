"""A leader closes, opens and reveals a quiz for a group."""

import datetime
import time

import pytest
from django.utils import timezone

from people.models import Group, User
from progress.models import StepRecord
from quizzes import leading
from quizzes.models import Attempt, ExtraTime, GroupQuiz
from tests.quizzes.factories import answer_to, finish
from tests.quizzes.forms import right_form
from tests.quizzes.test_leaks import secrets_in

CLOSED = "This check is closed for your group at the moment."


@pytest.fixture
def held_back(quiz):
    """The quiz shows its answers when the leader says so."""
    quiz.feedback = "leader"
    quiz.save_revision().publish()
    return quiz


@pytest.fixture
def choir(school, learner) -> Group:
    """A second group of the learner's."""
    group = Group.objects.create(organisation=school, name="Choir")
    group.add(learner)
    return group


def record(quiz) -> StepRecord:
    return StepRecord.objects.get(step_key=quiz.translation_key)


def key(quiz):
    return quiz.translation_key


# Closing --------------------------------------------------------------------------------------------------------


def test_a_learner_of_a_closed_group_reads_why_and_cannot_start(client, quiz, school_class):
    leading.close_for(school_class, key(quiz))
    assert CLOSED in client.get(quiz.url).text
    assert CLOSED in client.post(f"/quizzes/start/{quiz.pk}/", follow=True).text
    assert not Attempt.objects.exists()


def test_others_can_still_start(client_of, stranger, quiz, school_class):
    leading.close_for(school_class, key(quiz))
    assert client_of(stranger).post(f"/quizzes/start/{quiz.pk}/").url.endswith("/1/")


def test_an_open_attempt_is_stopped_and_says_so(client, quiz, attempt, school_class):
    leading.close_for(school_class, key(quiz))
    assert Attempt.objects.get().is_over
    assert "This check has been closed" in client.get(f"/quizzes/{attempt.pk}/1/", follow=True).text


def test_an_answer_given_before_still_arrives_and_a_later_one_does_not(client, quiz, attempt, school_class):
    leading.close_for(school_class, key(quiz))
    stopped = datetime.timedelta(minutes=1)
    Attempt.objects.update(stopped_at=timezone.now() - stopped)
    before = int((time.time() - 90) * 1000)
    first = client.post(f"/quizzes/{attempt.pk}/1/", {**right_form(attempt, 1), "sequence": before, "go": "stay"})
    second = client.post(f"/quizzes/{attempt.pk}/2/", {**right_form(attempt, 2), "go": "stay"})
    assert (first.status_code, second.status_code) == (200, 409)
    assert answer_to(attempt, 1) and not answer_to(attempt, 2)


def test_closing_twice_keeps_the_moment_of_the_first(quiz, attempt, school_class):
    leading.close_for(school_class, key(quiz))
    first = Attempt.objects.get().stopped_at
    leading.close_for(school_class, key(quiz))
    assert Attempt.objects.get().stopped_at == first
    assert GroupQuiz.objects.count() == 1


def test_what_was_handed_in_is_not_touched(client, quiz, attempt, school_class):
    finish(client, attempt)
    leading.close_for(school_class, key(quiz))
    assert Attempt.objects.get().stopped_at is None


def test_closing_stops_nobody_for_whom_another_group_has_it_open(client, quiz, attempt, school_class, choir):
    leading.open_for(choir, key(quiz))
    leading.close_for(school_class, key(quiz))
    assert Attempt.objects.get().stopped_at is None
    assert CLOSED not in client.get(quiz.url).text


def test_closing_reaches_no_other_group_and_no_leader(client_of, teacher, stranger, quiz, school_class):
    for other in (teacher, stranger):
        client_of(other).post(f"/quizzes/start/{quiz.pk}/")
    leading.close_for(school_class, key(quiz))
    assert not Attempt.objects.filter(stopped_at__isnull=False).exists()


# Opening --------------------------------------------------------------------------------------------------------


def test_after_opening_the_attempt_goes_on(client, quiz, attempt, school_class):
    leading.close_for(school_class, key(quiz))
    leading.open_for(school_class, key(quiz))
    response = client.post(f"/quizzes/{attempt.pk}/1/", {**right_form(attempt, 1), "go": "stay"})
    assert response.status_code == 200
    assert Attempt.objects.get().stopped_at is None


def test_opening_twice_is_as_good_as_once(client, quiz, school_class):
    leading.close_for(school_class, key(quiz))
    for _ in range(2):
        assert leading.open_for(school_class, key(quiz)).is_open
    assert client.post(f"/quizzes/start/{quiz.pk}/").url.endswith("/1/")


def test_one_open_group_is_enough(client, quiz, attempt, school_class, choir):
    for group in (school_class, choir):
        leading.close_for(group, key(quiz))
    leading.open_for(choir, key(quiz))
    assert Attempt.objects.get().stopped_at is None
    assert client.get(f"/quizzes/{attempt.pk}/1/").status_code == 200


def test_the_time_a_check_was_closed_is_not_taken_off(quiz, attempt, school_class):
    now = timezone.now()
    minute = datetime.timedelta(minutes=1)
    leading.close_for(school_class, key(quiz))
    Attempt.objects.update(stopped_at=now - 30 * minute, ends_at=now - 20 * minute)
    leading.open_for(school_class, key(quiz))
    assert abs(Attempt.objects.get().ends_at - timezone.now() - 10 * minute) < minute


def test_time_that_was_up_before_stays_up(quiz, attempt, school_class):
    now = timezone.now()
    leading.close_for(school_class, key(quiz))
    Attempt.objects.update(stopped_at=now, ends_at=now - datetime.timedelta(seconds=1))
    leading.open_for(school_class, key(quiz))
    assert Attempt.objects.get().is_over


# Revealing ------------------------------------------------------------------------------------------------------


def pages_of(client, quiz, attempt):
    return [client.get(address).text for address in (quiz.url, f"/quizzes/{attempt.pk}/review/", "/learning/")]


def test_until_then_no_response_holds_a_score_or_a_key(client, held_back, attempt):
    finish(client, attempt)
    for html in pages_of(client, held_back, attempt):
        assert secrets_in(html) == set() and "100 %" not in html
    assert record(held_back).score is None


def test_then_the_review_shows_score_and_answers(client, held_back, attempt, school_class):
    finish(client, attempt)
    leading.reveal_for(school_class, key(held_back))
    html = client.get(f"/quizzes/{attempt.pk}/review/").text
    assert "100 % of what there was to find" in html and "KEY" in html
    assert record(held_back).score == 100


def test_what_is_open_is_handed_in_as_it_stands(client, held_back, attempt, school_class):
    client.post(f"/quizzes/{attempt.pk}/1/", {**right_form(attempt, 1), "go": "stay"})
    leading.reveal_for(school_class, key(held_back))
    attempt.refresh_from_db()
    assert not attempt.is_open and round(attempt.score) == 33
    assert record(held_back).score == attempt.score


def test_nobody_starts_after_it_unless_the_leader_opens_again(client, held_back, school_class):
    leading.reveal_for(school_class, key(held_back))
    assert CLOSED in client.post(f"/quizzes/start/{held_back.pk}/", follow=True).text
    leading.open_for(school_class, key(held_back))
    assert client.post(f"/quizzes/start/{held_back.pk}/").url.endswith("/1/")


def test_revealing_twice_changes_nothing(client, held_back, school_class):
    first = leading.reveal_for(school_class, key(held_back))
    leading.open_for(school_class, key(held_back))
    client.post(f"/quizzes/start/{held_back.pk}/")
    second = leading.reveal_for(school_class, key(held_back))
    assert (second.revealed_at, second.is_open) == (first.revealed_at, True)
    assert Attempt.objects.get().is_open


def test_an_interrupted_revealing_goes_on_when_sent_again(client, held_back, attempt, school_class):
    finish(client, attempt)
    leading.reveal_for(school_class, key(held_back))
    StepRecord.objects.update(score=None)
    Attempt.objects.update(submitted_at=None, score=None)
    leading.reveal_for(school_class, key(held_back))
    assert not Attempt.objects.get().is_open and record(held_back).score == 100


def test_another_class_learns_nothing_from_it(client_of, held_back, school, school_class):
    pupil = User.objects.create_user(display_name="Pim")
    Group.objects.create(organisation=school, name="8C").add(pupil)
    client = client_of(pupil)
    client.post(f"/quizzes/start/{held_back.pk}/")
    attempt = finish(client, Attempt.objects.get())
    leading.reveal_for(school_class, key(held_back))
    assert all("100 %" not in html and "KEY" not in html for html in pages_of(client, held_back, attempt))


def test_the_leaders_own_try_is_not_handed_in(client_of, teacher, held_back, school_class):
    client_of(teacher).post(f"/quizzes/start/{held_back.pk}/")
    leading.reveal_for(school_class, key(held_back))
    assert Attempt.objects.get().is_open


# Extra time -----------------------------------------------------------------------------------------------------


def test_extra_time_is_given_changed_and_taken_back(learner):
    for percent in (50, 100, 100):
        leading.give_extra_time(learner, percent)
        assert ExtraTime.objects.get().percent == percent
    for _ in range(2):
        leading.give_extra_time(learner, 0)
        assert not ExtraTime.objects.exists()


def test_extra_time_reaches_the_next_start(client, learner, quiz):
    quiz.time_limit = 10
    quiz.save_revision().publish()
    leading.give_extra_time(learner, 100)
    client.post(f"/quizzes/start/{quiz.pk}/")
    assert 19 < (Attempt.objects.get().ends_at - timezone.now()).total_seconds() / 60 <= 20
