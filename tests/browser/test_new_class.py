"""A teacher who has never been here: from signing up to a code on the wall."""

from playwright.sync_api import Page, expect

from tests.browser.looks import every_look, violations

FEWER_THAN = 10  # actions: a field filled in, a button pressed


class Newcomer:
    """Counts what she does."""

    def __init__(self, page: Page) -> None:
        self.page, self.actions = page, 0

    def write(self, label: str, words: str) -> None:
        self.page.get_by_label(label, exact=True).fill(words)
        self.actions += 1

    def press(self, words: str) -> None:
        self.page.get_by_role("main").get_by_role("button", name=words).first.click()
        self.actions += 1


@every_look
def test_from_signing_up_to_a_running_class(open_page, mailed_code, options):
    page = open_page(**options)
    address = f"nia-{options['color_scheme']}@example.org"
    page.goto("/groups/new/")
    page.get_by_role("main").get_by_role("link", name="Make an account").click()
    newcomer = Newcomer(page)
    newcomer.write("Email", address)
    newcomer.write("Password", "quiet harbour 42")
    newcomer.press("Make an account")
    expect(page.get_by_label("Code", exact=True)).to_be_visible()  # now the mail is on its way
    newcomer.write("Code", mailed_code(address))
    newcomer.press("Confirm")
    newcomer.write("Name", "7C")
    newcomer.write("School", "Birch School")
    found = violations(page)
    newcomer.press("Make it")
    expect(page.get_by_role("heading", level=1)).to_have_text("Joining 7C")
    assert newcomer.actions < FEWER_THAN
    found += violations(page)
    found += put_names_on_the_list(page)
    page.get_by_role("link", name="Learners of 7C").click()
    page.get_by_role("link", name="Joining").click()
    page.get_by_role("link", name="Show it on the wall").click()
    expect(page.get_by_text("2 learners are on the list")).to_be_visible()
    assert found + violations(page) == []


def put_names_on_the_list(page: Page) -> list[str]:
    page.get_by_role("link", name="Learners").click()
    page.get_by_role("link", name="Add learners").click()
    page.get_by_label("Names, one on each line").fill("Amina\nᐋᓂ")
    found = violations(page)
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_role("region", name="Learners")).to_contain_text("ᐋᓂ")
    found += violations(page)
    page.get_by_role("link", name="Card Amina").click()
    words = page.locator(".shown-card__words").text_content()
    page.get_by_role("button", name="Make a new card").click()
    expect(page.locator(".shown-card__words")).not_to_have_text(words)
    return found + violations(page)
