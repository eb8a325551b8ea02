"""A check with a time limit: said before the start and while it runs, and what was given in time counts."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.endings import end_in
from tests.browser.learner import TIMED, Learner


@pytest.fixture
def learner(page) -> Learner:
    return Learner(page)


def expect_time_is_up(page: Page) -> None:
    expect(page.get_by_role("heading", name="Time is up")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("Everything you answered before is kept and counts.")).to_be_visible()


def test_the_limit_is_announced_before_the_start(page):
    page.goto(TIMED)
    expect(page.get_by_text("You have 1 minute once you start.")).to_be_visible()
    expect(page.get_by_text("Whatever you have answered by then counts")).to_be_visible()


def test_the_time_left_is_said_in_words_by_the_readers_own_clock(open_page):
    page = open_page(timezone_id="Pacific/Kiritimati", locale="en-CA")  # 14 hours before UTC: never the server's time
    Learner(page).start_quiz(TIMED)
    local = page.evaluate(
        """() => new Intl.DateTimeFormat("en", {hour: "numeric", minute: "2-digit"})
        .format(new Date(document.querySelector(".quiz-attempt__time time").dateTime))"""
    )
    expect(page.locator(".quiz-attempt__time")).to_have_text(
        f"Until {local}: 1 minute left. What you have answered by then counts."
    )
    expect(page.locator("[data-time-said]")).to_have_text("1 minute left.")


def test_without_javascript_the_end_and_the_time_left_are_said(open_page):
    page = open_page(java_script_enabled=False)
    Learner(page).start_quiz(TIMED)
    said = page.locator(".quiz-attempt__time")
    expect(said).to_contain_text("1 minute left. What you have answered by then counts.")
    expect(said.locator("time")).to_have_text(re.compile(r"\d+:\d\d|noon|midnight"))


def test_what_is_being_typed_when_time_is_up_is_kept_and_counts(learner, server):
    page = learner.page
    learner.start_quiz(TIMED)
    learner.answer_question()
    learner.go_on()
    end_in(12, page, server)
    # A word grows until the end, without a pause in which it would be saved.
    page.evaluate(
        """() => {
            const field = document.querySelector("[data-answer] input[type=text]");
            field.focus();
            setInterval(() => {
                field.value = field.value === "cluster" ? "cluster." : "cluster";
                field.dispatchEvent(new InputEvent("input", {bubbles: true}));
            }, 300);
        }"""
    )
    expect_time_is_up(page)
    learner.hand_in()
    expect(page.get_by_text("100 % of what there was to find")).to_be_visible()


def test_answers_given_in_time_get_through_when_the_connection_is_back(learner, server):
    page = learner.page
    learner.start_quiz(TIMED)
    end_in(12, page, server)
    page.context.set_offline(True)
    learner.answer_question()
    expect(page.locator("[data-time-said]")).to_have_text("Time is up. Your answers are being kept.", timeout=60_000)
    expect(page.get_by_role("alert").filter(has_text="No connection.")).to_be_visible()
    page.context.set_offline(False)
    expect_time_is_up(page)
    learner.hand_in()
    expect(page.get_by_text("50 % of what there was to find")).to_be_visible()


def test_answers_given_in_time_get_through_when_the_page_is_opened_again_later(learner, server):
    page, context = learner.page, learner.page.context
    learner.start_quiz(TIMED)
    end_in(12, page, server)
    context.set_offline(True)
    learner.answer_question()
    expect(page.get_by_role("alert").filter(has_text="No connection.")).to_be_visible()
    page.close()
    other = Learner(context.new_page())
    other.page.wait_for_timeout(12_000)
    context.set_offline(False)
    other.page.goto(TIMED)
    other.page.get_by_role("link", name="Continue where you stopped").click()
    expect_time_is_up(other.page)
    other.hand_in()
    expect(other.page.get_by_text("50 % of what there was to find")).to_be_visible()


def test_an_answer_after_the_end_is_not_taken_and_the_page_says_so(open_page, server):
    learner = Learner(open_page(java_script_enabled=False))
    learner.start_quiz(TIMED)
    end_in(-30, learner.page, server)
    expect_time_is_up(learner.page)
    expect(learner.page.get_by_role("link", name="Back to the questions")).to_have_count(0)
    learner.hand_in()
    expect(learner.page.get_by_text("0 % of what there was to find")).to_be_visible()
