"""An employee under a strict rule: told how long is left, reads on, signs, has a certificate, renews a year later."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.looks import every_look, follow, violations

A_RULE = """
from allauth.account.models import EmailAddress
from django.utils import timezone
from curriculum.models import Course
from people.models import Organisation, User
from people.staffing import take_on
from progress.models import Requirement
from progress.obliging import settle_all

course = Course.objects.get(slug="to-read", locale__language_code="en")
company = Organisation.add_root(name={name!r}, kind="employer", region="CA-ON-PEEL")
hotel = company.add_child(name={name!r} + " Lakeside", kind="site", region="CA-ON-PEEL")
Requirement.objects.create(
    organisation=company, course_key=course.translation_key, course_title=course.title, due_days=30,
    starts_on=timezone.localdate(), renewal_months=12, minimum_minutes={minutes}, is_paced=True, asks_signature=True,
    attestation="I have read all of it myself.", profile_name="Strict default",
)
person = User.objects.create_user(email={email!r}, display_name="Nour Haddad", password="a-long-password")
EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
take_on(person, hotel, position="Night porter")
settle_all(company)
"""
# As if every lesson had been open and in use for so many seconds.
TIME_PASSES = """
from progress.models import StepRecord
import datetime as dt
from django.db.models import F
found = StepRecord.objects.filter(enrolment__learner__email={email!r})
found.update(active_seconds=F("active_seconds") + {seconds}, opened_at=F("opened_at") - dt.timedelta(minutes=10))
"""
A_YEAR_PASSES = """
from django.utils import timezone
from progress.models import Obligation
Obligation.objects.filter(learner__email={email!r}).update(opens_on=timezone.localdate())
"""


@pytest.fixture
def employee(server, open_page, request):
    """A function: an employee of a company of their own, signed in."""

    def employee(name: str, minutes: int = 1, **options):
        email = f"{name.lower().replace(' ', '-')}@example.org"
        server.manage("shell", "-v0", "-c", A_RULE.format(name=name, minutes=minutes, email=email))
        page = open_page(**options)
        page.goto("/accounts/login/")
        page.get_by_label("Email").fill(email)
        page.get_by_label("Password").fill("a-long-password")
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.wait_for_url(lambda address: "/accounts/login" not in address)
        page.goto("/learning/")
        return page, email

    return employee


def pass_time(server, email: str, seconds: int) -> None:
    server.manage("shell", "-v0", "-c", TIME_PASSES.format(email=email, seconds=seconds))


def press_done(page) -> None:
    page.get_by_role("button", name="I’ve finished this lesson").click()


def sign(page) -> None:
    expect(page.get_by_text("I have read all of it myself.")).to_be_visible()
    page.get_by_label("I confirm this statement.").check()
    page.get_by_label("Your name, as a signature").fill("Nour Haddad")
    follow(page.get_by_role("button", name="Finish the course"))
    expect(page.get_by_role("heading", name="You’ve finished")).to_be_visible()


@every_look
def test_an_employee_finishes_under_a_strict_rule(server, employee, options):
    name = f"Strict Hotels {options['color_scheme']}"
    page, email = employee(name, minutes=3, **options)
    expect(page.get_by_role("heading", name="Required where you work")).to_be_visible()
    assert violations(page) == []
    follow(page.get_by_role("link", name="Two pages to read").first)
    expect(page.get_by_text("Your employer asks for this course.")).to_be_visible()
    assert violations(page) == []
    follow(page.get_by_role("link", name="Begin").first)
    expect(page.get_by_text("This one can be finished from")).to_be_visible()
    press_done(page)
    expect(page.get_by_role("alert").get_by_text("left in this lesson.")).to_be_visible()
    expect(page.get_by_text("This one can be finished from")).to_be_hidden()
    assert violations(page) == []
    pass_time(server, email, 40)
    press_done(page)
    page.wait_for_url(re.compile(r"/page-2/"))
    press_done(page)
    expect(page.get_by_role("alert").get_by_text("left in this lesson.")).to_be_visible()
    pass_time(server, email, 40)
    press_done(page)
    expect(page.get_by_role("heading", name="Nearly there")).to_be_visible()
    expect(page.get_by_text("is left.")).to_be_visible()
    assert violations(page) == []
    follow(page.get_by_role("link", name="Look again:"))
    expect(page.get_by_role("button", name="I’ve read it again")).to_be_visible()
    assert violations(page) == []
    pass_time(server, email, 60)
    follow(page.get_by_role("button", name="I’ve read it again"))
    assert violations(page) == []
    sign(page)
    expect(page.get_by_role("link", name="Get your certificate")).to_be_visible()
    expect(page.get_by_text("can be renewed from")).to_be_visible()
    assert violations(page) == []
    server.manage("shell", "-v0", "-c", A_YEAR_PASSES.format(email=email))
    assert "opened to be renewed" in server.manage("renew_training")
    page.goto("/learning/")
    expect(page.get_by_text("It is time to renew it.")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("^Certificate"))).to_be_visible()
    assert violations(page) == []


def test_without_a_script_the_time_is_told_and_the_course_is_finished(server, employee):
    page, email = employee("Plain Inns", minutes=1, viewport=PHONE, java_script_enabled=False)
    follow(page.get_by_role("link", name="Begin").first)
    for _lesson in range(2):
        follow(page.get_by_role("button", name="I’ve finished this lesson"))
        expect(page.get_by_text("left in this lesson.")).to_be_visible()
        pass_time(server, email, 40)
        follow(page.get_by_role("button", name="I’ve finished this lesson"))
    sign(page)
