"""A student on a phone joins a class, leaves the shared device, and comes back by the words of the card."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.browser.looks import violations
from tests.browser.test_accounts import sign_in

MAKE_CLASS = """
from people.models import Group, Organisation
school = Organisation.objects.get(name="Maple Street School")
print(Group.objects.create(organisation=school, name="7C", joining="names").spoken_code)
"""


@pytest.fixture(scope="module")
def code(server) -> str:
    """Of a class in which whoever has it types a first name."""
    return server.manage("shell", "--no-imports", "--command", MAKE_CLASS).strip().splitlines()[-1]


MAKE_CARD = """
from people.joining.roster import add_learner
from people.models import Group
print(add_learner(Group.objects.get(name="7C"), "Dora").card.token)
"""


@pytest.fixture(scope="module")
def card(server, code) -> str:
    """Where the picture on the card of a learner of the class leads."""
    token = server.manage("shell", "--no-imports", "--command", MAKE_CARD).strip().splitlines()[-1]
    return f"/join/card/{token}/"


def type_code(page: Page, code: str) -> None:
    page.goto("/join/")
    assert violations(page) == []
    page.get_by_label("Class code").fill(code.lower())
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="7C")).to_be_visible()
    assert violations(page) == []


def join(page: Page, code: str, name: str) -> str:
    """The three words of the card."""
    type_code(page, code)
    page.get_by_label("Your first name").fill(name)
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_role("heading", name="Your card")).to_be_visible()
    assert violations(page) == []
    return page.locator(".learner-card__words").inner_text()


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Type your code")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_student_joins_signs_out_and_comes_back_by_words(open_page, code, scripts):
    page = open_page(viewport=PHONE, has_touch=True)
    name = "Zoé" if scripts else "ᐋᓂ"
    words = join(page, code, name)
    page.get_by_role("link", name="Go on to my learning").click()
    expect(page.get_by_role("heading", name="My learning")).to_be_visible()
    assert violations(page) == []
    sign_out(page)
    page.go_back()
    expect(page.get_by_text(name)).to_have_count(0)
    other = open_page(viewport=PHONE, java_script_enabled=scripts)
    other.goto(f"/join/{code}/")
    other.get_by_role("link", name="I have a card").click()
    other.get_by_label("The three words on your card").fill(words.upper().replace(" ", ", "))
    other.get_by_role("button", name="Go on").click()
    expect(other.get_by_text("Welcome back")).to_be_visible()
    expect(other.get_by_role("link", name=name)).to_be_visible()


def test_signing_out_sends_what_waits_or_asks_first(page, code):
    join(page, code, "Ben")
    page.evaluate("""localStorage.setItem("plainsight-answers-1:/quizzes/0/1/", JSON.stringify([["go", "stay"]]))""")
    page.route("**/quizzes/0/1/", lambda route: route.abort())
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("alert")).to_contain_text("have not reached us yet")
    assert violations(page) == []
    page.unroute("**/quizzes/0/1/")
    page.route("**/quizzes/0/1/", lambda route: route.fulfill(json={}))
    page.get_by_role("button", name="Send them and sign out").click()
    expect(page.get_by_role("heading", name="Type your code")).to_be_visible()
    assert page.evaluate("localStorage.length") == 0


def test_back_does_not_lead_to_a_scanned_card_again(page, card):
    page.goto("/learning/")
    page.goto(card)
    assert violations(page) == []
    page.get_by_role("button", name="Yes, that’s me").click()
    expect(page.get_by_text("Welcome back")).to_be_visible()
    sign_out(page)
    for _ in range(3):
        page.go_back()
        expect(page.get_by_role("button", name="Yes, that’s me")).to_have_count(0)


MAKE_CLASS_AT_WORK = """
from curriculum.outline import outline_at
from people.models import Group, Organisation, Role, User
from progress.assigning import Terms, assign
from progress.targets import targets_of
school = Organisation.objects.get(name="Maple Street School")
teacher = User.objects.get(email="teacher@demo.example.org")
group = Group.objects.create(organisation=school, name="7L", joining="names")
group.add(teacher, Role.LEADER)
assign(group, next(targets_of(outline_at("steady-ground", "en"))), Terms(), teacher)
print(group.spoken_code)
"""


def test_a_late_joiner_finds_what_the_class_is_doing_and_stands_on_the_class_page(open_page, server):
    code = server.manage("shell", "--no-imports", "--command", MAKE_CLASS_AT_WORK).strip().splitlines()[-1]
    late, teacher = open_page(viewport=PHONE), open_page()
    late.goto(f"/join/{code}/")
    late.get_by_label("Your first name").fill("Lia")
    late.get_by_role("button", name="Join").click()
    late.get_by_role("link", name="Go on to my learning").click()
    expect(late.get_by_role("heading", name="7L")).to_be_visible()
    expect(late.get_by_role("main").get_by_role("link", name="Steady Ground").first).to_be_visible()
    sign_in(teacher, "teacher", then="/groups/")
    teacher.get_by_role("main").get_by_role("link", name="7L", exact=True).click()
    expect(teacher.get_by_role("row", name="Lia")).to_contain_text("Not started")
