"""With the keyboard alone: Tab, Space, Enter and the arrows."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.learner import BOXES, LESSONS, QUIZ, Learner

IS_FOCUSED = "node => node === document.activeElement"


def tab_to(page: Page, target: Locator, presses: int = 150) -> None:
    for _ in range(presses):
        if target.evaluate(IS_FOCUSED):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {target}.")


def press_on(page: Page, target: Locator, key: str = "Enter") -> None:
    tab_to(page, target)
    page.keyboard.press(key)


class KeyboardLearner(Learner):
    """The same acts, without a pointer."""

    def steer(self, story: Locator) -> None:
        for _ in range(12):
            choices = story.locator(".scenario__choice:visible")
            if choices.count() == 0:
                break
            press_on(self.page, choices.last)
        press_on(self.page, story.get_by_role("button", name="Finish this story").and_(story.locator(":visible")))
        expect(story.get_by_text("You finished this story here")).to_be_visible()

    def practise(self, check: Locator) -> None:
        press_on(self.page, check.locator("input").and_(check.locator(":visible")).first, "Space")
        press_on(self.page, check.get_by_role("button", name="Check my answer"))
        expect(check.get_by_role("button", name="Check again")).to_be_visible()

    def answer_everything(self) -> None:
        for block_id in self.page.locator("section.activity").evaluate_all("list => list.map(node => node.id)"):
            block = self.page.locator(f"#{block_id}")
            kind = block.get_attribute("class") or ""
            if "conversation" in kind:
                press_on(self.page, block.get_by_role("checkbox").first, "Space")
                press_on(self.page, block.get_by_role("button", name="Show me why"))
                expect(block.get_by_role("status")).to_be_visible()
            else:
                self.steer(block) if "scenario" in kind else self.practise(block)

    def finish_lesson(self) -> None:
        before = self.page.url.split("#")[0]
        press_on(self.page, self.page.get_by_role("button", name="I’ve finished this lesson"))
        self.page.wait_for_url(lambda address: address.split("#")[0] != before)


def test_the_first_stop_of_a_page_is_the_way_past_its_head(page):
    page.goto(LESSONS[0])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_three_lessons_are_taken_with_the_keyboard(page):
    page.goto(LESSONS[0])
    KeyboardLearner(page).take_lessons(3)
    assert page.url.endswith(LESSONS[3])


def test_a_question_is_answered_with_the_keyboard(page):
    page.goto(QUIZ)
    press_on(page, page.get_by_role("button", name="Start"))
    press_on(page, page.locator(BOXES).first, "Space")
    press_on(page, page.get_by_role("button", name="Next question"))
    expect(page.get_by_role("heading", name="Question 2 of 10")).to_be_visible()
