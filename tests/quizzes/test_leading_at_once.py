"""A leader acts on a quiz at the moment its learners do, on real connections."""

import threading
from collections.abc import Callable

import pytest
from django.db import transaction
from django.test import Client

from curriculum.outline import outline_of
from people.models import User
from progress import recording
from progress.models import StepRecord
from quizzes import leading
from quizzes.attempts import starting
from quizzes.models import Attempt, GroupQuiz
from tests.at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def pupils(school_class, client_of) -> list[Client]:
    people = [User.objects.create_user(display_name=f"Pupil {number}") for number in range(6)]
    for person in people:
        school_class.add(person)
    return [client_of(person) for person in people]


@pytest.fixture
def enrolment(learner, quiz):
    return recording.enrol(learner, outline_of(quiz.course))


def one_inside_the_other(slow: Callable[[], object], quick: Callable[[], object]) -> None:
    """`quick` begins while the transaction of `slow` is open. It either waits for its end, or gets in between."""
    begun, got_through = threading.Event(), threading.Event()

    def run_slowly() -> None:
        with transaction.atomic():
            slow()
            begun.set()
            got_through.wait(timeout=1)

    def run_quickly() -> None:
        begun.wait()
        quick()
        got_through.set()

    at_once(2, lambda index: run_slowly() if index else run_quickly())


def test_a_start_under_way_is_found_by_whoever_closes(quiz, school_class, enrolment):
    one_inside_the_other(
        lambda: starting.start(enrolment, quiz), lambda: leading.close_for(school_class, quiz.translation_key)
    )
    assert Attempt.objects.get().stopped_at


def test_whoever_starts_while_it_is_being_closed_hears_so(quiz, school_class, enrolment):
    def start() -> None:
        with pytest.raises(starting.NotAllowed):
            starting.start(enrolment, quiz)

    one_inside_the_other(lambda: leading.close_for(school_class, quiz.translation_key), start)
    assert not Attempt.objects.exists()


def test_a_class_starts_while_its_teacher_closes(quiz, school_class, pupils):
    def act(index: int) -> object:
        if index == 3:
            return leading.close_for(school_class, quiz.translation_key)
        return pupils[index % 6].post(f"/quizzes/start/{quiz.pk}/")

    assert len(at_once(7, act)) == 7
    assert not Attempt.objects.open().filter(stopped_at=None).exists()
    assert not GroupQuiz.objects.get().is_open


def test_a_class_hands_in_while_its_teacher_reveals(quiz, school_class, pupils):
    quiz.feedback = "leader"
    quiz.save_revision().publish()
    for pupil in pupils:
        pupil.post(f"/quizzes/start/{quiz.pk}/")
    attempts = list(Attempt.objects.order_by("pk"))

    def act(index: int) -> object:
        if index == 6:
            return leading.reveal_for(school_class, quiz.translation_key)
        return pupils[index].post(f"/quizzes/{attempts[index].pk}/submit/", {"anyway": "yes"})

    assert len(at_once(7, act)) == 7
    assert not Attempt.objects.open().exists()
    assert StepRecord.objects.filter(step_key=quiz.translation_key, score=0).count() == 6


def test_two_leaders_press_different_buttons(quiz, school_class, pupils):
    for pupil in pupils:
        pupil.post(f"/quizzes/start/{quiz.pk}/")
    acts = [leading.close_for, leading.open_for, leading.reveal_for] * 2
    assert len(at_once(6, lambda index: acts[index](school_class, quiz.translation_key))) == 6
    assert GroupQuiz.objects.get().revealed_at
    assert not Attempt.objects.open().exists()
