"""Thirty students join a class in the same minute and finish a lesson: two in a browser, the others over HTTP."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.test_accounts import sign_in

LESSON = "/courses/to-read/reading/page-1/"
A_CLASS = """
from curriculum.models import Course
from people.models import Group, Organisation, Role, User
from progress.assigning import Terms, assign
from progress.targets import targets_of
from curriculum.outline import outline_of
school = Organisation.objects.get(name="Maple Street School")
group = Group.objects.create(organisation=school, name="7 at once", joining="names")
teacher = User.objects.get(email="teacher@demo.example.org")
group.add(teacher, Role.LEADER)
assign(group, next(iter(targets_of(outline_of(Course.objects.get(slug="to-read"))))), Terms(), teacher)
print(group.pk, group.join_code)
"""
HARD_NAMES = ["محمد علي", "ᐋᓂ", "O’Neil-Ó Súilleabháin", " ".join(["Jo"] * 26)]
NAMES = HARD_NAMES + [f"Student {number}" for number in range(1, 25)]
HIDDEN = re.compile(r'type="hidden" name="([^"]+)"(?: id="[^"]*")? value="([^"]*)"')


class OverHttp:
    """A browser with cookies and forms, and nothing to look at."""

    def __init__(self, url: str) -> None:
        self.url, self.opener = url, build_opener(HTTPCookieProcessor(CookieJar()))

    def get(self, path: str) -> str:
        return self.opener.open(self.url + path, timeout=60).read().decode()

    def send(self, path: str, page: str, **fields: str) -> str:
        """The form of a page that posts to `path`, with what it holds already."""
        form = re.search(rf'<form[^>]*action="{re.escape(path)}".*?</form>', page, re.DOTALL)[0]
        held = {
            name: unescape(value) for name, value in re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form)
        }
        request = Request(self.url + path, urlencode({**held, **fields}).encode(), {"Referer": self.url + path})
        return self.opener.open(request, timeout=60).read().decode()


@pytest.fixture
def group(server) -> tuple[str, str]:
    """Number and code of a class to which the course was assigned."""
    number, code = server.manage("shell", "-v0", "--no-imports", "-c", A_CLASS).split()[-2:]
    return number, code


def take_part(url: str, code: str, name: str) -> bool:
    """Joins, reads, finishes. Whether the site says so."""
    student = OverHttp(url)
    joined = student.send(f"/join/{code}/", student.get(f"/join/{code}/"), name=name)
    if "Your card" not in joined:
        return False
    return "You have finished this lesson" in finished(student)


def finished(student: OverHttp) -> str:
    student.send(f"{LESSON}done/", student.get(LESSON))
    return student.get(LESSON)


def test_thirty_join_at_once_and_finish_a_lesson(open_page, server, group):
    number, code = group
    phones = [open_page(viewport=PHONE, has_touch=True) for _ in range(2)]
    with ThreadPoolExecutor(len(NAMES)) as class_room:
        others = [class_room.submit(take_part, server.url, code, name) for name in NAMES]
        for phone, name in zip(phones, ("Zoé", "Student 25"), strict=True):
            phone.goto(f"/join/{code}/")
            phone.get_by_label("Your first name").fill(name)
            phone.get_by_role("button", name="Join").click()
            expect(phone.get_by_role("heading", name="Your card")).to_be_visible()
            phone.goto(LESSON)
            phone.get_by_role("button", name="I’ve finished this lesson").click()
            expect(phone).not_to_have_url(re.compile(LESSON))
        assert [other.result() for other in others] == [True] * len(NAMES)
    teacher = open_page()
    sign_in(teacher, "teacher", then=f"/groups/{number}/")
    grid = teacher.locator(".class-grid tbody").last
    expect(grid.locator("tr")).to_have_count(len(NAMES) + 2)
    for name in NAMES:
        expect(grid).to_contain_text(name)
    expect(grid.get_by_text("1 of 2")).to_have_count(len(NAMES) + 2)
