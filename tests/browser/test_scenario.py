"""Two stories on one page, steered in a real browser with and without JavaScript."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from curriculum.blocks import ScenarioBlock
from tests.curriculum.bodies import SCENARIO

STATIC = Path(__file__).resolve().parents[2] / "static"
ADDRESS = "http://lesson.example/"


def page_with_two_stories() -> str:
    block = ScenarioBlock()
    stories = "".join(block.render(block.to_python(SCENARIO), {"id": name}) for name in ("first", "second"))
    sheets = "".join(
        (STATIC / "css" / name).read_text() for name in ("tokens.css", "base.css", "components/scenario.css")
    )
    script = (STATIC / "js/scenario.js").read_text()
    return f"<!doctype html><style>{sheets}</style><script type='module'>{script}</script><main>{stories}</main>"


@pytest.fixture(params=[True, False], ids=["with-javascript", "without-javascript"])
def stories(request, browser: Browser) -> Page:
    context = browser.new_context(java_script_enabled=request.param)
    page = context.new_page()
    page.route("**/*", lambda route: route.fulfill(body=page_with_two_stories(), content_type="text/html"))
    page.goto(ADDRESS)
    page.has_javascript = request.param
    yield page
    context.close()


def story(page: Page, name: str) -> Locator:
    return page.locator(f"#block-{name}")


def scene_of(page: Page, name: str) -> str:
    """The scene shown: one, and only one."""
    shown = story(page, name).locator(".scenario__scene:visible")
    assert shown.count() == 1
    return shown.get_attribute("id").rsplit("-", 1)[1]


def choose(page: Page, name: str, choice: str) -> None:
    story(page, name).get_by_role("link", name=choice).click()


def test_a_story_opens_at_its_first_scene(stories):
    assert (scene_of(stories, "first"), scene_of(stories, "second")) == ("start", "start")


def test_a_wrong_turn_can_be_put_right_and_the_story_begun_again(stories):
    choose(stories, "first", "Ask her in front of him")
    assert scene_of(stories, "first") == "asked"
    choose(stories, "first", "Step back")
    assert scene_of(stories, "first") == "told"
    assert story(stories, "first").get_by_role("button", name="Finish this story").is_visible()
    choose(stories, "first", "Begin the story again")
    assert scene_of(stories, "first") == "start"


def test_the_back_button_goes_back_one_scene(stories):
    choose(stories, "first", "Ask her in front of him")
    choose(stories, "first", "Step back")
    stories.go_back()
    assert scene_of(stories, "first") == "asked"
    stories.go_back()
    assert scene_of(stories, "first") == "start"


def test_two_stories_do_not_disturb_each_other(stories):
    choose(stories, "first", "Ask her in front of him")
    choose(stories, "second", "Tell the duty manager")
    assert scene_of(stories, "second") == "told"
    # Without scripts the address can name one scene only, and the other story opens anew.
    assert scene_of(stories, "first") == ("asked" if stories.has_javascript else "start")


def test_a_link_to_a_scene_opens_it(stories):
    stories.goto("about:blank")
    stories.goto(f"{ADDRESS}#scene-second-asked")
    assert (scene_of(stories, "first"), scene_of(stories, "second")) == ("start", "asked")


def test_the_focus_is_on_the_new_scene_and_names_it(browser):
    page = browser.new_page()
    page.route("**/*", lambda route: route.fulfill(body=page_with_two_stories(), content_type="text/html"))
    page.goto(ADDRESS)
    choose(page, "first", "Ask her in front of him")
    focused = page.evaluate("document.activeElement.id")
    name = page.evaluate("document.getElementById(document.activeElement.getAttribute('aria-labelledby')).innerText")
    assert (focused, name.strip()) == ("scene-first-asked", "He answers for her.")
    page.close()


def test_on_paper_every_scene_is_there_with_its_number(stories):
    stories.emulate_media(media="print")
    assert story(stories, "first").locator(".scenario__scene:visible").count() == 3
    assert story(stories, "first").get_by_text("Turn to scene 3.").count() == 2
