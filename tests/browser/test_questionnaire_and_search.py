"""Questions before a course, and finding something: with and without a script."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.browser.learner import COURSE
from tests.browser.looks import violations

WAYS = {"at a desk": {}, "on a phone without JavaScript": {"viewport": PHONE, "java_script_enabled": False}}
every_way = pytest.mark.parametrize("options", WAYS.values(), ids=list(WAYS))


@every_way
def test_a_visitor_answers_some_questions_and_changes_one(open_page, options):
    page = open_page(**options)
    page.goto(COURSE)
    page.get_by_role("link", name="See the questions").click()
    items = page.locator("fieldset.questionnaire__item")
    items.nth(0).get_by_label("Not sure").check()
    items.nth(1).get_by_label("Skip").check()
    page.get_by_role("button", name="Send my answers").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    expect(page.get_by_role("link", name="Begin the course")).to_be_visible()
    page.get_by_role("link", name="Change my answers").click()
    expect(items.nth(0).get_by_label("Not sure")).to_be_checked()
    items.nth(0).get_by_label("Skip").check()
    page.get_by_role("button", name="Keep these answers").click()
    expect(page.get_by_text("Nothing was chosen, so nothing is kept.")).to_be_visible()


@every_way
def test_a_word_with_a_slip_leads_to_a_lesson(open_page, options):
    page: Page = open_page(**options)
    page.goto("/")
    page.get_by_role("link", name="Search").click()
    page.get_by_label("What are you looking for?").fill("reciept of papers")
    page.get_by_label("What are you looking for?").press("Enter")
    expect(page.get_by_role("heading", name="Courses and lessons")).to_be_visible()
    assert page.title().startswith("Search")
    page.locator(".search__pages a").first.click()
    expect(page.locator("h1")).to_be_visible()
    page.go_back()
    expect(page.get_by_label("What are you looking for?")).to_have_value("reciept of papers")


def test_what_is_thanked_and_found_is_accessible(open_page):
    page = open_page(viewport=PHONE, color_scheme="dark")
    page.goto(f"{COURSE}questionnaire/before/")
    page.locator("fieldset.questionnaire__item").first.get_by_label("Not sure").check()
    page.get_by_role("button", name="Send my answers").click()
    page.wait_for_url("**/thanks/")
    assert violations(page) == []
