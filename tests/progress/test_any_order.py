"""Whatever order events arrive in, and however often, the same things are done in the end."""

import uuid
from decimal import Decimal

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from people.models import User
from progress import recording
from progress.models import Completion, Enrolment
from progress.standing import standing_of
from tests.progress.outlines import a_step, an_outline

LESSONS = [a_step("read"), a_step("story", required=("shift", "chat"))]
QUIZ = a_step("check", kind="quiz")
OUTLINE = an_outline(*LESSONS, QUIZ, attestation="I certify.")
ORDERS = st.sampled_from([OUTLINE, an_outline(QUIZ, *LESSONS[::-1], attestation="I certify.")])


class Learning(RuleBasedStateMachine):
    """A model kept in plain sets beside what the database says."""

    def __init__(self) -> None:
        super().__init__()
        self.learner = User.objects.create_user()
        self.answered: set[str] = set()
        self.done: set[uuid.UUID] = set()
        self.best = Decimal(0)
        self.frozen: dict | None = None

    def teardown(self) -> None:
        self.learner.delete()

    @property
    def enrolment(self) -> Enrolment:
        return recording.enrol(self.learner, OUTLINE)

    @rule(step=st.sampled_from(OUTLINE.steps))
    def open(self, step) -> None:
        recording.open_step(self.enrolment, step)

    @rule(step=st.sampled_from(OUTLINE.steps))
    def beat(self, step) -> None:
        recording.record_beat(self.enrolment, step)

    @rule(block=st.sampled_from(["shift", "chat", "extra"]))
    def answer(self, block) -> None:
        recording.record_answer(self.enrolment, LESSONS[1], block, {"path": [block]})
        self.answered.add(block)

    @rule(step=st.sampled_from(LESSONS), outline=ORDERS)
    def finish_lesson(self, step, outline) -> None:
        ready = step.key in self.done or set(step.required_blocks) <= self.answered
        try:
            recording.mark_done(self.enrolment, step, outline)
            assert ready
            self.done.add(step.key)
        except recording.StepNotReady as refused:
            assert not ready
            assert set(refused.missing) == {"shift", "chat"} - self.answered

    @rule(score=st.integers(0, 100), outline=ORDERS)
    def grade(self, score, outline) -> None:
        recording.record_score(self.enrolment, QUIZ, outline, Decimal(score), passed=score >= 80)
        self.best = max(self.best, Decimal(score))
        if score >= 80:
            self.done.add(QUIZ.key)

    @rule(outline=ORDERS)
    def attest(self, outline) -> None:
        try:
            recording.attest(self.enrolment, outline, outline.attestation)
            assert len(self.done) == 3
        except recording.CourseNotReady:
            assert len(self.done) < 3

    @precondition(lambda self: Completion.objects.exists())
    @rule()
    def look_at_the_completion_again(self) -> None:
        facts = Completion.objects.values().get()
        self.frozen = self.frozen or facts
        assert facts == self.frozen

    @invariant()
    def the_standing_agrees_with_what_was_done(self) -> None:
        standing = standing_of(Enrolment.objects.with_completion().first(), OUTLINE)
        assert standing.done == self.done
        assert 0 <= standing.percent <= 100
        assert (standing.percent == 100) == standing.is_complete == (standing.why_not() == [])
        assert standing.minutes_left == sum(step.minutes for step in OUTLINE.steps if step.key not in self.done)


@pytest.mark.django_db
def test_any_order_of_events_ends_in_the_same_standing():
    run_state_machine_as_test(Learning, settings=settings(max_examples=30, stateful_step_count=25, deadline=None))
