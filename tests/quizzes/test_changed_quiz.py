"""A quiz that changed since learners passed it."""

import datetime

import pytest
from django.utils import timezone

from curriculum.models import Change
from progress.models import StepRecord
from quizzes.models import Attempt
from tests.quizzes.factories import finish
from tests.quizzes.forms import right_form, wrong_form

NOTE = "Two questions are about reports now."


@pytest.fixture
def change(quiz):
    """A function that publishes the quiz as changed; what was done lies a day back."""

    def publish() -> None:
        day = datetime.timedelta(days=1)
        Attempt.objects.update(started_at=timezone.now() - day)
        StepRecord.objects.update(done_at=timezone.now() - day)
        quiz.summary, quiz.change_kind, quiz.change_note = "Changed.", "again", NOTE
        quiz.save_revision().publish()

    return publish


def start(client, quiz) -> Attempt:
    client.post(f"/quizzes/start/{quiz.pk}/")
    return Attempt.objects.open().get()


def test_whoever_passed_is_told_and_passes_again(client, quiz, attempt, change):
    finish(client, attempt, right_form)
    change()
    assert f"This check has changed since you passed it. {NOTE}" in client.get(quiz.url).content.decode()
    finish(client, start(client, quiz), right_form)
    assert "has changed since" not in client.get(quiz.url).content.decode()
    assert StepRecord.objects.get().done_again_at is not None


def test_all_tries_are_there_again(client, quiz, change):
    quiz.attempts_allowed = 1
    quiz.save_revision().publish()
    finish(client, start(client, quiz), wrong_form)
    assert client.post(f"/quizzes/start/{quiz.pk}/").url == quiz.url
    change()
    assert start(client, quiz).number == 2


def test_an_attempt_under_way_counts_for_the_quiz_it_was_begun_at(client, quiz, attempt, change):
    change()
    finish(client, attempt, right_form)
    record, changed_at = StepRecord.objects.get(), Change.objects.asking_again().get().at
    assert record.done_at < changed_at
    assert "has changed since" in client.get(quiz.url).content.decode()
