"""An editor looks through the reports at the desk, filters one, and finds the same in its spreadsheet."""

from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_accounts import sign_in

SOMETHING_TO_REPORT = """
import datetime
from django.utils import timezone
from wagtail.models import Comment
from curriculum.models import CheckedLink, ComplianceProfile, Lesson
from people.models import User
lesson = Lesson.objects.get(slug="warm-up", locale__language_code="en")
yesterday = timezone.localdate() - datetime.timedelta(days=1)
rule = {"name": "A rule of the journeys", "sector": "hospitality", "required_topics": ["definition", "closing"]}
ComplianceProfile.objects.get_or_create(key="journeys", defaults=rule | {"review_by": yesterday})
reviewer = User.objects.get(email__startswith="reviewer@")
Comment.objects.create(page=lesson, user=reviewer, text="Is it three?", contentpath="title")
CheckedLink.objects.create(
    page=lesson, address="https://gone.example.org/", works=False, reason="It is gone.", checked_at=timezone.now()
)
"""
EACH_SAYS = {
    "Coverage of training rules": ["A rule of the journeys", "Eyes Open, Doors Open", "What trafficking is"],
    "Due for another look": ["A rule of the journeys", "Compliance profile", "Due now"],
    "Comments to answer": ["Is it three?", "Warm up"],
    "Broken links": ["https://gone.example.org/", "Warm up", "It is gone."],
}


@pytest.fixture
def desk(open_page, server) -> Page:
    server.manage("shell", "-v0", "-c", SOMETHING_TO_REPORT)
    page = open_page(viewport={"width": 1500, "height": 1000}, accept_downloads=True)
    sign_in(page, "editor", then="/cms/")
    return page


def open_report(desk: Page, name: str) -> None:
    desk.get_by_role("button", name="Reports").click()
    desk.get_by_role("link", name=name).click()
    expect(desk.get_by_role("heading", level=1)).to_contain_text(name)


def in_one_line(text: object) -> str:
    return " ".join(str("" if text is None else text).split())


def table(desk: Page) -> list[list[str]]:
    rows = desk.locator("main table.listing tr")
    cells = rows.evaluate_all("rows => rows.map(row => [...row.cells].map(cell => cell.innerText))")
    return [[in_one_line(text) for text in row] for row in cells]


def spreadsheet(desk: Page, to: Path) -> list[list[str]]:
    desk.get_by_role("button", name="Actions", exact=True).first.click()
    with desk.expect_download() as caught:
        desk.get_by_role("link", name="Download XLSX").click()
    caught.value.save_as(to)
    return [[in_one_line(cell) for cell in row] for row in openpyxl.load_workbook(to).active.values]


def test_each_report_opens_and_a_filtered_one_is_the_same_in_its_spreadsheet(desk, tmp_path):
    for name, words in EACH_SAYS.items():
        open_report(desk, name)
        row = desk.locator("main table.listing tr").filter(has_text=words[0]).filter(has_text=words[1])
        for text in words:
            expect(row.first).to_contain_text(text)

    open_report(desk, "Lessons by purpose")
    desk.get_by_role("button", name="Show filters").click()
    desk.get_by_role("button", name="Audience").click()
    desk.get_by_label("Audience").select_option(label="Grades 7 and 8")
    desk.wait_for_url("**audience=grades-7-8**")
    lessons = desk.locator("main table.listing tbody tr")
    expect(lessons.filter(has_text="Steady Ground")).to_have_count(12)
    expect(lessons).to_have_count(12)
    desk.keyboard.press("Escape")
    assert spreadsheet(desk, tmp_path / "lessons.xlsx") == table(desk)
