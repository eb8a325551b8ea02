"""The page of what is kept, and the part of a person's page that says until when."""

import pytest
from django.utils.formats import date_format

from dashboards.models import RecordHold
from people.models import AuditEntry
from progress.days import months_after
from progress.models import Obligation
from tests.dashboards.retention.conftest import days_ago


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def kept(place, then: str = "") -> str:
    return f"/groups/organisations/{place.pk}/kept/{then}"


def of_person(place, then: str = "") -> str:
    return f"/groups/organisations/{place.pk}/register/{Obligation.objects.get().pk}/{then}"


def test_the_persons_page_says_until_when(desk, company, left):
    left(200)
    day = date_format(months_after(days_ago(200), 12))
    assert f"Until {day}. Then it is deleted" in text_of(desk.get(of_person(company)))


def test_of_who_works_there_it_says_so(desk, company, rule, left, nour):
    Obligation.objects.exclude(learner=nour.user).delete()
    assert "As long as they work here." in text_of(desk.get(of_person(company)))


def test_without_a_time_it_says_that_nothing_is_deleted(desk, company, rule, left):
    left(200)
    rule.retention_months = None
    rule.save()
    assert "names no time" in text_of(desk.get(of_person(company)))


def test_whoever_leads_a_team_is_not_asked(client_of, team_leader, night_team, hotel, rule, nour):
    page = text_of(client_of(team_leader).get(of_person(hotel)))
    assert "How long it is kept" not in page
    assert client_of(team_leader).post(of_person(hotel, "keep/"), {"reason": "Mine"}).status_code == 404


def test_one_person_is_kept_longer_and_no_longer(desk, company, left):
    left(200)
    for _ in range(2):
        desk.post(of_person(company, "keep/"), {"reason": "Water damage"})
    assert RecordHold.objects.count() == 1
    assert "Water damage" in text_of(desk.get(of_person(company)))
    assert "Water damage" in text_of(desk.get(kept(company)))
    for _ in range(2):
        desk.post(of_person(company, "keep/end/"))
    assert "Water damage" not in text_of(desk.get(of_person(company)))
    assert [entry.detail for entry in AuditEntry.objects.filter(detail__startswith="records are")] == [
        "records are kept longer",
        "records are no longer kept longer",
    ]


def test_what_an_organisation_above_keeps_is_not_ended_at_a_site(client_of, manager, hotel, company, left):
    person = left(200).user
    held = RecordHold.objects.create(organisation=company, person=person, reason="Claim")
    answer = client_of(manager).post(of_person(hotel, "keep/end/"), follow=True)
    assert "An organisation above keeps it longer" in text_of(answer)
    held.refresh_from_db()
    assert held.ended_at is None


def test_everyone_is_kept_longer_and_no_longer(desk, company):
    for _ in range(2):
        assert desk.post(kept(company, "longer/"), {"reason": "Inspection of May"}).status_code == 302
    held = RecordHold.objects.get()
    assert "Inspection of May" in text_of(desk.get(kept(company)))
    for _ in range(2):
        assert desk.post(kept(company, f"{held.pk}/end/")).status_code == 302
    assert "Inspection of May" not in text_of(desk.get(kept(company)))


@pytest.mark.parametrize(("reason", "sentence"), [("", "Say why, in a few words."), ("x" * 201, "at most 200")])
def test_a_mistake_is_said(desk, company, reason, sentence):
    answer = desk.post(kept(company, "longer/"), {"reason": reason})
    assert answer.status_code == 422 and sentence in text_of(answer) and not RecordHold.objects.exists()


def test_without_a_reason_one_person_is_not_kept_longer(desk, company, left):
    left(200)
    answer = desk.post(of_person(company, "keep/"), {"reason": " "}, follow=True)
    assert "Nothing was changed. Say why" in text_of(answer) and not RecordHold.objects.exists()


def test_strangers_hear_of_none_of_it(client_of, other_manager, company, left):
    left(200)
    held = RecordHold.objects.create(organisation=company, reason="Claim")
    stranger = client_of(other_manager)
    assert stranger.get(kept(company)).status_code == 404
    for path in (kept(company, "longer/"), kept(company, f"{held.pk}/end/"), of_person(company, "keep/")):
        assert stranger.post(path, {"reason": "Mine"}).status_code == 404
    own = other_manager.memberships.get().organisation
    assert stranger.post(kept(own, f"{held.pk}/end/")).status_code == 404
    assert RecordHold.objects.standing().count() == 1


def test_counts_stand_on_the_page(desk, company, left, night):
    left(400)
    night()
    page = text_of(desk.get(kept(company)))
    assert "What stays of deleted records" in page and "Small Steps" in page
