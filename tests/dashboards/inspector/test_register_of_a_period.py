"""Every line of the file says what the register says, of the period that was asked for."""

import csv
import io

import pytest

from dashboards.inspector import lines
from people.models import Organisation, User
from people.staffing import let_go, move, take_on
from progress.models import Obligation
from progress.requiring import exempt
from tests.dashboards.inspector.conftest import YEAR, names_in, opened, register_of, table
from tests.dashboards.register.test_register_files import csv_rows
from tests.employed import DAY, employ, obligation_of, requirement_of


@pytest.fixture(autouse=True)
def quick(monkeypatch, today):
    from certificates.printing import pdf
    from dashboards.inspector import parts

    monkeypatch.setattr(pdf, "render", lambda certificate: b"%PDF " + certificate.code.encode())
    monkeypatch.setattr(parts, "print_table", lambda *_: b"%PDF")
    monkeypatch.setattr(parts, "print_signed", lambda *_: b"%PDF")
    monkeypatch.setattr(parts, "print_summary", lambda *_: b"%PDF")


def rows_in(file) -> list[list[str]]:
    return list(csv.reader(io.StringIO(opened(file).read("register.csv").decode("utf-8-sig"))))


def test_until_today_it_equals_the_screens_register(
    ask, desk, company, hotel, required, nour, ada, manager, finished, today
):
    left, away = employ("Lea Left", hotel), employ("Ewa Exempt", hotel)
    finished(nour.user, "2026-03-01T12:00+00:00")
    finished(left.user, "2026-02-01T12:00+00:00")
    let_go(left, DAY("2026-06-30"))
    exempt(obligation_of(away), "Trained elsewhere", manager)
    shown = csv_rows(desk, company, "?state=everyone")
    in_file = rows_in(ask())
    assert [row[:13] for row in in_file] == shown and len(shown) == 5
    assert in_file[0][13:] == ["Hired", "Asked since", "First due", "Last day of work"]
    line = register_of(ask())["Lea Left"]
    assert (line["Remark"], line["Last day of work"], line["Finished"]) == (
        "Left on June 30, 2026",
        "2026-06-30",
        "2026-02-01",
    )
    assert register_of(ask())["Ewa Exempt"]["Remark"] == "Trained elsewhere"


def test_each_line_is_what_the_database_holds(ask, required, nour, ada, finished):
    finished(nour.user, "2026-03-01T12:00+00:00")
    found = register_of(ask())
    for obligation in Obligation.objects.select_related("learner", "organisation", "employment"):
        line = found[str(obligation.learner)]
        days = [obligation.due_on, obligation.completed_on, obligation.valid_until, obligation.since]
        assert [line[name] for name in ("Due", "Finished", "Valid until", "Asked since")] == [
            day.isoformat() if day else "" for day in days
        ]
        assert line["Site"] == obligation.organisation.name
        assert line["Staff number"] == obligation.employment.staff_number
        assert line["Certificate"] == (obligation.completion.certificate.code if obligation.completion else "")


def test_overdue_then_late(ask, required, nour, finished):
    finished(nour.user, "2026-03-01T12:00+00:00")
    february = register_of(ask(period=(DAY("2026-01-01"), DAY("2026-02-28"))))["Nour Haddad"]
    assert (february["State"], february["Due"], february["Finished"]) == ("Overdue", "2026-01-31", "")
    assert february["Certificate"] == ""
    march = register_of(ask(period=(DAY("2026-01-01"), DAY("2026-03-31"))))["Nour Haddad"]
    assert (march["State"], march["First due"], march["Finished"]) == ("Up to date", "2026-01-31", "2026-03-01")


def test_renewed_twice(ask, required, nour, finished, today):
    made = [finished(nour.user, f"{year}-01-20T12:00+00:00") for year in (2026, 2027, 2028)]
    today(2028, 6, 1)
    for year, one in zip((2026, 2027, 2028), made, strict=True):
        file = ask(period=(DAY(f"{year}-01-01"), DAY(f"{year}-12-31")))
        line = register_of(file)["Nour Haddad"]
        assert (line["Finished"], line["Valid until"]) == (f"{year}-01-20", f"{year + 1}-01-20")
        assert line["Certificate"] == one.certificate.code
        assert f"certificates/certificate-{one.certificate.code.lower()}.pdf" in names_in(file)
    all_of_it = ask(period=(DAY("2026-01-01"), DAY("2028-12-31")))
    assert len(table(all_of_it, "certificates.csv")) == 3


def test_who_left_before_is_not_asked_and_who_left_later_was_there(ask, hotel, required, today):
    before, later = employ("Bea Before", hotel), employ("Lia Later", hotel)
    let_go(before, DAY("2026-03-31"))
    let_go(later, DAY("2026-10-31"))
    summer = register_of(ask(period=(DAY("2026-06-01"), DAY("2026-08-31"))))
    assert "Bea Before" not in summer
    assert (summer["Lia Later"]["State"], summer["Lia Later"]["Last day of work"]) == ("Overdue", "2026-10-31")
    assert "Nour Haddad" in summer


def test_what_is_asked_after_the_period_is_not_in_it(ask, required, hotel):
    new = employ("Nia New", hotel, hired_on=DAY("2026-09-01"))
    assert "Nia New" not in register_of(ask(period=(DAY("2026-01-01"), DAY("2026-08-31"))))
    assert register_of(ask())["Nia New"]["Hired"] == new.hired_on.isoformat()


def test_an_exemption_counts_from_its_day(ask, required, nour, manager, today):
    exempt(obligation_of(nour), "On leave", manager)
    assert register_of(ask())["Nour Haddad"]["State"] == "Exempt"
    before = register_of(ask(period=(DAY("2026-01-01"), DAY("2026-10-31"))))["Nour Haddad"]
    assert (before["State"], before["Remark"]) == ("Overdue", "")


def test_of_a_site_only_its_people_and_of_another_company_nobody(ask, required, hotel, outline, nour, ada):
    other = Organisation.add_root(name="Borealis Inns", kind=Organisation.Kind.EMPLOYER)
    employ("Otto Other", other)
    requirement_of(other, outline)
    assert set(register_of(ask(place=hotel))) == {"Nour Haddad"}
    assert set(register_of(ask())) == {"Nour Haddad", "Ada Ames"}


def test_who_moved_stands_where_they_work_now(ask, required, hotel, airport, nour):
    move(nour, airport)
    assert set(register_of(ask(place=hotel))) == set()
    assert register_of(ask(place=airport))["Nour Haddad"]["Site"] == "Aurora Airport"


def test_a_day_is_a_day_where_the_person_works(ask, required, nour, finished, hotel):
    Organisation.objects.filter(pk=hotel.pk).update(time_zone="Pacific/Auckland")
    finished(nour.user, "2026-06-30T20:00+00:00", attestation="Yes.", attested_at="2026-06-30T20:00+00:00")
    june = ask(period=(DAY("2026-01-01"), DAY("2026-06-30")))
    assert register_of(june)["Nour Haddad"]["Finished"] == ""
    july = ask(period=(DAY("2026-07-01"), DAY("2026-07-31")))
    assert register_of(july)["Nour Haddad"]["Finished"] == "2026-07-01"
    signed = table(july, "acknowledgements.csv")[0]
    assert (signed["Confirmed"], signed["Time zone"]) == ("2026-07-01 08:00", "Pacific/Auckland")


def test_what_was_done_for_another_employer_is_not_told(ask, required, hotel, finished):
    person = User.objects.create_user(display_name="Nia New")
    elsewhere = finished(person, "2024-11-30T12:00+00:00", attestation="There.", attested_at="2024-11-30T12:00+00:00")
    take_on(person, hotel, hired_on=DAY("2026-02-01"))
    here = finished(person, "2026-03-01T12:00+00:00", attestation="Here.", attested_at="2026-03-01T12:00+00:00")
    file = ask(period=(DAY("2024-01-01"), DAY("2026-12-31")))
    assert [row["Code"] for row in table(file, "certificates.csv")] == [here.certificate.printed_code]
    assert [row["Words that were confirmed"] for row in table(file, "acknowledgements.csv")] == ["Here."]
    assert elsewhere.certificate.code not in opened(file).read("register.csv").decode()


def test_what_counts_here_is_told_wherever_it_was_done(ask, required, hotel, finished):
    person = User.objects.create_user(display_name="Nia New")
    brought = finished(person, "2025-12-15T12:00+00:00", active_seconds=3600)
    take_on(person, hotel, hired_on=DAY("2026-02-01"))
    file = ask()
    assert register_of(file)["Nia New"]["Finished"] == "2025-12-15"
    assert [row["Code"] for row in table(file, "certificates.csv")] == [brought.certificate.printed_code]


@pytest.mark.parametrize("name", ["=cmd|'/c calc'!A1", "+1", "-1", "@SUM(1)", "\tx", "＝1"])
def test_nothing_is_run_in_any_table(ask, required, hotel, finished, monkeypatch, name):
    monkeypatch.setattr(lines, "_", lambda words: f"={words}")
    person = employ("Someone", hotel)
    type(person.user).objects.filter(pk=person.user_id).update(display_name=name)
    person.user.refresh_from_db()
    finished(
        person.user,
        "2026-03-01T12:00+00:00",
        attestation="=1+1",
        attested_at="2026-03-01T12:00+00:00",
        signed_as="=HYPERLINK(1)",
    )
    file = ask()
    for part in ("register.csv", "acknowledgements.csv", "summary.csv", "certificates.csv"):
        cells = csv.reader(io.StringIO(opened(file).read(part).decode("utf-8-sig"), newline=""))
        assert [cell for row in cells for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "＝"))] == []
    assert any(cell == "'=Hired" for cell in rows_in(file)[0])


def test_an_empty_period_says_so(ask, required):
    file = ask(period=(DAY("2020-01-01"), DAY("2020-12-31")))
    assert file.has_file and file.lines == 0
    assert table(file, "register.csv") == [] and table(file, "acknowledgements.csv") == []
    assert "Nobody was asked for a course here in this period" in opened(file).read("README.txt").decode()


def test_the_queries_do_not_grow_with_the_people(ask, company, hotel, required, django_assert_max_num_queries):
    register = lines.PeriodRegister(company, YEAR)
    for number in range(30):
        employ(f"Person {number}", hotel)
    with django_assert_max_num_queries(5):
        assert len(list(register.lines())) == 32
