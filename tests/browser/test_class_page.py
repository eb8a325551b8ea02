"""A teacher sees who is how far, on the demo class."""

from playwright.sync_api import Page, expect

from tests.browser.looks import every_look, follow, violations
from tests.browser.test_accounts import sign_in


def open_class(page: Page) -> None:
    sign_in(page, "teacher", then="/groups/")
    page.get_by_role("main").get_by_role("link", name="8B", exact=True).click()
    expect(page.get_by_role("region", name="Who is how far")).to_contain_text("Kwame")


@every_look
def test_a_teacher_sees_the_class_one_learner_and_what_was_hard(open_page, options):
    page = open_page(**options)
    open_class(page)
    found = violations(page)
    page.get_by_role("rowheader", name="Kwame").get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kwame")
    expect(page.get_by_role("main")).to_contain_text("Why Steady Ground is not complete")
    found += violations(page)
    page.get_by_role("link", name="Class page").click()
    follow(page.get_by_role("link", name="What the class found hard"))
    found += violations(page)
    assert found == []


def test_without_scripts_one_module_is_picked_and_taken_along(open_page, tmp_path):
    page = open_page(java_script_enabled=False)
    open_class(page)
    page.get_by_role("link", name="Online life").click()
    expect(page.get_by_role("columnheader", name="2.1")).to_be_visible()
    expect(page.get_by_role("columnheader", name="1.1")).to_have_count(0)
    with page.expect_download() as caught:
        page.get_by_role("link", name="As a table (CSV)").click()
    assert caught.value.suggested_filename == "list.csv"
    caught.value.save_as(tmp_path / "list.csv")
    assert "Kwame" in (tmp_path / "list.csv").read_text(encoding="utf-8-sig")


def test_on_paper_no_step_is_cut_off(open_page):
    page = open_page(viewport={"width": 695, "height": 900})  # a letter sheet without its margins
    open_class(page)
    page.emulate_media(media="print")
    assert page.locator("#steps").evaluate("found => getComputedStyle(found).overflowX") == "visible"
    assert page.locator("#steps table").evaluate("found => found.getBoundingClientRect().right <= innerWidth")
