"""Someone who looks after safeguarding takes a lesson off every screen while a learner has it open."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looks import every_look, violations
from tests.browser.test_accounts import sign_in

WARM_UP = "/courses/every-kind/practice/warm-up/"
PAUSED = "This part is paused for now"


@pytest.fixture
def guardian(open_page):
    """At the list of paused pages, without JavaScript: an emergency does not wait for scripts."""
    page = open_page(java_script_enabled=False)
    sign_in(page, "safeguarding", then="/cms/stops/")
    yield page
    if page.goto("/cms/stops/") and page.get_by_role("link", name="Bring back: Warm up").count():
        bring_back(page)


def take_off(page: Page) -> None:
    page.goto("/cms/stops/")
    page.get_by_label("Address of the page").fill(page.url.split("/cms/")[0] + WARM_UP)
    page.get_by_role("button", name="Go to this page").click()
    page.get_by_role("button", name="Take off every screen now").click()
    expect(page.get_by_text("This field is required")).to_be_visible()
    page.get_by_label("Why").fill("A question is worded badly.")
    page.get_by_role("button", name="Take off every screen now").click()
    expect(page.get_by_text("“Warm up” is off every screen now")).to_be_visible()


def bring_back(page: Page) -> None:
    page.goto("/cms/stops/")
    page.get_by_role("link", name="Bring back: Warm up").click()
    page.get_by_label("Why").fill("It is worded well now.")
    page.get_by_role("button", name="Bring back").click()
    expect(page.get_by_text("“Warm up” is shown again")).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without"])
def test_it_goes_at_once_and_comes_back_with_everything(open_page, guardian, script):
    learner = open_page(java_script_enabled=script)
    learner.goto(WARM_UP)
    expect(learner.get_by_text("Try each of these.")).to_be_visible()
    take_off(guardian)
    learner.get_by_role("button", name="I’ve finished this lesson").click()  # from the page that was still open
    expect(learner.get_by_role("heading", level=1)).to_have_text(PAUSED)
    expect(learner.get_by_text("Someone to talk to")).to_be_visible()
    learner.get_by_role("link", name="To the course").click()
    expect(learner.get_by_role("main")).to_contain_text(PAUSED)
    expect(learner.get_by_role("main")).not_to_contain_text("Warm up")
    bring_back(guardian)
    learner.goto(WARM_UP)
    expect(learner.get_by_text("Try each of these.")).to_be_visible()


@every_look
def test_the_calm_page_is_accessible(open_page, guardian, options):
    take_off(guardian)
    page = open_page(**options)
    page.goto(WARM_UP)
    expect(page.get_by_role("heading", level=1)).to_have_text(PAUSED)
    assert violations(page) == []


def test_an_editor_finds_the_action_in_the_menu_of_the_page(open_page, server):
    page = open_page()
    sign_in(page, "reviewer", then="/cms/")
    number = server.manage(
        "shell", "-v", "0", "-c", "from curriculum.models import Lesson; print(Lesson.objects.get(slug='warm-up').pk)"
    )
    page.goto(f"/cms/pages/{number.strip()}/edit/")
    page.get_by_role("button", name="More actions").last.click()
    page.get_by_role("link", name="Take off every screen").last.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Warm up")
    expect(page.get_by_label("Why")).to_be_visible()
