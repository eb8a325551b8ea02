"""A company sets up its own sign-in, and its people come in by it: with providers that others have written."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.looks import every_look, follow, violations
from tests.browser.providers import CLIENT, SECRET, openid_provider
from tests.people.company_sign_in.saml_provider import NUMBER, SAMLProvider

A_COMPANY = """
from allauth.account.models import EmailAddress
from django.utils import timezone
from curriculum.models import Course
from people.models import Membership, Organisation, Role, User
from people.staffing import take_on
from progress.models import Requirement
from progress.obliging import settle_all

course = Course.objects.get(slug="to-read", locale__language_code="en")
company = Organisation.add_root(name={name!r}, kind="employer", region="CA-ON-PEEL")
hotel = company.add_child(name={name!r} + " Pier", kind="site", region="CA-ON-PEEL")
Requirement.objects.create(
    organisation=company, course_key=course.translation_key, course_title=course.title, due_days=30,
    starts_on=timezone.localdate(), renewal_months=12, is_paced=False,
)
manager = User.objects.create_user(email={email!r}, display_name="Mo Manager", password="a-long-password")
EmailAddress.objects.create(user=manager, email=manager.email, verified=True, primary=True)
Membership.objects.create(user=manager, organisation=company, role=Role.ADMINISTRATOR)
take_on(User.objects.create_user(display_name="Nour Haddad"), hotel, staff_number="P-0042")
settle_all(company)
"""
NOUR = {"sub": "7f3a", "employee_number": "P-0042", "name": "Nour Haddad"}
SAME_NUMBER = {"sub": "91cc", "employee_number": "P-0042", "name": "Nour Haddad"}

SAML_NOUR = {"employeeNumber": ["P-0042"], "displayName": ["Nour Haddad"]}


@pytest.fixture
def manager(server, open_page):
    """A function: whoever administers a new company, on the page of its own sign-in."""

    def manager(name: str, **options) -> Page:
        email = f"{name.lower().replace(' ', '-')}@example.org"
        server.manage("shell", "-v0", "-c", A_COMPANY.format(name=name, email=email))
        page = open_page(**options)
        page.goto("/accounts/login/?next=/groups/")
        page.get_by_label("Email").fill(email)
        page.get_by_label("Password").fill("a-long-password")
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.wait_for_url("**/groups/")
        follow(page.get_by_role("link", name=re.compile(f"How staff come in to {name}$")))
        follow(page.get_by_role("link", name="Settings of the company’s sign-in"))
        return page

    return manager


def fill(page: Page, **labels: str) -> None:
    for label, text in labels.items():
        page.get_by_label(label, exact=True).fill(text)


def set_up_openid(page: Page, issuer: str, **more: str) -> None:
    fill(
        page,
        **{
            "Address of the provider (issuer)": issuer,
            "Client ID": CLIENT,
            "Client secret": SECRET,
            "Attribute with the staff number": "employee_number",
            **more,
        },
    )


def sign_in_there(page: Page, sub: str) -> None:
    page.get_by_label("Who").fill(sub)
    follow(page.get_by_role("button", name="Sign in"))


def finish(page: Page) -> None:
    follow(page.get_by_role("link", name="Begin").first)
    for _lesson in range(2):
        follow(page.get_by_role("button", name="I’ve finished this lesson"))
    expect(page.get_by_role("link", name="Get your certificate")).to_be_visible()


def come_in(page: Page, word: str, button: str, sub: str) -> None:
    page.goto("/staff/")
    page.get_by_label("Code on the poster").fill(word)
    follow(page.get_by_role("button", name="Go on"))
    follow(page.get_by_role("link", name=button))
    sign_in_there(page, sub)


@every_look
def test_openid_connect_from_the_settings_to_the_training(open_page, manager, options):
    name = "Harbour Rest" if options["viewport"] == DESK else "Harbour Inn"
    word = name.lower().replace(" ", "-")
    page = manager(name, **options)
    found = violations(page)
    follow(page.get_by_role("button", name="Set up OpenID Connect"))
    found += violations(page)
    redirect = page.locator("code.token").first.inner_text()
    with openid_provider(redirect, [NOUR, SAME_NUMBER]) as issuer:
        set_up_openid(page, issuer + "1")
        follow(page.get_by_role("button", name="Save"))
        expect(page.get_by_text(re.compile("There was no usable answer|Give a full address"))).to_be_visible()
        found += violations(page)
        set_up_openid(page, issuer)
        follow(page.get_by_role("button", name="Save"))
        expect(page.get_by_text("Saved. It holds from now on.")).to_be_visible()
        follow(page.get_by_role("link", name="Try it"))
        sign_in_there(page, "7f3a")
        expect(page.get_by_role("heading", name="It works")).to_be_visible()
        expect(page.get_by_text("P-0042")).to_be_visible()
        found += violations(page)
        follow(page.get_by_role("link", name="Back to the settings"))
        page.get_by_label("Turned on: people can come in this way").check()
        follow(page.get_by_role("button", name="Save"))
        expect(page.get_by_text("What you give your people")).to_be_visible()

        phone = open_page(**options)
        come_in(phone, word, f"Sign in with {name}", "7f3a")
        phone.wait_for_url("**/learning/")
        expect(phone.get_by_role("link", name="Nour Haddad")).to_be_visible()
        expect(phone.get_by_role("link", name="Two pages to read").first).to_be_visible()
        found += violations(phone)

        other = open_page(**options)
        come_in(other, word, f"Sign in with {name}", "91cc")
        expect(other.get_by_role("heading", name="Please ask your manager")).to_be_visible()
        found += violations(other)
        other.goto("/learning/")
        expect(other.get_by_role("link", name="Nour Haddad")).to_have_count(0)

    page.reload()
    follow(page.get_by_role("link", name="Look at it now"))
    expect(page.get_by_text("Another sign-in of your company already opens")).to_be_visible()
    found += violations(page)
    assert found == []


def test_openid_connect_without_scripts_to_a_certificate(open_page, manager):
    page = manager("Harbour Loft", java_script_enabled=False, viewport=PHONE)
    follow(page.get_by_role("button", name="Set up OpenID Connect"))
    with openid_provider(page.locator("code.token").first.inner_text(), [NOUR]) as issuer:
        set_up_openid(page, issuer)
        page.get_by_label("Turned on: people can come in this way").check()
        follow(page.get_by_role("button", name="Save"))
        phone = open_page(java_script_enabled=False, viewport=PHONE)
        come_in(phone, "HARBOUR-LOFT", "Sign in with Harbour Loft", "7f3a")
        phone.wait_for_url("**/learning/")
        expect(phone.get_by_role("link", name="Nour Haddad")).to_be_visible()
    follow(phone.get_by_role("link", name="Two pages to read").first)
    finish(phone)
    page.reload()
    follow(page.get_by_role("link", name="1 person comes in this way"))
    follow(page.get_by_role("button", name="Release Nour Haddad"))
    expect(page.get_by_text("The sign-in opens nothing for Nour Haddad any more.")).to_be_visible()


@pytest.fixture
def saml():
    """pysaml2, which knows two people by names that never change."""
    made = SAMLProvider(people={"7f3a": SAML_NOUR, "91cc": SAML_NOUR})
    yield made
    made.close()


def sign_in_with_saml(page: Page, word: str, button: str, who: str) -> None:
    come_in(page, word, button, who)
    follow(page.get_by_role("button", name="Go on"))


@every_look
def test_saml_from_the_settings_to_the_training(open_page, manager, saml, options):
    name = "Quay House" if options["viewport"] == DESK else "Quay Lodge"
    word = name.lower().replace(" ", "-")
    page = manager(name, **options)
    follow(page.get_by_role("button", name="Set up SAML 2.0"))
    found = violations(page)
    described = page.locator("code.token").first.inner_text()
    saml.sp_metadata = page.request.get(described).text()
    fill(page, **{"Address of the provider’s metadata": saml.url + "/metadata"})
    page.get_by_label("Turned on: people can come in this way").check()
    follow(page.get_by_role("button", name="Save"))
    expect(page.get_by_text("Say how people are found on the staff list")).to_be_visible()
    found += violations(page)
    fill(page, **{"Attribute with the staff number": NUMBER})
    follow(page.get_by_role("button", name="Save"))
    expect(page.get_by_label("Where people sign in (single sign-on URL)")).to_have_value(f"{saml.url}/sso")
    follow(page.get_by_role("link", name="Try it"))
    sign_in_there(page, "7f3a")
    follow(page.get_by_role("button", name="Go on"))
    expect(page.get_by_role("heading", name="It works")).to_be_visible()
    found += violations(page)

    phone = open_page(**options)
    sign_in_with_saml(phone, word, f"Sign in with {name}", "7f3a")
    phone.wait_for_url("**/learning/")
    expect(phone.get_by_role("link", name="Nour Haddad")).to_be_visible()
    expect(phone.get_by_role("link", name="Two pages to read").first).to_be_visible()

    other = open_page(**options)
    sign_in_with_saml(other, word, f"Sign in with {name}", "91cc")
    expect(other.get_by_role("heading", name="Please ask your manager")).to_be_visible()
    other.goto("/learning/")
    expect(other.get_by_role("link", name="Nour Haddad")).to_have_count(0)
    assert found == []


def test_saml_without_scripts_to_a_certificate(open_page, manager, saml):
    page = manager("Quay Cottage", java_script_enabled=False, viewport=PHONE)
    follow(page.get_by_role("button", name="Set up SAML 2.0"))
    saml.sp_metadata = page.request.get(page.locator("code.token").first.inner_text()).text()
    fill(page, **{"The metadata itself": saml.metadata(), "Attribute with the staff number": NUMBER})
    page.get_by_label("Turned on: people can come in this way").check()
    follow(page.get_by_role("button", name="Save"))
    phone = open_page(java_script_enabled=False, viewport=PHONE)
    sign_in_with_saml(phone, "quay-cottage", "Sign in with Quay Cottage", "7f3a")
    phone.wait_for_url("**/learning/")
    follow(phone.get_by_role("link", name="Two pages to read").first)
    finish(phone)
