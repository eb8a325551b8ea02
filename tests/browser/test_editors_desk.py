"""An editor writes a lesson: saved half-way, told what is missing, told which word harms, and then submitted."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_accounts import sign_in

FIRST_LESSON = """
from curriculum.models import Lesson
lesson = Lesson.objects.get(slug="two-kinds-of-harm", locale__language_code="en")
print(lesson.pk, lesson.get_parent().pk)
"""


class Desk:
    """The editor of one lesson."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.to_be_put_right = page.locator("#to-be-put-right")
        self.check = page.locator("[data-house-style]")

    def add(self, kind: str) -> Locator:
        """A new block after the others; what comes back is its place on the page."""
        self.page.locator("#panel-child-content-body-content").get_by_title("Insert a block").last.click()
        self.page.get_by_role("option", name=kind, exact=True).click()
        return self.block(kind)

    def block(self, kind: str) -> Locator:
        heading = self.page.locator("label, span").get_by_text(kind, exact=True)
        return self.page.locator("[data-streamfield-child]").filter(has=heading).last

    def write(self, block: Locator, words: str) -> None:
        block.locator(".public-DraftEditor-content").first.click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(words)

    def is_saved(self) -> None:
        expect(self.page.get_by_text("Saved", exact=True)).to_be_visible()
        expect(self.page).to_have_url(re.compile(r"/edit/"))

    def submit(self) -> None:
        self.page.get_by_role("button", name="More actions").last.click()
        self.page.get_by_role("button", name=re.compile("^Submit to")).click()


@pytest.fixture
def editor(page, server) -> Page:
    page.set_viewport_size({"width": 1500, "height": 1000})
    sign_in(page, "editor")
    return page


def test_an_editor_writes_a_lesson_and_submits_it(editor, server):
    desk = Desk(editor)
    _lesson, module = server.manage("shell", "-v0", "-c", FIRST_LESSON).split()
    editor.goto(f"/cms/pages/add/curriculum/lesson/{module}/")
    editor.get_by_role("textbox", name="Title").first.fill("A quiet word")
    desk.write(desk.add("Text"), "Tell somebody what you saw. They will know what to do next.")
    desk.add("Key points").get_by_label("Heading").fill("How a rescue works")
    desk.add("Discussion")
    desk.add("Help services")
    desk.is_saved()

    # Half-way is kept.
    editor.reload()
    expect(editor.get_by_label("Heading").first).to_have_value("How a rescue works")
    expect(editor.get_by_text("Tell somebody what you saw.").first).to_be_attached()

    # What is missing is said, with the block's number and heading, and nothing is lost.
    desk.submit()
    expect(desk.to_be_put_right).to_contain_text("Block 2, Key points: “How a rescue works”")
    expect(desk.to_be_put_right).to_contain_text("Point 1 › “Point” is missing.")
    expect(desk.to_be_put_right).to_contain_text("Block 3, Discussion")
    expect(editor.get_by_label("Heading").first).to_have_value("How a rescue works")

    # A link leads there.
    desk.to_be_put_right.get_by_role("link", name=re.compile("Key points")).first.click()
    point = desk.block("Key points").locator("textarea")
    expect(point).to_be_in_viewport()
    point.fill("Ask what the person wants.")
    desk.write(desk.block("Discussion"), "Whom would you tell first?")

    # The word to avoid is found beside the editor, as the draft is saved.
    editor.locator('[data-side-panel-toggle="checks"]').click()
    expect(desk.check).to_contain_text("“rescue” is a word to avoid.")
    expect(desk.check).not_to_contain_text("is missing")
    editor.get_by_label("Heading").first.fill("How support works")
    expect(desk.check).to_contain_text("Nothing to remark.")

    desk.submit()
    expect(editor.get_by_text(re.compile("has been submitted"))).to_be_visible()


def test_a_draft_is_looked_at_by_day_by_night_and_on_paper(editor, server):
    lesson, _module = server.manage("shell", "-v0", "-c", FIRST_LESSON).split()
    editor.goto(f"/cms/pages/{lesson}/edit/")
    editor.locator('[data-side-panel-toggle="preview"]').click()
    frame = editor.frame_locator("iframe.w-preview__iframe").first
    mode = editor.get_by_label("Preview mode")
    ink = {}
    for name in ("As learners see it, light", "As learners see it, dark"):
        mode.select_option(label=name)
        look = "dark" if "dark" in name else "light"
        expect(frame.locator(f'link[href*="plainsight-{look}.css"]')).to_be_attached()
        ink[look] = frame.locator("body").evaluate("body => getComputedStyle(body).color")
        expect(frame.get_by_text("For whoever leads")).to_have_count(0)
    assert ink["dark"] != ink["light"]
    mode.select_option(label="With the leader’s notes, light")
    expect(frame.get_by_text("For whoever leads").first).to_be_visible()
    mode.select_option(label="On paper")
    expect(frame.locator('link[href*="plainsight-print.css"]')).to_be_attached()
    expect(frame.get_by_role("navigation").first).to_be_hidden()
