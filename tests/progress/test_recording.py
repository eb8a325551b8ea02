from decimal import Decimal

import pytest

from progress import recording
from progress.models import BlockAnswer, Completion, Enrolment, StepRecord
from progress.standing import standing_of
from tests.progress.outlines import a_step, an_outline


def finish(enrolment, outline):
    for step in outline.steps:
        standing = recording.mark_done(enrolment, step, outline)
    return standing.completion


def test_enrolling_twice_gives_the_same_cycle(learner, outline):
    assert recording.enrol(learner, outline) == recording.enrol(learner, outline)


def test_enrolling_gives_the_latest_cycle(learner, outline):
    recording.enrol(learner, outline)
    later = Enrolment.objects.create(learner=learner, course_key=outline.key, course_title="Again", cycle=2)
    assert recording.enrol(learner, outline) == later


def test_two_learners_have_an_enrolment_each(learner, stranger, outline):
    assert recording.enrol(learner, outline) != recording.enrol(stranger, outline)


def test_opening_a_step_twice_keeps_one_record_and_the_first_time(enrolment, outline, clock):
    recording.open_step(enrolment, outline.steps[0])
    first = StepRecord.objects.get().opened_at
    clock.forward(60)
    recording.open_step(enrolment, outline.steps[0])
    assert StepRecord.objects.get().opened_at == first


def test_an_answer_given_twice_is_kept_once(enrolment, outline):
    for _ in range(2):
        recording.record_answer(enrolment, outline.steps[0], "shift", {"path": ["a"]})
    assert BlockAnswer.objects.get().answer == {"path": ["a"]}


def test_a_later_answer_replaces_the_one_before(enrolment, outline):
    recording.record_answer(enrolment, outline.steps[0], "shift", {"path": ["a"]})
    recording.record_answer(enrolment, outline.steps[0], "shift", {"path": ["b"]})
    assert BlockAnswer.objects.get().answer == {"path": ["b"]}


def test_an_answer_says_when_it_was_saved(enrolment, outline):
    assert recording.record_answer(enrolment, outline.steps[0], "shift", {}).answered_at


def test_a_step_with_unanswered_blocks_is_not_done_and_says_which(learner):
    outline = an_outline(a_step("one", required=("story", "chat")))
    enrolment = recording.enrol(learner, outline)
    recording.record_answer(enrolment, outline.steps[0], "story", {})
    with pytest.raises(recording.StepNotReady) as refused:
        recording.mark_done(enrolment, outline.steps[0], outline)
    assert refused.value.missing == ["chat"]
    assert not StepRecord.objects.done().exists()


def test_a_step_whose_blocks_are_answered_is_done(learner):
    outline = an_outline(a_step("one", required=("story",)), a_step("two"))
    enrolment = recording.enrol(learner, outline)
    recording.record_answer(enrolment, outline.steps[0], "story", {})
    recording.mark_done(enrolment, outline.steps[0], outline)
    assert outline.steps[0].key in standing_of(enrolment, outline).done


def test_a_done_step_stays_done_when_a_block_is_added_to_it(learner):
    outline = an_outline(a_step("one"), a_step("two"))
    enrolment = recording.enrol(learner, outline)
    recording.mark_done(enrolment, outline.steps[0], outline)
    richer = an_outline(a_step("one", required=("new",)), a_step("two"))
    recording.mark_done(enrolment, richer.steps[0], richer)
    assert richer.steps[0].key in standing_of(enrolment, richer).done


def test_marking_done_twice_keeps_the_first_time(enrolment, outline, clock):
    recording.mark_done(enrolment, outline.steps[0], outline)
    clock.forward(60)
    recording.mark_done(enrolment, outline.steps[0], outline)
    assert StepRecord.objects.get().done_at == clock.now.replace(minute=0)


def test_the_last_step_completes_the_course_once(enrolment, outline, announced):
    completion = finish(enrolment, outline)
    assert finish(enrolment, outline) == completion
    assert announced == [completion] == list(Completion.objects.all())


def test_a_completion_freezes_the_facts(enrolment, outline, clock):
    recording.open_step(enrolment, outline.steps[0])
    clock.forward(60)
    completion = finish(enrolment, outline)
    assert (completion.course_title, completion.course_version, completion.language) == ("Small Steps", "1.0", "en")
    assert (completion.minutes, completion.active_seconds, completion.valid_months) == (12, 60, 12)
    assert completion.modules == [{"title": "Module", "minutes": 12}]


def test_reading_again_does_not_change_a_completion(enrolment, outline, clock):
    finish(enrolment, outline)
    before = Completion.objects.values().get()
    clock.forward(3600)
    recording.record_answer(enrolment, outline.steps[0], "shift", {})
    finish(enrolment, an_outline(a_step("one"), a_step("brand-new")))
    assert Completion.objects.values().get() == before


def test_a_failed_award_undoes_the_completion_and_loses_no_earlier_step(enrolment, outline, award_fails):
    recording.mark_done(enrolment, outline.steps[0], outline)
    recording.mark_done(enrolment, outline.steps[1], outline)
    with pytest.raises(ZeroDivisionError):
        recording.mark_done(enrolment, outline.steps[2], outline)
    assert not Completion.objects.exists()
    assert StepRecord.objects.done().count() == 2


def test_a_passed_quiz_is_done(learner):
    outline = an_outline(a_step("check", kind="quiz"), a_step("two"))
    enrolment = recording.enrol(learner, outline)
    recording.record_score(enrolment, outline.steps[0], outline, Decimal(90), passed=True)
    assert outline.steps[0].key in standing_of(enrolment, outline).done


def test_a_quiz_not_passed_yet_is_not_done(learner):
    outline = an_outline(a_step("check", kind="quiz"))
    enrolment = recording.enrol(learner, outline)
    standing = recording.record_score(enrolment, outline.steps[0], outline, Decimal(40), passed=False)
    assert (standing.done, standing.completion) == (frozenset(), None)


def test_the_best_score_counts_and_passed_stays_passed(learner):
    outline = an_outline(a_step("check", kind="quiz"))
    enrolment = recording.enrol(learner, outline)
    recording.record_score(enrolment, outline.steps[0], outline, Decimal(90), passed=True)
    recording.record_score(enrolment, outline.steps[0], outline, Decimal(30), passed=False)
    record = StepRecord.objects.get()
    assert (record.score, record.done_at is not None) == (90, True)
    assert Completion.objects.get().score == 90


def test_the_attestation_completes_the_course_with_its_exact_text(learner, announced):
    outline = an_outline(a_step("one"), attestation="I certify.")
    enrolment = recording.enrol(learner, outline)
    assert finish(enrolment, outline) is None
    completion = recording.attest(enrolment, outline, "I certify.")
    assert (completion.attestation, announced) == ("I certify.", [completion])


def test_attesting_twice_keeps_the_first(learner, announced, clock):
    outline = an_outline(a_step("one"), attestation="I certify.")
    enrolment = recording.enrol(learner, outline)
    finish(enrolment, outline)
    first = recording.attest(enrolment, outline, "I certify.")
    clock.forward(60)
    assert recording.attest(enrolment, outline, "Something else.") == first
    assert Completion.objects.get().attested_at == first.attested_at
    assert len(announced) == 1


def test_attesting_before_the_steps_are_done_says_what_is_missing(learner):
    outline = an_outline(a_step("one"), attestation="I certify.")
    enrolment = recording.enrol(learner, outline)
    with pytest.raises(recording.CourseNotReady, match="“One” is still to be read"):
        recording.attest(enrolment, outline, "I certify.")


def test_an_attestation_that_is_asked_for_is_not_completed_by_silence(learner):
    outline = an_outline(a_step("one"), attestation="I certify.")
    enrolment = recording.enrol(learner, outline)
    finish(enrolment, outline)
    with pytest.raises(recording.CourseNotReady):
        recording.attest(enrolment, outline, "")


def test_a_course_whose_last_open_step_was_deleted_can_be_closed(enrolment, outline):
    recording.mark_done(enrolment, outline.steps[0], outline)
    shorter = an_outline(outline.steps[0])
    assert recording.attest(enrolment, shorter, "").course_title == "Small Steps"


@pytest.mark.parametrize("action", ["open_step", "record_beat", "record_answer", "mark_done", "record_score", "attest"])
def test_a_write_costs_few_queries(action, learner, unheard, django_assert_max_num_queries):
    outline = an_outline(*(a_step(f"step-{number}") for number in range(60)), attestation="I certify.")
    enrolment = recording.enrol(learner, outline)
    step = outline.steps[0]
    arguments = {
        "open_step": [step],
        "record_beat": [step],
        "record_answer": [step, "story", {}],
        "mark_done": [step, outline],
        "record_score": [step, outline, Decimal(80), True],
        "attest": [outline, "I certify."],
    }
    if action == "attest":
        finish(enrolment, outline)
    allowed = 7 if action in {"attest", "mark_done", "record_score"} else 6  # these ask what is required of the learner
    with django_assert_max_num_queries(allowed + 2):  # the test's own savepoint is two of them
        getattr(recording, action)(enrolment, *arguments[action])
