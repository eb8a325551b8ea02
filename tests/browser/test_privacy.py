"""A class ends its term and is forgotten; one learner is taken along and deleted; an administrator reads who did it."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.browser.looks import every_look, follow, violations
from tests.browser.test_accounts import sign_in

A_CLASS = """
from people.demo import make_person
from people.joining.roster import add_learner
from people.models import Group, Membership, Organisation, Role
made = []
for name in ("Class to end", "Class to keep"):
    group = Group.objects.create(organisation=Group.objects.get(name="8B").organisation, name=name)
    group.add(make_person("teacher", ""), Role.LEADER)
    made += [group.pk, add_learner(group, "Noor Haddad").pk]
    for number in range(10):
        add_learner(group, f"Pupil {number}")
head = make_person("head", "Hana Head")
Membership.objects.get_or_create(user=head, organisation=group.organisation, role="administrator")
print(*made, group.organisation_id)
"""
LATER = """
import datetime as dt
from people.models import Group
group = Group.objects.get(pk={pk})
group.archived_at -= dt.timedelta(days=group.organisation.days_kept)
group.save()
"""


@pytest.fixture(scope="module")
def made(server) -> list[str]:
    """The class that ends and its Noor, the class that stays and its Noor, their school."""
    return server.manage("shell", "-v", "0", "-c", A_CLASS).split()[-5:]


def look(page: Page, name: str) -> None:
    """Saved where whoever runs it wants to see it."""
    if folder := os.environ.get("LOOKS"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def test_a_class_ends_its_term_and_only_numbers_are_left(open_page, server, made):
    page = open_page(java_script_enabled=False, viewport=PHONE)
    sign_in(page, "teacher", then=f"/groups/{made[0]}/settings/")
    page.get_by_role("link", name="The term is over").click()
    expect(page.get_by_text("60 days later, this is deleted")).to_be_visible()
    look(page, "ask-phone")
    page.get_by_role("button", name="End the term of Class to end").click()
    expect(page.get_by_role("button", name="Take it back")).to_be_visible()
    look(page, "archived-phone")
    page.goto("/groups/")
    past = page.get_by_role("region", name="Term over")
    expect(past).to_contain_text("Class to end")
    look(page, "groups-phone")

    server.manage("shell", "-v", "0", "-c", LATER.format(pk=made[0]))
    assert "11 learners deleted" in server.manage("erase_past_classes")
    page.reload()
    expect(past).to_contain_text("Only numbers are left")
    past.get_by_role("link", name="Class to end").click()
    expect(page.get_by_text("There were 11 learners.")).to_be_visible()
    assert "Noor" not in page.content()
    look(page, "stayed-phone")


def test_one_learner_is_taken_along_and_deleted(open_page, made):
    page = open_page()
    sign_in(page, "teacher", then=f"/groups/{made[2]}/learners/{made[3]}/")
    follow(page.get_by_role("link", name="What is kept: take it along, or delete it"))
    assert violations(page) == []
    look(page, "record-desk")
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save the file").click()
    assert saved.value.suggested_filename == "record.zip"
    page.get_by_role("link", name="Delete…").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Delete").click()
    look(page, "erase-desk")
    page.get_by_label("I have read what happens.").check()
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("Everything about them is deleted.")).to_be_visible()
    expect(page.get_by_text("Noor")).to_have_count(0)

    head = open_page()
    sign_in(head, "head", then=f"/groups/organisations/{made[4]}/audit/")
    head.get_by_label("What", exact=True).select_option("Erased")
    head.get_by_role("button", name="Show").click()
    expect(head.get_by_role("row").nth(1)).to_contain_text("A learner who is no longer here")
    look(head, "audit-desk")


@every_look
def test_the_pages_look_right(open_page, made, options):
    page = open_page(**options)
    sign_in(page, "head", then=f"/groups/organisations/{made[4]}/audit/")
    look(page, f"audit-{options['color_scheme']}")
    problems = violations(page)
    for address in (f"/groups/{made[2]}/archive/", "/groups/", "/accounts/data/", "/privacy/student-records/"):
        page.goto(address)
        look(page, f"{address.strip('/').replace('/', '-')}-{options['color_scheme']}")
        problems += violations(page)
    assert problems == []
