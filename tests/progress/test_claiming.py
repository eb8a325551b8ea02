import datetime
from decimal import Decimal

import pytest
from django.utils import timezone

from people.models import User
from people.signals import guest_claimed
from progress import recording
from progress.models import BlockAnswer, Completion, Enrolment, StepRecord
from progress.signals import enrolments_merged
from progress.standing import standing_of
from tests.progress.outlines import a_step, an_outline


@pytest.fixture
def guest(db):
    return User.objects.create_guest()


@pytest.fixture
def claim(guest, learner):
    """What `people.guests.claim` does: announce, then delete the guest."""

    def claim() -> None:
        guest_claimed.send(sender=User, guest=guest, account=learner)
        User.objects.get(pk=guest.pk).delete()

    return claim


def test_a_guests_course_becomes_the_accounts(guest, learner, outline, claim):
    recording.mark_done(recording.enrol(guest, outline), outline.steps[0], outline)
    claim()
    assert standing_of(Enrolment.objects.of(learner).get(), outline).done == {outline.steps[0].key}


def test_what_either_did_counts(guest, learner, outline, claim):
    recording.mark_done(recording.enrol(guest, outline), outline.steps[0], outline)
    recording.mark_done(recording.enrol(learner, outline), outline.steps[1], outline)
    claim()
    assert standing_of(Enrolment.objects.get(), outline).done == {step.key for step in outline.steps[:2]}


def test_a_step_both_took_keeps_the_earlier_opening_and_the_longer_time(guest, learner, outline, claim):
    yesterday = timezone.now() - datetime.timedelta(days=1)
    for person, seconds, opened in ((guest, 100, yesterday), (learner, 40, timezone.now())):
        recording.open_step(recording.enrol(person, outline), outline.steps[0])
        records = StepRecord.objects.filter(enrolment__learner=person)
        records.update(active_seconds=seconds, opened_at=opened)
    claim()
    assert StepRecord.objects.values_list("opened_at", "active_seconds").get() == (yesterday, 100)


def test_the_better_score_is_kept(guest, learner, claim):
    outline = an_outline(a_step("check", kind="quiz"), a_step("two"))
    for person, score in ((guest, 90), (learner, 60)):
        enrolment = recording.enrol(person, outline)
        recording.record_score(enrolment, outline.steps[0], outline, Decimal(score), passed=score >= 80)
    claim()
    record = StepRecord.objects.get()
    assert (record.score, record.done_at is not None) == (90, True)


def test_the_later_answer_to_a_block_is_kept(guest, learner, outline, claim):
    for person, choice in ((learner, "first"), (guest, "second")):
        enrolment = recording.enrol(person, outline)
        recording.record_answer(enrolment, outline.steps[0], "story", {"choice": choice})
        recording.record_answer(enrolment, outline.steps[0], choice, {})
    claim()
    answers = dict(BlockAnswer.objects.values_list("block_id", "answer"))
    assert answers == {"first": {}, "second": {}, "story": {"choice": "second"}}


def test_a_guests_completion_is_kept(guest, learner, claim):
    outline = an_outline(a_step("one"), a_step("two"))
    recording.open_step(recording.enrol(learner, outline), outline.steps[0])
    enrolment = recording.enrol(guest, outline)
    for step in outline.steps:
        standing = recording.mark_done(enrolment, step, outline)
    claim()
    assert Completion.objects.get(enrolment__learner=learner) == standing.completion


def test_two_completions_stay_two(guest, learner, claim):
    outline = an_outline(a_step("one"))
    for person in (learner, guest):
        recording.mark_done(recording.enrol(person, outline), outline.steps[0], outline)
    claim()
    assert Completion.objects.filter(enrolment__learner=learner).count() == 2
    assert sorted(Enrolment.objects.values_list("cycle", flat=True)) == [1, 2]


def test_an_accounts_completion_is_not_touched_by_a_guests_beginning(guest, learner, claim):
    outline = an_outline(a_step("one"))
    recording.mark_done(recording.enrol(learner, outline), outline.steps[0], outline)
    before = Completion.objects.values().get()
    recording.open_step(recording.enrol(guest, outline), outline.steps[0])
    claim()
    assert Completion.objects.values().get() == before


def test_a_guests_attestation_is_kept(guest, learner, claim):
    outline = an_outline(a_step("one"), attestation="I certify.")
    recording.enrol(learner, outline)
    enrolment = recording.enrol(guest, outline)
    recording.mark_done(enrolment, outline.steps[0], outline)
    recording.attest(enrolment, outline, "I certify.")
    claim()
    assert Enrolment.objects.get().attestation == "I certify."


def test_a_second_cycle_begun_as_a_guest_stays_a_cycle(guest, learner, outline, claim):
    one = an_outline(a_step("one"))
    recording.mark_done(recording.enrol(guest, one), one.steps[0], one)
    Enrolment.objects.create(learner=guest, course_key=one.key, course_title="Small Steps", cycle=2)
    recording.enrol(learner, one)
    claim()
    assert sorted(Enrolment.objects.of(learner).values_list("cycle", flat=True)) == [1, 2]


def test_rooms_above_hear_which_enrolments_became_one(guest, learner, outline, claim):
    heard = []

    def hear(sender, source, target, **kwargs):
        heard.append((source.learner, target.learner))

    enrolments_merged.connect(hear)
    recording.enrol(guest, outline)
    recording.enrol(learner, outline)
    claim()
    enrolments_merged.disconnect(hear)
    assert heard == [(guest, learner)]


def test_other_peoples_learning_is_left_alone(guest, stranger, outline, claim):
    theirs = recording.enrol(stranger, outline)
    recording.enrol(guest, outline)
    claim()
    assert Enrolment.objects.of(stranger).get() == theirs
