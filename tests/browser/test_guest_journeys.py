"""From the home page to a certificate that someone else checks, without an account."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.browser.learner import LESSONS, Learner
from tests.reading_pdf import text_of

WAYS = {
    "at a desk": {},
    "on a phone": {"viewport": PHONE, "has_touch": True, "is_mobile": True},
    "without JavaScript": {"java_script_enabled": False},
    "on a phone without JavaScript, in the dark": {
        "viewport": PHONE,
        "java_script_enabled": False,
        "color_scheme": "dark",
    },
}


def go_all_the_way(page: Page) -> Learner:
    guest = Learner(page)
    guest.begin()
    guest.take_lessons()
    guest.start_quiz()
    guest.answer_quiz()
    guest.close_course()
    return guest


@pytest.mark.parametrize("options", WAYS.values(), ids=list(WAYS))
def test_a_guest_goes_from_home_to_a_verified_certificate(open_page, tmp_path, options):
    guest = go_all_the_way(open_page(**options))
    guest.name_certificate("Zoë Nîgânî Łukasiewicz")
    pdf = guest.download(tmp_path / "certificate.pdf")
    assert "Zoë Nîgânî Łukasiewicz" in text_of(pdf.read_bytes()) and "Eyes Open, Doors Open" in text_of(
        pdf.read_bytes()
    )
    check_as_someone_else(open_page(), guest.page.locator(".certificate-code").inner_text())


def check_as_someone_else(page: Page, code: str) -> None:
    page.goto("/verify/")
    page.get_by_role("textbox").fill(code.lower())
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_role("article")).to_contain_text("Valid")
    expect(page.get_by_role("article")).to_contain_text("Zoë Nîgânî Łukasiewicz")


def test_a_guest_comes_back_on_another_device_with_the_code(page, open_page):
    guest = Learner(page)
    guest.begin()
    guest.take_lessons(1)
    other = open_page()
    other.goto("/resume/")
    other.get_by_role("textbox").fill(guest.code().lower().replace("-", " "))
    other.get_by_role("button", name="Go on").click()
    other.goto(LESSONS[0])
    expect(other.get_by_text("You have finished this lesson")).to_be_visible()


def test_a_wrong_code_gets_a_sentence_and_keeps_what_was_typed(page):
    page.goto("/resume/")
    page.get_by_role("textbox").fill("CCCCC-CCCCC")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("textbox")).to_have_value(re.compile("CCCCC"))
    expect(page.locator(".errorlist")).to_be_visible()


def test_a_wrong_answer_is_looked_at_again_and_the_next_try_completes(page):
    guest = Learner(page)
    guest.begin()
    guest.take_lessons()
    guest.start_quiz()
    guest.answer_quiz(rightly=False)
    expect(page.get_by_role("heading", name="Let’s look again")).to_be_visible()
    page.get_by_role("button", name="Try again").click()
    guest.answer_quiz()
    expect(page.get_by_role("heading", name="You’ve completed the check")).to_be_visible()


def test_a_lesson_is_not_done_before_its_parts_are_answered(page):
    page.goto(LESSONS[0])
    page.get_by_role("button", name="I’ve finished this lesson").click()
    expect(page.get_by_role("alert").first).to_be_visible()
    assert page.url.split("#")[0].split("?")[0].endswith(LESSONS[0])


def test_quick_exit_leaves_the_site_at_three_presses_of_shift(page):
    page.goto(LESSONS[0])
    page.route("https://**", lambda route: route.fulfill(body="elsewhere"))
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("https://**")
    page.go_back()
    assert LESSONS[0] not in page.url
