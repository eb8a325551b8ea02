"""A training manager brings the list of payroll: forty rows, five of which cannot be read; then one person by hand."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.looks import every_look, follow, violations
from tests.browser.test_accounts import sign_in

A_COMPANY = """
from people.demo import make_person
from people.models import Membership, Organisation, Role
company = Organisation.add_root(name="{name}", kind="employer")
company.add_child(name="{name} Lakeside", kind="site")
Membership.objects.create(user=make_person("{who}", "Mo"), organisation=company, role=Role.ADMINISTRATOR)
print(company.pk)
"""
HEADINGS = ["Matricule", "Name", "Email", "Property", "Department", "Job title", "Hire date", "Salary"]


@pytest.fixture(scope="module")
def new_company(server):
    def make(name: str, who: str) -> str:
        return server.manage("shell", "-v", "0", "-c", A_COMPANY.format(name=name, who=who)).split()[-1]

    return make


def rows(site: str, tag: str) -> list[list[str]]:
    """Half have an address; days can be read both ways; one site and one team are not there yet."""
    made = [HEADINGS]
    for place in range(40):
        address = f"nora{place}.{tag}@example.org" if place % 2 else ""
        property_, team = ("Harbour", "") if place == 30 else (site, "Rooms" if place == 31 else "")
        made.append(
            [f"{1000 + place}", f"Nora{place} Khan", address, property_, team, "Room attendant", "03/04/2021", "9"]
        )
    made[3][1] = ""
    made[11][1] = "=HYPERLINK(1)"
    made[20][0] = made[21][0]
    made[33][6] = "13/13/2026"
    made[37][1] = " ".join(["Maria"] * 26)
    return made


BAD = [4, 12, 21, 22, 34]


def give(page: Page, file) -> None:
    follow(page.get_by_role("link", name="Take over a list"))
    page.get_by_label("Or choose a file").set_input_files(file)
    follow(page.get_by_role("button", name="Go on"))
    expect(page.get_by_text("Not read at all, because it is private: Salary")).to_be_visible()
    page.get_by_label("Day first").check()
    follow(page.get_by_role("button", name="See what will happen"))


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without"])
def test_forty_rows_with_five_bad_ones(open_page, new_company, script, tmp_path):
    name, who = ("Maple Hotels", "maple") if script else ("Birch Hotels", "birch")
    company = new_company(name, who)
    page = open_page(viewport=DESK if script else PHONE, java_script_enabled=script)
    sign_in(page, who, then="/groups/")
    follow(page.get_by_role("link", name=f"Staff of {name}", exact=True))
    file = tmp_path / "payroll.csv"
    file.write_text("\n".join(";".join(row) for row in rows(f"{name} lakeside", who)), encoding="cp1252")
    give(page, file)
    expect(page.get_by_role("heading", name="7 rows cannot be taken over")).to_be_visible()
    page.get_by_label("Site Harbour").check()
    page.get_by_label(f"Team Rooms at {name} lakeside").check()
    follow(page.get_by_role("button", name="Make what is ticked, and look again"))
    expect(page.get_by_role("heading", name="5 rows cannot be taken over")).to_be_visible()
    for number in BAD:
        expect(page.get_by_text(f"Row {number}:")).to_be_visible()
    expect(page.get_by_text("35 people will be added")).to_be_visible()
    follow(page.get_by_role("button", name="Take over"))
    expect(page.get_by_text("35 people were added.")).to_be_visible()
    expect(page.get_by_label("These rows, to copy and put right")).to_contain_text("13/13/2026")
    follow(page.get_by_role("link", name="To the staff list"))
    expect(page.get_by_text("35 people", exact=True)).to_be_visible()
    give(page, file)
    expect(page.get_by_text("35 people stay as they are.")).to_be_visible()
    follow(page.get_by_role("button", name="Done"))
    expect(page.get_by_text("35 people stay as they were.")).to_be_visible()
    one_person(page, company)


def one_person(page: Page, company: str) -> None:
    page.goto(f"/groups/organisations/{company}/staff/")
    page.get_by_label("Name or staff number").fill("nora5 khan")
    follow(page.get_by_role("button", name="Show"))
    follow(page.get_by_role("link", name="Nora5 Khan"))
    page.get_by_label("Position").fill("Front desk agent")
    page.get_by_label("Work").select_option("Front desk and guest services")
    follow(page.get_by_role("button", name="Save"))
    expect(page.get_by_label("Position")).to_have_value("Front desk agent")
    page.get_by_text("They have left").first.click()
    follow(page.get_by_role("button", name="They have left"))
    expect(page.get_by_text("What they learned is kept.").first).to_be_visible()
    page.goto(f"/groups/organisations/{company}/staff/")
    follow(page.get_by_role("link", name="Have left"))
    expect(page.get_by_role("link", name="Nora5 Khan")).to_be_visible()


@every_look
def test_the_pages_look_right(open_page, new_company, options, tmp_path, request):
    name = f"Cedar Hotels {request.node.callspec.id}"
    company = new_company(name, "cedar")
    page = open_page(**options)
    sign_in(page, "cedar", then=f"/groups/organisations/{company}/staff/")
    file = tmp_path / "payroll.csv"
    file.write_text("\n".join(";".join(row) for row in rows(f"{name} Lakeside", name[-5:].replace(" ", ""))))
    seen = [violations(page)]
    follow(page.get_by_role("link", name="Take over a list"))
    seen.append(violations(page))
    page.get_by_label("Or choose a file").set_input_files(file)
    follow(page.get_by_role("button", name="Go on"))
    seen.append(violations(page))
    page.get_by_label("Day first").check()
    follow(page.get_by_role("button", name="See what will happen"))
    page.get_by_text("33 people will be added").click()
    seen.append(violations(page))
    follow(page.get_by_role("button", name="Take over"))
    seen.append(violations(page))
    follow(page.get_by_role("link", name="To the staff list"))
    seen.append(violations(page))
    follow(page.get_by_role("link", name="Nora5 Khan"))
    seen.append(violations(page))
    follow(page.get_by_role("link", name=f"Staff of {name}"))
    follow(page.get_by_role("link", name="Add one person"))
    seen.append(violations(page))
    assert seen == [[]] * 8
