"""A training run for people together counts for each exactly as the online course does, and never twice."""

import pytest

from certificates.models import Certificate
from people.models import AuditEntry
from progress import recording
from progress.models import Attendance, BlockAnswer, Completion, Enrolment, GroupSession, Heard, StepRecord
from progress.models.completions import Way
from progress.pacing import strictest
from progress.sessions import closing, running, signing, undoing
from progress.sessions.counting import takings_of
from tests.employed import employ, obligation_of
from tests.progress.sessions.conftest import NO_PACE, WORDS

pytestmark = pytest.mark.django_db


def here(session, employment) -> Attendance:
    return session.attendances.select_related("session__organisation", "learner").get(learner=employment.user)


def taking(session, employment, outline):
    return takings_of([here(session, employment)], outline)[0]


def show_all(show, outline, seconds: int = 240):
    for step in outline.steps:
        assert show(step, seconds) == 0


def test_who_signed_has_exactly_what_the_online_course_gives(session, show, outline, staff, signed, supervisor, clock):
    show_all(show, outline)
    signed(staff[0], "أمل حداد")
    signed_at = clock.now
    clock.forward(3600)
    assert closing.close(session, outline, supervisor)
    done = Completion.objects.get()
    assert (done.enrolment.learner, done.way, done.led_by) == (staff[0].user, Way.TOGETHER, "Sol Supervisor")
    assert (done.signed_as, done.attestation, done.attested_at) == ("أمل حداد", WORDS, signed_at)
    assert (done.completed_at, done.active_seconds, done.language) == (signed_at, 720, "en")
    assert (done.profile_name, done.approval_reference) == ("Strict", "AB-1")
    one = obligation_of(staff[0])
    assert (one.completion, one.valid_until, one.state) == (done, done.valid_until, "compliant")
    assert Certificate.objects.get().completion == done
    assert here(session, staff[0]).completion == done


def test_the_online_course_gives_the_same(session, show, outline, staff, signed, supervisor, take_course):
    show_all(show, outline)
    signed(staff[0])
    closing.close(session, outline, supervisor)
    take_course(staff[1].user, outline)
    same = ("course_key", "course_title", "course_version", "language", "minutes", "modules", "attestation", "score")
    together, alone = Completion.objects.order_by("way").reverse()
    assert {name: getattr(together, name) for name in same} == {name: getattr(alone, name) for name in same}
    assert (alone.way, alone.led_by) == (Way.ONLINE, "")


def test_who_was_absent_or_did_not_sign_remains_due(session, show, outline, staff, signed, supervisor):
    running.send_away(here(session, staff[1]), outline)
    show_all(show, outline)
    signed(staff[0])
    signing.decline(here(session, staff[2]))
    closing.close(session, outline, supervisor)
    assert [obligation_of(one).completed_on is None for one in staff] == [False, True, True]
    assert set(Enrolment.objects.values_list("learner", flat=True)) == {staff[0].user_id}


def test_closing_twice_is_closing_once(session, show, outline, staff, signed, supervisor):
    show_all(show, outline)
    signed(staff[0])
    assert closing.close(session, outline, supervisor)
    assert not closing.close(session, outline, supervisor)
    assert (Completion.objects.count(), Certificate.objects.count()) == (1, 1)
    assert StepRecord.objects.values_list("active_seconds", flat=True).distinct().get() == 240


def test_beginning_twice_is_beginning_once(session, hotel, team, outline, supervisor):
    assert running.begin(hotel, team, outline, supervisor) == session
    assert GroupSession.objects.count() == 1


def test_two_tablets_count_the_same_minute_once(session, outline, clock):
    step = outline.steps[0]
    running.show(session, step, outline)
    for _beat in range(6):
        clock.forward(10)
        running.record_beat(session, step.key, outline)
        running.record_beat(session, step.key, outline)
    assert session.presented.get().active_seconds == 60
    assert set(Heard.objects.values_list("seconds", flat=True)) == {60}


def test_a_tablet_that_shows_another_lesson_than_the_last_opened_is_not_heard(session, outline, clock):
    first, second, _third = outline.steps
    running.show(session, first, outline)
    running.show(session, second, outline)
    clock.forward(20)
    running.record_beat(session, first.key, outline)
    assert set(session.presented.values_list("active_seconds", flat=True)) == {0}


def test_a_lesson_shown_too_briefly_is_not_finished(session, show, outline, rule):
    assert show(outline.steps[0], 40, strictest([rule])) == 40  # a third of four minutes
    assert session.presented.get().done_at is None


def test_a_lesson_that_was_never_shown_is_not_finished(session, outline):
    assert running.finish_lesson(session, outline.steps[0], outline, NO_PACE) > 0
    assert not Heard.objects.exists()


def test_minutes_that_are_missing_keep_everyone_from_signing_for_all(session, show, outline, staff):
    """80 seconds a lesson are a reader's pace; they make four minutes of the ten that are asked for."""
    show_all(show, outline, 80)
    one = taking(session, staff[0], outline)
    assert (one.may_sign_all, one.standing.minutes_missing) == (False, 6)
    whole = signing.Statement(WORDS, is_for_all=True)
    with pytest.raises(signing.NotToSign):
        signing.sign(here(session, staff[0]), whole, "Amal")


def test_a_break_counts_for_nothing(session, show, outline, clock):
    show(outline.steps[0], 120)
    running.pause(session, outline)
    clock.forward(3600)
    show(outline.steps[1], 120)
    assert list(session.presented.order_by("opened_at").values_list("active_seconds", flat=True)) == [120, 120]


def test_a_dead_battery_loses_nothing_and_adds_nothing(session, show, outline, staff, clock):
    running.show(session, outline.steps[0], outline)
    clock.forward(20)
    running.record_beat(session, outline.steps[0].key, outline)
    clock.forward(7200)
    again = GroupSession.objects.get(pk=session.pk)
    assert again.step_key == outline.steps[0].key
    running.record_beat(again, again.step_key, outline)
    assert session.presented.get().active_seconds == 20 + 30


def test_two_sittings_are_one_course(session, show, outline, staff, signed, supervisor, clock):
    show(outline.steps[0], 400)
    running.pause(session, outline)
    clock.forward(20 * 3600)
    for step in outline.steps[1:]:
        show(step, 240)
    signed(staff[0])
    closing.close(session, outline, supervisor)
    assert Completion.objects.get().active_seconds == 880


def test_two_sessions_are_one_course(session, show_in, outline, staff, signed, supervisor, hotel, team, clock):
    """Each signs for the lessons of the first; the second covers the rest, and then the course is signed for."""
    for step in outline.steps[:2]:
        show_in(session, step, 300)
    assert "Lesson one; Lesson two" in signed(staff[0]).statement
    closing.close(session, outline, supervisor)
    assert not Completion.objects.exists()
    clock.forward(24 * 3600)
    second = running.begin(hotel, team, outline, supervisor)
    running.bring(second, staff, outline)
    show_in(second, outline.steps[2])
    attendance = second.attendances.get(learner=staff[0].user)
    statement = signing.statement_for(signing.taking_now(attendance), second, "en")
    assert statement == signing.Statement(WORDS, is_for_all=True)
    signing.sign(attendance, statement, "Amal")
    closing.close(second, outline, supervisor)
    assert Completion.objects.get().active_seconds == 840


def test_who_comes_late_signs_for_what_they_were_there_for(session, show, outline, hotel, team, signed, supervisor):
    late = employ("Dee", hotel, team=team)
    show(outline.steps[0], 300)
    running.bring(session, [late], outline)
    for step in outline.steps[1:]:
        show(step, 300)
    attendance = signed(late)
    assert not attendance.is_for_all
    assert "Lesson one" not in attendance.statement
    closing.close(session, outline, supervisor)
    assert not Completion.objects.exists()
    assert StepRecord.objects.filter(enrolment__learner=late.user, done_at__isnull=False).count() == 2


def test_who_comes_into_a_lesson_gets_no_time_of_before(session, outline, hotel, clock):
    late = employ("Dee", hotel)
    running.show(session, outline.steps[0], outline)
    clock.forward(120)
    running.bring(session, [late], outline)
    clock.forward(60)
    running.pause(session, outline)
    assert Heard.objects.get(attendance__learner=late.user).seconds == 60


def test_what_is_recorded_is_not_counted_beside_itself(session, show, outline, staff, signed, supervisor):
    for step in outline.steps[:2]:
        show(step)
    signed(staff[0])
    closing.close(session, outline, supervisor)
    after = taking(session, staff[0], outline)
    assert (after.standing.active_seconds, sum(after.added.values())) == (480, 0)


def test_what_was_read_online_before_is_kept(session, show, outline, staff, signed, supervisor, clock):
    enrolment = recording.enrol(staff[0].user, outline)
    recording.open_step(enrolment, outline.steps[0])
    clock.forward(200)
    recording.mark_done(enrolment, outline.steps[0], outline)
    read = enrolment.records.get()
    running.send_away(here(session, staff[0]), outline)
    running.bring(session, [staff[0]], outline)
    for step in outline.steps[1:]:
        show(step, 300)
    assert signed(staff[0]).is_for_all
    closing.close(session, outline, supervisor)
    kept = enrolment.records.get(pk=read.pk)
    assert (kept.done_at, kept.active_seconds) == (read.done_at, read.active_seconds)
    assert Completion.objects.get().active_seconds == 800


def test_reading_on_a_phone_at_the_same_time_counts_once(session, outline, staff, clock):
    enrolment = recording.enrol(staff[0].user, outline)
    recording.open_step(enrolment, outline.steps[0])
    running.show(session, outline.steps[0], outline)
    for _beat in range(9):
        clock.forward(20)
        running.record_beat(session, outline.steps[0].key, outline)
        recording.record_beat(enrolment, outline.steps[0])
    assert taking(session, staff[0], outline).standing.active_seconds == 180
    assert taking(session, staff[1], outline).standing.active_seconds == 180


def test_who_finished_online_meanwhile_keeps_that(session, show, outline, staff, supervisor, signed, take_course):
    show_all(show, outline)
    signed(staff[0])
    alone = take_course(staff[0].user, outline)
    closing.close(session, outline, supervisor)
    assert Completion.objects.get() == alone
    assert alone.way == Way.ONLINE
    assert here(session, staff[0]).completion is None


def test_a_second_signature_changes_nothing(session, show, outline, staff, signed):
    show_all(show, outline)
    first = signed(staff[0], "Amal Haddad")
    again = signing.sign(here(session, staff[0]), signing.Statement("Other words", True), "Somebody Else")
    assert (again.signed_name, again.statement, again.signed_at) == ("Amal Haddad", WORDS, first.signed_at)


def test_nobody_signs_who_is_not_here(session, show, outline, staff):
    show_all(show, outline)
    attendance = here(session, staff[0])
    running.send_away(attendance, outline)
    with pytest.raises(signing.NotToSign):
        signing.sign(attendance, signing.Statement(WORDS, True), "Amal")


def test_nothing_changes_once_it_is_closed(session, show, outline, staff, supervisor):
    closing.close(session, outline, supervisor)
    attendance = here(session, staff[0])
    for act in (
        lambda: running.bring(session, staff, outline),
        lambda: running.show(session, outline.steps[0], outline),
        lambda: running.record_beat(session, outline.steps[0].key, outline),
        lambda: running.send_away(attendance, outline),
        lambda: signing.decline(attendance),
        lambda: signing.sign(attendance, signing.Statement(WORDS, True), "Amal"),
    ):
        with pytest.raises(running.SessionClosed):
            act()


def test_the_last_room_somebody_was_ticked_in_is_where_they_are(session, hotel, outline, staff, manager):
    other = running.begin(hotel, None, outline, manager)
    running.bring(other, staff[:1], outline)
    assert not here(session, staff[0]).is_here
    assert other.attendances.get().is_here


def test_practice_in_lessons_is_done_aloud_and_leaves_no_answers(session, show, outline, staff, signed, supervisor):
    show_all(show, outline)
    signed(staff[0])
    closing.close(session, outline, supervisor)
    assert not BlockAnswer.objects.exists()


def test_a_renewal_is_a_fresh_cycle(session, show, outline, staff, signed, supervisor, travel, hotel, team):
    show_all(show, outline)
    signed(staff[0])
    closing.close(session, outline, supervisor)
    first = Completion.objects.get()
    travel("2027-11-01")
    second = running.begin(hotel, team, outline, supervisor)
    running.bring(second, staff[:1], outline)
    attendance = second.attendances.get()
    assert takings_of([attendance], outline)[0].standing.cycle == 2
    assert not takings_of([attendance], outline)[0].standing.is_complete
    assert Completion.objects.get() == first


def test_taking_back_leaves_the_person_as_before(session, show, outline, staff, signed, supervisor, manager):
    before = obligation_of(staff[0])
    show_all(show, outline)
    signed(staff[0])
    closing.close(session, outline, supervisor)
    assert undoing.undo(here(session, staff[0]), "It was Bea", manager)
    assert not undoing.undo(here(session, staff[0]), "Again", manager)
    after = obligation_of(staff[0])
    assert not Completion.objects.exists()
    names = ("completed_on", "due_on", "valid_until", "opens_on", "reopened_on", "state")
    assert [getattr(after, name) for name in names] == [getattr(before, name) for name in names]
    assert not StepRecord.objects.exclude(done_at=None).exists()
    assert StepRecord.objects.values_list("active_seconds", flat=True).distinct().get() == 0
    assert Enrolment.objects.get().signed_as == ""
    kept = here(session, staff[0])
    assert (kept.undone_reason, kept.undone_by, kept.signed_name) == ("It was Bea", manager, "A Name")
    assert AuditEntry.objects.filter(learner_number=staff[0].user_id, deed="trained-together").exists()


def test_taking_back_a_renewal_leaves_the_year_before(
    rule, clock, outline, staff, manager, travel, hotel, take_course, show_in
):
    take_course(staff[1].user, outline)
    was = obligation_of(staff[1])
    travel("2027-11-20")
    second = running.begin(hotel, None, outline, manager)
    running.bring(second, [staff[1]], outline)
    for step in outline.steps:
        show_in(second, step)
    attendance = second.attendances.get()
    signing.sign(attendance, signing.statement_for(signing.taking_now(attendance), second, "en"), "Bea")
    closing.close(second, outline, manager)
    assert obligation_of(staff[1]).completion.way == Way.TOGETHER
    undoing.undo(second.attendances.get(), "Somebody else", manager)
    now = obligation_of(staff[1])
    assert (now.completion, now.completed_on, now.due_on) == (was.completion, was.completed_on, was.due_on)
    assert now.reopened_on
