"""The register: who has to take what, and how each stands with it."""

import datetime as dt
import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from dashboards.register import counting, paging
from dashboards.register.reading import Register
from people.models import Organisation, Role, User
from people.staffing import let_go, take_on
from progress.models import Obligation
from tests.employed import DAY, employ, finish, obligation_of

State = Obligation.State


def address(place, then: str = "") -> str:
    return f"/groups/organisations/{place.pk}/register/{then}"


def names_on(answer) -> list[str]:
    return [str(row.obligation.learner) for row in answer.context["rows"]]


def test_everyone_stands_in_it_by_name_with_site_and_state(desk, company, required):
    answer = desk.get(address(company))
    assert names_on(answer) == ["Ada Ames", "Nour Haddad"]
    page = re.sub(r"<[^>]+>|\s+", " ", answer.content.decode())
    for word in ("Aurora Lakeside", "Night team", "007", "Porter", "Overdue", "Small Steps"):
        assert word in page


def test_a_site_has_its_own(desk, hotel, required):
    assert names_on(desk.get(address(hotel))) == ["Nour Haddad"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("work=security", ["Ada Ames"]),
        ("state=overdue", ["Ada Ames", "Nour Haddad"]),
        ("state=compliant", []),
        ("name=HÁDD", ["Nour Haddad"]),
        ("course=nonsense&site=x&team=-1&state=?", ["Ada Ames", "Nour Haddad"]),
    ],
)
def test_it_is_narrowed_down(desk, company, required, asked, found):
    assert names_on(desk.get(f"{address(company)}?{asked}")) == found


def test_it_is_narrowed_down_by_site_team_and_course(desk, company, hotel, night_team, required):
    for asked in (f"site={hotel.pk}", f"team={night_team.pk}"):
        assert names_on(desk.get(f"{address(company)}?{asked}")) == ["Nour Haddad"]
    answer = desk.get(f"{address(company)}?course={required.course_key}&state=overdue")
    assert names_on(answer) == ["Ada Ames", "Nour Haddad"]


def test_the_figures_are_those_of_the_table_whatever_state_is_shown(desk, company, required, nour, outline):
    finish(nour.user, outline)
    for asked in ("", "?state=compliant"):
        summary = desk.get(address(company) + asked).context["summary"]
        assert (summary.total, summary.counts[State.COMPLIANT], summary.counts[State.OVERDUE]) == (2, 1, 1)


def test_a_finished_one_has_its_days_and_a_certificate_that_can_be_checked(desk, company, required, nour, outline):
    completion = finish(nour.user, outline)
    page = desk.get(address(company)).content.decode()
    assert f"/verify/{completion.certificate.code}/" in page


def test_who_left_is_shown_when_asked_for(desk, company, required, nour):
    let_go(nour, timezone.localdate())
    assert names_on(desk.get(address(company))) == ["Ada Ames"]
    assert names_on(desk.get(f"{address(company)}?state=ended")) == ["Nour Haddad"]
    everyone = desk.get(f"{address(company)}?state=everyone")
    assert names_on(everyone) == ["Ada Ames", "Nour Haddad"]
    assert "Left on" in everyone.content.decode()


def test_a_new_name_finds_its_place(desk, company, required, nour):
    nour.user.display_name = "Aabir Haddad"
    nour.user.save()
    assert names_on(desk.get(address(company))) == ["Aabir Haddad", "Ada Ames"]


def test_who_moves_is_shown_where_they_work_now(desk, hotel, airport, required, nour):
    take_on(nour.user, hotel, work="food")
    assert names_on(desk.get(f"{address(hotel)}?work=food")) == ["Nour Haddad"]
    assert obligation_of(nour).team is None


def test_a_leader_sees_their_team_alone(client_of, team_leader, company, hotel, required, nour):
    leader = client_of(team_leader)
    employ("Zoe Elsewhere", hotel)
    assert names_on(leader.get(address(hotel))) == ["Nour Haddad"]
    assert leader.get(address(company)).status_code == 404
    assert address(hotel) in leader.get("/groups/").content.decode()
    let_go(nour, timezone.localdate())
    assert names_on(leader.get(f"{address(hotel)}?state=everyone")) == []


@pytest.mark.parametrize("who", ["stranger", "learner", "other_manager", "teacher"])
@pytest.mark.parametrize("page", ["", "register.csv", "register.xlsx"])
def test_strangers_hear_that_there_is_no_such_page(client_of, request, company, required, who, page):
    assert client_of(request.getfixturevalue(who)).get(address(company, page)).status_code == 404


def test_a_sites_administrator_sees_the_site_and_not_the_company(client_of, company, hotel, airport, required):
    user = User.objects.create_user(email="site@example.org", display_name="Sy Site", password="a-long-password")
    hotel.memberships.create(user=user, role=Role.ADMINISTRATOR)
    client = client_of(user)
    assert names_on(client.get(address(hotel))) == ["Nour Haddad"]
    assert [client.get(address(place)).status_code for place in (company, airport)] == [404, 404]


def test_a_company_without_requirements_is_told_where_to_begin(desk, company):
    page = desk.get(address(company)).content.decode()
    assert "Require a course" in page


@pytest.fixture
def many(hotel, required):
    people = User.objects.bulk_create(User(username=f"p{n}", display_name=f"Person {n % 40:02}") for n in range(120))
    for person in people:
        take_on(person, hotel)


def test_every_page_in_both_directions(desk, company, many):
    forward, backward = [], []
    answer = desk.get(address(company))
    while True:
        forward.append([row.obligation.pk for row in answer.context["rows"]])
        if not answer.context["page"].after:
            break
        answer = desk.get(f"{address(company)}?after={answer.context['page'].after}")
    while True:
        backward.insert(0, [row.obligation.pk for row in answer.context["rows"]])
        if not answer.context["page"].before:
            break
        answer = desk.get(f"{address(company)}?before={answer.context['page'].before}")
    assert [len(page) for page in forward] == [50, 50, 22]
    assert len({pk for page in forward for pk in page}) == 122
    assert [pk for page in backward for pk in page][-122:] == [pk for page in forward for pk in page]


@pytest.mark.parametrize("number", ["9" * 30, "x", "-1", "0", "²"])
def test_a_place_that_is_gone_leads_to_the_first_page(desk, company, required, number):
    for way in ("after", "before"):
        assert names_on(desk.get(f"{address(company)}?{way}={number}")) == ["Ada Ames", "Nour Haddad"]


def test_the_queries_do_not_grow(desk, company, hotel, required, django_assert_max_num_queries):
    for number in range(30):
        employ(f"Person {number}", hotel)
    with django_assert_max_num_queries(15):  # the first look is written down
        desk.get(address(company))
    people = User.objects.bulk_create(User(username=f"p{n}", display_name=f"Person {n}") for n in range(270))
    for person in people:
        take_on(person, hotel)
    with django_assert_max_num_queries(14):
        desk.get(f"{address(company)}?state=to-do")


def test_very_many_are_counted_once_a_minute(desk, company, hotel, required, monkeypatch):
    monkeypatch.setattr(counting, "KEPT_FROM", 2)
    before = desk.get(address(company)).context["summary"]
    employ("New Person", hotel)
    after = desk.get(address(company)).context["summary"]
    assert (before.counted_at, after.total) == (None, 2)
    assert after.counted_at
    cache.clear()
    assert desk.get(address(company)).context["summary"].total == 3


def test_around_midnight_each_site_has_its_own_day(company, hotel, airport, required, manager, monkeypatch):
    Organisation.objects.filter(pk=hotel.pk).update(time_zone="Pacific/Kiritimati")  # 14 hours ahead
    Organisation.objects.filter(pk=airport.pk).update(time_zone="America/Los_Angeles")
    Obligation.objects.update(due_on=DAY("2026-11-26"))
    monkeypatch.setattr(timezone, "now", lambda: dt.datetime(2026, 11, 26, 12, tzinfo=dt.UTC))  # the 27th in Kiritimati
    register = Register(company, manager)
    for state, expected in ((State.OVERDUE, ["Nour Haddad"]), (State.DUE_SOON, ["Ada Ames"])):
        rows = list(register.rows(register.in_order(register.narrowed({"state": state}))))
        assert [(str(row.obligation.learner), row.state) for row in rows] == [(expected[0], state)]
    counts = counting.summarise(register, {}).counts
    assert (counts[State.OVERDUE], counts[State.DUE_SOON]) == (1, 1)


def test_the_last_minute_of_the_day_is_not_late_yet(company, hotel, required, manager, nour, monkeypatch):
    Organisation.objects.update(time_zone="America/Toronto")
    Obligation.objects.update(due_on=DAY("2026-11-26"))
    for moment, state in (
        (dt.datetime(2026, 11, 27, 4, 59), State.DUE_SOON),
        (dt.datetime(2026, 11, 27, 5, 0), State.OVERDUE),
    ):
        monkeypatch.setattr(timezone, "now", lambda moment=moment: moment.replace(tzinfo=dt.UTC))
        register = Register(company, manager)
        rows = register.rows(register.in_order(register.narrowed({"state": state})))
        assert [row.state for row in rows] == [state, state]


def test_pages_are_found_by_the_index(company, required):
    """Whatever lies beyond: the first page and one far away are read in the order of the list."""
    if connection.vendor == "postgresql":  # it would read so small a table as it lies
        with connection.cursor() as cursor:
            cursor.execute(
                "SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off; SET LOCAL enable_bitmapscan = off"
            )
    found = Obligation.objects.filter(company=company).order_by("sort_name", "pk")
    for page in (found, found.filter(paging.beyond("gt", ("m", 1)))):
        assert "progress_obliged_in_company" in page[:51].explain()
