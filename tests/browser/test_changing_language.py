"""A learner in the middle of a course changes to French and back, and what they did stays done."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.learner import COURSE, LESSONS, Learner

WAYS = {"at a desk": {}, "on a phone without JavaScript": {"viewport": PHONE, "java_script_enabled": False}}


@pytest.mark.parametrize("options", WAYS.values(), ids=list(WAYS))
def test_progress_is_the_same_in_both_languages(open_page, options):
    page = open_page(**options)
    learner = Learner(page)
    page.goto(LESSONS[0])
    learner.answer_everything()
    learner.finish_lesson()
    learner.practise(page.locator("section.knowledge-check").first)

    page.get_by_role("link", name="Français").click()
    expect(page).to_have_url(re.compile(f"/fr{LESSONS[1]}$"))
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    check = page.locator("section.knowledge-check").first
    expect(check.get_by_role("button", name="Vérifier de nouveau")).to_be_visible()
    page.goto("/fr/learning/")
    expect(page.get_by_role("main")).to_contain_text("Yeux ouverts, portes ouvertes")
    page.get_by_role("main").get_by_role("link", name="Continuer").first.click()
    expect(page).to_have_url(re.compile(f"/fr{LESSONS[1]}$"))

    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(re.compile(f"[0-9]{LESSONS[1]}$"))
    expect(page.locator("section.knowledge-check").first.get_by_role("button", name="Check again")).to_be_visible()
    page.goto(LESSONS[0])
    expect(page.get_by_text("You have finished this lesson")).to_be_visible()


def test_a_course_without_french_stays_in_english_and_the_way_leads_home(open_page):
    page = open_page(java_script_enabled=False)
    page.goto("/courses/steady-ground/")
    page.get_by_role("link", name="Français").click()
    expect(page).to_have_url(re.compile("/fr/$"))
    page.get_by_role("link", name="Tous les cours").click()
    elsewhere = page.get_by_role("region", name="Pas encore traduit")
    elsewhere.get_by_role("link", name="Steady Ground").click()
    expect(page).to_have_url(re.compile("[0-9]/courses/steady-ground/$"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.goto(f"/fr{COURSE}no-such/lesson/")
    expect(page.get_by_role("link", name="Voir les cours")).to_have_attribute("href", "/fr/courses/")
