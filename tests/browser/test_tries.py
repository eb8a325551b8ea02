"""A check that may be tried twice, and asks again only what was missed."""

from playwright.sync_api import expect

from tests.browser.learner import LIMITED, Learner
from tests.browser.test_accounts import sign_in


def test_a_second_try_asks_what_was_missed_and_then_both_tries_are_used(page):
    page.goto(LIMITED)
    expect(page.get_by_text("limited number of tries, so please sign in first")).to_be_visible()
    sign_in(page, "learner", then=LIMITED)
    learner = Learner(page)
    expect(page.get_by_text("You have 2 tries. A further try asks only what you missed")).to_be_visible()
    learner.start_quiz()
    learner.answer_question()
    learner.go_on()
    learner.answer_question(rightly=False)
    learner.go_on()
    learner.hand_in()
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", name="Question 1 of 1")).to_be_visible()
    learner.answer_quiz()
    expect(page.get_by_text("100 % of what there was to find")).to_be_visible()
    expect(page.get_by_text("1 question was right before and was not asked again.")).to_be_visible()
    page.goto(LIMITED)
    expect(page.get_by_text("You have used all 2 tries. Your best try counts.")).to_be_visible()
