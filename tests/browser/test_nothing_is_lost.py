"""The server dies, an editor publishes, a stranger looks: what was acknowledged is there, for the learner alone."""

import re

from playwright.sync_api import expect

from tests.browser.learner import COURSE, LESSONS, QUIZ, Learner
from tests.browser.test_accounts import sign_in


def test_an_acknowledged_block_of_a_lesson_survives_a_killed_server(page, server):
    page.goto(LESSONS[0])
    check = page.locator("section.knowledge-check").first
    Learner(page).practise(check)
    server.kill()
    server.start()
    page.reload()
    expect(page.locator("section.knowledge-check").first.get_by_role("button", name="Check again")).to_be_visible()


def test_an_editor_publishes_a_lesson_mid_course_and_the_learner_loses_nothing(page, open_page):
    learner = Learner(page)
    learner.begin()
    learner.take_lessons(2)
    change_and_publish(open_page, "Two kinds of harm", "Two kinds of harm, said anew")
    page.goto(LESSONS[1])
    expect(page.get_by_role("heading", level=1)).to_have_text("Two kinds of harm, said anew")
    expect(page.get_by_text("You have finished this lesson")).to_be_visible()
    expect(page.locator("section.knowledge-check").get_by_role("button", name="Check again")).to_be_visible()
    change_and_publish(open_page, "Two kinds of harm, said anew", "Two kinds of harm")


def change_and_publish(open_page, title: str, new_title: str) -> None:
    """An editor types and submits, three people review, and the last of them publishes."""
    desk = open_page()
    sign_in(desk, "editor", then="/cms/")
    desk.goto(f"/cms/pages/search/?q={title.split(',')[0].replace(' ', '+')}")
    desk.get_by_role("link", name="Two kinds of harm").first.click()
    desk.locator("#id_title").fill(new_title)
    desk.get_by_label("A small correction").check()
    choose_action(desk, re.compile("^Submit to"))
    for reviewer in ("reviewer", "adviser", "safeguarding"):
        desk = open_page()
        sign_in(desk, reviewer, then="/cms/")
        desk.get_by_role("link", name=re.compile("^Two kinds of harm")).first.click()
        choose_action(desk, re.compile("^Approve( and Publish)?$"))


def choose_action(desk, name: re.Pattern) -> None:
    desk.get_by_role("button", name="More actions").last.click()
    desk.get_by_role("button", name=name).first.click()
    expect(desk.locator(".messages .success")).to_be_visible()


def test_a_stranger_finds_nothing_at_anothers_addresses(page, open_page):
    page.goto(QUIZ)
    Learner(page).start_quiz()
    stranger = open_page()
    Learner(stranger).begin()
    Learner(stranger).answer_everything()
    assert stranger.goto(page.url).status == 404
    assert stranger.goto("/certificates/CCCCCCCCCC/").status == 404
    assert stranger.goto(f"{COURSE}no-such/lesson/").status == 404
