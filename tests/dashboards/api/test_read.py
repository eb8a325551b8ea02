"""What an employer's own systems read, and what they never do."""

import datetime as dt
import json

import pytest
from django.utils import timezone

from certificates.models import Certificate
from certificates.reissuing import reissue
from dashboards.api.models import ApiToken, Scope
from people.models import Employment, Organisation, User
from people.staffing import let_go, take_on

LISTS = ["organisations", "people", "required-training", "enrolments", "completions", "certificates"]
SCOPE_OF = dict(zip(LISTS[1:], ["people", "training", "training", "training", "certificates"], strict=True))


def items(answer) -> list[dict]:
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]


def test_it_reads_who_works_where(company, hotel, nour, token_for, read):
    one = items(read(token_for(company), "people"))[0]
    assert (one["name"], one["staff_number"], one["organisation"]) == ("Nour Haddad", "0042", hotel.pk)
    assert (one["work"], one["left_on"]) == ("housekeeping", None)


def test_it_reads_the_tree_without_what_is_above(company, hotel, token_for, read):
    assert [(one["id"], one["parent"]) for one in items(read(token_for(company), "organisations"))] == [
        (company.pk, None),
        (hotel.pk, company.pk),
    ]
    assert [(one["id"], one["parent"]) for one in items(read(token_for(hotel), "organisations"))] == [(hotel.pk, None)]


def test_it_reads_training_from_required_to_proven(company, nour, require, finish, token_for, read):
    require(company)
    token = token_for(company)
    assert [one["state"] for one in items(read(token, "required-training"))] == ["overdue"]
    completion = finish(nour)
    certificate = Certificate.objects.get()
    (required,) = items(read(token, "required-training"))
    assert (required["state"], required["valid_until"]) == ("compliant", completion.valid_until.isoformat())
    (cycle,) = items(read(token, "enrolments"))
    (finished,) = items(read(token, "completions"))
    assert (finished["enrolment"], finished["certificate"]) == (cycle["id"], certificate.code)
    (proof,) = items(read(token, "certificates"))
    assert (proof["code"], proof["state"], proof["person"]) == (certificate.code, "valid", nour.pk)
    assert proof["expires_on"] == required["valid_until"]


@pytest.mark.parametrize("path", LISTS)
def test_nobody_reads_without_a_token_that_is_in_use(path, company, nour, token_for, read):
    token = token_for(company)
    assert read("", path).status_code == 401
    assert read("ps_guessed", path).status_code == 401
    ApiToken.objects.update(ended_at=timezone.now())
    assert read(token, path).status_code == 401


def test_being_signed_in_opens_nothing(manager, client_of):
    assert client_of(manager).get("/api/v1/people").status_code == 401


@pytest.mark.parametrize("path", SCOPE_OF)
def test_a_token_reads_only_what_it_may(path, company, nour, token_for, read):
    may = SCOPE_OF[path]
    assert read(token_for(company, may), path).status_code == 200
    answer = read(token_for(company, *(scope for scope in Scope.values if scope != may)), path)
    assert (answer.status_code, may in answer.json()["detail"]) == (403, True)


@pytest.mark.parametrize("path", LISTS[1:])
def test_another_companys_people_are_not_there(path, company, elsewhere, require, finish, token_for, read):
    require(Organisation.objects.get(name="Borealis Inns"))
    finish(elsewhere)
    assert items(read(token_for(company), path)) == []
    assert len(items(read(token_for(Organisation.objects.get(name="Borealis Inns")), path))) == 1


def test_a_sites_token_does_not_reach_the_next_site(company, hotel, nour, token_for, read):
    beside = company.add_child(name="Aurora Airport", kind=Organisation.Kind.SITE)
    assert items(read(token_for(beside), "people")) == []


def test_what_someone_learns_on_their_own_is_not_told(company, nour, finish, token_for, read):
    finish(nour)
    token = token_for(company)
    assert [items(read(token, path)) for path in ("enrolments", "completions", "certificates")] == [[], [], []]


def test_pupils_are_no_staff(school, school_class, learner, require, finish, token_for, read):
    require(school)
    finish(learner)
    token = token_for(school)
    assert [items(read(token, path)) for path in LISTS[1:]] == [[]] * 5


def test_what_a_leaver_learns_later_elsewhere_is_not_told(company, nour, elsewhere, require, finish, token_for, read):
    other = Organisation.objects.get(name="Borealis Inns")
    require(company)
    require(other)
    let_go(Employment.objects.get(user=nour), timezone.localdate() - dt.timedelta(days=3))
    take_on(nour, other)
    finish(nour)
    token = token_for(company)
    assert items(read(token, "completions")) == []
    assert [one["left_on"] is not None for one in items(read(token, "people"))] == [True]
    assert len(items(read(token_for(other), "completions"))) == 1


def test_pieces_follow_each_other_without_gap_or_repeat(company, hotel, token_for, read):
    for number in range(7):
        take_on(User.objects.create_user(display_name=f"Person {number}"), hotel)
    Employment.objects.update(changed_at=timezone.now())  # all at the same moment, as after an import
    token, cursor, seen = token_for(company), "", []
    for _ in range(3):
        answer = read(token, "people", limit=3, cursor=cursor).json()
        seen += [one["name"] for one in answer["items"]]
        cursor = answer["next"]
    assert (seen, cursor) == ([f"Person {number}" for number in range(7)], None)


def test_what_changed_since(company, hotel, nour, token_for, read):
    take_on(User.objects.create_user(display_name="Siôn"), hotel)
    token = token_for(company)
    moment = timezone.now()
    assert items(read(token, "people", changed_since=moment.isoformat())) == []
    take_on(nour, hotel, position="Head of housekeeping")
    assert [one["position"] for one in items(read(token, "people", changed_since=moment.isoformat()))] == [
        "Head of housekeeping"
    ]


def test_a_certificate_replaced_or_revoked_has_changed(company, nour, manager, require, finish, token_for, read):
    require(company)
    finish(nour)
    token, moment = token_for(company), timezone.now()
    assert items(read(token, "certificates", changed_since=moment.isoformat())) == []
    new = reissue(Certificate.objects.get(), holder_name="Nour Haddad-Roy", by=manager, reason="Spelling")
    states = {one["code"]: one["state"] for one in items(read(token, "certificates", changed_since=moment.isoformat()))}
    assert sorted(states.values()) == ["replaced", "valid"]
    new.revoke("Not theirs")
    states = {one["code"]: one["state"] for one in items(read(token, "certificates"))}
    assert states[new.code] == "revoked"


@pytest.mark.parametrize(
    "asked",
    [
        {"cursor": "x" * 201},
        {"limit": 0},
        {"limit": 501},
        {"limit": "many"},
        {"changed_since": "yesterday"},
        {"changed_since": "2026-11-26T12:00:00"},
        {"changed_since": "0.5"},
        {"changed_since": "2026-02-30T12:00:00Z"},
    ],
    ids=str,
)
def test_what_cannot_be_read_is_said_in_words(asked, company, token_for, read):
    answer = read(token_for(company), "people", **asked)
    assert (answer.status_code, bool(answer.json()["detail"])) == (422, True)


@pytest.mark.parametrize(
    "moment", ["2000-10-16T23:19:40.5232+21:25", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59"]
)
def test_zones_and_days_at_the_end_of_the_world_are_no_trouble(moment, company, nour, token_for, read):
    assert read(token_for(company), "people", changed_since=moment).status_code == 200


@pytest.mark.parametrize("cursor", ["x", "é", "WzFd", "WyIyMDI2LTAxLTAxIiwgMV0="])
def test_a_cursor_that_is_not_ours_leads_nowhere(cursor, company, token_for, read):
    answer = read(token_for(company), "people", cursor=cursor)
    assert (answer.status_code, "begin without it" in answer.json()["detail"]) == (404, True)


@pytest.mark.parametrize("path", LISTS)
def test_a_list_costs_the_same_for_few_and_many(
    path, company, hotel, nour, require, finish, token_for, read, django_assert_max_num_queries
):
    require(company)
    finish(nour)
    for number in range(12):
        person = User.objects.create_user(display_name=f"Person {number}")
        take_on(person, hotel)
        finish(person)
    token = token_for(company)
    read(token, path)  # notes that it was used today
    with django_assert_max_num_queries(4):
        assert len(items(read(token, path))) == (2 if path == "organisations" else 13)


def test_a_system_that_runs_wild_is_told_to_wait(company, token_for, read, settings):
    settings.API_RATE = "2/min"
    token, other = token_for(company), token_for(company, "people")
    assert [read(token, "people").status_code for _ in range(3)] == [200, 200, 429]
    assert read(other, "people").status_code == 200


def test_nobody_keeps_the_answers_and_nothing_can_be_written(company, nour, token_for, client):
    headers = {"Authorization": f"Bearer {token_for(company)}"}
    answer = client.get("/api/v1/people", headers=headers)
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert [client.generic(method, "/api/v1/people", headers=headers).status_code for method in ("POST", "DELETE")] == [
        405,
        405,
    ]


def test_the_description_names_every_list(client):
    described = json.loads(client.get("/api/v1/openapi.json").text)
    assert sorted(described["paths"]) == sorted(f"/api/v1/{path}" for path in LISTS)
