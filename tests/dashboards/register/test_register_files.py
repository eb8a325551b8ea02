"""The register as a file says what the screen says, and a spreadsheet runs none of it."""

import csv
import datetime as dt
import io

import pytest
from openpyxl import load_workbook

from dashboards.register import files
from people.models import AuditEntry, Deed
from progress.models import Obligation
from tests.dashboards.register.test_register import address, names_on
from tests.employed import DAY, employ, finish


def csv_rows(client, place, asked: str = "") -> list[list[str]]:
    answer = client.get(address(place, "register.csv") + asked)
    assert answer.streaming
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def xlsx_rows(client, place, asked: str = "") -> list[list]:
    answer = client.get(address(place, "register.xlsx") + asked)
    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    return [[cell.value for cell in row] for row in book.active.iter_rows()]


@pytest.mark.parametrize("asked", ["", "?state=overdue", "?work=security", "?state=everyone", "?name=nour"])
def test_both_files_equal_the_screen(desk, company, required, nour, outline, asked):
    completion = finish(nour.user, outline)
    answer = desk.get(address(company) + asked)
    table, sheet = csv_rows(desk, company, asked), xlsx_rows(desk, company, asked)
    assert [row[0] for row in table[1:]] == [row[0] for row in sheet[1:]] == names_on(answer)
    for shown, row in zip(answer.context["rows"], sheet[1:], strict=True):
        assert row[2] == shown.state_name
        assert (row[11] or "") == shown.code
    assert [row[11] for row in table[1:] if row[0] == "Nour Haddad"] == [completion.certificate.code] * (
        "Nour Haddad" in names_on(answer)
    )


def test_days_are_days_and_numbers_of_staff_keep_their_noughts(desk, company, required):
    Obligation.objects.update(due_on=DAY("2027-02-03"))
    nour = csv_rows(desk, company)[2]
    assert (nour[1], nour[4]) == ("007", "2027-02-03")
    nour = xlsx_rows(desk, company)[2]
    assert (nour[1], nour[4]) == ("007", dt.datetime(2027, 2, 3))


def test_nothing_is_run_not_even_a_heading(desk, company, required, monkeypatch):
    monkeypatch.setattr(files, "_", lambda words: f"={words}")
    table = csv_rows(desk, company)
    assert {cell[0] for cell in table[0]} == {"'"}
    assert table[1][7] == "'=2+3"
    answer = desk.get(address(company, "register.xlsx"))
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} <= {"s", "d"}


def test_a_leaders_file_holds_their_team(client_of, team_leader, hotel, required):
    employ("Zoe Elsewhere", hotel)
    assert [row[0] for row in csv_rows(client_of(team_leader), hotel)[1:]] == ["Nour Haddad"]


def test_taking_it_along_is_written_down(desk, company, manager, required):
    csv_rows(desk, company)
    xlsx_rows(desk, company)
    told = AuditEntry.objects.filter(deed=Deed.EXPORTED, organisation_number=company.pk, actor_number=manager.pk)
    assert sorted(told.values_list("detail", flat=True)) == ["Register (CSV)", "Register (XLSX)"]


def test_a_file_takes_as_few_queries_for_many(desk, company, hotel, required, django_assert_max_num_queries):
    for number in range(30):
        employ(f"Person {number}", hotel)
    with django_assert_max_num_queries(12):
        assert len(csv_rows(desk, company)) == 33
