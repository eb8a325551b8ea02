"""Whoever holds a certificate takes it along; a corrected name is a new one, and the old says so."""

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.browser.hands import Keyboard
from tests.browser.holders import make_holder
from tests.browser.looks import every_look, violations
from tests.browser.test_accounts import sign_in
from tests.reading_pdf import text_of

WAYS = {
    "on a phone": {"viewport": PHONE, "has_touch": True, "is_mobile": True},
    "on a phone without JavaScript": {"viewport": PHONE, "java_script_enabled": False},
}


def take(page: Page, fold: str, role: str, name: str, to: Path) -> Path:
    """Unfold it, press it, and keep what comes."""
    button = page.get_by_role(role, name=name)
    if fold and not button.is_visible():
        page.get_by_text(fold, exact=True).click()
    with page.expect_download() as caught:
        button.click()
    caught.value.save_as(to)
    return to


@pytest.mark.parametrize("options", WAYS.values(), ids=list(WAYS))
def test_it_is_taken_along(open_page, server, tmp_path, options):
    person, address = make_holder(server, "Zoë Nîgânî Łukasiewicz", group="Front desk")
    page = open_page(**options)
    sign_in(page, person, then=address)
    file = take(page, "", "link", "Download (PDF)", tmp_path / "file.pdf")
    card = take(page, "A card for your wallet", "link", "Download the card", tmp_path / "card.pdf")
    sheet = take(page, "A card for your wallet", "link", "On a sheet, to cut out", tmp_path / "sheet.pdf")
    for pdf in (file, card, sheet):
        assert "Zoë Nîgânî Łukasiewicz" in text_of(pdf.read_bytes())
    expect(page.get_by_text("It shows your name, the course")).to_be_hidden()
    picture = take(page, "A picture to share", "button", "Make a picture to share", tmp_path / "picture.png")
    expect(page.get_by_text("It shows your name, the course")).to_be_visible()
    assert Image.open(picture).size == (1200, 630)


def test_a_pupil_reads_that_the_picture_names_nobody(open_page, server):
    person, address = make_holder(server, group="8B")
    page = open_page(viewport=PHONE)
    sign_in(page, person, then=address)
    page.get_by_text("A picture to share", exact=True).click()
    expect(page.get_by_text("It shows neither your name nor the course’s")).to_be_visible()


def test_the_keyboard_alone_makes_a_picture(page, server):
    person, address = make_holder(server)
    sign_in(page, person, then=address)
    keyboard = Keyboard(page)
    keyboard.press(page.locator("summary", has_text="A picture to share"))
    with page.expect_download() as caught:
        keyboard.press(page.get_by_role("button", name="Make a picture to share"))
    assert caught.value.suggested_filename == "picture.png"


def correct_at_the_desk(page: Page, holder: str, name: str) -> None:
    sign_in(page, "admin", then="/cms/certificates/")
    page.goto(f"/cms/certificates/?q={holder}")
    page.get_by_role("link", name=holder).click()
    page.get_by_role("button", name="Actions").click()
    page.get_by_role("link", name="Correct the name").click()
    page.get_by_label("Name to print").fill(name)
    page.get_by_label("Reason").fill("An accent was missing")
    page.get_by_role("button", name="Issue it again with this name").click()
    expect(page.get_by_text("A new certificate is issued")).to_be_visible()


def verdict_on(page: Page, code: str):
    page.goto(f"/verify/{code}/")
    return page.get_by_role("article")


def test_staff_correct_a_name_and_whoever_checks_reads_replaced(open_page, server, tmp_path):
    person, address = make_holder(server, "Noemie Castellanos")
    holder, clerk, verifier = open_page(viewport=PHONE), open_page(), open_page()
    sign_in(holder, person, then=address)
    take(holder, "", "link", "Download (PDF)", tmp_path / "old.pdf")
    holder.reload()
    expect(holder.get_by_text("Please ask whoever gave you the training")).to_be_visible()
    correct_at_the_desk(clerk, "Noemie Castellanos", "Noémie Castellanos")
    holder.reload()
    expect(holder.get_by_role("link", name="Download (PDF)")).to_have_count(0)
    holder.get_by_role("link", name="Go to the newer certificate").click()
    expect(holder.get_by_role("article")).to_contain_text("Noémie Castellanos")
    assert "Noémie Castellanos" in text_of(
        take(holder, "", "link", "Download (PDF)", tmp_path / "new.pdf").read_bytes()
    )
    expect(verdict_on(verifier, address.split("/")[2])).to_contain_text("Replaced")
    new_verdict = verdict_on(verifier, holder.url.split("/")[-2])
    expect(new_verdict).to_contain_text("Valid")
    expect(new_verdict).to_contain_text("Noémie Castellanos")


@every_look
def test_axe_finds_nothing(open_page, server, tmp_path, options):
    person, address = make_holder(server)
    page = open_page(**options)
    sign_in(page, person, then=address)
    found = violations(page)
    for fold in page.locator("summary").all():
        fold.click()
    found += violations(page)
    take(page, "", "link", "Download (PDF)", tmp_path / "file.pdf")
    page.reload()
    assert [*found, *violations(page)] == []
