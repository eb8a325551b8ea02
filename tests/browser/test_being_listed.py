"""Somebody with an account is listed by an employer, and is asked before anything of theirs is seen."""

from playwright.sync_api import expect

from tests.browser.looks import every_look, follow, violations
from tests.browser.test_accounts import sign_in

LISTED = """
from people.being_listed.asking import ask_owners
from people.demo import make_person
from people.models import Organisation, User
from people.staffing import take_on
hotel = Organisation.add_root(name="Maple Rest {look}", kind="employer")
account = make_person("maple-{look}", "May Maple")
listed = User.objects.create_user(username="listed-{look}", display_name="May Maple")
ask_owners([(take_on(listed, hotel, staff_number="M-1"), account)])
"""


@every_look
def test_yes_thats_me(server, open_page, options):
    look = options["color_scheme"]
    server.manage("shell", "-v", "0", "-c", LISTED.format(look=look))
    page = open_page(java_script_enabled=look == "light", **options)
    sign_in(page, f"maple-{look}", then="/learning/")
    expect(page.get_by_role("heading", name=f"Maple Rest {look} lists you as staff")).to_be_visible()
    if look == "light":
        assert violations(page) == []
    follow(page.get_by_role("button", name="Yes, that’s me"))
    expect(page.get_by_text("belong together now")).to_be_visible()
    expect(page.get_by_role("heading", name="lists you as staff")).to_have_count(0)
