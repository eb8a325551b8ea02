"""An editor looks after what training rules ask, and asks which courses reach one of them."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_accounts import sign_in

WIDE = {"width": 1280, "height": 1000}
NARROW = {"width": 390, "height": 844}


@pytest.fixture
def desk(open_page) -> Page:
    page = open_page(viewport=WIDE)
    sign_in(page, "editor", then="/cms/snippets/curriculum/complianceprofile/")
    return page


def test_a_rule_is_corrected_at_the_desk_and_nothing_typed_is_lost(desk):
    expect(desk.get_by_text("An example, not legal advice.").first).to_be_visible()
    desk.get_by_role("link", name="United Kingdom, modern slavery statements (section 54)").click()
    expect(desk.get_by_role("heading", name="What it asks")).to_be_visible()
    expect(desk.get_by_text("An example, not legal advice.").first).to_be_visible()
    desk.get_by_label("Procurement").check()
    desk.get_by_label("Modern Slavery").first.check()
    desk.get_by_label("Again every year by: month").select_option(label="February")
    desk.get_by_label("Again every year by: day").fill("30")
    desk.get_by_role("button", name="Save").first.click()
    expect(desk.get_by_text("Choose one: again after so many months, or every year by a day.")).to_be_visible()
    expect(desk.get_by_text("February has 29 days.")).to_be_visible()
    expect(desk.get_by_label("Procurement")).to_be_checked()
    desk.get_by_label("Again after (months)").fill("")
    desk.get_by_label("Again every year by: day").fill("29")
    desk.get_by_role("button", name="Save").first.click()
    expect(desk.get_by_text("updated").first).to_be_visible()


def test_coverage_is_asked_of_one_rule(desk, server):
    desk.goto(f"{server.url}/cms/curriculum/reports/coverage/")
    desk.get_by_role("button", name="Show filters").click()
    desk.get_by_role("button", name="Compliance profile").click()
    desk.get_by_label("Compliance profile").select_option(label="Texas, lodging with more than ten rooms")
    desk.wait_for_url("**profile=us-tx-lodging**")
    rows = desk.locator("main table.listing tbody tr")
    expect(rows).to_have_count(rows.filter(has_text="Texas, lodging").count())
    expect(rows.filter(has_text="Eyes Open, Doors Open").first).to_contain_text("Yes")
