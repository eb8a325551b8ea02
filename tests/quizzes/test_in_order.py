"""A quiz among steps that come one after the other, and the other task in its place."""

import pytest

from curriculum.models import Course, Lesson
from curriculum.outline import outline_of
from progress import recording, stepping_away
from progress.models import StepRecord
from quizzes.attempts import starting, submitting
from quizzes.models import Attempt
from tests.progress.assignments import assign


@pytest.fixture
def outline(quiz):
    quiz.get_parent().add_child(instance=Lesson(title="A last word", slug="last-word", minutes=2))
    return outline_of(Course.objects.get(pk=quiz.course.pk))


@pytest.fixture
def step(outline, quiz):
    return outline.step(quiz.translation_key)


@pytest.fixture
def pupil(client_of, learner):
    return client_of(learner)


def start(pupil, quiz):
    return pupil.post(f"/quizzes/start/{quiz.pk}/")


def test_before_its_turn_it_is_neither_shown_nor_started(pupil, quiz, step, outline, school_class):
    assign(school_class, quiz.course, in_order=True)
    assert "First: " in pupil.get(step.url).text
    assert start(pupil, quiz).url == step.url
    assert not Attempt.objects.exists()


def test_in_its_turn_it_is(pupil, quiz, step, outline, school_class, learner):
    assign(school_class, quiz.course, in_order=True)
    enrolment = recording.enrol(learner, outline)
    for before in outline.steps[: outline.number_of(step.key) - 1]:
        recording.mark_done(enrolment, before, outline)
    assert "First: " not in pupil.get(step.url).text
    start(pupil, quiz)
    assert Attempt.objects.exists()


def test_handed_in_it_keeps_nobody_waiting_whatever_the_score(pupil, quiz, step, outline, school_class, learner):
    enrolment = recording.enrol(learner, outline)
    for before in outline.steps[: outline.number_of(step.key) - 1]:
        recording.mark_done(enrolment, before, outline)
    assign(school_class, quiz.course, in_order=True)
    after = outline.steps[outline.number_of(step.key)]
    assert f"First: {step.title}" in pupil.get(after.url).text
    submitting.submit(starting.start(enrolment, quiz), "en")
    assert "First: " not in pupil.get(after.url).text


def test_the_other_task_takes_the_place_of_a_quiz_too(pupil, quiz, step, outline, school_class, learner, teacher):
    stepping_away.give(school_class, learner, [step], teacher)
    assert "Your teacher has another task for you" in pupil.get(step.url).text
    assert start(pupil, quiz).url == step.url and not Attempt.objects.exists()
    standing = stepping_away.complete(school_class, learner, step, outline, teacher)
    assert step.key in standing.done and StepRecord.objects.get().score is None
