"""After the days, the learners of a class are gone, and counts are left."""

import pytest
from django.core.management import call_command

from certificates.models import Certificate
from certificates.verifying.verdicts import verify
from dashboards.archiving import erasing
from dashboards.archiving.terms import TooLate, take_back
from dashboards.models import ClassCount, RosterDraft
from people.joining.roster import add_learner
from people.models import AuditEntry, Card, Deed, Departure, Group, JoinRequest, Membership, User
from progress.models import BlockAnswer, Completion, Enrolment, StepAway, StepRecord
from quizzes.models import Attempt, ExtraTime, Reply, Response

GONE = [BlockAnswer, Completion, Enrolment, StepAway, StepRecord, Attempt, ExtraTime, Response, Departure, JoinRequest]


def test_learners_are_gone_and_counts_are_left(past_class, amina, ben, learner, leader, teacher, nightly):
    RosterDraft.objects.create(group=past_class, leader=teacher, sealed=b"")
    nightly()
    assert not RosterDraft.objects.exists()
    assert not User.objects.filter(pk=amina.pk).exists() and Card.objects.get().user == ben
    assert not any(model.objects.exists() for model in GONE)
    assert not past_class.learners().exists() and User.objects.filter(pk=learner.pk).exists()
    assert ben.memberships.get().group.name == "8C"
    html = leader.get(f"/groups/{past_class.pk}/archive/").text
    assert "There were 12 learners." in html and "Small Steps" in html and "Amina" not in html
    assert list(ClassCount.objects.values_list("learners", "finished")) == [(12, None), (1, 1)]
    assert "Only numbers are left" in leader.get("/groups/").text
    assert AuditEntry.objects.get(deed=Deed.ERASED).detail == "Days are over; learners: 12"
    assert Reply.objects.exists()  # it names nobody, and now leads to nobody


def test_a_pupils_certificate_keeps_initials_and_goes_on_being_valid(past_class, amina, nightly, school):
    certificate = Certificate.objects.get()
    assert certificate.facts["under_18"] and certificate.holder_name == "Amina Kaya"
    nightly()
    certificate.refresh_from_db()
    assert certificate.holder_name == "A. K." and not certificate.is_given_out
    verdict = verify(certificate.code)
    assert verdict.state == "valid" and verdict.holder_name == "A. K." and verdict.name_is_initials


def test_twice_is_as_good_as_once(past_class, nightly, learner):
    nightly(), nightly()
    assert AuditEntry.objects.filter(deed=Deed.ERASED).count() == 1 and ClassCount.objects.get().learners == 10


def test_a_killed_run_is_gone_on_with_and_counts_what_there_was(past_class, nightly, monkeypatch):
    monkeypatch.setattr(erasing, "BATCH", 3)
    real, done = erasing.erase, []

    def dies(person, among, on_request):
        done.append(person)
        if len(done) == 5:
            raise KeyboardInterrupt
        return real(person, among, on_request=on_request)

    monkeypatch.setattr(erasing, "erase", dies)
    with pytest.raises(KeyboardInterrupt):
        nightly()
    assert past_class.learners().count() == 6 and Group.objects.get(pk=past_class.pk).erased_at is None
    with pytest.raises(TooLate):
        take_back(past_class, User.objects.get(display_name="Tala Teacher"))
    nightly()
    assert not past_class.learners().exists() and ClassCount.objects.get(course_key=None).learners == 10


def test_nothing_happens_before_the_day_or_to_what_was_taken_back(school_class, over, nightly, teacher):
    over(59)
    nightly()
    assert school_class.learners().exists()
    over(60)
    due = erasing.groups_due()
    take_back(school_class, teacher)
    assert erasing.erase_class(due[0]) is None and school_class.learners().exists()


def test_whoever_is_in_a_class_that_may_be_taken_back_stays_until_that_goes_too(past_class, school, over, nightly):
    second = Group.objects.create(organisation=school, name="8C")
    person = add_learner(second, "Cy")
    past_class.add(person)
    over(10, second)
    nightly()
    assert person.memberships.get().group == second
    over(60, second)
    nightly()
    assert not User.objects.filter(pk=person.pk).exists()


def test_whoever_was_taken_out_of_a_class_that_goes_on_can_still_be_taken_back(past_class, school, nightly):
    other, person = Group.objects.create(organisation=school, name="8C"), add_learner(past_class, "Cy")
    Departure.objects.create(group=other, user=person)
    nightly()
    assert User.objects.filter(pk=person.pk).exists() and not past_class.learners().exists()


def test_whoever_asks_to_join_elsewhere_or_leads_stays(past_class, school, nightly):
    asks, leads = add_learner(past_class, "Asa"), add_learner(past_class, "Lou")
    other = Group.objects.create(organisation=school, name="8C")
    JoinRequest.objects.create(group=other, user=asks)
    other.add(leads, "leader")
    nightly()
    assert User.objects.filter(pk__in=[asks.pk, leads.pk]).count() == 2 and not past_class.learners().exists()


def test_of_a_small_class_only_how_many_they_were_is_left(school_class, amina, over, nightly, leader):
    over(60)
    nightly()
    assert ClassCount.objects.get().learners == 2
    assert "Of fewer than ten learners nothing else is kept." in leader.get(f"/groups/{school_class.pk}/archive/").text


def test_an_erased_class_is_not_taken_back(past_class, nightly, leader):
    nightly()
    leader.post(f"/groups/{past_class.pk}/archive/", {"go": "take-back"})
    assert "It is too late to take it back" in leader.get(f"/groups/{past_class.pk}/archive/").text
    assert Group.objects.get(pk=past_class.pk).archived_at


def test_a_dry_run_deletes_nothing(past_class, capsys):
    call_command("erase_past_classes", "--dry-run")
    assert f"Group {past_class.pk} would be erased" in capsys.readouterr().out and past_class.learners().exists()


def test_learners_of_no_class_go_once_they_have_been_away(school, db):
    group = Group.objects.create(organisation=school, name="Deleted at the desk")
    person, fresh = add_learner(group, "Ida"), add_learner(group, "Fay")
    User.objects.filter(pk=person.pk).update(date_joined="2026-01-01T00:00Z")
    group.delete()
    assert erasing.erase_left_over() == 1 and User.objects.get(signs_in_by_card=True) == fresh
    assert not Membership.objects.exists()


def test_whoever_learns_meanwhile_is_told_where_they_are(client_of, amina, past_class, nightly, outline):
    pupil = client_of(amina)
    nightly()
    assert pupil.get("/learning/").status_code == 200
    assert pupil.post(f"{outline.steps[0].url}done/").status_code in {200, 302}
    assert not Enrolment.objects.filter(learner=amina.pk).exists()
