"""A supervisor runs a required course for people together; the tablet goes round; the register says that it is done."""

import re

from playwright.sync_api import Page, expect

from tests.browser.looks import every_look, follow, violations

A_HOTEL = """
from allauth.account.models import EmailAddress
from django.utils import timezone
from curriculum.models import Course
from people.models import Group, Organisation, Role, User
from people.staffing import take_on
from progress.models import Requirement
from progress.obliging import settle_all

course = Course.objects.get(slug="to-read", locale__language_code="en")
hotel = Organisation.add_root(name={name!r}, kind="employer", region="CA-ON-PEEL")
team = Group.objects.create(organisation=hotel, name="Floor three")
Requirement.objects.create(
    organisation=hotel, course_key=course.translation_key, course_title=course.title, due_days=30,
    starts_on=timezone.localdate(), renewal_months=12, minimum_minutes=2, is_paced=True, asks_signature=True,
    attestation="I have taken all of it myself.", profile_name="Strict default",
)
leader = User.objects.create_user(email={email!r}, display_name="Sol Supervisor", password="a-long-password")
EmailAddress.objects.create(user=leader, email=leader.email, verified=True, primary=True)
team.add(leader, Role.LEADER)
for number, person in enumerate(["أمل حداد", "Bea Okafor", "Cora Late"]):
    made = User.objects.create_user(display_name=person)
    take_on(made, hotel, team, staff_number=f"N-{{number}}", work="housekeeping")
settle_all(hotel)
"""
# As if the lesson on the screen had been there for three minutes, with whoever is here.
TIME_PASSES = """
import datetime as dt
from django.db.models import F
from django.utils import timezone
from progress.models import GroupSession, Heard
on, now, later = GroupSession.objects.get(led_by__email={email!r}), timezone.now(), dt.timedelta(minutes=3)
passed = {{"opened_at": F("opened_at") - later}}
on.presented.filter(step_key=on.step_key).update(active_seconds=F("active_seconds") + 180, **passed)
for one in on.attendances.here():
    facts = {{"opened_at": now, "last_active_at": now}}
    Heard.objects.get_or_create(attendance=one, step_key=on.step_key, defaults=facts)
heard = Heard.objects.filter(attendance__in=on.attendances.here(), step_key=on.step_key)
heard.update(seconds=F("seconds") + 180, **passed)
"""


class Supervisor:
    def __init__(self, server, page: Page, name: str) -> None:
        self.server, self.page, self.name = server, page, name
        self.email = f"{name.lower().replace(' ', '-')}@example.org"
        self.server.manage("shell", "-v0", "-c", A_HOTEL.format(name=name, email=self.email))

    def sign_in(self) -> None:
        self.page.get_by_label("Email").fill(self.email)
        self.page.get_by_label("Password").fill("a-long-password")
        self.page.get_by_role("button", name="Sign in", exact=True).click()
        self.page.wait_for_url(lambda address: "/accounts/login" not in address)

    def press(self, name: str) -> None:
        follow(self.page.get_by_role("button", name=name, exact=True))

    def begin(self) -> None:
        self.page.goto("/accounts/login/?next=/groups/")
        self.sign_in()
        follow(self.page.get_by_role("link", name="Run training together"))
        self.press("Begin")

    def tick(self, *names: str) -> None:
        for name in names:
            self.page.get_by_label(name).check()
        self.press("They are here")

    def show(self, lesson: str) -> None:
        self.press(f"Show {lesson}")
        expect(self.page.get_by_role("heading", name=lesson).first).to_be_attached()
        self.page.goto(self.page.url.replace("/slides/", "/").partition("#")[0])
        self.server.manage("shell", "-v0", "-c", TIME_PASSES.format(email=self.email))
        self.press(f"We have finished it {lesson}")

    def add(self, number: str) -> None:
        self.page.get_by_text("Somebody else who works here").click()
        self.page.get_by_label("Name or staff number").fill(number)
        self.press("Add this person")


def turn(page: Page, name: str) -> None:
    expect(page.get_by_role("heading", name="Please give the tablet to:")).to_be_visible()
    expect(page.get_by_text(name)).to_be_visible()


def sign(page: Page, name: str) -> None:
    page.get_by_label("I confirm this statement.").check()
    page.get_by_label("Your name, as a signature").fill(name)
    follow(page.get_by_role("button", name="Sign", exact=True))


@every_look
def test_three_take_a_course_together(server, open_page, options):
    wide = options["viewport"]["width"]
    supervisor = Supervisor(server, open_page(**options), f"Cedar Rooms {wide}")
    page = supervisor.page
    supervisor.begin()
    found = violations(page)
    supervisor.tick("أمل حداد", "Bea Okafor")
    supervisor.show("Page 1")
    supervisor.add("N-2")
    supervisor.show("Page 2")
    found += violations(page)
    address = page.url.partition("#")[0]
    supervisor.press("Hand the tablet round")

    turn(page, "Bea Okafor")
    found += violations(page)
    page.goto(address)
    turn(page, "Bea Okafor")  # the supervisor's page is closed
    follow(page.get_by_role("link", name="That is me"))
    supervisor.press("I’d rather not sign")

    turn(page, "Cora Late")
    expect(page.get_by_text("Bea Okafor")).to_have_count(0)
    follow(page.get_by_role("link", name="That is me"))
    expect(page.get_by_text("I took part in these lessons")).to_be_visible()
    sign(page, "Cora Late")

    turn(page, "أمل حداد")
    follow(page.get_by_role("link", name="That is me"))
    expect(page.get_by_text("I have taken all of it myself.")).to_be_visible()
    found += violations(page)
    sign(page, "أمل حداد")

    expect(page.get_by_role("heading", name="Please give the tablet back")).to_be_visible()
    found += violations(page)
    follow(page.get_by_role("link", name="I lead this session: sign in"))
    supervisor.sign_in()
    expect(page).to_have_url(re.compile(r"/groups/sessions/\d+/$"))
    follow(page.get_by_role("link", name="Close the session"))
    found += violations(page)
    supervisor.press("Close and record")
    expect(page.get_by_role("row", name=re.compile("أمل حداد.*Finished"))).to_be_visible()
    expect(page.get_by_role("row", name=re.compile("Bea Okafor.*Not signed"))).to_be_visible()
    expect(page.get_by_role("row", name=re.compile("Cora Late.*Signed for some lessons"))).to_be_visible()

    page.goto("/groups/")
    follow(page.get_by_role("link", name="Training of your team"))
    expect(page.get_by_role("row", name=re.compile("أمل حداد.*Up to date.*Together"))).to_be_visible()
    expect(page.get_by_role("row", name=re.compile("Bea Okafor.*Due soon"))).to_be_visible()
    assert found == []


def test_without_scripts_and_with_the_keyboard_alone(server, open_page):
    supervisor = Supervisor(server, open_page(java_script_enabled=False), "Maple Rooms")
    page = supervisor.page
    supervisor.begin()
    supervisor.tick("Bea Okafor")
    supervisor.show("Page 1")
    supervisor.show("Page 2")
    supervisor.press("Hand the tablet round")
    page.get_by_role("link", name="That is me").focus()
    page.keyboard.press("Enter")
    page.get_by_label("I confirm this statement.").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("...")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Please sign with your name.")).to_be_visible()
    expect(page.get_by_label("I confirm this statement.")).to_be_checked()
    page.get_by_label("Your name, as a signature").fill("")
    page.keyboard.type("Bea Okafor")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Please give the tablet back")).to_be_visible()


def test_a_killed_server_and_a_closed_tab_lose_nothing(server, open_page):
    supervisor = Supervisor(server, open_page(), "Birch Rooms")
    page = supervisor.page
    supervisor.begin()
    supervisor.tick("Bea Okafor")
    supervisor.show("Page 1")
    address = page.url.partition("#")[0]
    server.kill()
    server.start()
    page.close()
    supervisor.page = page.context.new_page()
    supervisor.page.goto(address)
    expect(supervisor.page.get_by_role("row", name=re.compile("Bea Okafor"))).to_be_visible()
    supervisor.show("Page 2")
    supervisor.press("Hand the tablet round")
    turn(supervisor.page, "Bea Okafor")
