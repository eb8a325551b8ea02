"""Whoever leads a group corrects the names on its learners' certificates."""

import pytest

from certificates.models import Certificate
from people.models import Group, Membership, Organisation, Role
from tests.certificates.conftest import certificate, certify, complete, private_files  # noqa: F401 - fixtures


@pytest.fixture
def address(school_class, certificate) -> str:  # noqa: F811
    return f"/groups/{school_class.pk}/certificates/{certificate.code}/name/"


def correct(client, address, name="Léa Learner", reason="An accent was missing"):
    return client.post(address, {"holder_name": name, "reason": reason}, follow=True)


def test_a_teacher_corrects_a_name(address, certificate, teacher, client_of):  # noqa: F811
    client = client_of(teacher)
    page = client.get(address.replace("name/", "")).text
    assert address in page and "Correct the name" in page
    answer = correct(client, address)
    new = Certificate.objects.standing().get()
    assert answer.redirect_chain[-1][0].endswith(f"/certificates/{new.code}/")
    assert "A new certificate is issued" in answer.text and "Léa Learner" in answer.text
    certificate.refresh_from_db()
    assert certificate.replaced_by == new and certificate.replacement_reason == "An accent was missing"


def test_the_old_one_leads_to_the_newer_and_cannot_be_corrected_again(address, teacher, client_of):
    client = client_of(teacher)
    correct(client, address)
    new = Certificate.objects.standing().get()
    for page in (address, address.replace("name/", "")):
        text = client.get(page).text
        assert f"/certificates/{new.code}/" in text and "Issue it again" not in text
    assert client.get(address.replace("name/", "download/")).status_code == 302


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": "Lea 🦊"}, "No font here can print"),
        ({"name": ""}, "Please type the name"),
        ({"reason": " "}, "Please write down why"),
        ({"name": "Lea Learner"}, "stands on the certificate already"),
    ],
)
def test_what_cannot_be_done_is_answered_and_what_was_typed_is_kept(address, teacher, client_of, typed, sentence):
    answer = correct(client_of(teacher), address, **typed)
    assert answer.status_code == 422 and sentence in answer.text and Certificate.objects.count() == 1
    assert typed.get("name", "Léa Learner") in answer.text
    assert typed.get("reason", "An accent was missing") in answer.text


def test_sent_twice_it_makes_one(address, teacher, client_of):
    first, second = correct(client_of(teacher), address), correct(client_of(teacher), address)
    assert first.redirect_chain == second.redirect_chain and Certificate.objects.count() == 2


def test_looking_changes_nothing(address, teacher, client_of):
    assert 'value="Lea Learner"' in client_of(teacher).get(address).text and Certificate.objects.count() == 1


def test_others_find_nothing(address, learner, stranger, client_of):
    answers = [correct(client_of(user), address).status_code for user in (learner, stranger)]
    assert answers == [404, 404] and Certificate.objects.count() == 1


def test_a_leader_corrects_nobody_of_another_group(certificate, teacher, school, client_of):  # noqa: F811
    other = Group.objects.create(organisation=school, name="9C")
    Membership.objects.create(user=teacher, organisation=school, group=other, role=Role.LEADER)
    answer = correct(client_of(teacher), f"/groups/{other.pk}/certificates/{certificate.code}/name/")
    assert answer.status_code == 404 and Certificate.objects.count() == 1


def test_what_another_organisation_issued_is_seen_but_not_corrected(address, certificate, teacher, client_of):  # noqa: F811
    elsewhere = Organisation.add_root(name="Coast Hotel", kind="employer")
    Certificate.objects.update(organisation=elsewhere)
    page = client_of(teacher).get(address.replace("name/", ""))
    assert page.status_code == 200 and address not in page.text
    assert correct(client_of(teacher), address).status_code == 404 and Certificate.objects.count() == 1
