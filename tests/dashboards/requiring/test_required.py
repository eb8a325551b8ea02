"""Requiring a course: choosing it and a rule, seeing who will get it, and only then the button."""

import datetime as dt

import pytest

from curriculum.models import ComplianceProfile
from curriculum.outline import outline_of
from people.models import Role, User
from progress import requiring
from progress.models import Obligation, Requirement
from tests.dashboards.register.conftest import other_manager  # noqa: F401
from tests.employed import DAY, employ, finish, requirement_of


def address(place, then: str = "") -> str:
    return f"/groups/organisations/{place.pk}/required/{then}"


@pytest.fixture
def outline(course):
    return outline_of(course)


@pytest.fixture
def rules(db):
    """One for the region of the company, and one for elsewhere."""
    common = {"review_by": dt.date(2030, 1, 1), "audience": "employers"}
    ComplianceProfile.objects.create(key="elsewhere", name="Another place", region="US-TX", due_days=90, **common)
    ComplianceProfile.objects.create(
        key="ontario", name="Ontario example", region="CA-ON", due_days=30, covered_works=["security"], **common
    )


@pytest.fixture
def desk(client_of, manager, rules, outline):
    return client_of(manager)


@pytest.fixture
def nour(hotel):
    return employ("Nour Haddad", hotel, work="security")


GIVEN = {"profile": "ontario", "who": "rule", "starts_on": "2026-01-01", "window_days": "60"}
WHO = "new/small-steps/who/"


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_a_course_for_people_at_work_is_chosen_first(desk, company):
    page = text_of(desk.get(address(company, "new/")))
    assert address(company, "new/small-steps/") in page


def test_a_course_for_pupils_cannot_be_required(desk, company, course):
    course.audience = "grades-7-8"
    course.save_revision().publish()
    assert "small-steps" not in text_of(desk.get(address(company, "new/")))
    for page in ("new/small-steps/", WHO):
        assert desk.get(address(company, page), GIVEN).status_code == 404


def test_rules_of_the_region_come_first_and_say_what_they_ask(desk, company):
    page = text_of(desk.get(address(company, "new/small-steps/")))
    assert page.index("Ontario example") < page.index("Rules of other places") < page.index("Another place")
    assert "Due 30 days after hire." in page
    assert "not legal advice" in page


def test_looking_ahead_changes_nothing(desk, company, hotel, nour):
    employ("Fay Food", hotel, work="food")
    page = text_of(desk.get(address(company, WHO), GIVEN))
    for word in ("1 person gets it", "Aurora Lakeside", "Nour Haddad", "January 2026", "overdue at once"):
        assert word in page
    assert "Fay Food" not in page
    assert not Requirement.objects.exists()


def test_the_button_requires_it_once(desk, company, nour):
    for _time in range(2):
        answer = desk.post(address(company, WHO), GIVEN, follow=True)
    assert "Required: Small Steps." in text_of(answer)
    made = Requirement.objects.get()
    assert (made.works, made.due_days, made.profile_name) == (["security"], 30, "Ontario example")
    assert Obligation.objects.get().due_on == DAY("2026-01-31")


def test_it_may_be_for_everyone_or_for_other_work(desk, company):
    desk.post(address(company, WHO), GIVEN | {"who": "all"})
    desk.post(address(company, WHO), GIVEN | {"who": "some", "works": ["food", "management"]})
    assert [set(one.works) for one in Requirement.objects.order_by("pk")] == [set(), {"food", "management"}]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"profile": ""}, "Choose a rule."),
        ({"profile": "gone"}, "This is not offered any more."),
        ({"starts_on": ""}, "Choose the day from which it holds."),
        ({"starts_on": "soon"}, "This is not a day."),
        ({"starts_on": "1066-10-14"}, "Choose a day between the years 2000 and 2100."),
        ({"who": "some"}, "Tick the work that is covered, or choose everyone."),
        ({"window_days": "0"}, "greater than or equal to 1"),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_cannot_be_required_is_said_and_what_was_typed_stays(desk, company, given, sentence, method):
    answer = getattr(desk, method)(address(company, WHO), GIVEN | {"window_days": "45"} | given)
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert 'value="45"' in text_of(answer) or "window_days" in given
    assert not Requirement.objects.exists()


def test_going_back_keeps_what_was_typed(desk, company):
    page = text_of(desk.get(address(company, WHO), GIVEN | {"window_days": "45"}))
    back = page.split('href="' + address(company, "new/small-steps/") + "?", 1)[1].split('"')[0]
    again = text_of(desk.get(address(company, "new/small-steps/?" + back.replace("&amp;", "&"))))
    assert 'value="45"' in again


def test_what_stands_is_listed_here_and_from_above(desk, company, hotel, nour, outline):
    requirement_of(company, outline, profile_name="Ontario example")
    here = text_of(desk.get(address(company)))
    assert "Required here" in here
    assert "1 person" in here
    below = text_of(desk.get(address(hotel)))
    assert "From above" in below
    assert "Change" not in below.split("<main")[1]


def test_a_rule_of_a_site_is_seen_from_the_company(desk, company, hotel, outline):
    own = requirement_of(hotel, outline)
    page = text_of(desk.get(address(company)))
    assert "Rules of single sites" in page
    assert address(hotel, f"{own.pk}/") in page


def test_a_change_is_looked_at_before_it_holds(desk, company, nour, outline):
    made = requirement_of(company, outline, works=["security"])
    given = GIVEN | {"profile": "as-it-is", "who": "all", "starts_on": "2026-02-01"}
    page = text_of(desk.get(address(company, f"{made.pk}/who/"), given))
    assert "1 is asked already" in page
    assert Requirement.objects.get().works == ["security"]
    answer = desk.post(address(company, f"{made.pk}/who/"), given, follow=True)
    assert "Changed: Small Steps." in text_of(answer)
    made.refresh_from_db()
    assert (made.works, made.due_days, made.starts_on) == ([], 30, DAY("2026-02-01"))
    assert Obligation.objects.get().due_on == DAY("2026-03-03")


def test_a_change_may_take_todays_terms_of_another_rule(desk, company, outline):
    made = requirement_of(company, outline)
    desk.post(address(company, f"{made.pk}/who/"), GIVEN | {"profile": "elsewhere"})
    made.refresh_from_db()
    assert (made.due_days, made.renewal_months, made.profile_name) == (90, None, "Another place")


def test_two_for_exactly_the_same_people_are_refused_in_words(desk, company, outline):
    requirement_of(company, outline)
    other = requirement_of(company, outline, works=["food"])
    answer = desk.post(address(company, f"{other.pk}/who/"), GIVEN | {"profile": "as-it-is", "who": "all"})
    assert answer.status_code == 422
    assert "Change that one instead." in text_of(answer)


def test_withdrawing_is_looked_at_first_and_counts_once(desk, company, nour, outline):
    made = requirement_of(company, outline)
    finish(nour.user, outline)
    page = text_of(desk.get(address(company, f"{made.pk}/withdraw/")))
    assert "1 would not be asked any more." in page
    assert "1 has finished it." in page
    assert Requirement.objects.standing().exists()
    for _time in range(2):
        assert desk.post(address(company, f"{made.pk}/withdraw/")).status_code == 302
    assert not Requirement.objects.standing().exists()
    assert desk.get(address(company, f"{made.pk}/")).status_code == 404


PAGES = ("", "new/", "new/small-steps/", WHO, "{pk}/", "{pk}/who/", "{pk}/withdraw/")


@pytest.mark.parametrize("who", ["stranger", "learner", "teacher", "other_manager"])
@pytest.mark.parametrize("page", PAGES)
def test_strangers_hear_that_there_is_no_such_page(client_of, request, rules, company, outline, who, page):
    made = requirement_of(company, outline)
    client = client_of(request.getfixturevalue(who))
    there = address(company, page.format(pk=made.pk))
    assert client.get(there, GIVEN).status_code == 404
    assert client.post(there, GIVEN).status_code in (404, 405)
    assert Requirement.objects.standing().count() == 1


def test_a_sites_administrator_decides_for_the_site_alone(client_of, rules, company, hotel, outline):
    above = requirement_of(company, outline)
    user = User.objects.create_user(email="site@example.org", display_name="Sy Site", password="a-long-password")
    hotel.memberships.create(user=user, role=Role.ADMINISTRATOR)
    client = client_of(user)
    assert client.post(address(hotel, WHO), GIVEN).status_code == 302
    for place in (company, hotel):  # also not by the number of another organisation's
        assert client.post(address(place, f"{above.pk}/withdraw/")).status_code == 404
    assert Requirement.objects.standing().count() == 2


def test_the_list_takes_few_queries(desk, company, hotel, outline, django_assert_max_num_queries):
    works = ["food", "security", "management", "maintenance", "procurement"]
    for work in works:
        requirement_of(company, outline, works=[work])
        requirement_of(hotel, outline, works=[work])
    with django_assert_max_num_queries(9):
        desk.get(address(company))


def test_administrators_at_work_find_the_way_from_their_groups(desk, company, hotel, school):
    page = text_of(desk.get("/groups/"))
    for place in (company, hotel):
        assert f"/groups/organisations/{place.pk}/register/" in page
        assert address(place) in page


def test_a_head_of_a_school_is_not_shown_a_register(client_of, school, editor):
    school.memberships.create(user=editor, role=Role.ADMINISTRATOR)
    assert "/register/" not in text_of(client_of(editor).get("/groups/"))


def test_where_they_are_many_it_is_said_that_the_register_follows(desk, company, nour, monkeypatch):
    answer = desk.post(address(company, WHO), GIVEN, follow=True)
    assert "in the background" not in text_of(answer)
    monkeypatch.setattr(requiring, "MANY", 0)
    answer = desk.post(address(company, WHO), GIVEN, follow=True)
    assert "in the background" in text_of(answer)
