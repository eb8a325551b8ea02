"""A teacher brings her list: forty rows, five of which cannot be read; the same list again changes nothing."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.looks import every_look, violations
from tests.browser.test_accounts import sign_in

A_CLASS = """
from people.demo import make_person
from people.models import Group, Role
school_class = Group.objects.create(organisation=Group.objects.get(name="8B").organisation, name="Class of {name}")
school_class.add(make_person("teacher", ""), Role.LEADER)
from people.joining.roster import add_learner
from people.joining.roster_marks import roster_mark
for number, name in enumerate({learners}):
    add_learner(school_class, name, roster_mark(school_class.organisation, "{name}" + str(number)))
print(school_class.pk)
"""


def rows(first: int) -> list[list[str]]:
    """Numbered from `first`: whoever is known in another class of the teacher would be asked about."""
    made = [["First name", "Last name", "Student number", "Date of birth"]]
    made += [[f"Nora{place}", "Khan", str(first + place), "2012-01-01"] for place in range(40)]
    made[3][0] = made[3][1] = ""
    made[11][0] = "=HYPERLINK(1)"
    made[20][2] = made[21][2]
    made[33][0] = "nora@example.org"
    made[37][0] = " ".join(["Maria"] * 26)
    return made


BAD = [4, 12, 21, 22, 34]


@pytest.fixture(scope="module")
def new_class(server):
    def make(name: str, *learners: str) -> str:
        made = A_CLASS.format(name=name, learners=learners)
        return server.manage("shell", "-v", "0", "-c", made).split()[-1]

    return make


def begin(page: Page, group: str) -> None:
    page.goto(page.url.split("/groups")[0] + f"/groups/{group}/learners/")
    page.get_by_role("link", name="Take over a list").click()


def look(page: Page) -> None:
    assert violations(page) == []


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without"])
def test_forty_rows_with_five_bad_ones(open_page, new_class, script, tmp_path):
    group = new_class(f"forty {script}")
    page = open_page(viewport=DESK if script else PHONE, java_script_enabled=script)
    sign_in(page, "teacher", then=f"/groups/{group}/learners/")
    file = tmp_path / "class.csv"
    file.write_text("\n".join(";".join(row) for row in rows(4000 if script else 5000)), encoding="cp1252")
    for is_first in (True, False):
        begin(page, group)
        page.get_by_label("Or choose a file").set_input_files(file)
        page.get_by_role("button", name="Go on").click()
        expect(page.get_by_text("Not read at all, because it is private: Date of birth")).to_be_visible()
        page.get_by_role("button", name="See what will happen").click()
        expect(page.get_by_role("heading", name="5 rows cannot be read")).to_be_visible()
        for number in BAD:
            expect(page.get_by_text(f"Row {number}:")).to_be_visible()
        said = "35 learners will be added" if is_first else "35 are on the list already"
        expect(page.get_by_text(said)).to_be_visible()
        page.get_by_role("button", name="Take over" if is_first else "Done").click()
        said = "35 learners were added." if is_first else "35 were on the list already."
        expect(page.get_by_text(said)).to_be_visible()
        expect(page.get_by_label("These rows, to copy and put right")).to_contain_text("nora@example.org")
    page.go_back()
    expect(page.get_by_role("heading", level=1, name="Taken over")).to_be_visible()
    page.get_by_role("link", name="To the list of learners").click()
    expect(page.get_by_text("35 learners, ")).to_be_visible()


@every_look
def test_every_step_can_be_read_by_everyone(open_page, new_class, options):
    look_of = options["color_scheme"]
    group = new_class(look_of, "Amina", "Zoé", "علي")
    page = open_page(**options)
    sign_in(page, "teacher", then=f"/groups/{group}/roster/")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_text("Paste a list, or choose a file.")).to_be_visible()
    look(page)
    page.get_by_label("Paste the list here").fill(f"Name;Number;E-mail\nAmina O.;{look_of}0;a\nZoe;;b\n;5;c\nCy;;")
    page.get_by_role("button", name="Go on").press("Enter")
    look(page)
    page.get_by_role("button", name="See what will happen").press("Enter")
    page.get_by_text("1 learner of the group is not in this list").press("Enter")
    expect(page.get_by_label("علي")).not_to_be_checked()
    page.get_by_label("who is called Amina O. from now on").check()
    look(page)
    page.get_by_role("button", name="Take over").press("Enter")
    look(page)
    expect(page.get_by_text("1 learner has a new name.")).to_be_visible()
