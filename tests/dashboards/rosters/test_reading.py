"""What a list says, whatever it comes as; and what is said of one that cannot be read."""

import codecs
import datetime as dt
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curriculum.packing.problems import Mistake
from dashboards.rosters.columns import Columns, Shown, guess
from dashboards.rosters.headings import Part
from dashboards.rosters.oneroster import Classes
from dashboards.rosters.reading import read_file, read_text
from dashboards.rosters.rows import rows_of
from people.models import Organisation
from people.names import tidied
from tests.dashboards.rosters.lists import EXPORT, EXPORT_1_2, USERS_1_1, USERS_1_2, with_member, workbook, zipped

HEADED = (
    "First Name,Last Name,Student Number,Birth Date,Homeroom\nAmina,Khan,001,2012-01-02,12\nBen,Bow,002,2012-03-04,12\n"
)


def read_bytes(content: bytes, name: str = "list.csv"):
    return read_file(name, io.BytesIO(content), len(content))


def names(given, **changes) -> list[str]:
    columns = guess(given)
    columns = Columns(**{**columns.as_data(), **changes})
    return [columns.name_of(line.cells) for line in given.body(columns.is_headed)]


def refusal(content: bytes, name: str = "list.csv") -> str:
    with pytest.raises(Mistake) as caught:
        read_bytes(content, name)
    return caught.value.sentence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Amina\nBen", ["Amina", "Ben"]),
        ("Name\r\nAmina\r\n\r\n  Ben  \r\n", ["Amina", "Ben"]),
        ("Khan, Amina\nBow, Ben", ["Amina K.", "Ben B."]),
        ('"Khan, Amina"\n"Bow, Ben"', ["Amina K.", "Ben B."]),
        ('Student Name,ID\n"Khan, Amina",77\nBen,78\n"Cole, Cleo",79', ["Amina K.", "Ben", "Cleo C."]),
        (HEADED, ["Amina K.", "Ben B."]),
        (HEADED.replace(",", ";"), ["Amina K.", "Ben B."]),
        (HEADED.replace(",", "\t"), ["Amina K.", "Ben B."]),
        ("sep=;\nNom;Prénom\nCôté;Zoé", ["Zoé C."]),
        ("Nom\nZoé Côté", ["Zoé Côté"]),
        ("Prénom,Nom de famille,Prénom usuel\nJosé,Peña,Pepe\nعلي,حسن,\nᐋᓂ,ᐊᓂ,", ["Pepe P.", "علي حسن", "ᐋᓂ ᐊᓂ"]),
        ("givenName,familyName\nLi,de la Cruz", ["Li D."]),
        ("Amina\t4711\nBen\t4712", ["Amina", "Ben"]),
        (" ".join(["Maria"] * 26), [" ".join(["Maria"] * 26)]),
        ("A\u202emina\u0007", ["Amina"]),
        ("First name,Last name\nAmina", ["Amina"]),
        ("Name,Surname,Period 1 of 2026\nAmina,Khan,4", ["Amina K."]),
        ("Full name,Surname,Preferred name\nAmina Khan,Khan,\nBenjamin Bow,Bow,Ben", ["Amina Khan", "Ben"]),
        ('Student Name,Preferred Name\n"Khan, Amina",Mina\n"Bow, Ben",', ["Mina K.", "Ben B."]),
        ("Sam Parent\nAnne Ville", ["Sam Parent", "Anne Ville"]),
        ("Student's preferred name,Student Last Name\nSam,Parent", ["Sam P."]),
        ("a," + " " * 300_000 + "1\nBen", ["a,", "Ben"]),
    ],
)
def test_names_are_found_in_what_is_pasted(text, expected):
    assert names(read_text(text)) == expected


def test_how_much_of_a_family_name_is_shown_is_chosen():
    given = read_text(HEADED)
    assert names(given, shown=Shown.GIVEN) == ["Amina", "Ben"]
    assert names(given, shown=Shown.WHOLE) == ["Amina Khan", "Ben Bow"]


@pytest.mark.parametrize(
    "content",
    [
        HEADED.encode(),
        codecs.BOM_UTF8 + HEADED.encode(),
        HEADED.encode("utf-16"),
        codecs.BOM_UTF16_BE + HEADED.encode("utf-16-be"),
        HEADED.replace("Amina", "Zoé").encode("cp1252"),
        HEADED.replace("\n", "\r").encode(),
        workbook(
            [["First Name", "Last Name", "Student Number", "Birth Date"], ["Amina", "Khan", 1, dt.date(2012, 1, 2)]]
        ),
    ],
)
def test_files_are_read_however_they_are_written(content):
    given = read_bytes(content)
    assert names(given)[0] in ("Amina K.", "Zoé K.")
    columns = guess(given)
    assert columns.number_of(given.lines[1].cells).lstrip("0") == "1"
    assert given.unread == ["Birth Date"] and "2012" not in str(given.lines)


def test_rows_keep_the_numbers_that_a_spreadsheet_shows():
    given = read_text('Name\n\nAmina\n"Ben\nBow"\nCleo')
    assert [(line.number, tidied(line.cells[0])) for line in given.lines] == [
        (1, "Name"), (3, "Amina"), (4, "Ben Bow"), (6, "Cleo"),
    ]  # fmt: skip
    book = read_bytes(workbook([["Name"], [None], ["Amina"]]), "a.xlsx")
    assert [line.number for line in book.lines] == [1, 3]


def test_an_open_quotation_mark_costs_its_own_row_only():
    given = read_text('Name,ID\nAmina,11\n"Ben,12\nCleo,13\n"Dan" B,14\n')
    assert [(line.number, line.cells[0]) for line in given.lines if not line.problem] == [
        (1, "Name"), (2, "Amina"), (4, "Cleo"),
    ]  # fmt: skip
    assert [line.number for line in given.lines if line.problem] == [3, 5]


def test_a_column_that_only_counts_is_no_number():
    given = read_text("No,Name\n1,Amina\n2,Ben\n3,Cleo")
    assert guess(given).places == {Part.WHOLE: 1}


def test_a_formula_is_what_it_last_came_to_or_text():
    given = read_bytes(workbook([["Name", "ID"], ['=HYPERLINK("http://x")', 5], ["Ben", 1.0], ["Cy", "007"]]), "a.xlsx")
    assert [line.cells for line in given.lines[1:]] == [["", "5"], ["Ben", "1"], ["Cy", "007"]]


def test_one_class_of_an_export_is_chosen():
    for export, expected in ((EXPORT, ["Amina K.", "Ben B."]), (EXPORT_1_2, ["Mina K.", "Ben B."])):
        given = read_bytes(zipped(export), "export.zip")
        assert isinstance(given, Classes)
        given = Classes.of(given.as_data())
        assert [one.title for one in given.classes][0] == "Health · 8B"
        table = given.table(0)
        assert names(table)[:2] == expected
        problems = [(line.number, line.problem) for line in table.lines if line.problem]
        assert problems[-1] == (9, "This learner is in enrollments.csv, and not in users.csv.")
    assert [one.title for one in read_bytes(zipped(EXPORT)).classes] == ["Health · 8B", "Health · 8C"]
    assert len(read_bytes(zipped(EXPORT)).table(0).lines) == 4  # no teacher, nobody deleted, no place that is over


def test_users_alone_are_students_only():
    given = read_text(USERS_1_1)
    assert names(given) == ["Amina K.", "Ben B.", "Eve E."] and "2 people" in given.notes[0]
    assert "@" not in str(given.lines)
    given = read_bytes(zipped({"users.csv": USERS_1_2, "roles.csv": EXPORT_1_2["out/roles.csv"]}))
    assert names(given) == ["Mina K.", "Ben B."]
    assert "does not say who is a student" in read_text(USERS_1_2).notes[0]


BOOK = workbook([["Name"], ["Amina"]])
SHEET = b"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<dimension ref="A1:XFD1048576"/>
<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Amina</t></is></c><c r="XFD1" t="inlineStr"><is><t>far</t></is></c>
</row>%s</sheetData></worksheet>"""
FAR_DOWN = b'<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>Ben</t></is></c></row>'
ENTITY = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "Amina">]><worksheet/>'
WIDE_ENTITY = ENTITY.decode().encode("utf-16")
NO_ENROLMENTS = {**EXPORT, "enrollments.csv": "sourcedId,classSourcedId,userSourcedId,role\n"}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b"\n\n , \n", "There are no names in this list."),
        (b"Name\n", "There are no names in this list."),
        (b"x" * (10 * 1024 * 1024), "larger than 8 MB"),
        (b"x" * (2 * 1024 * 1024), "larger than 1 MB"),
        ("\n".join(f"Name {number}" for number in range(501)).encode(), "more than 500 rows"),
        (b"\n" * 900_000 + b"Amina", "more than 500 rows"),
        (b"\xd0\xcf\x11\xe0rest", "a file of an old Excel"),
        (b"%PDF-1.7\x00\x81", "not text"),
        (zipped({"content.xml": "x", "mimetype": "of another office program"}), "no list in this file"),
        (zipped({"xl/workbook.xml": "x", "xl/big.bin": b"0" * 9_000_000}), "would be too large"),
        (zipped({"xl/workbook.xml": "x"}), "XLSX file is damaged"),
        (BOOK[:-30], "not a sound zip file"),
        (with_member(BOOK, "xl/worksheets/sheet1.xml", ENTITY), "no spreadsheet program writes"),
        (with_member(BOOK, "xl/worksheets/sheet1.xml", WIDE_ENTITY), "no spreadsheet program writes"),
        (with_member(BOOK, "xl/worksheets/sheet1.xml", SHEET % FAR_DOWN), "more than 500 rows"),
        (workbook([["Name"]] + [[f"N{number}"] for number in range(501)]), "more than 500 rows"),
        (zipped({"users.csv": "sourcedId,givenName,familyName\n"}), "no names"),
        (zipped(NO_ENROLMENTS), "No class in this file"),
        (zipped({**EXPORT, "users.csv": "sourcedId\n" + "x" * 140_000}), "cannot be read from line 1 on"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_list_gets_a_sentence(content, sentence):
    assert sentence in refusal(content)


def test_a_sheet_as_wide_as_can_be_is_read_as_far_as_a_list_goes():
    given = read_bytes(with_member(BOOK, "xl/worksheets/sheet1.xml", SHEET % b""), "wide.xlsx")
    assert given.lines[0].cells[0] == "Amina" and given.width == 1


def test_links_to_other_files_are_not_followed():
    link = b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    given = read_bytes(with_member(BOOK, "xl/externalLinks/externalLink1.xml", link), "linked.xlsx")
    assert names(given) == ["Amina"]


@settings(max_examples=60)
@given(st.text(st.sampled_from("Name,IDé;\t\"' \n\r0=@|\u202e"), max_size=80) | st.binary(max_size=60))
def test_whatever_comes_is_read_or_refused_with_a_sentence(content):
    try:
        table = read_text(content) if isinstance(content, str) else read_bytes(content)
    except Mistake as mistake:
        assert mistake.sentence
    else:
        assert all(row.name or row.problem for row in rows_of(table, guess(table), Organisation(pk=1)))
