"""An employer requires a course, sees first who will get it, reads the register and takes it along."""

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looks import every_look, follow, violations
from tests.browser.test_accounts import sign_in

A_COMPANY = """
import datetime as dt
from people.demo import make_person
from people.models import Group, Membership, Organisation, Role, User
from people.staffing import take_on
company = Organisation.add_root(name="Juniper Stays", kind="employer", region="CA-ON-PEEL")
lake = company.add_child(name="Juniper Lakeside", kind="site", region="CA-ON-PEEL")
port = Organisation.objects.get(pk=company.pk).add_child(name="Juniper Airport", kind="site", region="CA-ON-PEEL")
boss = make_person("juniper", "Jo Juniper")
Membership.objects.create(user=boss, organisation=Organisation.objects.get(pk=company.pk), role=Role.ADMINISTRATOR)
names = "Amara Okafor, Chloé Tremblay, Dmitri Petrov, Fatima Zahra, Gurpreet Gill, Hana Sato, José Ruiz, ليلى حداد"
team = Group.objects.create(organisation=lake, name="Night team of Juniper")
for number, name in enumerate(names.split(", ")):
    person = User.objects.create_user(username=f"juniper-{number}", display_name=name)
    place, group = (lake, team) if number % 2 else (port, None)
    hired = dt.date.today() - dt.timedelta(days=number * 12)
    take_on(person, place, team=group, staff_number=f"J-{number:03}", position="Porter", hired_on=hired)
print(company.pk)
"""


@pytest.fixture(scope="module")
def company(server) -> str:
    return server.manage("shell", "-v", "0", "-c", A_COMPANY).split()[-1]


def require(page: Page) -> None:
    """From the groups to the button, without a script."""
    sign_in(page, "juniper", then="/groups/")
    follow(page.get_by_role("link", name="Required training of Juniper Stays"))
    if page.get_by_role("heading", name="Required here").count():
        return
    follow(page.get_by_role("link", name="Require a course"))
    follow(page.get_by_role("link", name="Eyes Open, Doors Open"))
    page.get_by_role("radio", name="Strict default").check()
    page.get_by_role("radio", name="Everyone who works there", exact=True).check()
    follow(page.get_by_role("button", name="See who will get it"))
    expect(page.get_by_role("heading", name="8 people get it")).to_be_visible()
    expect(page.get_by_role("region", name="Where they work")).to_contain_text("Juniper Airport")
    follow(page.get_by_role("button", name="Require it of 8 people"))
    expect(page.get_by_text("Required: Eyes Open, Doors Open.")).to_be_visible()


def test_from_requiring_to_the_register_and_its_file(open_page, company, tmp_path):
    page = open_page(java_script_enabled=False)
    require(page)
    follow(page.get_by_role("link", name="Register: Juniper Stays"))
    people = page.get_by_role("region", name="People, by name")
    expect(people.get_by_role("row")).to_have_count(9)

    follow(people.get_by_role("link", name="Amara Okafor"))
    page.get_by_label("Reason", exact=True).fill("Trained elsewhere")
    follow(page.get_by_role("button", name="Exempt this person"))
    expect(page.get_by_text("Exempt · Trained elsewhere")).to_be_visible()
    follow(page.get_by_role("link", name="Register: Juniper Stays"))

    page.get_by_label("State").select_option("Exempt")
    follow(page.get_by_role("button", name="Show"))
    expect(people.get_by_role("row")).to_have_count(2)
    with page.expect_download() as download:
        page.get_by_role("link", name="As a table (CSV)").click()
    table = list(csv.reader(io.StringIO(Path(download.value.path()).read_text("utf-8-sig"))))
    assert [(row[0], row[2], row[3]) for row in table[1:]] == [("Amara Okafor", "Exempt", "Trained elsewhere")]


@every_look
def test_every_page_can_be_used_by_everyone(open_page, company, options):
    page = open_page(**options)
    require(page)
    here = f"/groups/organisations/{company}"
    asked = "who=all&starts_on=2026-01-01&window_days=60"
    pages = [
        "required/",
        "required/new/",
        "required/new/eyes-open-doors-open/",
        "register/",
        "register/?state=everyone",
    ]
    found = []
    for there in [*pages, f"required/new/eyes-open-doors-open/who/?{asked}"]:
        page.goto(f"{here}/{there}")
        found += violations(page)
    page.goto(f"{here}/required/")
    for link in ("Change", "Withdraw"):
        follow(page.get_by_role("link", name=re.compile(f"{link} ?: Eyes Open")))
        found += violations(page)
        page.goto(f"{here}/required/")
    page.goto(f"{here}/register/")
    follow(page.get_by_role("link", name="Chloé Tremblay"))
    assert found + violations(page) == []
