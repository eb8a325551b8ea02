"""Staff without an address come in by a poster and on a tablet that many share; others by a mail's link."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looks import every_look, follow, violations
from tests.browser.test_accounts import sign_in

HIRE = """
from people.models import Organisation, User
from people.staffing import take_on
hotel = Organisation.objects.get(name="Lakeside Hotel")
if not User.objects.filter(display_name="Nour El-Haddad").exists():
    take_on(User.objects.create_user(display_name="Nour El-Haddad"), hotel, staff_number="E-0042")
    take_on(User.objects.create_user(display_name="Siôn Owen"), hotel, staff_number="E-0043")
"""


@pytest.fixture
def hotel(server):
    server.manage("shell", "-c", HIRE)


def open_page_of_entrance(page: Page) -> None:
    sign_in(page, "manager", then="/groups/")
    follow(page.get_by_role("link", name="How staff come in to Lakeside Hotel"))
    if page.get_by_role("button", name="Open the entrance").is_visible():
        page.get_by_role("button", name="Open the entrance").click()
    expect(page.get_by_text("The entrance is open.")).to_be_visible()


def come_in(page: Page, number: str, name: str) -> None:
    page.get_by_label("Your staff number").fill(number)
    page.get_by_label("Your name").fill(name)
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url("**/learning/")


@every_look
def test_a_poster_is_made_and_brings_someone_in(open_page, options, hotel):
    manager, phone = open_page(**options), open_page(**options)
    open_page_of_entrance(manager)
    found = violations(manager)
    follow(manager.get_by_role("link", name="Show the poster, to print"))
    found += violations(manager)
    code = manager.locator(".way-in__code").inner_text()
    phone.goto("/staff/")
    phone.get_by_label("Code on the poster").fill(code.lower())
    phone.get_by_role("button", name="Go on").click()
    expect(phone.get_by_role("heading", name="Staff entrance")).to_be_visible()
    found += violations(phone)
    come_in(phone, "e-0042", "nour")
    expect(phone.get_by_role("link", name="Nour El-Haddad")).to_be_visible()
    assert found == []


def test_without_scripts_a_slip_is_said_and_mended(open_page, hotel):
    manager, phone = open_page(), open_page(java_script_enabled=False)
    open_page_of_entrance(manager)
    follow(manager.get_by_role("link", name="Show the poster, to print"))
    phone.goto(f"/staff/{manager.locator('.way-in__code').inner_text()}/")
    phone.get_by_label("Your staff number").fill("E-0042")
    phone.get_by_label("Your name").fill("Noor")
    phone.get_by_role("button", name="Go on").click()
    expect(phone.get_by_text("We do not find this number with this name here.")).to_be_visible()
    expect(phone.get_by_label("Your staff number")).to_have_value("E-0042")
    come_in(phone, "E-0042", "Nour")


def test_a_shared_tablet_forgets_one_before_the_next(open_page, hotel):
    tablet = open_page()
    tablet.clock.install()
    open_page_of_entrance(tablet)
    tablet.get_by_role("button", name="Make this device a shared tablet").click()
    expect(tablet.get_by_text("Many share this tablet.")).to_be_visible()
    come_in(tablet, "E-0042", "Nour")
    tablet.get_by_role("button", name="Sign out").click()
    tablet.wait_for_url(re.compile("/staff/"))
    come_in(tablet, "E-0043", "Owen")
    tablet.goto("/courses/eyes-open-doors-open/what-it-is/what-we-mean/")
    tablet.clock.run_for(121_000)
    expect(tablet.get_by_role("dialog")).to_contain_text("Are you still there?")
    assert violations(tablet) == []
    tablet.get_by_role("button", name="I’m here").click()
    expect(tablet.get_by_role("dialog")).to_have_count(0)
    tablet.clock.run_for(121_000)
    expect(tablet.get_by_role("dialog")).to_be_visible()
    tablet.clock.run_for(31_000)
    tablet.wait_for_url(re.compile("/staff/"))
    tablet.go_back()
    expect(tablet.get_by_text("Siôn Owen")).to_have_count(0)
