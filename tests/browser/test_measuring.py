"""A teacher asks her class before and after a course, and notes what was taught."""

import io
import zipfile

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.browser.looks import every_look, follow, violations
from tests.browser.test_accounts import sign_in

COURSE = "Steady Ground"
A_CLASS = """
from people.demo import make_person
from people.models import Group, Role
school_class = Group.objects.create(organisation=Group.objects.get(name="8B").organisation, name="Measured {name}")
school_class.add(make_person("teacher", ""), Role.LEADER)
print(school_class.pk)
"""
OTHERS_ANSWER = """
from quizzes.models import ClassMeasure
from quizzes.questionnaires.in_class import asked_in, reply_in_class
from quizzes.questionnaires.marks import mark_of_slip
measure = ClassMeasure.objects.get(group={group})
outline, asked = asked_in(measure, "en")
scales = asked.content["scales"]
for place, slip in enumerate(measure.slips.all()[1:]):
    knows = 4 + place % 3 + {more}
    known = {{item["id"]: str(item["answer"] if number < knows else not item["answer"]).lower()
             for number, item in enumerate(scales["knowledge"])}}
    sure = {{item["id"]: min(5, 2 + place % 2 + {more} // 2) for item in scales["confidence"]}}
    answers = {{"knowledge": known, "confidence": sure}}
    reply_in_class(measure, mark_of_slip(slip), outline, asked, measure.asks, answers)
print(measure.slips.first().code)
"""


@pytest.fixture
def group(server, request) -> str:
    return server.manage("shell", "-v0", "-c", A_CLASS.format(name=request.node.name[-30:])).split()[-1]


def answer_on_a_phone(page: Page, code: str) -> None:
    page.goto("/answer/")
    page.get_by_label("The code on your slip").fill(code.lower())
    page.get_by_role("button", name="See the questions").click()
    for place in (0, 1, 2):
        page.locator("fieldset.questionnaire__item").nth(place).get_by_role("radio").first.check()
    page.get_by_role("button", name="Send my answers").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()


def test_twelve_answer_by_slips_and_their_teacher_sees_what_changed(open_page, server, group, tmp_path):
    teacher, phone = open_page(), open_page(viewport=PHONE, java_script_enabled=False)
    sign_in(teacher, "teacher", then=f"/groups/{group}/measuring/")
    teacher.get_by_role("link", name=COURSE).click()
    teacher.get_by_label("draw a slip with a code").check()
    teacher.get_by_role("button", name="Begin").click()
    teacher.get_by_label("How many learners are there?").fill("12")
    teacher.get_by_role("button", name="Make the slips").click()
    expect(teacher.get_by_role("link", name="Print 12 slips (PDF)")).to_be_visible()
    teacher.get_by_role("link", name="Go on to the questions").click()
    for time, more in (("Before the course", 0), ("Right after it", 2)):
        teacher.get_by_role("button", name=f"Open {time}").click()
        code = server.manage("shell", "-v0", "-c", OTHERS_ANSWER.format(group=group, more=more)).split()[-1]
        answer_on_a_phone(phone, code)
    teacher.reload()
    expect(teacher.get_by_role("main")).to_contain_text("12 of 12 have answered")
    expect(teacher.get_by_role("main")).to_contain_text("There are no figures yet")
    teacher.get_by_role("button", name="Close Right after it").click()
    expect(teacher.get_by_role("region", name="From before the course")).to_contain_text("Knowledge")
    assert violations(teacher) == []
    teacher.get_by_role("link", name="Finish measuring").click()
    teacher.get_by_role("button", name="Finish for good").click()
    with teacher.expect_download() as caught:
        teacher.get_by_role("link", name="Answers and columns (ZIP)").click()
    with zipfile.ZipFile(io.BytesIO(caught.value.path().read_bytes())) as archive:
        codes = {line.split(",")[0] for line in archive.read("answers.csv").decode("utf-8-sig").splitlines()[1:]}
    assert len(codes) == 12


@every_look
def test_every_page_of_it_is_accessible(open_page, server, group, options):
    page = open_page(**options)
    sign_in(page, "teacher", then=f"/groups/{group}/measuring/")
    found = violations(page)
    follow(page.get_by_role("link", name=COURSE))
    found += violations(page)
    page.get_by_label("draw a slip with a code").check()
    page.get_by_role("button", name="Begin").click()
    page.get_by_label("How many learners are there?").fill("12")
    follow(page.get_by_role("button", name="Make the slips"))
    found += violations(page)
    page.get_by_role("link", name="Go on to the questions").click()
    for time, more in (("Before the course", 0), ("Right after it", 2)):
        page.get_by_role("button", name=f"Open {time}").click()
        code = server.manage("shell", "-v0", "-c", OTHERS_ANSWER.format(group=group, more=more)).split()[-1]
    follow(page.get_by_role("button", name="Close Right after it"))
    found += violations(page)
    page.goto("/answer/")
    page.get_by_label("The code on your slip").fill(code)
    found += violations(page)
    page.goto(f"/groups/{group}/taught/?course=steady-ground")
    found += violations(page)
    follow(page.get_by_role("link", name="Note it").first)
    found += violations(page)
    assert found == []


def test_a_lesson_is_noted_with_the_keyboard_on_a_phone_without_scripts(open_page, group):
    page = open_page(viewport=PHONE, java_script_enabled=False)
    sign_in(page, "teacher", then=f"/groups/{group}/taught/?course=steady-ground")
    page.get_by_role("link", name="Note it").first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    title = page.get_by_role("heading", level=1).inner_text()
    page.get_by_label("Minutes").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_role("group", name="Left out").get_by_role("checkbox").first).to_be_checked()
    page.get_by_label("A short note").focus()
    page.keyboard.type("The bell rang early.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text("The bell rang early.")
    expect(page.get_by_text(f"Noted: {title}.")).to_be_visible()
