"""The records of leavers go when no rule asks for them any more, and not a day before."""

import pytest
from django.utils import timezone

from certificates.models import Certificate
from curriculum.choices import KeptFrom
from dashboards.models import LeaverCount, RecordHold
from dashboards.retention.forgetting import Tally, forget
from dashboards.retention.keeping_longer import keep_longer, keep_no_longer
from dashboards.retention.lasting import past_with
from people.models import AuditEntry, Deed, Employment, Group, Invitation, Organisation, Role, User
from people.staffing import let_go
from progress.days import months_after
from progress.models import Completion, Enrolment, Obligation
from tests.dashboards.retention.conftest import days_ago
from tests.employed import employ, requirement_of


def test_after_the_time_everything_personal_is_gone_and_counts_stay(left, night, hotel):
    person = left(400, staff_number="77").user
    Invitation.objects.create(employment=Employment.objects.get(user=person), email="x@example.org")
    certificate = Certificate.objects.get(learner=person)
    Certificate.objects.update(holder_name="Lena Leaver")
    assert "records of 1 leavers deleted, 1 of them with the person" in night()
    assert not User.objects.filter(pk=person.pk).exists()
    assert not any(model.objects.exists() for model in (Employment, Obligation, Enrolment, Completion, Invitation))
    certificate.refresh_from_db()
    assert certificate.holder_name == "L. L." and certificate.is_name_forgotten and not certificate.pdf
    counted = LeaverCount.objects.get()
    assert (counted.organisation, counted.people, counted.finished) == (hotel, 1, 1)
    assert counted.left_in == days_ago(400).year


def test_not_a_day_before(left, night, company):
    employment = left(200)
    until = past_with(employment.user, company.pk).until
    assert until == months_after(days_ago(200), 12)
    night()
    assert Employment.objects.exists()
    Employment.objects.update(left_on=months_after(timezone.localdate(timezone=company.zone), -12))
    night()
    assert Employment.objects.exists(), "the last day is a day of keeping"


@pytest.mark.parametrize(
    ("basis", "months", "left_days", "goes"),
    [
        (KeptFrom.COMPLETION, 1, 100, False),  # finished today: a month is not over
        (KeptFrom.EMPLOYMENT, 1, 100, True),
        (KeptFrom.EMPLOYMENT, 1, 60, False),  # ninety days at least
        (KeptFrom.LATER, 1, 100, False),
        (KeptFrom.EMPLOYMENT, None, 4000, False),  # the rule names no time
        (KeptFrom.EMPLOYMENT, 36, 400, False),
    ],
)
def test_it_counts_from_what_the_rule_names(left, night, rule, basis, months, left_days, goes):
    rule.retention_from, rule.retention_months = basis, months
    rule.save()
    left(left_days)
    night()
    assert Employment.objects.exists() is not goes


def test_after_completion_the_time_runs_from_the_latest(left, night, rule):
    rule.retention_from, rule.retention_months = KeptFrom.COMPLETION, 12
    rule.save()
    left(400)
    night()
    assert Employment.objects.exists()
    Completion.objects.update(completed_at=timezone.now() - timezone.timedelta(days=380))
    Obligation.objects.update(completed_on=days_ago(380))
    night()
    assert not Employment.objects.exists()


def test_the_longest_of_two_rules_holds(left, night, company, other_course):
    requirement_of(company, other_course, retention_months=60, retention_from=KeptFrom.EMPLOYMENT)
    employment = left(800)
    assert past_with(employment.user, company.pk).until == months_after(days_ago(800), 60)
    night()
    assert Employment.objects.exists()


@pytest.fixture
def other_course(outline):
    """Another course, as far as requirements know: a key and a title."""
    import uuid
    from types import SimpleNamespace

    return SimpleNamespace(key=uuid.uuid4(), title="Another course")


def test_while_a_certificate_counts_its_record_stays(left, night):
    left(400)
    Obligation.objects.update(valid_until=timezone.localdate() + timezone.timedelta(days=1))
    night()
    assert Employment.objects.exists()


def test_whoever_works_there_again_stays(left, night, company, airport):
    person = left(400).user
    employment = Employment.objects.create(user=person, organisation=airport)
    night()
    assert Employment.objects.filter(user=person).count() == 2
    let_go(employment, days_ago(10))
    night()
    assert Employment.objects.filter(user=person).count() == 2, "the last leaving counts"


def test_an_account_of_ones_own_stays_with_what_was_learned(left, night, learner):
    employment = left(400)
    person = employment.user
    person.set_password("a-long-password")
    person.save()
    assert "records of 1 leavers deleted, 0 of them with the person" in night()
    assert not Employment.objects.exists() and not Obligation.objects.exists()
    assert Completion.objects.filter(enrolment__learner=person).exists()
    assert Certificate.objects.get().learner == person and not Certificate.objects.get().is_name_forgotten


def test_whoever_learns_in_a_class_or_works_elsewhere_stays_too(left, night, school_class):
    in_class, elsewhere = left(400, "Cleo").user, left(400, "Else").user
    school_class.add(in_class, Role.LEARNER)
    other = Organisation.add_root(name="Borealis", kind=Organisation.Kind.EMPLOYER)
    Employment.objects.create(user=elsewhere, organisation=other)
    night()
    assert User.objects.filter(pk__in=[in_class.pk, elsewhere.pk]).count() == 2
    assert list(Employment.objects.values_list("company", flat=True)) == [other.pk]


def test_a_dry_run_counts_and_writes_nothing(left, night):
    left(400)
    left(20, "Too soon")
    assert "records of 1 leavers would be deleted" in night("--dry-run")
    assert Employment.objects.count() == 2 and not LeaverCount.objects.exists()


def test_twice_is_as_good_as_once(left, night):
    left(400)
    left(400, "Second Leaver")
    night()
    assert "records of 0 leavers" in night() or night() == ""
    assert LeaverCount.objects.get().people == 2
    assert AuditEntry.objects.filter(deed=Deed.ERASED).count() == 2


def test_the_log_names_nobody(left, night, company):
    person = left(400).user
    night()
    entry = AuditEntry.objects.get(deed=Deed.ERASED)
    assert (entry.actor_number, entry.organisation_number, entry.learner_number) == (None, company.pk, person.pk)
    assert "Lena" not in entry.detail


def test_what_is_kept_for_a_reason_stays(left, night, company, hotel, manager):
    person = left(400).user
    held = keep_longer(hotel, "Claim of March", manager, person)
    assert "1 kept for a reason" in night()
    assert Employment.objects.exists()
    keep_no_longer(held, manager)
    night()
    assert not Employment.objects.exists()


def test_a_place_keeps_everyone_who_worked_there_or_below(left, night, company, manager):
    left(400)
    keep_longer(company, "Inspection", manager)
    night()
    assert Employment.objects.exists()


def test_what_another_place_keeps_is_no_reason(left, night, airport, manager):
    left(400)
    keep_longer(airport, "Inspection", manager)
    night()
    assert not Employment.objects.exists()


def test_kept_since_the_run_began_it_stays(left, company, hotel, manager):
    """The run asks again while it holds the rows."""
    person = left(400).user
    keep_longer(hotel, "Claim", manager, person)
    forget(tally := Tally(company), person.pk, timezone.localdate())
    assert Employment.objects.exists() and tally.deleted == tally.stayed == 0


def test_however_many_are_looked_at_it_asks_as_often(left, company, django_assert_num_queries, rule, outline, hotel):
    from dashboards.retention.lasting import past_of

    people = [left(400, f"Leaver {number}").user.pk for number in range(4)]
    for some in (people[:1], people):
        with django_assert_num_queries(4):
            assert all(past.is_due(timezone.localdate()) for past in past_of(some, company.pk))


def test_nobody_is_deleted_for_whom_nothing_was_ever_required(night, hotel):
    let_go(employ("Nobody Asked", hotel), days_ago(4000))
    assert "1 without a time that a rule names" in night()
    assert Employment.objects.exists()


def test_the_nightly_command_runs_it(left, db):
    from django.core.management import call_command

    left(400)
    call_command("keep_training")
    assert not Employment.objects.exists()
    assert not RecordHold.objects.exists() and Group.objects.count() == 0
