"""Paper, then a box that is turned on, written into from a phone, answered to the class, and turned off again."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.browser.looks import every_look, violations
from tests.browser.test_accounts import sign_in

A_SCHOOL = """
from people.demo import make_person
from people.models import Group, Membership, Organisation, Role
school = Organisation.add_root(name="Aspen School", kind="school", region="CA-ON-PEEL")
Membership.objects.create(user=make_person("box-head", "Hedy Head"), organisation=school, role=Role.ADMINISTRATOR)
box_class = Group.objects.create(organisation=school, name="8C")
box_class.add(make_person("box-teacher", "Tilda Teacher"), Role.LEADER)
for part, name in (("box-pupil", "Pia Pupil"), ("box-mate", "Max Mate")):
    box_class.add(make_person(part, name))
print(school.pk, box_class.pk)
"""
WORDS = "Is it normal to be scared of someone online?"
SEEN = 'document.querySelector("main").innerText'


@pytest.fixture(scope="module")
def places(server) -> tuple[str, str]:
    school, group = server.manage("shell", "-v", "0", "-c", A_SCHOOL).split()[-2:]
    return f"/groups/organisations/{school}/settings/", f"/groups/{group}/questions/"


def test_from_paper_to_a_box_and_back(open_page, places):
    settings, box = places
    teacher, head = open_page(), open_page()
    sign_in(teacher, "box-teacher", then=box)
    expect(teacher.get_by_text("A box of paper is the usual way")).to_be_visible()
    expect(teacher.get_by_role("link", name="Slips for Steady Ground")).to_be_visible()
    sign_in(head, "box-head", then=settings)
    turn_on(head)
    teacher.reload()
    teacher.get_by_role("button", name="Open the box for this group").click()
    expect(teacher.get_by_role("heading", name="The box is open")).to_be_visible()

    pupil = open_page(viewport=PHONE, java_script_enabled=False)
    write(pupil)
    mate = open_page(viewport=PHONE)
    sign_in(mate, "box-mate")
    mate.get_by_role("link", name="Ask a question: 8C").click()
    assert "scared" not in mate.evaluate(SEEN) and "Pia" not in mate.evaluate(SEEN)

    teacher.goto(box)
    teacher.get_by_role("link", name="Read the questions").click()
    expect(teacher.get_by_text(WORDS)).to_be_visible()
    assert "Pia" not in teacher.evaluate(SEEN)
    answer(teacher)
    mate.reload()
    expect(mate.get_by_text("Being scared is a sign worth listening to.")).to_be_visible()
    assert "Pia" not in mate.evaluate(SEEN) and WORDS not in mate.evaluate(SEEN)

    head.get_by_role("link", name="Decide about question boxes").click()
    head.get_by_label("Groups may have a question box").uncheck()
    head.get_by_role("button", name="Save").click()
    pupil.reload()
    expect(pupil.get_by_text("The box on this site is closed")).to_be_visible()
    expect(pupil.get_by_text("Being scared is a sign worth listening to.")).to_be_visible()


def turn_on(head: Page) -> None:
    head.get_by_role("link", name="Decide about question boxes").click()
    head.get_by_label("Groups may have a question box").check()
    head.get_by_role("button", name="Save").click()
    expect(head.get_by_text("Without someone who reads it, a question box is not safe")).to_be_visible()
    head.get_by_label("Who reads it").select_option(label="Hedy Head (box-head@demo.example.org)")
    head.get_by_label("When").fill("Every school day at noon")
    head.get_by_role("button", name="Save").click()
    expect(head.get_by_text("On. Read by Hedy Head")).to_be_visible()


def write(pupil: Page) -> None:
    """As pupils do who read first: who, when, and that danger is passed on."""
    sign_in(pupil, "box-pupil")
    pupil.get_by_role("link", name="Ask a question: 8C").click()
    main = pupil.get_by_role("main")
    for told in ("Hedy Head", "Tilda Teacher", "Every school day at noon", "It is not an emergency line", "pass it on"):
        expect(main).to_contain_text(told)
    expect(main.get_by_role("link", name="Call Emergency services: 911")).to_be_visible()
    expect(main.get_by_role("link", name="Text CONNECT to 686868: Kids Help Phone")).to_be_visible()
    pupil.get_by_label("Your question").fill("x" * 600)
    pupil.get_by_role("button", name="Put it into the box").click()
    expect(pupil.get_by_text("This has 600 letters")).to_be_visible()
    expect(pupil.get_by_label("Your question")).to_have_value("x" * 600)
    pupil.get_by_label("Your question").fill(WORDS)
    pupil.get_by_role("button", name="Put it into the box").click()
    expect(pupil.get_by_text("Your question is in the box.")).to_be_visible()
    expect(pupil.get_by_text("not read yet")).to_be_visible()


def answer(teacher: Page) -> None:
    """With the keyboard alone."""
    teacher.get_by_role("link", name="Answer to everyone").press("Enter")
    teacher.get_by_label("The question, in your own words").fill("What if someone online scares me?")
    teacher.keyboard.press("Tab")
    teacher.keyboard.type("Being scared is a sign worth listening to.")
    teacher.keyboard.press("Tab")
    teacher.keyboard.press("Enter")
    expect(teacher.get_by_text("Everyone in the group can read the answer now.")).to_be_visible()


A_BOX = """
from django.utils import timezone
from datetime import timedelta
from dashboards.models import BoxAnswer, BoxEntry, BoxRules, QuestionBox
from people.demo import make_person
from people.models import Group, Organisation, Role
school = Organisation.add_root(name="Larch School", kind="school", region="CA-ON-PEEL")
group = Group.objects.create(organisation=school, name="8L")
teacher, pupil = make_person("larch-teacher", "Tala Larch"), make_person("larch-pupil", "Pia Larch")
group.add(teacher, Role.LEADER)
group.add(pupil)
BoxRules.objects.create(organisation=school, is_on=True, monitor=teacher, hours="Every school day at noon")
QuestionBox.objects.create(group=group)
later = timezone.now() + timedelta(days=14)
for text in ("How do I tell a friend that I worry about her?", "x" * 300):
    entry = BoxEntry.objects.create(group=group, learner=pupil, text=text, vanishes_at=later)
BoxAnswer.objects.create(group=group, question="How do I say no?", answer="Short, and without a reason.")
print(group.pk, entry.pk)
"""


@pytest.fixture(scope="module")
def filled(server) -> tuple[str, str]:
    group, entry = server.manage("shell", "-v", "0", "-c", A_BOX).split()[-2:]
    return group, entry


@every_look
def test_every_page_of_a_box_passes_axe(open_page, filled, options):
    group, entry = filled
    teacher, pupil = open_page(**options), open_page(**options)
    sign_in(teacher, "larch-teacher", then="/groups/questions/")
    assert violations(teacher) == []
    for page in ("", "read/", f"{entry}/"):
        teacher.goto(f"/groups/{group}/questions/{page}")
        assert violations(teacher) == []
    teacher.goto(f"/groups/{group}/questions/read/")
    teacher.get_by_role("button", name="Who wrote it?").first.click()
    expect(teacher.get_by_role("heading", name="Pia Larch")).to_be_visible()
    assert violations(teacher) == []
    sign_in(pupil, "larch-pupil", then=f"/groups/ask/{group}/")
    assert violations(pupil) == []
