"""A manager says whom to tell, looks at the poster and takes it along; and keeps records of a leaver for a reason."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looks import every_look, follow, violations
from tests.browser.test_accounts import sign_in

A_COMPANY = """
from django.utils import timezone
from curriculum.models import Course
from people.demo import make_person
from people.models import Membership, Organisation, Role, User
from people.staffing import let_go, take_on
from progress.models import Requirement
from progress.obliging import settle_all
course = Course.objects.get(slug="to-read", locale__language_code="en")
company = Organisation.add_root(name="Linden Inns", kind="employer", region="CA-ON-PEEL")
inn = company.add_child(name="Linden Riverside", kind="site", region="CA-ON-PEEL")
boss = make_person("linden", "Lou Linden")
Membership.objects.create(user=boss, organisation=Organisation.objects.get(pk=company.pk), role=Role.ADMINISTRATOR)
Requirement.objects.create(
    organisation=company, course_key=course.translation_key, course_title=course.title, due_days=30,
    starts_on=timezone.localdate(), retention_months=12, retention_from="employment",
    profile_key="us-tx-lodging", profile_name="Texas, lodging with more than ten rooms",
)
person = User.objects.create_user(username="linden-1", display_name="Noa Lind")
work = take_on(person, inn, staff_number="L-1", position="Porter")
settle_all(company)
let_go(work, timezone.localdate())
"""


@pytest.fixture(scope="module")
def company(server) -> None:
    server.manage("shell", "-v", "0", "-c", A_COMPANY)


def papers_of(page: Page) -> None:
    sign_in(page, "linden", then="/groups/")
    follow(page.get_by_role("link", name="Required training of Linden Inns"))
    follow(page.get_by_role("link", name="Papers for the wall and the pocket"))
    expect(page.get_by_role("heading", name="Papers of Linden Inns")).to_be_visible()


def test_from_required_training_to_a_poster_in_hand(open_page, company, tmp_path):
    """Without a script, and with the keyboard's own ways alone."""
    page = open_page(java_script_enabled=False)
    papers_of(page)
    expect(page.get_by_text("at least 11 × 17 inches")).to_be_visible()
    follow(page.get_by_role("link", name="Whom to tell, languages, paper"))
    first = page.get_by_role("group", name="Person 1")
    first.get_by_label("Phone").fill("905 555 0123")
    follow(page.get_by_role("button", name="Save"))
    expect(page.get_by_text("Say who that is")).to_be_visible()
    expect(first.get_by_label("Phone")).to_have_value("905 555 0123")
    first.get_by_label("Name or role").fill("Duty manager")
    page.get_by_label("English", exact=True).check()
    page.get_by_label("Spanish (español)").check()
    follow(page.get_by_role("button", name="Save"))
    expect(page.get_by_text("Saved. The papers say it from now on.")).to_be_visible()
    follow(page.get_by_role("link", name=re.compile("Look at it.*Poster, Texas")))
    expect(page.get_by_role("heading", name="If something here worries you, tell someone")).to_be_visible()
    expect(page.get_by_text("905 555 0123").first).to_be_visible()
    expect(page.get_by_role("heading", name="Líneas de ayuda")).to_be_visible()
    link = page.get_by_role("link", name=re.compile("Tabloid"))
    answer = page.request.get(link.get_attribute("href"))
    assert answer.ok and answer.body().startswith(b"%PDF-")


@every_look
def test_the_pages_hold_at_any_width_and_light(open_page, company, options):
    page = open_page(**options)
    papers_of(page)
    assert violations(page) == []
    list_of_papers = page.url
    follow(page.get_by_role("link", name="Whom to tell, languages, paper"))
    assert violations(page) == []
    for name in ("poster", "card", "procedure"):
        page.goto(f"{list_of_papers}us-tx-lodging/{name}/")
        assert violations(page) == []


@every_look
def test_records_of_a_leaver_are_kept_for_a_reason(open_page, company, options):
    page = open_page(**options)
    sign_in(page, "linden", then="/groups/")
    follow(page.get_by_role("link", name="Register of Linden Inns"))
    page.goto(f"{page.url}?state=ended")
    follow(page.get_by_role("link", name="Noa Lind"))
    expect(page.get_by_text("Then it is deleted, and only counts stay.")).to_be_visible()
    assert violations(page) == []
    page.get_by_label("Keep it longer: the reason").fill("Inspection")
    follow(page.get_by_role("button", name="Keep it longer"))
    expect(page.get_by_text("because Linden Inns says: Inspection")).to_be_visible()
    assert violations(page) == []
    person = page.url
    page.goto(page.url.split("/register/")[0] + "/kept/")
    expect(page.get_by_text("Noa Lind").first).to_be_visible()
    assert violations(page) == []
    page.goto(person)
    follow(page.get_by_role("button", name="Keep it no longer than the rules ask"))
    expect(page.get_by_text("Then it is deleted, and only counts stay.")).to_be_visible()
