"""A teacher leads a check while a pupil answers: two people, two browsers."""

import itertools

import pytest
from playwright.sync_api import Page, expect

from tests.browser.learner import QUIZ, Learner
from tests.browser.test_accessibility import every_look, violations
from tests.browser.test_accounts import sign_in

NUMBERS = itertools.count(1)
RULE = """
from quizzes.models import Quiz
quiz = Quiz.objects.get(slug="final-check", locale__language_code="en")
quiz.feedback = "{rule}"
quiz.save_revision().publish()
"""
A_CLASS = """
from people.demo import make_person
from people.models import Group, Role
school_class = Group.objects.create(organisation=Group.objects.get(name="8B").organisation, name="{name}")
school_class.add(make_person("teacher", ""), Role.LEADER)
school_class.add(make_person("{pupil}", "Pia Pupil"))
"""


@pytest.fixture(scope="module")
def held_back(server):
    """The final check shows its answers when the leader says so, as long as these tests run."""
    server.manage("shell", "-c", RULE.format(rule="leader"))
    yield
    server.manage("shell", "-c", RULE.format(rule="at_end"))


@pytest.fixture
def pair(open_page, server, held_back):
    """A function: the teacher at the check of a new class, and the one pupil of it at the first question."""

    def both(**options) -> tuple[Page, Page]:
        number = next(NUMBERS)
        name, pupil = f"Class {number:02}", f"pupil-{number}"
        server.manage("shell", "-c", A_CLASS.format(name=name, pupil=pupil))
        at_work = open_page(**{key: value for key, value in options.items() if key != "java_script_enabled"})
        sign_in(at_work, pupil, then=QUIZ)
        Learner(at_work).start_quiz()
        return to_the_check(open_page(**options), name), at_work

    return both


def to_the_check(page: Page, name: str) -> Page:
    """From the learning page to the class, to the check, as a teacher finds it."""
    sign_in(page, "teacher")
    main = page.get_by_role("main")
    main.get_by_role("link", name="Your groups").first.click()
    for link in (name, "Checks", "Final check"):
        main.get_by_role("link", name=link).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Final check")
    return page


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words).click()
    expect(page.get_by_role("status").first).to_be_visible()


def answer_and_see_it_saved(pupil: Page) -> None:
    Learner(pupil).answer_question()
    Learner(pupil).expect_saved()


@every_look
def test_a_teacher_closes_opens_and_shows_the_answers_while_a_pupil_answers(pair, options):
    teacher, pupil = pair(**options)
    question, found = pupil.url, violations(teacher)
    answer_and_see_it_saved(pupil)
    press(teacher, "Close for the class")
    pupil.get_by_role("button", name="Next question").click()
    expect(pupil.get_by_role("heading", name="This check has been closed")).to_be_visible()
    found += violations(teacher) + violations(pupil)
    press(teacher, "Open for the class")
    pupil.goto(question)
    Learner(pupil).expect_saved()
    found += show_the_answers(teacher)
    pupil.reload()
    expect(pupil.get_by_text("of what there was to find")).to_be_visible()
    assert found + violations(pupil) == []


def show_the_answers(teacher: Page) -> list[str]:
    teacher.get_by_role("link", name="Show the answers").click()
    found = violations(teacher)
    press(teacher, "Show the answers")
    expect(teacher.get_by_role("region", name="Learners")).to_contain_text("Handed in")
    return found + violations(teacher)


def test_without_scripts_the_same_forms_do_the_same(pair):
    teacher, pupil = pair(java_script_enabled=False)
    press(teacher, "Close for the class")
    expect(teacher.get_by_text("Stopped").first).to_be_visible()
    expect(teacher.get_by_text("refreshes itself")).to_be_hidden()
    press(teacher, "Open for the class")
    teacher.get_by_role("link", name="Show the answers").click()
    press(teacher, "Show the answers")
    pupil.reload()
    expect(pupil.get_by_text("of what there was to find")).to_be_visible()


def test_the_page_keeps_up_with_the_pupil_and_leaves_the_focus_where_it_is(pair):
    teacher, pupil = pair()
    teacher.clock.install()
    teacher.reload()
    table = teacher.get_by_role("region", name="Learners")
    expect(table).to_contain_text("0 of 10 answered")
    table.focus()
    answer_and_see_it_saved(pupil)
    teacher.clock.fast_forward(15_000)
    expect(table).to_contain_text("1 of 10 answered")
    expect(table).to_be_focused()


def test_a_co_leaders_decision_reaches_the_buttons(pair):
    teacher, pupil = pair()
    teacher.clock.install()
    teacher.reload()
    other = teacher.context.new_page()
    other.goto(teacher.url)
    press(other, "Close for the class")
    teacher.clock.fast_forward(15_000)
    expect(teacher.get_by_role("button", name="Open for the class")).to_be_visible()


@every_look
def test_the_other_pages_of_a_leader(open_page, options):
    page = open_page(**options)
    sign_in(page, "teacher", then="/groups/")
    found = violations(page)
    page.get_by_role("link", name="8B", exact=True).click()
    expect(page.get_by_role("heading", level=1, name="8B")).to_be_visible()
    found += violations(page)
    page.get_by_text("More", exact=True).click()
    page.get_by_role("link", name="Extra time").click()
    page.get_by_label("Extra time for Amina").select_option(label="+ 50 %")
    press(page, "Save for Amina")
    expect(page.get_by_label("Extra time for Amina")).to_have_value("50")
    assert found + violations(page) == []
