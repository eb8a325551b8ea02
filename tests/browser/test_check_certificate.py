"""Somebody checks a certificate: by the address in its square code, by its code, by its file."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.hands import Keyboard
from tests.browser.looks import every_look, violations
from tests.certificates.inspection import samples

MAKE = """
import json, uuid
from pathlib import Path
from django.conf import settings
from django.utils import timezone
from certificates.printing import pdf
from certificates.awarding import award
from people.models import User
from progress.models import Completion, Enrolment
from tests.certificates.inspection.samples import key_of_another_site
key, title = uuid.uuid4(), "Eyes Open, Doors Open"
learner = User.objects.create_user(email=f"{{key}}@example.org", display_name="Lea Learner", password=None)
enrolment = Enrolment.objects.create(learner=learner, course_key=key, course_title=title, cycle=1)
completion = Completion.objects.create(
    enrolment=enrolment, course_key=key, course_title=title, course_version="1.0", language="en", valid_months=12,
    minutes=36, active_seconds=2052, score="90.00", attestation="Done.", completed_at=timezone.now(),
    modules=[{{"title": "What to notice", "minutes": 36}}],
)
certificate = award(completion)
folder = Path({folder!r})
(folder / "genuine.pdf").write_bytes(pdf.open_pdf(certificate).read())
another = key_of_another_site()
pdf.file_key = lambda: another
(folder / "another.pdf").write_bytes(pdf.render(certificate))
facts = {{"code": certificate.printed_code, "address": certificate.verification_address}}
(folder / "facts.json").write_text(json.dumps(facts))
"""
VIEWPORTS = pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])


@dataclass(frozen=True)
class Issued:
    code: str
    address: str
    genuine: bytes
    another: bytes


@pytest.fixture(scope="module")
def issued(server, tmp_path_factory) -> Issued:
    folder = tmp_path_factory.mktemp("issued")
    server.manage("shell", "-c", MAKE.format(folder=str(folder)))
    facts = json.loads((folder / "facts.json").read_text())
    return Issued(**facts, **{name: (folder / f"{name}.pdf").read_bytes() for name in ("genuine", "another")})


def drop(page: Page, pdf: bytes, name: str = "certificate.pdf") -> None:
    """As from a folder beside the browser."""
    file = page.evaluate_handle(
        """([data, name]) => {
            const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
            const held = new DataTransfer();
            held.items.add(new File([bytes], name, { type: "application/pdf" }));
            return held;
        }""",
        [base64.b64encode(pdf).decode(), name],
    )
    for event in ("dragenter", "dragover", "drop"):
        page.locator("main").dispatch_event(event, {"dataTransfer": file})


def check_dropped(page: Page, pdf: bytes) -> None:
    page.goto("/verify/")
    drop(page, pdf)
    expect(page.get_by_role("main").get_by_role("status")).to_have_text("Chosen: certificate.pdf")
    page.get_by_role("button", name="Check the file").click()
    expect(page.get_by_role("heading", name="Certificate check")).to_be_visible()


@VIEWPORTS
def test_by_the_address_in_its_square_code(open_page, issued, viewport):
    page = open_page(viewport=viewport)
    page.goto(issued.address)
    expect(page.get_by_role("article")).to_contain_text("This certificate is valid.")
    expect(page.get_by_role("article")).to_contain_text("Lea Learner")


@VIEWPORTS
def test_by_its_code(open_page, issued, viewport):
    page = open_page(viewport=viewport)
    page.goto("/verify/")
    page.get_by_label("Code on the certificate").fill(issued.code.lower())
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_role("article")).to_contain_text("Lea Learner")


@VIEWPORTS
def test_by_the_genuine_file(open_page, issued, viewport):
    page = open_page(viewport=viewport)
    check_dropped(page, issued.genuine)
    expect(page.get_by_text("This file is genuine and the certificate is valid.")).to_be_visible()
    expect(page.get_by_role("article")).to_contain_text("Lea Learner")


@VIEWPORTS
def test_by_a_file_with_another_name_on_it(open_page, issued, viewport):
    page = open_page(viewport=viewport)
    check_dropped(page, samples.with_line(issued.genuine, "Max Learner"))
    expect(page.get_by_text("This file was changed after it was issued.")).to_be_visible()
    expect(page.get_by_role("row", name="Name")).to_contain_text("Max Learner")
    expect(page.get_by_role("row", name="Name")).to_contain_text("Lea Learner")


@VIEWPORTS
def test_by_a_file_whose_signature_was_stripped(open_page, issued, viewport):
    page = open_page(viewport=viewport)
    check_dropped(page, samples.without_signature(issued.genuine))
    expect(page.get_by_text("This file doesn’t carry this site’s signature.")).to_be_visible()
    expect(page.get_by_text("Missing: the file isn’t signed.")).to_be_visible()


@VIEWPORTS
def test_by_another_sites_file(open_page, issued, viewport):
    page = open_page(viewport=viewport)
    check_dropped(page, issued.another)
    expect(page.get_by_text("This file isn’t signed by this site.")).to_be_visible()


def test_without_a_script(open_page, issued, tmp_path):
    page = open_page(java_script_enabled=False, viewport=PHONE)
    edited = tmp_path / "edited.pdf"
    edited.write_bytes(samples.with_line(issued.genuine, "Max Learner"))
    page.goto("/verify/")
    page.get_by_label("The certificate’s PDF file").set_input_files(edited)
    page.get_by_role("button", name="Check the file").click()
    expect(page.get_by_role("row", name="Name")).to_contain_text("Max Learner")


def test_a_large_file_gets_its_sentence_without_a_script_too(open_page, tmp_path):
    large = tmp_path / "large.pdf"
    large.write_bytes(b"%PDF-1.7\n" + b" " * 8_000_000)
    for with_script in (True, False):
        page = open_page(java_script_enabled=with_script)
        page.goto("/verify/")
        page.get_by_label("The certificate’s PDF file").set_input_files(large)
        page.get_by_role("button", name="Check the file").click()
        expect(page.get_by_text("This file is larger than 1 MB")).to_be_visible()


def test_with_the_keyboard_alone(open_page, issued, tmp_path):
    page = open_page()
    genuine = tmp_path / "genuine.pdf"
    genuine.write_bytes(issued.genuine)
    # Asked for before the page is there: the browser may open its own chooser while it is only being told not to.
    page.on("filechooser", lambda chooser: chooser.set_files(genuine))
    page.goto("/verify/")
    keyboard = Keyboard(page)
    keyboard.press(page.get_by_label("The certificate’s PDF file"))
    expect(page.get_by_role("main").get_by_role("status")).to_have_text("Chosen: genuine.pdf")
    keyboard.press(page.get_by_role("button", name="Check the file"))
    expect(page.get_by_text("This file is genuine and the certificate is valid.")).to_be_visible()


def test_several_files_at_once_get_a_sentence(page, issued):
    page.goto("/verify/")
    page.evaluate(
        """() => {
            const held = new DataTransfer();
            for (const name of ["a.pdf", "b.pdf"]) held.items.add(new File(["%PDF-"], name));
            document.querySelector("main").dispatchEvent(new DragEvent("drop", { dataTransfer: held, bubbles: true }));
        }"""
    )
    expect(page.get_by_role("main").get_by_role("status")).to_have_text("Please drop one file at a time.")


@every_look
def test_axe_finds_nothing(open_page, issued, options):
    page = open_page(**options)
    found = []
    for pdf in (issued.genuine, samples.with_line(issued.genuine, "Max Learner" * 8), issued.another, samples.blank()):
        check_dropped(page, pdf)
        found += violations(page)
    page.goto("/verify/")
    page.get_by_role("button", name="Check the file").click()
    expect(page.get_by_role("alert")).to_be_visible()
    found += violations(page)
    assert found == []
