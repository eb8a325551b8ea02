"""A learner at work: what a person does on the pages of the course, in the words they read there."""

from __future__ import annotations

import re
from pathlib import Path

import yaml
from playwright.sync_api import Locator, Page, expect

PACK = Path(__file__).resolve().parents[2] / "curriculum" / "packs" / "eyes-open-doors-open"
COURSE = "/courses/eyes-open-doors-open/"
LESSONS = [
    f"{COURSE}{path.parent.name[3:]}/{path.stem[3:]}/"
    for path in sorted(PACK.glob("*/*.yaml"))
    if path.name != "module.yaml" and not path.name.endswith(".quiz.yaml")
]
QUIZ = f"{COURSE}what-you-can-do/final-check/"


def plain(text: str) -> str:
    return re.sub(r"[*_\s]+", " ", text).strip()


BANK = {
    plain(question["prompt"]): question
    for question in yaml.safe_load((PACK / "bank.yaml").read_text(encoding="utf-8"))["questions"]
}


# What is ticked or marked in a question, whatever its type, and the box in it.
PARTS = "form[data-answer] :is(.choice, .hot-text__phrase, .conversation__message)"
BOXES = f"{PARTS} input"


def right_words(question: dict) -> set[str]:
    """What the right parts of a question say on the page."""
    if question["type"] == "true_false":
        return {"True" if question["answer"] else "False"}
    marked = [part for part in question.get("phrases", []) + question.get("messages", []) if part["second_look"]]
    chosen = [one for one in question.get("options", []) if one.get("correct") or one.get("safety") == "safest"]
    return {
        plain(f"{part['from']} {part['text']} Deserves a second look" if "from" in part else part["text"])
        for part in marked + chosen
    }


class Learner:
    def __init__(self, page: Page) -> None:
        self.page = page

    def begin(self) -> None:
        """From the home page to the first lesson."""
        self.page.goto("/")
        self.page.get_by_role("link", name="See the courses").first.click()
        self.page.get_by_role("link", name="Eyes Open, Doors Open").first.click()
        self.page.get_by_role("link", name="Begin").first.click()

    def take_lessons(self, how_many: int = len(LESSONS)) -> None:
        for _ in range(how_many):
            self.answer_everything()
            self.finish_lesson()

    def answer_everything(self) -> None:
        """Steer every story, look twice at every conversation, try every practice question."""
        for block_id in self.page.locator("section.activity").evaluate_all("list => list.map(node => node.id)"):
            block = self.page.locator(f"#{block_id}")
            if "scenario" in (block.get_attribute("class") or ""):
                self.steer(block)
            elif "conversation" in (block.get_attribute("class") or ""):
                block.get_by_role("checkbox").first.check()
                block.get_by_role("button", name="Show me why").click()
                expect(block.get_by_role("status")).to_be_visible()
            else:
                self.practise(block)

    def steer(self, story: Locator) -> None:
        """Take the last choice of every scene: on this course that is a way to an ending."""
        for _ in range(12):
            choices = story.locator(".scenario__choice:visible")
            if choices.count() == 0:
                break
            choices.last.click()
        story.get_by_role("button", name="Finish this story").and_(story.locator(":visible")).click()
        expect(story.get_by_text("You finished this story here")).to_be_visible()

    def practise(self, check: Locator) -> None:
        check.locator("input[type=radio], input[type=checkbox]").first.check()
        check.get_by_role("button", name="Check my answer").click()
        expect(check.get_by_role("button", name="Check again")).to_be_visible()

    def finish_lesson(self) -> None:
        before = self.page.url
        self.page.get_by_role("button", name="I’ve finished this lesson").click()
        self.page.wait_for_url(lambda address: address.split("#")[0] != before.split("#")[0])

    def start_quiz(self) -> None:
        self.page.get_by_role("button", name="Start").click()
        expect(self.page.get_by_role("heading", name="Question 1 of 10")).to_be_visible()

    def answer_quiz(self, *, rightly: bool = True) -> None:
        for number in range(1, 11):
            expect(self.page.get_by_role("heading", name=f"Question {number} of 10")).to_be_visible()
            self.answer_question(rightly=rightly)
            self.page.get_by_role("button", name="Finish" if number == 10 else "Next question", exact=True).click()
        self.page.get_by_role("button", name="Hand in my answers").click()

    def answer_question(self, *, rightly: bool = True) -> None:
        right = right_words(self.question_on_screen())
        for part in self.page.locator(PARTS).all():
            if (plain(part.inner_text()) in right) is rightly:
                part.locator("input").check()

    def question_on_screen(self) -> dict:
        legend = plain(self.page.locator("legend").inner_text())
        return next(question for prompt, question in BANK.items() if legend.startswith(prompt))

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
