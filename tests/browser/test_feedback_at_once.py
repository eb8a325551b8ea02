"""A check that tells after each question: give an answer, see why, go on."""

import pytest
from playwright.sync_api import expect

from tests.browser.hands import Keyboard
from tests.browser.learner import AT_ONCE, ONE_PAGE, Learner

KINDS = ["single_choice", "number", "ordering"]  # in the order asked
WAYS = {
    "with a pointer": lambda open_page: Learner(open_page()),
    "with the keyboard alone": lambda open_page: Learner(page := open_page(), Keyboard(page)),
    "without JavaScript": lambda open_page: Learner(open_page(java_script_enabled=False)),
}


@pytest.fixture(params=WAYS.values(), ids=list(WAYS))
def learner(request, open_page) -> Learner:
    return request.param(open_page)


def check(learner: Learner, words: str = "Check my answer") -> None:
    learner.hands.press(learner.page.get_by_role("button", name=words))


def test_each_answer_is_checked_told_and_then_fixed(learner):
    learner.start_quiz(AT_ONCE)
    for number in range(1, len(KINDS) + 1):
        learner.expect_question(number)
        learner.answer_question(rightly=number != 2)
        check(learner)
        expect(learner.page.get_by_text("That’s right." if number != 2 else "Let’s look again.")).to_be_visible()
        expect(learner.page.locator("form[data-answers]").get_by_role("textbox")).to_have_count(0)
        expect(learner.page.get_by_role("button", name="Check my answer")).to_have_count(0)
        learner.go_on()
    learner.hand_in()
    expect(learner.page.get_by_text("66.7 % of what there was to find")).to_be_visible()


def test_without_an_answer_there_is_nothing_to_check(learner):
    learner.start_quiz(AT_ONCE)
    check(learner)
    expect(learner.page.get_by_role("alert").filter(has_text="Give an answer first.")).to_be_visible()
    learner.answer_question()
    check(learner)
    expect(learner.page.get_by_text("That’s right.")).to_be_visible()


def test_an_answer_that_was_checked_stays_as_it_is_in_another_tab(page):
    learner, other = Learner(page), Learner(page.context.new_page())
    learner.start_quiz(AT_ONCE)
    other.page.goto(page.url)
    learner.answer_question(rightly=False)
    check(learner)
    expect(page.get_by_text("Let’s look again.")).to_be_visible()
    other.page.bring_to_front()
    other.question_area().get_by_role("radio").first.click()  # which is gone before anybody sees it ticked
    expect(other.page.get_by_text("Let’s look again.")).to_be_visible()  # it shows the same feedback now
    expect(other.page.get_by_role("button", name="Check my answer")).to_have_count(0)


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_on_one_page_a_question_is_checked_alone_and_the_others_keep_what_was_given(open_page, javascript):
    learner = Learner(open_page(java_script_enabled=javascript))
    learner.start_quiz(ONE_PAGE)
    learner.answer_question(3)
    learner.answer_question(2)
    check(learner, "Check my answer to question 2")
    expect(learner.page.get_by_text("That’s right.")).to_have_count(1)
    expect(learner.page.get_by_label("Your answer").first).to_have_value("CLUSTER")
    expect(learner.page.get_by_role("button", name="Check my answer")).to_have_count(3)
    assert learner.page.url.endswith("#question-2")


def test_enter_in_a_field_of_one_page_checks_no_other_question(page):
    learner = Learner(page)
    learner.start_quiz(ONE_PAGE)
    learner.answer_question(1)
    learner.expect_saved(1)
    page.get_by_label("Your answer").first.fill("cluster")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="2 questions have no answer yet")).to_be_visible()
    page.get_by_role("link", name="Back to the questions").click()
    expect(page.get_by_role("button", name="Check my answer")).to_have_count(4)
