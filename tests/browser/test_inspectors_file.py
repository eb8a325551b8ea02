"""A training manager asks for the inspector's file, watches it being made, downloads it and reads what is in it."""

import csv
import io
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.looks import every_look, follow, violations
from tests.browser.test_accounts import sign_in
from tests.reading_pdf import faults_of, text_of

A_COMPANY = """
import datetime as dt
from django.utils import timezone
from certificates.awarding import award
from curriculum.models import Course
from curriculum.outline import outline_of
from people.demo import make_person
from people.models import Membership, Organisation, Role, User
from people.staffing import let_go, take_on
from progress.fulfilling import fulfil
from progress.models import Completion, Enrolment, Obligation, Requirement
from progress.obliging import settle_all
company = Organisation.add_root(name="Larch Inns", kind="employer", region="CA-ON-PEEL")
lake = company.add_child(name="Larch Lakeside", kind="site", region="CA-ON-PEEL")
port = Organisation.objects.get(pk=company.pk).add_child(name="Larch Airport", kind="site", region="CA-ON-PEEL")
company = Organisation.objects.get(pk=company.pk)
boss = make_person("larch", "Lou Larch")
Membership.objects.create(user=boss, organisation=company, role=Role.ADMINISTRATOR)
outline = outline_of(Course.objects.get(slug="eyes-open-doors-open", locale__language_code="en"))
people = []
for number, name in enumerate(["Amara Diallo", "Chloé Roy", "Dmitri Ilin", "Fatima Noor", "Gita Gill", "ليلى نور"]):
    person = User.objects.create_user(username=f"larch-{number}", display_name=name)
    place = Organisation.objects.get(name="Larch Lakeside" if number % 2 else "Larch Airport")
    people.append(take_on(person, place, staff_number=f"L-{number:03}", position="Porter"))
Requirement.objects.create(
    organisation=company, course_key=outline.key, course_title=outline.title, due_days=30, renewal_months=12,
    starts_on=dt.date.today() - dt.timedelta(days=90), asks_signature=True,
)
settle_all(company)
for one in people[:3]:
    enrolment = Enrolment.objects.create(learner=one.user, course_key=outline.key, course_title=outline.title)
    made = Completion.objects.create(
        enrolment=enrolment, course_key=outline.key, course_title=outline.title, course_version="1.0", language="en",
        completed_at=timezone.now() - dt.timedelta(days=20), minutes=36, active_seconds=2052,
        modules=[{"title": "What to notice", "minutes": 36}], attestation="I have read all of it.",
        attested_at=timezone.now() - dt.timedelta(days=20), signed_as=one.user.display_name,
    )
    fulfil(made, list(Obligation.objects.of(one.user).select_related("requirement", "organisation")))
    award(made)
let_go(people[1], dt.date.today() - dt.timedelta(days=10))
print(company.pk)
"""
LEFT_BY_A_WORKER = """
import datetime as dt, uuid
from dashboards.inspector import beginning
from dashboards.inspector.gathering import gather
from dashboards.inspector.models import InspectorFile
from dashboards.inspector.period import Period
from people.models import Organisation, User
from django.utils import timezone
beginning.hand_out = lambda file: None
company = Organisation.objects.get(pk={company})
boss = User.objects.get(email="larch@demo.example.org")
file = beginning.begin(company, Period(dt.date(2026, 1, 1), dt.date(2026, 12, {day})), boss, uuid.uuid4())
gather(file)
long_ago = timezone.now() - dt.timedelta(minutes={minutes})
InspectorFile.objects.filter(pk=file.pk).update(created_at=long_ago, gathered_at=long_ago)
if file.certificates:
    type(file.certificates).objects.filter(pk=file.certificates.pk).update(created_at=long_ago)
print(file.get_absolute_url())
"""
MAKE_ONE = """
from dashboards.inspector.making import make
from dashboards.inspector.models import InspectorFile, InspectorPart
file = InspectorFile.objects.filter(finished_at=None).get()
make(InspectorPart.objects.claim(file.parts.waiting().first().pk))
"""


@pytest.fixture(scope="module")
def company(server) -> str:
    return server.manage("shell", "-v", "0", "-c", A_COMPANY).split()[-1]


def to_the_page(page: Page) -> None:
    """From the groups, as a manager goes."""
    sign_in(page, "larch", then="/groups/")
    follow(page.get_by_role("link", name="Inspector’s file of Larch Inns"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Inspector’s file: Larch Inns")


def take_along(page: Page) -> zipfile.ZipFile:
    with page.expect_download() as caught:
        page.get_by_role("link", name="Download (ZIP)").click()
    assert re.fullmatch(r"inspectors-file-\d+\.zip", caught.value.suggested_filename)
    return zipfile.ZipFile(io.BytesIO(Path(caught.value.path()).read_bytes()))


def rows_of(archive: zipfile.ZipFile, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig"), newline="")))


def registers_rows(page: Page, company: str) -> list[dict[str, str]]:
    """As the screen's own file has them."""
    page.goto(f"/groups/organisations/{company}/register/?state=everyone")
    with page.expect_download() as caught:
        page.get_by_role("link", name="As a table (CSV)").click()
    return list(csv.DictReader(io.StringIO(Path(caught.value.path()).read_text("utf-8-sig"), newline="")))


@every_look
def test_from_a_press_to_every_row_of_the_file(open_page, company, tmp_path, options):
    page = open_page(**options)
    to_the_page(page)
    found = violations(page)
    follow(page.get_by_role("button", name="Make the file"))
    expect(page.get_by_text("6 lines in the register")).to_be_visible()
    found += violations(page)
    archive = take_along(page)
    assert archive.testzip() is None
    in_file = rows_of(archive, "register.csv")
    shown = registers_rows(page, company)
    assert [{name: row[name] for name in shown[0]} for row in in_file] == shown and len(shown) == 6
    assert [row["Remark"].startswith("Left on") for row in in_file].count(True) == 1
    codes = {row["Certificate"] for row in in_file if row["Certificate"]}
    pdfs = {name for name in archive.namelist() if name.startswith("certificates/")}
    assert pdfs == {f"certificates/certificate-{code.lower()}.pdf" for code in codes} and len(codes) == 3
    signed = rows_of(archive, "acknowledgements.csv")
    assert {row["Signed as"] for row in signed} == {"Amara Diallo", "Chloé Roy", "Dmitri Ilin"}
    for name in ("register.pdf", "acknowledgements.pdf", "summary.pdf"):
        (tmp_path / name).write_bytes(archive.read(name))
        assert faults_of(tmp_path / name) == [], name
    assert "Amara Diallo" in text_of(archive.read("register.pdf"))
    assert "legal advice" in archive.read("profile-1.txt").decode()
    assert found == []


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_without_a_script_it_works_as_well(open_page, company, viewport):
    page = open_page(viewport=viewport, java_script_enabled=False)
    to_the_page(page)
    page.get_by_label("From", exact=True).fill("2026-12-31")
    page.get_by_label("To", exact=True).fill("2026-01-01")
    follow(page.get_by_role("button", name="Make the file"))
    expect(page.get_by_text("This is before the first day.")).to_be_visible()
    page.get_by_label("From", exact=True).fill("2026-01-01")
    page.get_by_label("To", exact=True).fill("2026-12-31")
    page.get_by_role("combobox", name="Site").select_option("Larch Lakeside")
    follow(page.get_by_role("button", name="Make the file"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Inspector’s file: Larch Lakeside")
    assert {row["Site"] for row in rows_of(take_along(page), "register.csv")} == {"Larch Lakeside"}


def test_the_page_follows_the_work_until_the_file_is_there(open_page, server, company):
    there = server.manage("shell", "-v", "0", "-c", LEFT_BY_A_WORKER.format(company=company, day=30, minutes=0)).strip()
    page = open_page()
    page.clock.install()
    to_the_page(page)
    page.goto(there)
    expect(page.get_by_text("0 of 10 parts and certificates made")).to_be_visible()
    server.manage("shell", "-c", MAKE_ONE)
    page.clock.fast_forward(5_000)
    expect(page.get_by_text("1 of 10 parts and certificates made")).to_be_visible()
    server.manage("resume_batches")
    page.clock.fast_forward(5_000)
    expect(page.get_by_role("link", name="Download (ZIP)")).to_be_visible()


@every_look
def test_a_file_left_behind_is_gone_on_with(open_page, server, company, options):
    left = LEFT_BY_A_WORKER.format(company=company, day=29, minutes=10)
    there = server.manage("shell", "-v", "0", "-c", left).strip()
    page = open_page(**options)
    to_the_page(page)
    page.goto(there)
    expect(page.get_by_text("Nothing has moved for some minutes.")).to_be_visible()
    assert violations(page) == []
    follow(page.get_by_role("button", name="Go on"))
    assert "register.csv" in take_along(page).namelist()


@every_look
def test_the_training_summary_alone(open_page, company, options):
    page = open_page(**options)
    to_the_page(page)
    follow(page.get_by_role("link", name="Training summary for a report on forced labour"))
    expect(page.get_by_text("3 of 6 people trained (50 %).")).to_be_visible()
    assert violations(page) == []
    with page.expect_download() as caught:
        page.get_by_role("link", name="Download (PDF)").click()
    words = text_of(Path(caught.value.path()).read_bytes())
    assert "3 of 6 people trained" in " ".join(words.split()) and "Amara" not in words
