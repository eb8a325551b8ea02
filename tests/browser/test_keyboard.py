"""With the keyboard alone: Tab, Space, Enter and the arrows."""

import pytest
from playwright.sync_api import Page

from tests.browser.hands import Keyboard
from tests.browser.learner import LESSONS, QUIZ, Learner


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
