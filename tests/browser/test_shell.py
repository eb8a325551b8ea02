"""The frame around every page, in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE

ELSEWHERE = "https://www.theweathernetwork.com/"
PAGES = ["/", "/courses/", "/courses/eyes-open-doors-open/", "/help/", "/help/?region=US", "/help/leaving-quickly/"]
PAGES += ["/privacy/", "/nowhere/", "/accounts/login/"]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def away(page) -> Page:
    """A page for which the neutral site is always there."""
    page.route(f"{ELSEWHERE}**", lambda route: route.fulfill(body="Sunny", content_type="text/html"))
    page.goto("/")
    page.goto("/help/")
    return page


def test_the_button_leaves_and_back_skips_the_page(away):
    away.get_by_role("link", name="Leave this site").click()
    away.wait_for_url(ELSEWHERE)
    away.go_back()
    expect(away).not_to_have_url("/help/")


def test_shift_three_times_leaves_and_is_announced(away):
    away.keyboard.press("Shift")
    expect(away.locator("[data-quick-exit-status]")).to_have_text("Press Shift two more times to leave this site.")
    away.keyboard.press("Shift")
    away.keyboard.press("Shift")
    away.wait_for_url(ELSEWHERE)


def test_shift_works_while_typing_and_capital_letters_do_not_leave(away):
    away.goto("/accounts/login/")
    field = away.locator("input[name=login]")
    field.press_sequentially("ABCD")
    expect(field).to_have_value("ABCD")
    for _ in range(3):
        field.press("Shift")
    away.wait_for_url(ELSEWHERE)


def test_without_javascript_the_button_is_an_ordinary_link(open_page):
    page = open_page(java_script_enabled=False)
    page.route(f"{ELSEWHERE}**", lambda route: route.fulfill(body="Sunny", content_type="text/html"))
    page.goto("/")
    page.get_by_role("link", name="Leave this site").click()
    page.wait_for_url(ELSEWHERE)


def test_a_form_on_its_way_is_not_sent_twice(page):
    sent = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    page.goto("/help/?region=US")
    page.evaluate("() => [1, 2].forEach(() => document.querySelector('main form[method=post]').requestSubmit())")
    expect(page).to_have_url("/help/")
    assert len(sent) == 1


def test_the_first_key_leads_to_the_content(page):
    page.goto("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(open_page, address, scheme):
    page = open_page(viewport=PHONE, color_scheme=scheme)
    page.goto(address)
    assert Axe().run(page, options={"runOnly": RULES}).response["violations"] == []


@pytest.mark.parametrize("viewport", [PHONE, DESK, {"width": 320, "height": 568}], ids=["phone", "desk", "zoomed"])
@pytest.mark.parametrize("address", PAGES)
def test_nothing_sticks_out_sideways(open_page, address, viewport):
    page = open_page(viewport=viewport)
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def test_the_policy_blocks_nothing_of_ours(page):
    refused = []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    for address in PAGES:
        if address != "/nowhere/":
            page.goto(address)
    assert refused == []


def test_a_first_visit_is_light(page):
    weights = []
    page.on("requestfinished", lambda request: weights.append(request.sizes()["responseBodySize"]))
    page.goto("/courses/eyes-open-doors-open/", wait_until="networkidle")
    assert len(weights) <= 12 and sum(weights) <= 60_000
