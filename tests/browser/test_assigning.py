"""A teacher assigns a module; her pupil finds it on her own page, a part after the other."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.looks import violations
from tests.browser.test_accounts import sign_in

A_CLASS = """
from people.demo import make_person
from people.models import Group, Role
school_class = Group.objects.create(organisation=Group.objects.get(name="8B").organisation, name="Class of orders")
school_class.add(make_person("teacher", ""), Role.LEADER)
school_class.add(make_person("orderly", "Ori Pupil"))
print(school_class.pk)
"""


@pytest.fixture(scope="module")
def group(server) -> str:
    return server.manage("shell", "-v", "0", "-c", A_CLASS).split()[-1]


def test_from_the_teachers_page_to_the_pupils(open_page, group):
    teacher = open_page(java_script_enabled=False)
    sign_in(teacher, "teacher", then=f"/groups/{group}/assignments/")
    teacher.get_by_role("link", name="Assign something").click()
    teacher.get_by_role("link", name="Eyes Open, Doors Open").click()
    teacher.get_by_label("Module:").first.check()
    teacher.get_by_label("One after the other").check()
    teacher.get_by_label("Due on").fill("2099-12-04")
    teacher.get_by_role("button", name="Assign").click()
    expect(teacher.get_by_text("0 of 1 have finished")).to_be_visible()

    pupil = open_page(viewport=PHONE)
    sign_in(pupil, "orderly")
    part = pupil.get_by_role("region", name="From your class Class of orders")
    expect(part).to_contain_text("due Friday, 4 December 2099")
    assert violations(pupil) == []
    part.get_by_role("link", name="Begin").click()
    first = pupil.get_by_role("heading", level=1).inner_text()
    pupil.get_by_role("main").locator("a[rel=next]").click()
    expect(pupil.get_by_role("heading", level=1)).to_have_text(f"First: {first}")
