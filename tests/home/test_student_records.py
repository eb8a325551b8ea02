"""The page that says what a student record holds is complete, and anyone can read it."""

import pytest
from django.apps import apps

from people.keeping.kinds import all_kept
from people.models import User

# What they keep is about editors, leaders and the content they make, never about someone who learns.
ROOMS_OF_EDITORS = {"curriculum", "home"}
ABOUT_STAFF = {
    "certificates.Batch",
    "dashboards.ApiToken",
    "dashboards.Taught",
    "dashboards.BoxAnswer",
    "dashboards.BoxRules",
    "dashboards.TrainedElsewhere",
    "people.User_groups",
    "people.User_user_permissions",
    "progress.Assignment",
    "progress.GroupSession",
    "progress.Requirement",
    "quizzes.BankImport",
    "quizzes.Quiz",
    "quizzes.Regrade",
}
# They know someone without a key that a database follows.
BY_NUMBER_OR_MARK = {"people.AuditEntry", "quizzes.Reply", "sessions.Session"}


def is_about_staff(model) -> bool:
    app = model._meta.app_label
    return app.startswith("wagtail") or app in ROOMS_OF_EDITORS or model._meta.label in ABOUT_STAFF


def leads_to(model, known) -> bool:
    links = (field for field in model._meta.get_fields() if field.concrete and (field.many_to_one or field.one_to_one))
    return any(field.related_model in known for field in links)


def models_about_people() -> set[str]:
    """Everything that leads to a person, directly or by way of something of theirs."""
    known, models = {User}, [model for model in apps.get_models(include_auto_created=True) if not is_about_staff(model)]
    while found := {model for model in models if model not in known and leads_to(model, known)}:
        known |= found
    return {model._meta.label for model in known}


def test_whatever_leads_to_a_person_is_described():
    described = {label for kept in all_kept() for label in kept.models}
    assert models_about_people() | BY_NUMBER_OR_MARK == described


def test_whatever_is_described_can_be_taken_along_or_says_why_not():
    assert all(kept.tables or kept.left_out for kept in all_kept())


def test_anyone_reads_it(client, db):
    html = client.get("/privacy/student-records/").text
    assert all(str(kept.name) in html for kept in all_kept())
    assert 'href="/privacy/student-records/"' in client.get("/privacy/").text


@pytest.mark.parametrize("address", ["/join/", "/help/"])
def test_it_is_found_before_joining_and_from_every_page(client, db, address):
    assert 'href="/privacy/student-records/"' in client.get(address).text.partition("<main")[2]
