"""An editor puts a lesson into French at the desk, a reviewer publishes it, a French learner reads it on a phone."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.browser.looks import violations
from tests.browser.test_accounts import sign_in

COURSE = "/courses/every-kind/"
LESSON = ["Échauffement", "Trois exercices.", "Essayer trois questions.", "Essayez-les. Personne ne compte."]
NAME = "Toutes les sortes de questions"


def open_french(desk: Page, title: str, in_french: str) -> None:
    """A draft is found by the title of the original, and listed with its own."""
    desk.goto(f"/cms/pages/search/?q={title.replace(' ', '+')}")
    row = desk.locator("main tr").filter(has_text="French")
    row.get_by_role("link", name=in_french, exact=True).first.click()


def put_up(desk: Page, title: str) -> None:
    """From the English page's menu to the page on which one translates."""
    desk.goto(f"/cms/pages/search/?q={title.replace(' ', '+')}")
    desk.get_by_role("link", name=title, exact=True).first.click()
    desk.get_by_role("button", name="Actions", exact=True).first.click()
    desk.get_by_role("link", name="Translate this page").first.click()
    desk.get_by_label("French").check()
    desk.get_by_role("button", name="Submit").click()
    expect(desk.get_by_text("was successfully submitted for translation")).to_be_visible()


def translate(desk: Page, words: list[str]) -> None:
    """The first texts that are not in French yet."""
    for text in words:
        desk.get_by_role("button", name="Translate", exact=True).first.click()
        desk.locator("main textarea:visible").fill(text)
        desk.get_by_role("button", name="Save", exact=True).click()
        expect(desk.locator("main").get_by_text(text, exact=True).first).to_be_visible()
        expect(desk.locator("main textarea:visible")).to_have_count(0)


def publish(desk: Page, title: str, in_french: str) -> None:
    open_french(desk, title, in_french)
    desk.get_by_role("button", name="Publish in French").first.click()
    expect(desk.locator(".messages")).to_contain_text("Published")


def test_a_lesson_is_put_into_french_published_and_read(open_page):
    desk = open_page(viewport={"width": 1500, "height": 1000})
    sign_in(desk, "editor", then="/cms/")
    put_up(desk, "Warm up")
    translate(desk, LESSON)
    open_french(desk, "Every kind of question", "Every kind of question")
    translate(desk, [NAME])

    # A draft changes nothing for learners, neither the lesson's nor that of the course above it.
    learner = open_page(viewport=PHONE)
    learner.goto("/fr/courses/")
    elsewhere = learner.get_by_role("region", name="Pas encore traduit")
    expect(elsewhere.get_by_role("link", name="Every kind of question")).to_have_attribute("href", COURSE)

    desk = open_page(viewport={"width": 1500, "height": 1000})
    sign_in(desk, "reviewer", then="/cms/")
    publish(desk, "Every kind of question", NAME)
    publish(desk, "Practice", "Practice")
    publish(desk, "Warm up", LESSON[0])

    read_in_french(learner)
    assert violations(learner) == []


def read_in_french(learner: Page) -> None:
    learner.goto("/fr/courses/")
    learner.get_by_role("link", name=NAME).first.click()
    learner.get_by_role("link", name="Commencer").first.click()
    expect(learner).to_have_url(re.compile(f"/fr{COURSE}practice/warm-up/$"))
    expect(learner.locator("html")).to_have_attribute("lang", "fr")
    expect(learner.get_by_role("heading", level=1)).to_have_text(LESSON[0])
    for text in LESSON[2:]:
        expect(learner.get_by_role("main").get_by_text(text)).to_be_visible()
