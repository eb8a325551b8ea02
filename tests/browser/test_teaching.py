"""A teacher finds material for a lesson, or what to finish first."""

import re

from playwright.sync_api import Page, expect

from tests.browser.looks import every_look, follow, violations
from tests.browser.test_accounts import sign_in


def open_material(page: Page, course: str, who: str = "teacher") -> None:
    sign_in(page, who, then="/groups/")
    page.locator("main .card__title a").first.click()
    page.get_by_role("link", name="Teaching material").click()
    page.get_by_role("link", name=course).click()


@every_look
def test_axe_finds_nothing_on_a_lessons_material(open_page, options):
    page = open_page(**options)
    open_material(page, "Eyes Open, Doors Open")
    found = violations(page)
    follow(page.get_by_role("link", name="Lesson plan").first)
    found += violations(page)
    for other in ("Handout", "Answer key"):
        follow(page.get_by_role("link", name=other))
        found += violations(page)
    page.get_by_role("link", name="Eyes Open, Doors Open").click()
    follow(page.get_by_role("link", name="Slips for the question box"))
    found += violations(page)
    assert found == []


def test_without_scripts_slips_are_filled_in_and_printed(open_page):
    page = open_page(java_script_enabled=False)
    open_material(page, "Eyes Open, Doors Open")
    page.get_by_role("link", name="Slips for the question box").click()
    page.get_by_label("Who reads the questions").fill("Ms. Ode")
    page.get_by_role("button", name="Show the slips").click()
    expect(page.get_by_text("Read by: Ms. Ode").first).to_be_visible()
    expect(page.get_by_label("Who reads the questions")).to_have_value("Ms. Ode")


def test_before_the_gate_it_says_what_to_finish(open_page):
    page = open_page()
    open_material(page, "Steady Ground", who="principal")
    expect(page.get_by_text("opens once you have finished")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("link", name="Go on:").click()
    expect(page).to_have_url(re.compile(r"/courses/notice-respond-connect/"))
