"""A list of payroll becomes the staff list: what is read of it, what is not, and twice is as good as once."""

import datetime as dt
import html
import re

import pytest
from django.utils import timezone

from dashboards.models import StaffDraft
from dashboards.staff.importing import confirming
from people.models import AuditEntry, Deed, Employment, Group, Membership, Organisation, Role, StaffOffer, User, Work
from people.staffing import let_go, take_on
from tests.dashboards.rosters.lists import workbook
from tests.dashboards.staff.conftest import HEADINGS, listed, staff

pytestmark = pytest.mark.django_db
DAY = dt.date.fromisoformat
NEXT_YEAR = timezone.localdate().year + 1
NOUR = "7,Nour Haddad,nour@example.org,Aurora Lakeside,,Room attendant,2020-05-01,"


def said(page: str) -> list[str]:
    """The sentences of a page's lists."""
    found = re.findall(r"<li>(.*?)</li>", page, re.DOTALL)
    return [html.unescape(" ".join(re.sub(r"<[^>]*>", " ", one).split())) for one in found]


def the(number: str) -> Employment:
    return Employment.objects.present().select_related("user").get(staff_number=number)


@pytest.fixture
def nour(hotel) -> User:
    person = User.objects.create_user(email="nour@example.org", display_name="Nour Haddad")
    facts = {"staff_number": "7", "position": "Room attendant", "work": Work.HOUSEKEEPING}
    take_on(person, hotel, hired_on=DAY("2020-05-01"), **facts)
    return person


def test_people_come_onto_the_list_with_what_is_known_of_their_work(desk, hotel):
    team = Group.objects.create(organisation=hotel, name="Étage 4")
    page = desk.take_over(
        listed("7,Nour  Haddad,Nour@Example.org,AURORA lakeside,etage 4,Préposée aux chambres,2020-02-29,")
    )
    assert "1 person was added." in page
    one = the("7")
    assert (one.organisation, one.team, one.work, one.hired_on) == (hotel, team, Work.HOUSEKEEPING, DAY("2020-02-29"))
    assert (one.user.email, one.user.display_name) == ("nour@example.org", "Nour Haddad")
    assert not one.user.has_usable_password()
    groups = one.user.memberships.filter(role=Role.LEARNER).values_list("organisation", "group")
    assert set(groups) == {(hotel.pk, None), (hotel.pk, team.pk)}
    assert AuditEntry.objects.get(deed=Deed.IMPORTED).detail == "added: 1"


def test_the_same_list_again_changes_nothing(desk, company):
    given = listed(NOUR, "8,Siôn Puw,,Aurora Lakeside,,Chef,2021-01-01,", "9,No Way,,Nowhere,,,,")
    desk.take_over(given)
    before = list(Employment.objects.order_by("pk").values()), list(User.objects.order_by("pk").values())
    preview = desk.give(given)
    assert "2 people stay as they are." in desk.look(preview)
    page = desk.client.get(desk.confirm(preview).url).text
    assert {"2 people stay as they were.", "1 row was left out."} <= set(said(page))
    assert not {one for one in said(page) if "added" in one or "changed" in one}
    assert before == (list(Employment.objects.order_by("pk").values()), list(User.objects.order_by("pk").values()))


def test_what_is_different_is_said_and_changed_alone(desk, nour, company):
    south = company.add_child(name="Aurora South", kind=Organisation.Kind.SITE)
    preview = desk.give(listed("7,Nour Haddad-Roy,,aurora south,,Front desk agent,2020-06-01,"))
    words = next(one for one in said(desk.look(preview)) if one.startswith("Nour"))
    for part in ("Aurora Lakeside Aurora South", "Room attendant Front desk agent", "2020-05-01 2020-06-01"):
        assert part in words
    desk.confirm(preview)
    one = the("7")
    assert (one.user, one.organisation, one.work) == (nour, south, Work.FRONT_DESK)
    assert (one.user.display_name, one.user.email) == ("Nour Haddad-Roy", "nour@example.org")
    assert [one.organisation for one in nour.memberships.all()] == [south]


def test_work_that_somebody_has_put_right_is_not_guessed_again(desk, nour):
    Employment.objects.update(work=Work.SECURITY)
    desk.take_over(listed(NOUR))
    assert the("7").work == Work.SECURITY


def test_people_without_a_number_are_found_by_their_address(desk, nour):
    Employment.objects.update(staff_number="")
    desk.take_over(listed("12,Nour Haddad,NOUR@example.org,,,,,"))
    assert [one.user for one in Employment.objects.filter(staff_number="12")] == [nour]


def test_a_name_alone_finds_nobody(desk, nour, company):
    desk.take_over(listed("8,Nour Haddad,,Aurora Lakeside,,,,"))
    assert staff(company) == ["7 Nour Haddad", "8 Nour Haddad"]


def test_a_number_with_quite_another_name_is_not_taken_over(desk, nour, company):
    page = desk.take_over(listed("7,Ben Bow,,Aurora Lakeside,,,,"))
    assert "Row 2: This is Nour Haddad here. Is it somebody else now? Then say that they have left first." in said(page)
    assert staff(company) == ["7 Nour Haddad"]


def test_the_address_of_somebody_outside_is_not_attached(desk, company, learner):
    given = listed("7,Lea Learner,learner@example.org,Aurora Lakeside,,,,", ",Lea Learner,learner@example.org,,,,,")
    preview = desk.give(given.rsplit("\n", 1)[0])
    assert any(
        "This address has an account here already. They are listed without it" in one
        for one in said(desk.look(preview))
    )
    for _again in range(2):
        desk.take_over(given.rsplit("\n", 1)[0])
    assert (the("7").user.email, Employment.objects.of(learner).count(), staff(company)) == (None, 0, ["7 Lea Learner"])
    assert StaffOffer.objects.get().account == learner  # asked once, however often the list comes
    page = desk.take_over(f"{HEADINGS}\n,Lea Learner,learner@example.org,,,,,")
    assert "Invite them to join, or give a staff number." in page
    assert not Employment.objects.of(learner).exists()


def test_who_belongs_to_the_company_already_keeps_account_and_name(desk, manager, company):
    desk.take_over(listed("1,Morgan Manager,manager@example.org,,,General manager,,"))
    assert (the("1").user, the("1").user.display_name, the("1").organisation) == (manager, "Mo Manager", company)


def test_who_signs_in_keeps_name_and_address(desk, nour):
    User.objects.filter(pk=nour.pk).update(last_login=timezone.now())
    desk.take_over(listed("7,Nora Haddad,other@example.org,,,,,"))
    nour.refresh_from_db()
    assert (nour.display_name, nour.email) == ("Nour Haddad", "nour@example.org")


def test_leavers_go_when_the_list_says_so_and_come_back_as_the_same(desk, nour, company):
    assert "1 person has left, as the list says." in desk.take_over(listed(NOUR + "2026-10-31"))
    assert (staff(company), Employment.objects.get().left_on) == ([], DAY("2026-10-31"))
    desk.take_over(listed(NOUR + "2026-10-31"))
    assert Employment.objects.count() == 1
    assert "1 person was taken back." in desk.take_over(listed(NOUR))
    assert (Employment.objects.count(), the("7").user) == (2, nour)


def test_who_is_not_in_the_list_stays_unless_ticked(desk, nour, company):
    others = listed("8,Siôn Puw,,Aurora Lakeside,,,,")
    desk.take_over(others)
    assert staff(company) == ["7 Nour Haddad", "8 Siôn Puw"]
    bad = desk.confirm(desk.give(others), all_left="on", left_on="2099-01-01")
    assert (bad.status_code, "Their last day is one that has been." in bad.text) == (422, True)
    desk.take_over(others, leaves=str(the("7").pk), left_on="2026-11-01")
    assert (staff(company), Employment.objects.get(user=nour).left_on) == (["8 Siôn Puw"], DAY("2026-11-01"))


def test_a_row_that_cannot_be_read_makes_nobody_missing(desk, nour, company):
    page = desk.take_over(listed("7,Nour Haddad,,Aurora Lakeside,,,13/13/2026,"), all_left="on")
    assert "“13/13/2026” is no day that can be right." in page
    assert staff(company) == ["7 Nour Haddad"]


def test_sites_and_teams_are_made_when_ticked(desk, company):
    preview = desk.give(listed("7,Nour Haddad,,Aurora North,Rooms,,,", "8,Siôn Puw,,AURORA NORTH,,,,"))
    page = desk.look(preview)
    assert "Row 2: Nour Haddad . Aurora Hotels has no site called “Aurora North”." in said(page)
    ticks = re.findall(r'name="place" value="([^"]*)"', page)
    assert len(ticks) == 1
    assert desk.client.post(f"{preview}places/").url == preview
    assert not Organisation.objects.filter(name="Aurora North").exists()
    for _twice in range(2):
        desk.client.post(f"{preview}places/", {"place": ticks})
    north = Organisation.objects.get(name="Aurora North")
    assert (north.get_parent(), north.kind) == (company, Organisation.Kind.SITE)
    [team] = re.findall(r'name="place" value="([^"]*)"', desk.look(preview))
    desk.client.post(f"{preview}places/", {"place": team})
    desk.confirm(preview)
    assert (the("7").team.name, the("8").organisation) == ("Rooms", north)


def test_a_team_tells_the_site_where_only_one_is_called_so(desk, hotel, company):
    Group.objects.create(organisation=hotel, name="Rooms")
    page = desk.take_over("number,name,team\n7,Nour Haddad,rooms\n8,Siôn Puw,Kitchen")
    assert (the("7").organisation, "Aurora Hotels has no team called “Kitchen”." in page) == (hotel, True)


def test_rows_that_share_a_number_or_an_address(desk, company):
    page = desk.take_over(
        listed("7,Nour Haddad,,,,,,", "7,Ben Bow,,,,,,", "8,Siôn Puw,s@example.org,,,,,", "8,Siôn Puw,,,,,,")
        + "\n9,Cleo Cole,s@example.org,,,,,"
    )
    sentences = said(page)
    for sentence in (
        "Row 2: Rows 2, 3 have the same number and different names. Put the number right.",
        "Row 3: Rows 2, 3 have the same number and different names. Put the number right.",
        "Row 5: This person stands in row 4 already, and is taken from there.",
        "Row 6: The e-mail address stands in row 4 already. Each person has their own, or none.",
    ):
        assert sentence in sentences
    assert staff(company) == ["8 Siôn Puw"]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("1,=HYPERLINK(1),,,,,,", "The name begins with “=”, like a formula. Write the name itself."),
        ("1,,,,,,,", "There is no name in this row."),
        (",Nour Haddad,,,,,,", "Give a staff number or an e-mail address, so that the next list finds them again."),
        ("1,Nour Haddad,nour(at)example.org,,,,,", "“nour(at)example.org” is no e-mail address."),
        ("1,Nour Haddad,,,,,2023-02-29,", "“2023-02-29” is no day that can be right. Write it like 2026-01-31."),
        ("1,Nour Haddad,,,,,2020-01-01,2019-01-01", "The last day is before the day of hire."),
        (f"1,Nour Haddad,,,,,,{NEXT_YEAR}-12-31", "The last day is still to come. Give it again once they have left."),
        (f"1,Nour Haddad,,,,{'x' * 121},,", "The position is longer than 120 characters."),
        (f"{'9' * 41},Nour Haddad,,,,,,", "The number is longer than 40 characters."),
    ],
)
def test_what_cannot_be_taken_over_gets_a_sentence_and_stops_nobody_else(desk, company, row, sentence):
    page = desk.take_over(listed(row, "99,Siôn Puw,,,,,,"))
    assert f"Row 2: {sentence}" in said(page)
    assert staff(company) == ["99 Siôn Puw"]
    assert row.split(",")[1] in html.unescape(page)  # to copy and put right


@pytest.mark.parametrize(
    "name",
    ["ليلى حسن", "ᐋᓂ ᒥᔅᑯᓯᐤ", " ".join(["Maria"] * 26), "Renée O’Neil-Þórsdóttir", "<b>Bo</b> & Co", "'; drop table --"],
)
def test_names_are_taken_as_they_are(desk, name):
    page = desk.look(preview := desk.give(listed(f'7,"{name}",,,,,,')))
    assert (html.escape(name) in page or name in page) and "<b>Bo" not in page
    desk.confirm(preview)
    assert the("7").user.display_name == name


@pytest.mark.parametrize(
    "content",
    [
        "\ufeffMatricule;Nom;Prénom;Courriel\n0042;Côté;Zoé;zoe@example.org\n".encode(),
        "Matricule;Nom;Prénom;Courriel\r\n0042;Côté;Zoé;zoe@example.org\r\n".encode("cp1252"),
        "sep=|\nMatricule|Nom complet|Courriel\n0042|Zoé Côté|mailto:zoe@example.org".encode("utf-16"),
        workbook([["Matricule", "Nom", "Prénom", "Courriel"], ["0042", "Côté", "Zoé", "zoe@example.org"]]),
    ],
)
def test_files_are_read_however_they_are_written(desk, content):
    desk.confirm(desk.give(content))
    assert (the("0042").user.display_name, the("0042").user.email) == ("Zoé Côté", "zoe@example.org")


def test_days_and_numbers_of_a_spreadsheet_are_days_and_numbers(desk):
    rows = [["ID", "Name", "Hire date"], [42.0, "Zoé", dt.datetime(2024, 2, 29)]]
    desk.confirm(desk.give(workbook(rows), "list.xlsx"))
    assert the("42").hired_on == DAY("2024-02-29")


@pytest.mark.parametrize(
    ("written", "order", "day"),
    [("03/04/2021", "day", "2021-04-03"), ("03/04/2021", "month", "2021-03-04"), ("3-4-21", "day", "2021-04-03")],
)
def test_days_that_can_be_read_both_ways_are_asked_about(desk, written, order, day):
    given = listed(f"7,Nour Haddad,,,,,{written},")
    answer = desk.client.post(desk.start, {"text": given})
    refused = desk.client.post(answer.url, {"number": "0", "whole": "1", "hired": "6", "is_headed": "on"})
    assert (refused.status_code, "the list can be read both ways" in refused.text) == (422, True)
    desk.confirm(desk.give(given, day_order=order))
    assert the("7").hired_on == DAY(day)


def test_days_that_tell_themselves_are_not_asked_about(desk):
    desk.confirm(desk.give(listed("7,Nour Haddad,,,,,03/04/2021,", "8,Siôn Puw,,,,,02/28/2021,")))
    assert the("7").hired_on == DAY("2021-03-04")


def test_private_columns_are_not_kept_and_columns_that_cannot_be_are_said(desk):
    answer = desk.client.post(desk.start, {"text": "Number,Name,Birth date,Salary\n7,Nour Haddad,1990-01-01,9"})
    assert "Birth date</bdi>, <bdi>Salary" in desk.client.get(answer.url).text
    assert "1990-01-01" not in str(StaffDraft.objects.get().content())
    for data, sentence in (
        ({}, "Choose where the names are."),
        ({"whole": "1"}, "Choose the staff number, the e-mail address, or both"),
        ({"whole": "1", "number": "1"}, "Two things are said to be in the same column."),
    ):
        refused = desk.client.post(answer.url, data)
        assert (refused.status_code, sentence in refused.text) == (422, True)


@pytest.mark.parametrize("data", [{}, {"text": "Name\n"}, {"text": "x" * 9_000_000}])
def test_what_is_no_list_is_said(desk, settings, data):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = None
    answer = desk.client.post(desk.start, data)
    assert (answer.status_code, "errorlist" in answer.text or "alert" in answer.text) == (422, True)


def test_a_second_press_and_a_second_tab_apply_once(desk, company):
    preview = desk.give(listed(NOUR))
    for answer in (desk.confirm(preview), desk.confirm(preview)):
        assert answer.url == f"{preview}done/"
    assert (staff(company), AuditEntry.objects.filter(deed=Deed.IMPORTED).count()) == (["7 Nour Haddad"], 1)
    assert desk.client.get(preview).url == f"{preview}done/"


def test_a_staff_list_that_has_changed_since_is_looked_at_again(desk, nour):
    preview = desk.give(listed("8,Siôn Puw,,Aurora Lakeside,,,,"))
    seal = re.search(r'name="seal" value="([^"]+)"', desk.look(preview))[1]
    let_go(Employment.objects.get(), DAY("2026-11-01"))
    answer = desk.client.post(preview, {"seal": seal})
    assert (answer.status_code, "please look again" in answer.text) == (409, True)
    assert not Employment.objects.filter(staff_number="8").exists()


def test_long_lists_go_on_in_parts_after_a_worker_has_died(desk, company, monkeypatch):
    monkeypatch.setattr(confirming, "AT_ONCE", 3)
    died = confirming.do
    monkeypatch.setattr(confirming, "do", lambda *given: 1 / 0 if len(staff(company)) == 3 else died(*given))
    preview = desk.give(listed(*(f"{number},Person {number},,,,,," for number in range(10, 20))))
    address = desk.confirm(preview).url
    assert "3 of 10 rows" in desk.client.get(address).text
    monkeypatch.setattr(confirming, "do", died)
    desk.client.post(address)
    assert len(staff(company)) == 3  # it may still be at work
    StaffDraft.objects.update(moved_at=timezone.now() - dt.timedelta(minutes=5))
    assert "Nothing has moved for some minutes." in desk.client.get(address).text
    with desk.at_commit(execute=True):
        desk.client.post(address)
    assert "10 people were added." in desk.client.get(address).text
    assert (len(staff(company)), AuditEntry.objects.filter(deed=Deed.IMPORTED).count()) == (10, 1)


def test_the_rows_to_put_right_come_back_harmless(desk):
    preview = desk.give(listed("1,=HYPERLINK(1),,,,,,"))
    for file in (f"{preview}left-out.csv", f"{desk.confirm(preview).url[:-5]}left-out.csv"):
        content = b"".join(desk.client.get(file).streaming_content).decode()
        assert "'=HYPERLINK(1)" in content and "like a formula" in content


def test_a_list_waits_an_hour_and_can_be_forgotten(desk, manager):
    preview = desk.give(listed(NOUR))
    StaffDraft.objects.update(created_at=timezone.now() - dt.timedelta(minutes=61))
    assert desk.client.get(preview).url == desk.start
    desk.client.post(f"{desk.give(listed(NOUR))}forget/")
    assert not StaffDraft.objects.filter(created_at__gt=timezone.now() - dt.timedelta(minutes=5)).exists()


def test_the_queries_do_not_grow_with_the_rows(desk, django_assert_max_num_queries, company):
    def rows(first, number):
        numbers = range(first, first + number)
        return listed(*(f"{one},Person {one},p{one}@example.org,,,Cook,2020-01-01," for one in numbers))

    counted = []
    desk.take_over(rows(1, 2))
    for given in (rows(100, 5), rows(1000, 60)):
        preview = desk.give(given)
        with django_assert_max_num_queries(90) as asked:
            desk.confirm(preview)
        counted.append(len(asked))
    assert counted[0] == counted[1]
    assert Membership.objects.filter(organisation=company, role=Role.LEARNER).count() == 67
