"""A learner at work: what a person does on the pages of the course, in the words they read there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Locator, Page, expect

from tests.browser import answers
from tests.browser.answers import plain
from tests.browser.conftest import EVERY_KIND
from tests.browser.hands import Pointer

PACK = Path(__file__).resolve().parents[2] / "curriculum" / "packs" / "eyes-open-doors-open"
COURSE = "/courses/eyes-open-doors-open/"
LESSONS = [
    f"{COURSE}{path.parent.name[3:]}/{path.stem[3:]}/"
    for path in sorted(PACK.glob("[0-9]*/*.yaml"))
    if path.name != "module.yaml" and not path.name.endswith(".quiz.yaml")
]
QUIZ = f"{COURSE}what-you-can-do/final-check/"
PRACTICE = "/courses/every-kind/practice/"
ALL_KINDS, AT_ONCE, ONE_PAGE, TIMED, LIMITED, SHORT = (
    f"{PRACTICE}{slug}/" for slug in ("all-kinds", "at-once", "one-page", "timed", "limited", "short")
)


def questions_of(pack: Path) -> dict[str, dict[str, Any]]:
    """By their prompts, as they stand on the page."""
    questions = yaml.safe_load((pack / "bank.yaml").read_text(encoding="utf-8"))["questions"]
    return {plain(question["prompt"]): question for question in questions}


BANK = questions_of(PACK) | questions_of(EVERY_KIND)


def question_in(area: Locator) -> dict[str, Any]:
    legend = plain(area.locator("legend").first.inner_text())
    return next(question for prompt, question in BANK.items() if legend.startswith(prompt))


class Learner:
    def __init__(self, page: Page, hands: Pointer | None = None) -> None:
        self.page = page
        self.hands = hands or Pointer()

    def begin(self) -> None:
        """From the home page to the first lesson."""
        self.page.goto("/")
        self.page.get_by_role("link", name="See the courses").first.click()
        self.page.get_by_role("link", name="Eyes Open, Doors Open").first.click()
        self.page.get_by_role("link", name="Begin").first.click()
        self.page.wait_for_url(f"**{LESSONS[0]}")

    def take_lessons(self, how_many: int = len(LESSONS)) -> None:
        for _ in range(how_many):
            self.answer_everything()
            self.finish_lesson()

    def answer_everything(self) -> None:
        """Steer every story, look twice at every conversation, try every practice question."""
        for block_id in self.page.locator("section.activity").evaluate_all("list => list.map(node => node.id)"):
            block = self.page.locator(f"#{block_id}")
            kind = block.get_attribute("class") or ""
            if "scenario" in kind:
                self.steer(block)
            elif "conversation" in kind:
                self.look_twice(block)
            else:
                self.practise(block)

    def steer(self, story: Locator) -> None:
        """Take the last choice of every scene: on this course that is a way to an ending."""
        for _ in range(12):
            choices = story.locator(".scenario__choice:visible")
            if choices.count() == 0:
                break
            self.hands.press(choices.last)
        self.hands.press(story.get_by_role("button", name="Finish this story").and_(story.locator(":visible")))
        expect(story.get_by_text("You finished this story here")).to_be_visible()

    def look_twice(self, messages: Locator) -> None:
        self.hands.tick(messages.get_by_role("checkbox").first)
        self.hands.press(messages.get_by_role("button", name="Show me why"))
        expect(messages.get_by_role("status")).to_be_visible()

    def practise(self, check: Locator) -> None:
        answers.answer(question_in(check), check, self.hands)
        self.hands.press(check.get_by_role("button", name="Check my answer"))
        expect(check.get_by_role("button", name="Check again")).to_be_visible()

    def finish_lesson(self) -> None:
        before = self.page.url.split("#")[0]
        self.hands.press(self.page.get_by_role("button", name="I’ve finished this lesson"))
        self.page.wait_for_url(lambda address: address.split("#")[0] != before)

    def start_quiz(self, quiz: str = "") -> None:
        if quiz:
            self.page.goto(quiz)
        self.hands.press(self.page.get_by_role("button", name="Start"))
        expect(self.page.locator("form[data-answers]")).to_be_visible()
        self.page.wait_for_load_state()  # with the scripts, before a connection is cut

    def answer_quiz(self, *, rightly: bool = True) -> None:
        for number in range(1, self.number_of_questions() + 1):
            self.expect_question(number)
            self.answer_question(rightly=rightly)
            self.go_on()
        self.hand_in()

    def number_of_questions(self) -> int:
        return int(re.findall(r"\d+", self.page.get_by_role("heading", level=1).inner_text())[-1])

    def expect_question(self, number: int) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(re.compile(rf"^\s*Question {number} of \d+"))

    def question_area(self, number: int = 1) -> Locator:
        return self.page.locator("form[data-answers] [data-answer]").nth(number - 1)

    def answer_question(self, number: int = 1, *, rightly: bool = True) -> None:
        """The only question of the page, or one of them."""
        area = self.question_area(number)
        answers.answer(question_in(area), area, self.hands, rightly=rightly)

    def expect_saved(self, number: int = 1) -> None:
        expect(self.question_area(number).locator("[data-status]")).to_contain_text("Saved ")

    def go_on(self) -> None:
        forward = self.page.get_by_role("button", name=re.compile("^(Next question|Finish)$"))
        before = self.page.url
        self.hands.press(forward)
        self.page.wait_for_url(lambda address: address != before)

    def hand_in(self) -> None:
        self.hands.press(self.page.get_by_role("button", name="Hand in my answers"))
        self.page.wait_for_url("**/review/")

    def close_course(self) -> None:
        self.page.get_by_role("link", name="Go on").first.click()
        self.page.get_by_role("checkbox", name="I confirm this statement.").check()
        self.page.get_by_role("button", name="Finish the course").click()
        expect(self.page.get_by_role("heading", name="You’ve finished")).to_be_visible()

    def name_certificate(self, name: str) -> None:
        self.page.get_by_role("link", name="Get your certificate").click()
        self.page.get_by_label("Which name should be printed?").fill(name)
        self.page.get_by_role("button", name="Use this name").click()

    def download(self, to: Path) -> Path:
        with self.page.expect_download() as caught:
            self.page.get_by_role("link", name="Download (PDF)").click()
        caught.value.save_as(to)
        return to

    def code(self) -> str:
        """The resume code on the page."""
        return self.page.locator(".resume-note__code").first.inner_text()
