"""The pictures of the editor's guide, taken by an editor who changes a lesson."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import Server
from tests.browser.test_accounts import sign_in

LESSON = """
from curriculum.models import Lesson
print(Lesson.objects.get(slug="two-kinds-of-harm", locale__language_code="en").pk)
"""


def take_at_the_desk(page: Page, server: Server, folder: Path) -> None:
    lesson = server.manage("shell", "-v0", "-c", LESSON).strip()
    sign_in(page, "editor")

    def picture(name: str) -> None:
        page.screenshot(path=folder / f"editor-{name}.png")

    page.goto(f"/cms/pages/{lesson}/edit/")
    insert = page.locator("#panel-child-content-body-content").get_by_title("Insert a block").nth(1)
    insert.click()
    expect(page.get_by_role("option", name="Scenario", exact=True)).to_be_visible()
    page.wait_for_timeout(1000)  # it fades in
    picture("blocks")
    page.keyboard.press("Escape")

    block = page.locator("[data-streamfield-child]").first
    block.locator("[data-panel-toggle]").first.click()  # blocks are folded
    block.locator(".public-DraftEditor-content").first.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" A rescue is not what people need; 9 in 10 ask for something else.")
    page.locator('[data-side-panel-toggle="checks"]').click()
    expect(page.locator("[data-house-style]")).to_contain_text("is a word to avoid")
    picture("check")

    page.locator('[data-side-panel-toggle="checks"]').click()
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator(".messages .success")).to_be_visible()
    page.goto(f"/cms/pages/{lesson}/what-changed/")
    picture("changes")

    page.goto("/cms/curriculum/reports/lessons/?audience=grades-7-8")
    picture("report")
    page.goto("/cms/stops/")
    picture("stops")
