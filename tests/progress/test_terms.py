"""What a training rule asks, frozen for a requirement and said in words."""

import datetime as dt

import pytest

from curriculum.models import ComplianceProfile
from progress.models import Requirement
from progress.terms import RuleTerms, terms_kept_in, terms_of

RULE = {
    "covered_works": ["security", "front-desk"],
    "due_days": 30,
    "renewal_months": 12,
    "minimum_minutes": 20,
    "is_paced": True,
    "attestation": "I have read everything.",
    "asks_signature": True,
    "retention_months": 60,
    "retention_from": "later",
    "approval_reference": "AG-17",
}


def profile(**given) -> ComplianceProfile:
    return ComplianceProfile(key="strict", name="Strict", review_by=dt.date(2027, 1, 1), **RULE | given)


def test_a_profile_is_frozen_whole():
    fields = terms_of(profile()).as_fields()
    assert fields.pop("works") == RULE["covered_works"]
    assert fields.items() >= {name: value for name, value in RULE.items() if name != "covered_works"}.items()
    assert (fields["profile_key"], fields["profile_name"]) == ("strict", "Strict")


def test_a_requirement_freezes_nothing_else():
    """A field of a requirement that terms do not know would be lost on the way from the profile."""
    own = {"id", "organisation", "course_key", "course_title", "starts_on", "made_by", "made_at", "withdrawn_at"}
    assert set(RuleTerms().as_fields()) == {field.name for field in Requirement._meta.fields} - own


def test_a_requirement_keeps_its_terms_when_the_profile_changes(company, course):
    rule = profile()
    made = Requirement.objects.create(
        organisation=company,
        course_key=course.translation_key,
        starts_on=dt.date(2026, 1, 1),
        **terms_of(rule).as_fields(),
    )
    before = terms_of(rule)
    rule.due_days = 5
    made.refresh_from_db()
    assert terms_kept_in(made) == before != terms_of(rule)


def test_everything_that_is_asked_is_said_in_words():
    assert terms_of(profile()).in_words() == [
        "For: Front desk and guest services; Security.",
        "Due 30 days after hire.",
        "Again every 12 months.",
        "At least 20 minutes.",
        "Everything is read at a reader’s pace before it counts.",
        "Closes with a statement to confirm.",
        "Signed with a typed name.",
        "Records are kept 60 months after completion or after employment ends, whichever is later.",
        "Approved as AG-17.",
    ]


def test_a_rule_that_asks_nothing_says_so():
    assert RuleTerms().in_words() == ["For everyone who works there.", "No renewal is asked for."]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"due_days": 0}, "Due on the day of hire."),
        ({"due_days": 1}, "Due 1 day after hire."),
        ({"renewal_months": 1}, "Again every month."),
        ({"renewal_month": 1, "renewal_day": 31}, "Again every year by 31 January."),
        ({"renewal_month": 2, "renewal_day": 29}, "Again every year by 29 February."),
        ({"minimum_minutes": 1}, "At least 1 minute."),
        ({"retention_months": 12, "retention_from": "employment"}, "Records are kept 12 months after employment ends."),
        ({"retention_months": 1}, "Records are kept 1 month after completion."),
    ],
)
def test_each_number_and_day_has_its_sentence(given, sentence):
    assert sentence in RuleTerms(**given).in_words()
