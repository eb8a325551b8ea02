"""An administrator chooses the days, sends a test, and reads what was sent; somebody asks for fewer from their mail."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.looks import every_look, follow, violations
from tests.browser.test_accounts import sign_in

A_COMPANY = """
import datetime as dt, uuid
from dashboards.models import Reminder
from dashboards.reminders.choosing_fewer import link_for
from people.demo import make_person
from people.models import Membership, Organisation, Role
from people.staffing import take_on
from progress.models import Obligation, Requirement
from progress.obliging import settle_all
inns = Organisation.add_root(name="Heron Inns", kind="employer", region="CA-ON-PEEL")
site = inns.add_child(name="Heron Harbour", kind="site")
Membership.objects.create(user=make_person("heron-head", "Hira Heron"), organisation=inns, role=Role.ADMINISTRATOR)
people = [make_person(f"heron-{index}", name) for index, name in enumerate(("Nour Haddad", "Bo Lind", "Ana Ruiz"))]
today = dt.date.today()
for person in people:
    take_on(person, site)
Requirement.objects.create(
    organisation=inns, course_key=uuid.uuid4(), course_title="A course", starts_on=today, due_days=7
)
settle_all(inns)
refusal = "550 5.1.1 The mailbox heron-1@demo.example.org is not known here"
outcomes = [("sent", ""), ("refused", refusal), ("no-address", "")]
for one, (outcome, said) in zip(Obligation.objects.filter(organisation=site), outcomes):
    Reminder.objects.create(
        obligation=one, person=one.learner, organisation=site, offset=-7, due_on=one.due_on, day=today,
        outcome=outcome, said=said,
    )
print(inns.pk, link_for(people[0]))
"""


@pytest.fixture(scope="module")
def places(server) -> tuple[str, str]:
    company, link = server.manage("shell", "-v", "0", "-c", A_COMPANY).split()[-2:]
    return f"/groups/organisations/{company}/", re.sub(r"^https?://[^/]+", "", link)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_from_the_days_to_what_was_sent(open_page, places, scripts):
    here, _link = places
    page = open_page(viewport=PHONE, java_script_enabled=scripts)
    sign_in(page, "heron-head", then=f"{here}settings/")
    page.get_by_role("link", name="Decide when people are reminded").click()
    page.get_by_label("Days before it is due").fill("soon")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Please write whole numbers")).to_be_visible()
    expect(page.get_by_label("Days before it is due")).to_have_value("soon")
    page.get_by_label("Days before it is due").fill("21 and 7")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved. It holds from the next night on.")).to_be_visible()
    expect(page.get_by_label("Days before it is due")).to_have_value("21, 7")

    page.get_by_role("link", name="See the mails").click()
    expect(page.get_by_text("Your course at Heron Inns").first).to_be_visible()
    page.get_by_role("button", name="Send a test to me").click()
    expect(page.get_by_text("Sent to heron-head@demo.example.org, and to nobody else.")).to_be_visible()

    page.goto(f"{here}reminders/sent/")
    page.get_by_label("Outcome").select_option(label="Refused by the mail server")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("cell", name="Bo Lind")).to_be_visible()
    expect(page.get_by_text("Nour Haddad")).to_have_count(0)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_whoever_opens_the_link_of_a_mail_asks_for_fewer(open_page, places, scripts):
    _here, link = places
    page = open_page(viewport=PHONE, java_script_enabled=scripts)
    page.goto(link)
    follow(page.get_by_role("button", name="Write to me only when it is due"))
    expect(page.get_by_text("You get a mail only once a course is due")).to_be_visible()
    follow(page.get_by_role("button", name="Remind me earlier again"))
    expect(page.get_by_text("some weeks before a course is due")).to_be_visible()


@every_look
def test_every_page_of_reminders_passes_axe(open_page, places, options):
    here, link = places
    page = open_page(**options)
    page.goto(link)
    assert violations(page) == []
    sign_in(page, "heron-head", then=f"{here}reminders/")
    assert violations(page) == []
    for part in ("texts/", "sent/"):
        page.goto(f"{here}reminders/{part}")
        assert violations(page) == []
