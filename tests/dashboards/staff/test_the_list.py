"""The staff list on screen and as a file; one person of it, changed, gone and back by hand; and who hears of none."""

import datetime as dt
import io

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone
from openpyxl import load_workbook

from dashboards.staff import views
from dashboards.staff.changing import change, say_left
from dashboards.staff.forms import ChangeForm
from people.models import AuditEntry, Deed, Employment, Group, Membership, Organisation, Role, StaffOffer, User, Work
from people.staffing import let_go, move, take_on
from tests.at_once import at_once
from tests.dashboards.staff.conftest import listed, staff

pytestmark = pytest.mark.django_db
DAY = dt.date.fromisoformat


@pytest.fixture
def rooms(hotel) -> Group:
    return Group.objects.create(organisation=hotel, name="Rooms")


@pytest.fixture
def nour(hotel, rooms) -> Employment:
    person = User.objects.create_user(email="nour@example.org", display_name="Nour Haddad")
    facts = {"staff_number": "7", "position": "Room attendant", "work": Work.HOUSEKEEPING}
    return take_on(person, hotel, rooms, hired_on=DAY("2020-05-01"), **facts)


@pytest.fixture
def cook(company) -> Employment:
    person = User.objects.create_user(display_name="=Siôn <b>Puw</b>")
    return take_on(person, company, staff_number="0042", position="@cook", work=Work.FOOD)


def facts_of(employment: Employment, **changes) -> dict[str, object]:
    facts = {
        "name": employment.user.display_name,
        "email": employment.user.email or "",
        "language": employment.user.language,
        "site": employment.organisation_id,
        "team": employment.team_id or "",
        "staff_number": employment.staff_number,
        "position": employment.position,
        "work": employment.work,
        "hired_on": employment.hired_on or "",
    }
    return facts | changes


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["Nour", "Siôn"]),
        ("q=haddad", ["Nour"]),
        ("q=004", ["Siôn"]),
        ("work=food", ["Siôn"]),
        ("work=nothing&site=x&team=9", ["Nour", "Siôn"]),
        ("left=on", []),
        ("page=99", ["Nour", "Siôn"]),
    ],
)
def test_the_list_is_narrowed_down(desk, nour, cook, asked, found):
    page = desk.client.get(f"{desk.list}?{asked}")
    assert [name for name in ("Nour", "Siôn") if name in page.text] == found
    assert (page.status_code, "<b>Puw" in page.text) == (200, False)


def test_site_and_team_narrow_down(desk, nour, cook, hotel, rooms):
    for asked in (f"site={hotel.pk}", f"team={rooms.pk}"):
        page = desk.client.get(f"{desk.list}?{asked}").text
        assert ("Nour Haddad" in page, "Puw" in page) == (True, False)


def test_leavers_stand_in_a_list_of_their_own(desk, nour, cook):
    let_go(nour, DAY("2026-10-31"))
    assert "Nour" not in desk.client.get(desk.list).text
    page = desk.client.get(f"{desk.list}?left=on").text
    assert ("Nour" in page, "Puw" in page) == (True, False)


def test_the_list_costs_the_same_however_many_there_are(desk, nour, django_assert_max_num_queries):
    desk.client.get(desk.list)  # what every page keeps is warm from here on
    counted = []
    for number in (0, 60):
        for one in range(number):
            take_on(User.objects.create_user(display_name=f"P {one}"), desk.organisation, staff_number=f"x{one}")
        with django_assert_max_num_queries(10) as asked:
            page = desk.client.get(desk.list)
        counted.append(len(asked))
    assert (counted[0], "Page 1 of 2" in page.text) == (counted[1], True)


def test_files_say_what_the_page_says_and_run_nothing(desk, nour, cook):
    csv = b"".join(desk.client.get(f"{desk.list}list.csv").streaming_content).decode()
    head, *lines = csv.removeprefix("\ufeff").splitlines()
    assert head == "Staff number,Name,E-mail address,Site,Team,Position,Work,Hired,Left,Language"
    assert lines == [
        "0042,'=Siôn <b>Puw</b>,,Aurora Hotels,,'@cook,Food and drink,,,en",
        "7,Nour Haddad,nour@example.org,Aurora Lakeside,Rooms,Room attendant,Housekeeping and cleaning,2020-05-01,,en",
    ]
    answer = desk.client.get(f"{desk.list}list.xlsx?q=7")
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    rows = list(sheet.iter_rows(values_only=True))
    assert (len(rows), rows[1][:2]) == (2, (7, "Nour Haddad"))
    assert AuditEntry.objects.filter(deed=Deed.EXPORTED).count() == 2


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_file_can_be_given_back(desk, nour, language):
    prefix = "" if language == "en" else "/fr"
    file = b"".join(desk.client.get(f"{prefix}{desk.list}list.csv").streaming_content)
    assert "1 person stays as they are." in desk.look(desk.give(file))


def test_one_person_is_changed(desk, nour, company, manager):
    address = f"{desk.list}{nour.pk}/"
    south = company.add_child(name="Aurora South", kind=Organisation.Kind.SITE)
    changes = {"work": "front-desk", "email": "New@example.org", "hired_on": "2020-06-01", "name": "Nora"}
    sent = facts_of(nour, site=south.pk, team_before=nour.team_id, **changes)
    for _twice in range(2):
        assert desk.client.post(address, sent).url == address
    nour = Employment.objects.select_related("user").get(pk=nour.pk)
    assert (nour.organisation, nour.team, nour.work, nour.hired_on) == (south, None, "front-desk", DAY("2020-06-01"))
    assert (nour.user.display_name, nour.user.email) == ("Nora", "new@example.org")
    assert [one.organisation for one in nour.user.memberships.all()] == [south]
    told = AuditEntry.objects.get(deed=Deed.CHANGED_STAFF)
    assert (told.learner_number, told.actor_number) == (nour.user_id, manager.pk)
    assert "Nora" not in told.detail and "2020" not in told.detail


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"staff_number": "0042"}, "This staff number is somebody else’s in the company."),
        ({"email": "learner@example.org"}, "This address has an account here already."),
        ({"email": "no address"}, "Enter a valid email address."),
        ({"hired_on": "13/13/2026"}, "Enter a valid date."),
        ({"hired_on": "1066-10-14"}, "This day cannot be right."),
        ({"name": ""}, "This field is required."),
        ({"site": "99999"}, "Select a valid choice."),
    ],
)
def test_what_cannot_be_is_said_and_stays_in_the_field(desk, nour, cook, learner, changes, sentence):
    before = Employment.objects.values().get(pk=nour.pk)
    answer = desk.client.post(f"{desk.list}{nour.pk}/", facts_of(nour, position="Typed", **changes))
    assert (answer.status_code, sentence in answer.text, 'value="Typed"' in answer.text) == (422, True, True)
    assert Employment.objects.values().get(pk=nour.pk) == before


def test_who_signs_in_looks_after_name_and_address(desk, nour):
    User.objects.filter(pk=nour.user_id).update(last_login=timezone.now())
    desk.client.post(f"{desk.list}{nour.pk}/", facts_of(nour, name="Evil", email="evil@example.org", position="Cook"))
    nour.refresh_from_db()
    assert (nour.user.display_name, nour.user.email, nour.position) == ("Nour Haddad", "nour@example.org", "Cook")


def test_who_has_left_is_back_as_the_same_person(desk, nour, rooms):
    address = f"{desk.list}{nour.pk}/"
    assert desk.client.post(f"{address}left/", {"left_on": "2099-01-01"}).status_code == 422
    for _twice in range(2):
        desk.client.post(f"{address}left/", {"left_on": "2026-10-31"})
    assert (staff(desk.organisation), nour.user.memberships.count()) == ([], 0)
    assert "What they learned is kept." in desk.client.get(address).text
    answer = desk.client.post(f"{address}back/", {"since": "2026-11-10"})
    assert desk.client.post(f"{address}back/", {"since": "2026-11-10"}).status_code == 422
    back = Employment.objects.present().get()
    assert (answer.url, back.hired_on, back.team) == (f"{desk.list}{back.pk}/", DAY("2026-11-10"), rooms)
    assert Employment.objects.of(nour.user).count() == 2


def test_who_had_not_left_at_all_keeps_their_day_of_hire(desk, nour):
    let_go(nour, DAY("2026-10-31"))
    desk.client.post(f"{desk.list}{nour.pk}/back/", {"since": "2026-10-31"})
    assert [one.hired_on for one in Employment.objects.present()] == [DAY("2020-05-01")]
    assert nour.user.memberships.count() == 2


def test_a_person_is_added_once(desk, hotel):
    sent = {"name": "Nour Haddad", "staff_number": "7", "site": hotel.pk, "work": "food", "language": "fr"}
    assert desk.client.get(f"{desk.list}new/").status_code == 200
    for _twice in range(2):
        assert desk.client.post(f"{desk.list}new/", sent).url == desk.list
    one = Employment.objects.get()
    assert (one.organisation, one.work, one.user.language) == (hotel, "food", "fr")
    assert desk.client.post(f"{desk.list}new/", sent | {"work": "security"}).url == f"{desk.list}{one.pk}/"
    assert Employment.objects.get().work == "food"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"staff_number": ""}, "Give a staff number or an e-mail address"),
        ({"name": "Ben Bow"}, "This is Nour Haddad here."),
        ({"staff_number": "", "email": "learner@example.org"}, "This address has an account here already."),
    ],
)
def test_who_cannot_be_added_is_said_and_stays_in_the_fields(desk, nour, hotel, learner, changes, sentence):
    sent = {"name": "Nour", "staff_number": "7", "site": hotel.pk, "work": "food", "language": "en"} | changes
    answer = desk.client.post(f"{desk.list}new/", sent)
    assert (answer.status_code, sentence in answer.text, sent["name"] in answer.text) == (422, True, True)
    assert Employment.objects.count() == 1


def test_the_owner_of_an_address_is_asked_before_anything_is_attached(desk, hotel, learner, company):
    sent = {"name": "Lea", "staff_number": "9", "site": hotel.pk, "work": "food", "language": "en"}
    for _again in range(2):
        answer = desk.client.post(f"{desk.list}new/", sent | {"email": "learner@example.org"}, follow=True)
        assert "its owner is asked whether they work there" in " ".join(answer.text.split())
    assert StaffOffer.objects.get().account == learner and not Employment.objects.of(learner).exists()


# Who hears of none ----------------------------------------------------------------------------------------------------


def addresses(desk, employment) -> list[str]:
    names = ["", "list.csv", "list.xlsx", "new/", "import/"]
    return [desk.list + name for name in [*names, *(f"{employment.pk}/{one}" for one in ("", "left/", "back/"))]]


def test_others_hear_that_there_is_no_such_page(desk, nour, client_of, teacher, learner, stranger, other_company):
    preview = desk.give(listed("9,Bo,,,,,,"))
    rival = User.objects.create_user(email="rival@example.org", password="a-long-password")
    Membership.objects.create(user=rival, organisation=other_company, role=Role.ADMINISTRATOR)
    nour.team.add(teacher, Role.LEADER)
    for person in (teacher, learner, stranger, rival, nour.user):
        client = client_of(person)
        for address in [*addresses(desk, nour), preview, f"{preview}columns/", f"{preview}done/"]:
            assert {client.get(address).status_code, client.post(address).status_code} <= {404, 405}, address
            assert 404 in (client.get(address).status_code, client.post(address).status_code)


def test_a_school_has_no_such_page(client_of, school, school_class, manager):
    Membership.objects.create(user=manager, organisation=school, role=Role.ADMINISTRATOR)
    assert client_of(manager).get(f"/groups/organisations/{school.pk}/staff/").status_code == 404


def test_links_stand_where_there_is_a_list(client_of, manager, hotel, school):
    Membership.objects.create(user=manager, organisation=school, role=Role.ADMINISTRATOR)
    page = client_of(manager).get("/groups/").text
    addresses = [f"/groups/organisations/{place.pk}/staff/" for place in (hotel, school)]
    assert [f'href="{address}"' in page for address in addresses] == [True, False]


def test_the_page_where_a_list_is_given_complains_of_nothing_yet(client_of, manager, hotel):
    page = client_of(manager).get(f"/groups/organisations/{hotel.pk}/staff/import/")
    assert (page.status_code, "Paste a list, or choose a file." in page.text) == (200, False)


def test_a_site_manager_keeps_to_their_site(desk_of, site_manager, manager, company, hotel, nour, cook):
    south = company.add_child(name="Aurora South", kind=Organisation.Kind.SITE)
    far = take_on(User.objects.create_user(email="far@example.org", display_name="Fay Far"), south, staff_number="50")
    desk = desk_of(site_manager, hotel)
    assert desk_of(site_manager, company).client.get(f"/groups/organisations/{company.pk}/staff/").status_code == 404
    assert desk.client.get(f"{desk.list}{far.pk}/").status_code == 404
    page = desk.take_over(
        listed(
            "50,Fay Far,,,,,,",
            "51,Fay Far,far@example.org,,,,,",
            "52,Bo Bay,,Aurora South,,,,",
            "53,Ana Abe,,,,,,",
            "54,Mo Manager,manager@example.org,,,,,",
        ),
        all_left="on",
    )
    assert page.count("They work at another site of the company, which you do not look after.") == 2
    assert "Aurora Lakeside has no site called “Aurora South”." in page
    assert "Make what is ticked" not in page
    assert staff(hotel) == ["53 Ana Abe", "54 Mo Manager"]
    assert not Employment.objects.of(manager).exists()  # nobody of the company above is taken in by their address
    assert Employment.objects.get(staff_number="50").organisation == south


def test_an_account_of_the_company_above_is_not_taken_in_by_a_site(desk_of, site_manager, hotel, manager):
    page = desk_of(site_manager, hotel).take_over(listed(",Mo Manager,manager@example.org,,,,,"))
    assert "This address has an account here already." in page
    assert not Employment.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_lists_at_once_add_everybody_once(desk, company, hotel):
    given = [
        listed(*(f"{number},Person {number},,,,,," for number in order)) for order in (range(30), range(29, -1, -1))
    ]
    previews = [desk.give(one) for one in given]
    answers = at_once(2, lambda index: desk.confirm(previews[index]).status_code)
    assert set(answers) <= {302, 409}
    assert len(staff(company)) == 30
    assert User.objects.filter(display_name__startswith="Person").count() == 30


@pytest.mark.django_db(transaction=True)
def test_one_press_in_two_tabs_at_once(desk, company):
    preview = desk.give(listed("7,Nour Haddad,,,,,,"))
    assert at_once(2, lambda index: desk.confirm(preview).status_code) == [302, 302]
    assert (staff(company), AuditEntry.objects.filter(deed=Deed.IMPORTED).count()) == (["7 Nour Haddad"], 1)


def test_who_has_left_a_moment_ago_is_not_put_back_by_an_older_page(desk, nour, manager, hotel):
    form = ChangeForm(nour, Organisation.objects.filter(pk=hotel.pk), facts_of(nour, position="Porter", team_before=""))
    assert form.is_valid(), form.errors
    let_go(Employment.objects.get(pk=nour.pk), DAY("2026-10-31"))
    with pytest.raises(ValidationError, match="They left at this moment"):
        change(form, manager)
    assert Employment.objects.get(pk=nour.pk).left_on == DAY("2026-10-31")
    assert not Membership.objects.filter(user=nour.user).exists()


def test_who_has_moved_a_moment_ago_leaves_the_place_where_they_are(nour, company, manager):
    south = company.add_child(name="Aurora South", kind=Organisation.Kind.SITE)
    move(Employment.objects.get(pk=nour.pk), south)
    say_left(nour, DAY("2026-10-31"), manager)
    assert not Membership.objects.filter(user=nour.user).exists()


@pytest.mark.parametrize("deed", ["add", "say_back"])
def test_where_somebody_else_was_quicker_a_sentence_says_so(desk, nour, monkeypatch, deed):
    def too_late(*_facts):
        raise IntegrityError

    monkeypatch.setattr(views, deed, too_late)
    if deed == "add":
        answer = desk.client.post(f"{desk.list}new/", facts_of(nour, email="new@example.org", staff_number="8"))
    else:
        let_go(nour, DAY("2026-10-31"))
        answer = desk.client.post(f"{desk.list}{nour.pk}/back/", {"since": "2026-11-01"})
    assert (answer.status_code, "was given to somebody else at this moment" in answer.text) == (422, True)


def test_looking_is_told_once_in_half_an_hour(desk, nour, hotel, company):
    for _ in range(2):
        desk.client.get(desk.list)
        desk.client.get(f"{desk.list}{nour.pk}/")
    looks = AuditEntry.objects.filter(deed=Deed.LOOKED).values_list("organisation_number", "learner_number")
    assert sorted(looks, key=str) == sorted([(company.pk, None), (hotel.pk, nour.user_id)], key=str)
