"""With the keyboard alone: Tab, Space, Enter and the arrows."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import Keyboard
from tests.browser.learner import COURSE, LESSONS, QUIZ, Learner
from tests.browser.test_accounts import sign_in


@pytest.fixture
def learner(page: Page) -> Learner:
    return Learner(page, Keyboard(page))


def test_the_first_stop_of_a_page_is_the_way_past_its_head(page):
    page.goto(LESSONS[0])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_three_lessons_are_taken_with_the_keyboard(learner):
    learner.page.goto(LESSONS[0])
    learner.take_lessons(3)
    assert learner.page.url.endswith(LESSONS[3])


def test_a_question_is_answered_with_the_keyboard(learner):
    learner.start_quiz(QUIZ)
    learner.answer_question()
    learner.go_on()
    learner.expect_question(2)


def test_a_word_is_looked_up_and_some_questions_are_answered(page):
    hands = Keyboard(page)
    page.goto("/")
    hands.press(page.get_by_role("link", name="Search"))
    hands.write(page.get_by_label("What are you looking for?"), "receipt of papers")
    page.keyboard.press("Enter")
    hands.press(page.locator(".search__pages a").first)
    expect(page.locator("main h1")).to_be_visible()

    page.goto(f"{COURSE}questionnaire/before/")
    for number, answer in enumerate(["Not sure", "Skip"]):
        hands.tick(page.locator("fieldset.questionnaire__item").nth(number).get_by_label(answer))
    hands.press(page.get_by_role("button", name="Send my answers"))
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()


def test_a_teacher_reaches_a_plan_a_handout_and_the_slips(page):
    sign_in(page, "teacher", then="/groups/")
    hands = Keyboard(page)
    for link in ["8B", "Teaching material", "Eyes Open, Doors Open", "Lesson plan", "Handout", "Eyes Open, Doors Open"]:
        hands.press(page.get_by_role("main").get_by_role("link", name=link, exact=True).first)
        page.wait_for_load_state()
    hands.press(page.get_by_role("link", name="Slips for the question box"))
    hands.write(page.get_by_label("Who reads the questions"), "Ms. Ode")
    hands.press(page.get_by_role("button", name="Show the slips"))
    expect(page.get_by_text("Read by: Ms. Ode").first).to_be_visible()


def test_a_lesson_is_taken_off_every_screen_and_brought_back(page):
    sign_in(page, "safeguarding", then="/cms/stops/")
    hands = Keyboard(page)
    hands.write(page.get_by_label("Address of the page"), "/courses/every-kind/practice/short/")
    hands.press(page.get_by_role("button", name="Go to this page"))
    hands.write(page.get_by_label("Why"), "It is worded badly.")
    hands.press(page.get_by_role("button", name="Take off every screen now"))
    expect(page.get_by_text("“A short one” is off every screen now")).to_be_visible()
    hands.press(page.get_by_role("link", name="Bring back: A short one"))
    hands.write(page.get_by_label("Why"), "It is worded well now.")
    hands.press(page.get_by_role("button", name="Bring back"))
    expect(page.get_by_text("“A short one” is shown again")).to_be_visible()
