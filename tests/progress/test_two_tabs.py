"""Real threads on real connections: what happens when two tabs act in the same moment."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.dispatch import Signal

from people import guests
from people.models import User
from progress import recording
from progress.models import BlockAnswer, Completion, Enrolment, StepRecord
from progress.signals import enrolments_merged
from tests.at_once import together
from tests.progress.outlines import a_step, an_outline

pytestmark = pytest.mark.django_db(transaction=True)


def errors_of(*actions) -> list[object]:
    """What went wrong when all were let go together."""
    return [result for result in together(*actions) if isinstance(result, Exception)]


@contextmanager
def connected(signal: Signal, receiver) -> Iterator[None]:
    signal.connect(receiver)
    try:
        yield
    finally:
        signal.disconnect(receiver)


@pytest.fixture
def learner():
    return User.objects.create_user(display_name="Lea Learner")


def test_enrolling_from_many_tabs_makes_one_enrolment(learner, outline):
    assert errors_of(*[lambda: recording.enrol(learner, outline)] * 6) == []
    assert Enrolment.objects.count() == 1


@pytest.mark.parametrize("round", range(4))
def test_the_last_two_steps_done_at_once_complete_the_course_once(round, learner, announced):
    outline = an_outline(a_step("one"), a_step("two"))
    enrolment = recording.enrol(learner, outline)
    assert errors_of(*(lambda step=step: recording.mark_done(enrolment, step, outline) for step in outline.steps)) == []
    assert Completion.objects.count() == len(announced) == 1


def test_the_same_click_many_times_completes_once(learner, announced):
    outline = an_outline(a_step("one"))
    enrolment = recording.enrol(learner, outline)
    assert errors_of(*[lambda: recording.mark_done(enrolment, outline.steps[0], outline)] * 6) == []
    assert (Completion.objects.count(), StepRecord.objects.count(), len(announced)) == (1, 1, 1)


def test_attesting_in_many_tabs_completes_once(learner, announced):
    outline = an_outline(a_step("one"), attestation="I certify.")
    enrolment = recording.enrol(learner, outline)
    recording.mark_done(enrolment, outline.steps[0], outline)
    assert errors_of(*[lambda: recording.attest(enrolment, outline, "I certify.")] * 6) == []
    assert len(announced) == 1


def test_first_answers_to_a_step_from_many_tabs_are_all_kept(learner, outline):
    enrolment = recording.enrol(learner, outline)
    step = outline.steps[0]
    actions = [lambda block=block: recording.record_answer(enrolment, step, block, {}) for block in "aabbcc"]
    assert errors_of(*actions) == []
    assert (StepRecord.objects.count(), BlockAnswer.objects.count()) == (1, 3)


def test_beats_from_many_tabs_count_the_same_time_once(learner, outline, clock):
    enrolment = recording.enrol(learner, outline)
    step = outline.steps[0]
    recording.open_step(enrolment, step)
    clock.forward(20)
    assert errors_of(*[lambda: recording.record_beat(enrolment, step)] * 6) == []
    assert StepRecord.objects.get().active_seconds == 20


def test_nothing_is_written_to_what_a_claim_is_about_to_delete(learner, outline):
    """It would be deleted unseen, or keep the claim from deleting the guest."""
    guest, waited = User.objects.create_guest(), []
    source, _target = recording.enrol(guest, outline), recording.enrol(learner, outline)
    late = threading.Thread(target=errors_of, args=[lambda: recording.open_step(source, outline.steps[0])])

    def write_meanwhile(**kwargs) -> None:
        late.start()
        late.join(timeout=1)
        waited.append(late.is_alive())

    with connected(enrolments_merged, write_meanwhile):
        assert guests.claim(guest, learner)
    late.join()
    assert waited == [True] and Enrolment.objects.get().learner == learner
