"""How pages look: light at a desk, dark on a phone, and what axe finds there."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

from tests.browser.conftest import DESK, PHONE

LOOKS = {
    "light at a desk": {"color_scheme": "light", "viewport": DESK},
    "dark on a phone": {"color_scheme": "dark", "viewport": PHONE},
}
every_look = pytest.mark.parametrize("options", LOOKS.values(), ids=list(LOOKS))


def follow(link: Locator) -> None:
    """Press it and be on the next page: a click alone may return while the old one is leaving."""
    with link.page.expect_navigation():
        link.click()


def violations(page: Page) -> list[str]:
    """What axe finds, and a page wider than the screen."""
    page.wait_for_load_state()
    found = Axe().run(page).response["violations"]
    wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    rules = [f"{page.url}: {entry['id']} {entry['nodes'][0]['html'][:160]}" for entry in found]
    return [*rules, *([f"{page.url} is wider than the screen"] if wide else [])]
