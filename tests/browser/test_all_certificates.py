"""A leader has all certificates of a class made as one file."""

import itertools
import re
import zipfile

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.looks import every_look, violations
from tests.browser.test_accounts import sign_in

NUMBERS = itertools.count(1)
A_CLASS = """
from django.utils import timezone
from certificates.awarding import award
from people.demo import make_person
from people.models import Group, Role, User
from progress.models import Completion, Enrolment
import uuid
school_class = Group.objects.create(organisation=Group.objects.get(name="8B").organisation, name={name!r})
school_class.add(make_person("teacher", ""), Role.LEADER)
key = uuid.uuid5(uuid.NAMESPACE_URL, "certificates")
for name in ["Amina Osei", "Ben Çelik", "", "ᐋᓂ"]:
    pupil = User.objects.create_user(display_name=name) if name else User.objects.create_guest()
    school_class.add(pupil)
    enrolment = Enrolment.objects.create(learner=pupil, course_key=key, course_title="Eyes Open, Doors Open")
    award(Completion.objects.create(
        enrolment=enrolment, course_key=key, course_title="Eyes Open, Doors Open", course_version="1.0", language="en",
        completed_at=timezone.now(), valid_months=12, minutes=36, active_seconds=2052, modules=[],
    ))
"""
LEFT_BY_A_WORKER = """
import datetime, uuid
from django.utils import timezone
from certificates.batches import beginning
from people.models import Group, User
beginning.hand_out = lambda batch: None
group = Group.objects.get(name={name!r})
batch = beginning.begin(group, User.objects.get(email="teacher@demo.example.org"), uuid.uuid4())
batch.created_at = timezone.now() - datetime.timedelta(minutes={minutes})
batch.save()
"""
MAKE_ONE = """
from certificates.batches.making import make
from certificates.models import Batch
item = Batch.objects.get(group__name={name!r}).items.waiting().first()
item.settle(make(item))
"""
FINISH = """
from certificates.batches.resuming import resume
from certificates.models import Batch
resume(Batch.objects.get(group__name={name!r}))
"""


@pytest.fixture
def school_class(server) -> str:
    """A class of four who have finished a course: its name."""
    name = f"Finished {next(NUMBERS):02}"
    server.manage("shell", "-c", A_CLASS.format(name=name))
    return name


def to_the_certificates(page: Page, name: str) -> None:
    sign_in(page, "teacher", then="/groups/")
    page.get_by_role("main").get_by_role("link", name=name).click()
    page.get_by_role("main").get_by_role("link", name="Certificates", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Certificates of {name}")


def download_zip(page: Page, to) -> list[str]:
    with page.expect_download() as caught:
        page.get_by_role("link", name="Download (ZIP)").click()
    assert re.fullmatch(r"certificates-\d+\.zip", caught.value.suggested_filename)
    caught.value.save_as(to)
    with zipfile.ZipFile(to) as archive:
        assert archive.testzip() is None
        return archive.namelist()


def expect_the_rest_said(page: Page) -> None:
    expect(page.get_by_text("3 of 4 made, 1 left out")).to_be_visible()
    expect(page.get_by_text("No name has been given yet.")).to_be_visible()


@every_look
def test_a_leader_makes_all_and_downloads_the_file(open_page, school_class, tmp_path, options):
    page = open_page(**options)
    to_the_certificates(page, school_class)
    found = violations(page)
    expect(page.get_by_text("3 valid")).to_be_visible()
    page.get_by_role("button", name="Make all as one file").click()
    expect_the_rest_said(page)
    found += violations(page)
    assert len(download_zip(page, tmp_path / "all.zip")) == 4
    page.get_by_role("navigation", name="You are here").get_by_role("link", name="Certificates").click()
    page.get_by_role("link", name="Amina Osei").click()
    with page.expect_download() as caught:
        page.get_by_role("link", name="Download (PDF)").click()
    assert caught.value.suggested_filename.startswith("certificate-")
    assert found + violations(page) == []


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_without_a_script_it_works_as_well(open_page, school_class, tmp_path, viewport):
    page = open_page(viewport=viewport, java_script_enabled=False)
    to_the_certificates(page, school_class)
    page.get_by_label("Name").fill("amina")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_role("rowheader")).to_have_text(["Amina Osei"])
    page.get_by_role("button", name="Make all as one file").click()
    expect_the_rest_said(page)
    expect(page.get_by_role("progressbar", name="How far it is")).to_be_visible()
    assert len(download_zip(page, tmp_path / "all.zip")) == 4


@every_look
def test_the_progress_is_seen_and_a_batch_left_behind_is_gone_on_with(
    open_page, server, school_class, tmp_path, options
):
    server.manage("shell", "-c", LEFT_BY_A_WORKER.format(name=school_class, minutes=10))
    page = open_page(**options)
    to_the_certificates(page, school_class)
    page.get_by_role("list").get_by_text("under way").locator("..").get_by_role("link").click()
    expect(page.get_by_text("0 of 4 made")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Go on").click()
    expect_the_rest_said(page)
    assert len(download_zip(page, tmp_path / "all.zip")) == 4


def test_the_page_follows_the_work_until_the_file_is_there(open_page, server, school_class):
    server.manage("shell", "-c", LEFT_BY_A_WORKER.format(name=school_class, minutes=0))
    page = open_page()
    page.clock.install()
    to_the_certificates(page, school_class)
    page.get_by_role("list").get_by_text("under way").locator("..").get_by_role("link").click()
    expect(page.get_by_role("progressbar", name="How far it is")).to_have_attribute("value", "0")
    server.manage("shell", "-c", MAKE_ONE.format(name=school_class))
    page.clock.fast_forward(5_000)
    expect(page.get_by_text("0 of 4 made, 1 left out")).to_be_visible()  # whoever has no name comes first
    server.manage("shell", "-c", FINISH.format(name=school_class))
    page.clock.fast_forward(5_000)
    expect(page.get_by_role("link", name="Download (ZIP)")).to_be_visible()
