"""Lists that are made to break something, or come out so by mistake."""

import io
import re
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dashboards.staff.importing import rows
from dashboards.staff.importing.rows import StaffRow
from people.models import Employment, Group
from tests.dashboards.rosters.lists import with_member, workbook
from tests.dashboards.staff.conftest import listed, staff

pytestmark = pytest.mark.django_db


def test_a_book_whose_rows_are_numbered_beyond_all_spreadsheets_is_damaged(desk):
    answer = desk.client.post(desk.start, {"file": SimpleUploadedFile("list.xlsx", with_row_number(10**12))})
    assert (answer.status_code, "This XLSX file is damaged." in answer.text) == (422, True)


def test_a_book_with_an_empty_row_at_its_very_end_is_read(desk):
    desk.confirm(desk.give(with_row_number(1_048_576), "list.xlsx"))
    assert staff(desk.organisation) == ["7 Nour Haddad"]


def with_row_number(number: int) -> bytes:
    """A sound book that does not say how long its sheet is, and one more row in it: empty, with this number."""
    book, sheet = workbook([["Staff number", "Name"], ["7", "Nour Haddad"]]), "xl/worksheets/sheet1.xml"
    content = re.sub(rb"<dimension [^>]*>", b"", zipfile.ZipFile(io.BytesIO(book)).read(sheet))
    row = f'<row r="{number}"></row></sheetData>'.encode()
    return with_member(book, sheet, content.replace(b"</sheetData>", row))


def test_a_number_that_thousands_share_is_said_at_once(monkeypatch):
    """Somebody chose the column of the department."""
    looked, clash = [], rows.numbers_clash
    monkeypatch.setattr(rows, "numbers_clash", lambda places: looked.append(1) or clash(places))
    told = rows.told_apart([StaffRow(number, f"Person {number}", "5") for number in range(2, 2002)])
    assert all("have the same number and different names" in row.problem for row in told)
    assert len(looked) == 1


def test_an_address_longer_than_an_account_may_have_is_no_address(desk):
    address = f"{'a' * 60}@{'.'.join(['b' * 60] * 4)}.example.org"
    desk.confirm(desk.give(listed(f"7,Nour Haddad,{address},,,,,", "8,Siôn Puw,,,,,,")))
    assert list(Employment.objects.values_list("staff_number", flat=True)) == ["8"]
    typed = {"name": "Nour Haddad", "email": address, "work": "other", "language": "en", "site": desk.organisation.pk}
    assert desk.client.post(f"{desk.list}new/", typed).status_code == 422


def test_so_many_unknown_places_are_offered_and_made_in_parts(desk, company):
    preview = desk.give(listed(*(f"{n},Nour Haddad,,,Team {n:03},,," for n in range(103))))
    page = desk.look(preview)
    keys = re.findall(r'name="place" value="([^"]*)"', page)
    assert (len(keys), "and 3 more" in page) == (100, True)
    desk.client.post(f"{preview}places/", {"place": [*keys, "\tteam 102"]})
    assert Group.objects.filter(organisation=company).count() == 100
