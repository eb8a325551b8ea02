"""A manager who has never been here: from signing up to a register in which the first employee stands as trained."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.browser.looks import every_look, follow, violations
from tests.browser.test_new_class import Newcomer
from tests.browser.test_staff_entrance import come_in
from tests.browser.test_staff_list import give, rows

# As if every lesson had been open and in use for an hour.
AN_HOUR_PASSES = """
import datetime as dt
from django.db.models import F
from progress.models import StepRecord
found = StepRecord.objects.filter(enrolment__learner__employments__company__name={company!r})
found.update(active_seconds=F("active_seconds") + 3600, opened_at=F("opened_at") - dt.timedelta(hours=1))
"""


@pytest.fixture
def read_for_an_hour(server):
    def pass_time(company: str) -> None:
        server.manage("shell", "-v0", "-c", AN_HOUR_PASSES.format(company=company))

    return pass_time


def sign_up(page: Page, mailed_code, address: str, company: str) -> None:
    page.goto("/groups/organisations/new/")
    follow(page.get_by_role("main").get_by_role("link", name="Make an account"))
    newcomer = Newcomer(page)
    newcomer.write("Email", address)
    newcomer.write("Password", "quiet harbour 42")
    newcomer.press("Make an account")
    expect(page.get_by_label("Code", exact=True)).to_be_visible()  # now the mail is on its way
    newcomer.write("Code", mailed_code(address))
    newcomer.press("Confirm")
    newcomer.write("Name", company)
    newcomer.write("Sites, one on each line", f"{company} Lakeside")
    assert newcomer.actions < 9


def bring_the_list(page: Page, company: str, tmp_path) -> None:
    """Forty rows, five of which cannot be read."""
    file = tmp_path / "payroll.csv"
    file.write_text("\n".join(";".join(row) for row in rows(f"{company} lakeside", company.split()[0].lower())))
    give(page, file)
    page.get_by_label("Site Harbour").check()
    page.get_by_label(f"Team Rooms at {company} lakeside").check()
    follow(page.get_by_role("button", name="Make what is ticked, and look again"))
    expect(page.get_by_role("heading", name="5 rows cannot be taken over")).to_be_visible()
    follow(page.get_by_role("button", name="Take over"))
    expect(page.get_by_text("35 people were added.")).to_be_visible()


def require(page: Page, company: str) -> None:
    page.goto("/groups/")
    follow(page.get_by_role("link", name=f"Required training of {company}", exact=True))
    follow(page.get_by_role("link", name="Require a course"))
    follow(page.get_by_role("link", name="Two pages to read"))
    page.get_by_role("radio", name="Strict default").check()
    page.get_by_role("radio", name="Everyone who works there", exact=True).check()
    follow(page.get_by_role("button", name="See who will get it"))
    follow(page.get_by_role("button", name="Require it of 35 people"))
    expect(page.get_by_text("Required: Two pages to read.")).to_be_visible()


def code_of_the_poster(page: Page, company: str) -> str:
    page.goto("/groups/")
    follow(page.get_by_role("link", name=f"How staff come in to {company}", exact=True))
    page.get_by_role("button", name="Open the entrance").click()
    expect(page.get_by_text("The entrance is open.")).to_be_visible()
    follow(page.get_by_role("link", name="Show the poster, to print"))
    return page.locator(".way-in__code").inner_text()


def finish(page: Page, name: str, hour_passes) -> None:
    """From the learner's page to the certificate."""
    expect(page.get_by_role("heading", name="Required where you work")).to_be_visible()
    follow(page.get_by_role("link", name="Begin").first)
    for number in (1, 2):
        expect(page.get_by_role("heading", level=1)).to_have_text(f"Page {number}")
        done = page.get_by_role("button", name="I’ve finished this lesson")
        done.click()
        expect(page.get_by_text("left in this lesson.")).to_be_visible()
        hour_passes()
        done.click()
    page.get_by_label("I confirm this statement.").check()
    page.get_by_label("Your name, as a signature").fill(name)
    follow(page.get_by_role("button", name="Finish the course"))
    follow(page.get_by_role("link", name="Get your certificate"))
    expect(page.get_by_role("link", name="Download (PDF)")).to_be_visible()


def expect_trained(manager: Page, company: str, *names: str) -> None:
    manager.goto("/groups/")
    follow(manager.get_by_role("link", name=f"Register of {company}", exact=True))
    manager.get_by_label("State").select_option("Up to date")
    follow(manager.get_by_role("button", name="Show"))
    people = manager.get_by_role("region", name="People, by name")
    expect(people.get_by_role("row")).to_have_count(1 + len(names))
    for name in names:
        expect(people).to_contain_text(name)


@pytest.fixture
def begun(open_page, mailed_code, tmp_path):
    """A function: a company whose staff are asked for a course, as its manager has made it; her page."""

    def begin(company: str, **options) -> Page:
        manager = open_page(**options)
        sign_up(manager, mailed_code, f"mo@{company.split()[0].lower()}.example.org", company)
        follow(manager.get_by_role("button", name="Set it up"))
        bring_the_list(manager, company, tmp_path)
        require(manager, company)
        return manager

    return begin


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without"])
def test_from_signing_up_to_the_first_who_is_trained(open_page, begun, read_for_an_hour, script):
    company = "Heron Hotels" if script else "Plover Hotels"
    manager = begun(company, java_script_enabled=script)
    phone = open_page(viewport=PHONE, java_script_enabled=script)
    phone.goto(f"/staff/{code_of_the_poster(manager, company)}/")
    come_in(phone, "1000", "nora0")
    finish(phone, "Nora0 Khan", lambda: read_for_an_hour(company))
    expect_trained(manager, company, "Nora0 Khan")


def test_every_way_in_leads_to_a_certificate(open_page, begun, mailed, mailed_code, read_for_an_hour):
    """A mailed invitation, later a mailed code, and a tablet that many share."""
    company, address = "Dunlin Hotels", "nora5.dunlin@example.org"
    manager = begun(company)
    code_of_the_poster(manager, company)
    manager.go_back()
    follow(manager.get_by_role("button", name="Invite"))
    link = re.search(r"http://\S+/staff/welcome/\S+", mailed(address))[0]

    first, later = open_page(viewport=PHONE), open_page(viewport=PHONE)
    first.goto(link)
    follow(first.get_by_role("button", name="Yes, that’s me"))
    expect(first.get_by_role("heading", name="Required where you work")).to_be_visible()
    first.goto(link)
    expect(first.get_by_role("button", name="Yes, that’s me")).to_have_count(0)

    later.goto("/staff/")
    follow(later.get_by_role("link", name="Send me a code"))
    later.get_by_label("Email").fill(address)
    follow(later.get_by_role("main").get_by_role("button").first)
    later.get_by_label("Code", exact=True).fill(mailed_code(address))
    follow(later.get_by_role("main").get_by_role("button").first)
    later.goto("/learning/")
    finish(later, "Nora5 Khan", lambda: read_for_an_hour(company))

    manager.get_by_role("button", name="Make this device a shared tablet").click()
    expect(manager.get_by_text("Many share this tablet.")).to_be_visible()
    come_in(manager, "1006", "Khan")
    finish(manager, "Nora6 Khan", lambda: read_for_an_hour(company))
    manager.get_by_role("button", name="Sign out").click()
    manager.wait_for_url(re.compile("/staff/"))

    desk = open_page()
    desk.goto("/accounts/login/?next=/groups/")
    desk.get_by_label("Email").fill("mo@dunlin.example.org")
    desk.get_by_label("Password").fill("quiet harbour 42")
    follow(desk.get_by_role("button", name="Sign in", exact=True))
    expect_trained(desk, company, "Nora5 Khan", "Nora6 Khan")


@every_look
def test_setting_up_and_looking_after_it(open_page, mailed_code, options):
    page = open_page(**options)
    company = f"Egret Hotels {options['color_scheme']}"
    sign_up(page, mailed_code, f"mo@egret-{options['color_scheme']}.example.org", company)
    found = violations(page)
    page.get_by_label("Name", exact=True).fill(" ")
    follow(page.get_by_role("button", name="Set it up"))
    expect(page.get_by_label("Sites, one on each line")).to_have_value(f"{company} Lakeside")
    found += violations(page)
    page.get_by_label("Name", exact=True).fill(company)
    follow(page.get_by_role("button", name="Set it up"))
    expect(page.get_by_text("Nobody is on the list yet.")).to_be_visible()
    page.goto("/groups/")
    found += violations(page)
    follow(page.get_by_role("link", name=f"Settings of {company}", exact=True))
    follow(page.get_by_role("main").get_by_role("link", name="Sites"))
    page.get_by_label("Name", exact=True).fill("ᐁᐧᐸᐦᑕ Lodge")
    follow(page.get_by_role("button", name="Add it"))
    found += violations(page)
    follow(page.get_by_role("link", name=re.compile("^Change ᐁᐧᐸᐦᑕ Lodge")))
    found += violations(page)
    page.get_by_label("Time zone").select_option("America/Vancouver")
    follow(page.get_by_role("button", name="Save"))
    expect(page.get_by_text("America/Vancouver")).to_be_visible()
    follow(page.get_by_role("link", name=re.compile("^Administrators ᐁᐧᐸᐦᑕ Lodge")))
    page.get_by_label("E-mail address of your colleague").fill("manager@demo.example.org")
    follow(page.get_by_role("button", name="Looks after it with me"))
    expect(page.get_by_role("list").filter(has_text="End")).to_be_visible()
    assert found + violations(page) == []
