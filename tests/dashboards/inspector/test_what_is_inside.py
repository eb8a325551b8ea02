"""The other parts of the file: pages on paper, words that were confirmed, rules, figures, certificates, the list."""

import datetime as dt
import re

import pikepdf
import pytest

from certificates.models import Certificate
from certificates.printing import pdf
from curriculum.models import ComplianceProfile, Lesson
from dashboards.inspector import gathering, parts
from dashboards.inspector.summary import summarise
from people.models import Organisation
from people.staffing import let_go
from progress.models import Requirement
from progress.requiring import exempt
from tests.dashboards.inspector.conftest import DAY, names_in, opened, register_of, table
from tests.employed import employ, obligation_of, requirement_of
from tests.reading_pdf import faults_of, text_of, without_marks

STATEMENT = "I have read all of it,\nand I know whom to tell."


@pytest.fixture(autouse=True)
def on_a_day(today):
    """Certificates are not what most of these look at."""


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setattr(pdf, "render", lambda certificate: b"%PDF " + certificate.code.encode())


def page_of(file, name: str, tmp_path) -> tuple[str, list[str]]:
    """What is read in a PDF, and what checkers find wrong with it."""
    path = tmp_path / name
    path.write_bytes(opened(file).read(name))
    return without_marks(text_of(path.read_bytes())), faults_of(path)


def test_one_press_makes_all_of_it(ask, required, nour, finished):
    made = finished(nour.user, "2026-03-01T12:00+00:00", attestation=STATEMENT, attested_at="2026-03-01T12:05+00:00")
    assert names_in(ask()) == [
        "README.txt",
        "acknowledgements.csv",
        "acknowledgements.pdf",
        "certificates.csv",
        f"certificates/certificate-{made.certificate.code.lower()}.pdf",
        "profile-1.txt",
        "register.csv",
        "register.pdf",
        "summary.csv",
        "summary.pdf",
    ]


def test_the_register_on_paper_is_accessible(ask, required, hotel, nour, ada, tmp_path, quick):
    for name in ("Ζωή Παπά", "فاطمة الزهراء", "王小明", "<b>Bo</b> & Co", "\U00010380 Ugar"):
        employ(name, hotel, position="Room attendant")
    file = ask()
    words, faults = page_of(file, "register.pdf", tmp_path)
    assert faults == []
    for line in register_of(file).values():
        if "\U00010380" not in line["Name"]:
            assert line["Name"] in words, line["Name"]
        assert line["Due"] in words and line["Course"] in words
    assert "□ Ugar" in words and "Lines 1 to 7 of 7." in words
    with pikepdf.open(tmp_path / "register.pdf") as document:
        assert document.open_metadata()["dc:title"] == "Register of Aurora Hotels"
        assert document.Root.Lang == "en" and document.Root.MarkInfo.Marked


def test_a_long_register_comes_in_parts_with_headings_on_each_page(ask, required, hotel, monkeypatch, tmp_path, quick):
    monkeypatch.setattr(gathering, "ON_PAGES", 40)
    monkeypatch.setattr(parts, "ON_PAGES", 40)
    for number in range(90):
        employ(f"Person {number:03}", hotel)
    file = ask()
    assert [name for name in names_in(file) if name.startswith("register")] == [
        "register-1.pdf",
        "register-2.pdf",
        "register-3.pdf",
        "register.csv",
    ]
    read = [page_of(file, f"register-{part}.pdf", tmp_path) for part in (1, 2, 3)]
    assert [faults for _words, faults in read] == [[], [], []]
    found = [name for words, _faults in read for name in re.findall(r"Person \d{3}", words)]
    assert found == [name for name in register_of(file) if name.startswith("Person")] and len(found) == 90
    first = text_of(opened(file).read("register-1.pdf"))
    pages = first.split("\f")[:-1]
    assert len(pages) > 1 and all("Valid until" in page and "Certificate" in page for page in pages)
    assert f"2/{len(pages)}" in pages[1].replace(" ", "")


def test_pages_about_one_person_are_accessible_too(ask, required, hotel, nour, finished, tmp_path, quick):
    finished(nour.user, "2026-03-01T12:00+00:00", attestation="Yes.", attested_at="2026-03-01T12:00+00:00")
    file = ask(place=hotel)
    for name in ("register.pdf", "acknowledgements.pdf", "summary.pdf"):
        words, faults = page_of(file, name, tmp_path)
        assert faults == [], (name, faults)
        assert ("Nour Haddad" in words) is (name != "summary.pdf")


def test_pages_about_nobody_are_accessible_too(ask, required, tmp_path):
    file = ask(period=(DAY("2020-01-01"), DAY("2020-12-31")))
    for name in ("register.pdf", "summary.pdf"):
        words, faults = page_of(file, name, tmp_path)
        assert faults == [] and "Nobody was asked for a course in this period." in words


def test_what_people_confirmed(ask, required, nour, ada, finished, tmp_path, quick):
    facts = {"attestation": STATEMENT, "attested_at": "2026-03-01T03:30+00:00", "signed_as": "N. Haddad"}
    finished(nour.user, "2026-03-01T03:30+00:00", **facts)
    finished(ada.user, "2026-03-02T12:00+00:00", attestation="Yes.", attested_at="2026-03-02T12:00+00:00")
    file = ask()
    ada_said, nour_said = table(file, "acknowledgements.csv")
    assert nour_said["Words that were confirmed"] == STATEMENT and nour_said["Signed as"] == "N. Haddad"
    assert (nour_said["Confirmed"], nour_said["Time zone"]) == ("2026-02-28 22:30", "America/Toronto")
    assert nour_said["Version"] == "1.2" and nour_said["Version of the words"] != ada_said["Version of the words"]
    words, faults = page_of(file, "acknowledgements.pdf", tmp_path)
    assert faults == [] and "I have read all of it, and I know whom to tell." in words
    assert "N. Haddad" in words and "2026-02-28 22:30" in words and nour_said["Version of the words"] in words


def test_the_same_words_have_the_same_version(ask, required, nour, ada, finished, quick):
    for person in (nour, ada):
        finished(person.user, "2026-03-01T12:00+00:00", attestation="Yes.", attested_at="2026-03-01T12:00+00:00")
    assert len({row["Version of the words"] for row in table(ask(), "acknowledgements.csv")}) == 1


def test_what_was_asked_is_told_as_it_is_frozen(ask, company, outline, nour):
    profile = ComplianceProfile.objects.create(
        key="us-fl",
        name="Florida lodging",
        source="509.096 F.S.",
        address="https://example.org/509",
        review_by=DAY("2027-01-15"),
    )
    requirement_of(
        company,
        outline,
        profile_key=profile.key,
        profile_name="Florida lodging, as it was",
        approval_reference="DBPR 12",
        attestation=STATEMENT,
        minimum_minutes=20,
        asks_signature=True,
    )
    words = opened(ask()).read("profile-1.txt").decode()
    for said in (
        "Small Steps",
        "Aurora Hotels",
        "Required from Jan. 1, 2026 on.",
        "- For everyone who works there.",
        "- Due 30 days after hire.",
        "- At least 20 minutes.",
        "- Signed with a typed name.",
        STATEMENT,
        "Compliance profile: Florida lodging, as it was",
        "Approval reference: DBPR 12",
        "Source: 509.096 F.S.",
        "https://example.org/509",
        "to be looked at again by Jan. 15, 2027.",
        "This is an example of a rule, not legal advice.",
    ):
        assert said in words, said


def test_a_rule_whose_profile_is_gone_is_told_all_the_same(ask, required, nour):
    Requirement.objects.update(profile_key="gone", profile_name="Gone")
    words = opened(ask()).read("profile-1.txt").decode()
    assert "Compliance profile: Gone" in words and "This profile is not kept any more" in words


def test_the_summary_counts_and_names_nobody(ask, required, hotel, nour, ada, manager, finished, tmp_path, quick):
    Lesson.objects.update(topics=["definition", "recognising-activity"])
    gone, away = employ("Lea Left", hotel), employ("Ewa Exempt", hotel)
    finished(gone.user, "2026-02-01T12:00+00:00")
    let_go(gone, DAY("2026-06-30"))
    exempt(obligation_of(away), "Trained elsewhere", manager)
    for moment in ("2026-03-01T12:00+00:00", "2026-08-01T12:00+00:00"):
        finished(nour.user, moment)
    file = ask()
    rows = table(file, "summary.csv")
    by_site = {row["Group"]: row for row in rows if row["Counted by"] == "Site"}
    lake = by_site["Aurora Lakeside"]
    assert [lake[name] for name in ("Asked", "Exempt", "Trained", "Percent", "Finished in the period")] == [
        "2",
        "1",
        "2",
        "100",
        "3",
    ]
    assert (lake["Minutes in all"], lake["First finished"], lake["Last finished"]) == ("75", "2026-02-01", "2026-08-01")
    assert (by_site["Aurora Airport"]["Trained"], by_site["Aurora Airport"]["Percent"]) == ("0", "0")
    by_work = {row["Group"] for row in rows if row["Counted by"] == "Kind of work"}
    assert by_work >= {"Security", "Bell staff, doors and drivers"}
    words, faults = page_of(file, "summary.pdf", tmp_path)
    assert faults == [] and "2 of 3 people trained (66 %)." in words and "The employer requires it." in words
    assert "Topics: What trafficking is; Recognising signs" in words and "section 11(3)" in words
    for name in register_of(file):
        assert name not in words and name not in str(rows)


def test_a_requirement_that_followed_another_counts_once(ask, required, company, hotel, outline, nour, finished, quick):
    finished(nour.user, "2026-03-01T12:00+00:00")
    nearer = requirement_of(Organisation.objects.get(pk=hotel.pk), outline)  # its path has changed since
    file = ask(place=hotel)
    assert len(table(file, "register.csv")) == 2 and nearer.pk != required.pk
    [row] = [row for row in table(file, "summary.csv") if row["Counted by"] == "Site"]
    assert (row["Asked"], row["Finished in the period"]) == ("1", "1")
    assert {"profile-1.txt", "profile-2.txt"} <= set(names_in(file))


def test_nothing_to_summarise():
    assert summarise([]).by_course == []


def test_one_bad_certificate_is_listed_and_the_others_are_there(ask, required, nour, ada, finished, monkeypatch):
    good, bad = (finished(one.user, "2026-03-01T12:00+00:00").certificate for one in (nour, ada))

    def render(certificate: Certificate) -> bytes:
        if certificate.pk == bad.pk:
            raise RuntimeError("no ink")
        return b"%PDF"

    monkeypatch.setattr(pdf, "render", render)
    file = ask()
    assert [name for name in names_in(file) if name.startswith("certificates/")] == [
        f"certificates/certificate-{good.code.lower()}.pdf"
    ]
    notes = {row["Code"]: row["Note"] for row in table(file, "certificates.csv")}
    assert notes[good.printed_code] == "" and "could not be drawn" in notes[bad.printed_code]
    assert "1 certificate is not in the file." in opened(file).read("README.txt").decode()


def test_a_revoked_certificate_is_not_given_out(ask, required, nour, finished, quick):
    finished(nour.user, "2026-03-01T12:00+00:00").certificate.revoke("A mistake")
    file = ask()
    assert not [name for name in names_in(file) if name.startswith("certificates/")]
    assert "revoked" in table(file, "certificates.csv")[0]["Note"]


def test_a_part_that_cannot_be_made_is_listed(ask, required, nour, monkeypatch):
    def broken(*_args):
        raise RuntimeError("no ink")

    monkeypatch.setattr(parts, "print_table", broken)
    file = ask()
    assert "register.csv" in names_in(file) and "register.pdf" not in names_in(file)
    assert "What could not be made\n\n- register.pdf" in opened(file).read("README.txt").decode()


def test_the_list_says_what_is_inside_and_how_to_check(ask, required, hotel, nour, finished, quick):
    finished(nour.user, "2026-03-01T12:00+00:00")
    words = opened(ask(place=hotel)).read("README.txt").decode()
    for said in (
        "Inspector’s file: Aurora Lakeside\nA site of Aurora Hotels\nPeriod: Jan. 1, 2026 to Dec. 31, 2026\n",
        "Read out of the records on 2026-11-26 07:00 (America/Toronto)",
        "States are those at the end of Nov. 26, 2026",
        "- register.pdf: The register to read and print",
        "- certificates/: 1 certificate as a PDF",
        "/verify/ and type the code",
    ):
        assert said in words, said
    assert "\n\n\n" not in words


def test_the_list_tells_the_time_of_the_place(ask, required, hotel, nour, quick):
    Organisation.objects.filter(pk=hotel.pk).update(time_zone="Pacific/Auckland")
    words = opened(ask(place=hotel)).read("README.txt").decode()
    assert "Read out of the records on 2026-11-27 01:00 (Pacific/Auckland)" in words
    assert "States are those at the end of Nov. 27, 2026" in words


def test_it_is_in_the_language_of_whoever_asked(ask, required, manager, nour, quick):
    manager.language = "fr"
    manager.save()
    assert ask().language == "fr"


def test_days_of_the_zip_are_days_of_the_place(ask, required, nour):
    assert {info.date_time[:3] for info in opened(ask()).infolist()} == {(2026, 11, 26)}
    assert dt.date(2026, 11, 26) == DAY("2026-11-26")
