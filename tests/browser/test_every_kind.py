"""One question of every type: at a desk, on a phone, without JavaScript, with the keyboard alone, and for axe."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.answers import move
from tests.browser.conftest import DESK, PHONE
from tests.browser.hands import Keyboard
from tests.browser.learner import ALL_KINDS, BANK, EVERY_KIND, PRACTICE, Learner, questions_of
from tests.browser.looks import every_look, violations

WAYS = {
    "at a desk": {"viewport": DESK},
    "on a phone": {"viewport": PHONE, "has_touch": True, "is_mobile": True},
    "without JavaScript": {"java_script_enabled": False},
    "on a phone without JavaScript": {"viewport": PHONE, "java_script_enabled": False},
}
every_way = pytest.mark.parametrize("options", WAYS.values(), ids=list(WAYS))
KINDS = [question["type"] for question in questions_of(EVERY_KIND).values() if not question["practice"]]
ORDER = next(question["items"] for question in BANK.values() if question["id"] == "what-first")


def at_question(learner: Learner, kind: str) -> Page:
    """An attempt at the question of this type."""
    learner.start_quiz(ALL_KINDS)
    learner.page.goto(learner.page.url.replace("/1/", f"/{KINDS.index(kind) + 1}/"))
    return learner.page


def test_the_pack_has_every_type_once():
    assert len(set(KINDS)) == len(KINDS) == 13


@every_way
def test_all_types_answered_rightly_come_to_everything(open_page, options):
    learner = Learner(open_page(**options))
    learner.start_quiz(ALL_KINDS)
    for number in range(1, len(KINDS) + 1):
        learner.expect_question(number)
        assert learner.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), number
        learner.answer_question()
        learner.go_on()
    learner.hand_in()
    expect(learner.page.get_by_text("100 % of what there was to find")).to_be_visible()
    assert learner.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_all_types_are_answered_with_the_keyboard_alone(page):
    learner = Learner(page, Keyboard(page))
    learner.start_quiz(ALL_KINDS)
    learner.answer_quiz()
    expect(page.get_by_text("100 % of what there was to find")).to_be_visible()


def test_all_types_answered_wrongly_are_looked_at_again_and_nobody_fails(page):
    learner = Learner(page)
    learner.start_quiz(ALL_KINDS)
    learner.answer_quiz(rightly=False)
    expect(page.get_by_role("heading", name="Let’s look again")).to_be_visible()
    expect(page.get_by_text("0 % of what there was to find")).to_be_visible()
    expect(page.get_by_text(re.compile("fail", re.IGNORECASE))).to_have_count(0)


@every_way
def test_practice_in_a_lesson_takes_an_order_a_word_and_a_number(open_page, options):
    learner = Learner(open_page(**options))
    learner.page.goto(f"{PRACTICE}warm-up/")
    learner.answer_everything()
    expect(learner.page.get_by_text("That’s right.")).to_have_count(3)


@every_look
def test_axe_finds_nothing_on_any_question_open_or_in_review(open_page, options):
    learner = Learner(open_page(**options))
    learner.start_quiz(ALL_KINDS)
    found = []
    for number in range(1, len(KINDS) + 1):
        learner.expect_question(number)
        found += violations(learner.page)
        learner.answer_question(rightly=number % 2 == 0)
        learner.go_on()
    learner.hand_in()
    found += violations(learner.page)
    assert found == []


def test_an_item_moved_with_the_keyboard_keeps_the_focus_and_says_its_place(page):
    keyboard = Keyboard(page)
    at_question(Learner(page, keyboard), "ordering")
    items = page.get_by_role("list").filter(has=page.locator("[data-item]")).get_by_role("listitem")
    words = items.nth(2).locator("[data-item-text]").inner_text()
    move(items, words, keyboard)
    expect(page.get_by_role("button", name=f"Move up: {words}")).to_be_focused()
    expect(page.locator("[data-ordering-status]")).to_have_text(f"{words.rstrip('.')}, now 2 of 4")
    page.keyboard.press("Enter")  # at the top there is no way further up: the focus goes to the other button
    expect(items.first).to_contain_text(words)
    expect(page.get_by_role("button", name=f"Move down: {words}")).to_be_focused()


def test_an_order_made_without_javascript_is_shown_again_as_it_was_left(open_page):
    learner = Learner(open_page(java_script_enabled=False))
    page = at_question(learner, "ordering")
    learner.answer_question()
    learner.go_on()
    page.get_by_role("button", name="Previous question").click()
    expect(page.locator("[data-item-text]")).to_have_text(ORDER)


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_words_where_a_number_belongs_are_kept_and_asked_about(open_page, javascript):
    page = at_question(Learner(open_page(java_script_enabled=javascript)), "number")
    page.get_by_label("Your answer").fill("seven and a bit")
    page.get_by_role("button", name="Next question").click()
    expect(page.get_by_role("alert").filter(has_text="Write a number here")).to_be_visible()
    expect(page.get_by_label("Your answer")).to_have_value("seven and a bit")
    page.get_by_label("Your answer").fill("7,5")
    page.get_by_role("button", name="Next question").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"Question {KINDS.index('number') + 2} of")
