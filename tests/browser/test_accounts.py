"""Learners with an account, and guests who make one."""

from playwright.sync_api import Page, expect

from tests.browser.learner import LESSONS, Learner

PASSWORD = "plainsight-demo"


def sign_in(page: Page, name: str, then: str = "/learning/") -> None:
    page.goto(f"/accounts/login/?next={then}")
    page.get_by_label("Email").fill(f"{name}@demo.example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda address: "/accounts/login" not in address)


def test_a_learner_with_an_account_finds_where_to_go_on(page):
    sign_in(page, "learner")
    learner = Learner(page)
    learner.begin()
    learner.take_lessons(2)
    page.goto("/learning/")
    expect(page.get_by_role("main")).to_contain_text("Eyes Open, Doors Open")
    page.get_by_role("main").get_by_role("link", name="Go on").first.click()
    assert page.url.endswith(LESSONS[2])


def test_signing_in_keeps_what_a_guest_has_done(page, open_page):
    guest = Learner(page)
    guest.begin()
    guest.take_lessons(1)
    sign_in(page, "manager")
    page.goto(LESSONS[0])
    expect(page.get_by_text("You have finished this lesson")).to_be_visible()


def test_a_teacher_is_not_let_into_the_editors_desk(page):
    sign_in(page, "teacher")
    page.goto("/cms/")
    expect(page.get_by_text("Wagtail")).to_have_count(0)


def test_after_signing_out_nothing_is_left_on_a_shared_device(page):
    sign_in(page, "learner")
    page.goto("/learning/")
    page.get_by_role("link", name="Sign out").or_(page.get_by_role("button", name="Sign out")).first.click()
    if "/accounts/logout" in page.url:
        page.get_by_role("main").get_by_role("button", name="Sign out").click()
    page.goto("/learning/")
    expect(page.get_by_text("Nothing has been begun on this device yet")).to_be_visible()
