import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from certificates.awarding import award
from certificates.models import Certificate
from people.guests import claim
from people.models import Membership, Organisation, Role
from people.staffing import let_go, take_on
from progress.models import Obligation, Requirement
from progress.signals import course_completed
from tests.certificates.conftest import NOON, TORONTO
from tests.certificates.test_designs import design


def test_completing_a_course_awards_a_certificate(complete, learner):
    course_completed.send(sender=None, completion=complete(learner))
    assert learner.certificates.get().holder_name == "Lea Learner"


def test_awarding_twice_gives_the_same_certificate(complete, learner):
    completion = complete(learner)
    assert award(completion) == award(completion)
    assert Certificate.objects.count() == 1


def test_the_database_allows_one_certificate_a_completion(certificate):
    with pytest.raises(IntegrityError), transaction.atomic():
        Certificate.objects.create(completion=certificate.completion, issued_on=certificate.issued_on)


def test_a_new_cycle_has_a_certificate_of_its_own(certify, learner):
    first, second = certify(learner, cycle=1), certify(learner, cycle=2)
    assert first.code != second.code and learner.certificates.count() == 2


def test_facts_are_frozen(certificate, settings):
    settings.SITE_NAME = "Another name"
    certificate.completion.enrolment.delete()
    certificate.refresh_from_db()
    assert certificate.completion is None
    assert certificate.facts["site_name"] == "Plainsight" and certificate.facts["score"] == 90
    assert certificate.facts["active_minutes"] == 34 and len(certificate.facts["modules"]) == 3


def test_the_date_is_that_of_the_organisation_not_of_greenwich(complete, learner):
    vancouver = Organisation.add_root(name="Coast Hotel", kind="employer", time_zone="America/Vancouver")
    Membership.objects.create(user=learner, organisation=vancouver, role=Role.LEARNER)
    late = dt.datetime(2026, 12, 1, 2, 30, tzinfo=TORONTO)
    assert award(complete(learner, completed_at=late)).issued_on == dt.date(2026, 11, 30)


def test_without_an_organisation_the_date_is_that_of_the_site(complete, guest):
    late = dt.datetime(2026, 12, 1, 3, 30, tzinfo=dt.UTC)
    assert award(complete(guest, completed_at=late)).issued_on == dt.date(2026, 11, 30)


@pytest.mark.parametrize(
    ("day", "months", "expires"),
    [
        ((2026, 11, 24), 12, (2027, 11, 24)),
        ((2028, 2, 29), 12, (2029, 2, 28)),
        ((2028, 2, 29), 48, (2032, 2, 29)),
        ((2027, 1, 31), 1, (2027, 2, 28)),
        ((2026, 12, 31), 6, (2027, 6, 30)),
    ],
)
def test_it_expires_that_many_months_later(complete, learner, day, months, expires):
    completed_at = dt.datetime(*day, 12, tzinfo=TORONTO)
    assert award(complete(learner, completed_at, valid_months=months)).expires_on == dt.date(*expires)


def test_without_a_term_it_never_expires(complete, learner):
    certificate = award(complete(learner, NOON, valid_months=None))
    assert certificate.expires_on is None and certificate.state == "valid"


def test_a_guest_is_asked_for_the_name(complete, guest):
    guest.display_name = "River"
    assert award(complete(guest)).holder_name == ""


def test_an_account_whose_name_cannot_be_printed_is_asked_too(complete, learner):
    learner.display_name = "Lea 🦊"
    assert award(complete(learner)).holder_name == ""


def test_an_account_claims_its_guests_certificate(certify, guest, learner):
    certificate = certify(guest, "River Stone")
    claim(guest, learner)
    certificate.refresh_from_db()
    assert certificate.learner == learner and certificate.holder_name == "River Stone"


def test_a_certificate_outlives_its_guest(certify, guest, client):
    certificate = certify(guest, "River Stone")
    guest.delete()
    assert client.get(certificate.verification_path).status_code == 200


def test_a_name_that_grows_when_its_letters_are_composed_stops_nobody_from_finishing(complete, learner):
    learner.display_name = "\u0958" * 200
    learner.save()
    assert award(complete(learner)).holder_name == ""


def test_the_certificate_names_the_site_the_work_and_the_rule(complete, learner, hotel, company):
    take_on(learner, hotel, position="Night porter")
    facts = award(complete(learner, profile_name="Texas, lodging", approval_reference="TX-1")).facts
    assert (facts["organisation"], facts["site"], facts["role"]) == ("Aurora Hotels", "Aurora Lakeside", "Night porter")
    assert (facts["profile"], facts["approval_reference"]) == ("Texas, lodging", "TX-1")


def test_what_the_design_says_stands_before_what_the_rule_says(complete, learner):
    design("House", profile="As the design says")
    facts = award(complete(learner, profile_name="Texas", approval_reference="TX-1")).facts
    assert (facts["profile"], facts["approval_reference"]) == ("As the design says", "TX-1")


def test_of_two_places_the_one_that_required_it_counts(complete, learner, hotel, company, school):
    Membership.objects.create(user=learner, organisation=school, role=Role.LEARNER)
    take_on(learner, hotel, position="Night porter")
    other = company.add_child(name="Aurora Airport", kind="site")
    employment = take_on(learner, other, position="Driver")
    completion = complete(learner)
    rule = Requirement.objects.create(
        organisation=other, course_key=completion.course_key, course_title="-", starts_on=dt.date(2026, 1, 1)
    )
    Obligation.objects.create(
        requirement=rule,
        employment=employment,
        learner=learner,
        organisation=other,
        since=dt.date(2026, 1, 1),
        completion=completion,
    )
    made = award(completion)
    assert (made.organisation, made.facts["role"]) == (other, "Driver")


def test_who_has_left_has_no_role(complete, learner, hotel):
    let_go(take_on(learner, hotel, position="Night porter"), dt.date(2026, 1, 1))
    assert award(complete(learner)).facts["role"] == ""
