"""axe finds nothing on the pages the journeys visit, in light and dark, at a desk and on a phone."""

from tests.browser.learner import COURSE, LESSONS, QUIZ, Learner
from tests.browser.looks import every_look, violations
from tests.browser.test_accounts import sign_in

PUBLIC = ["/", "/courses/", COURSE, *LESSONS[:6:2], QUIZ, "/help/", "/help/leaving-quickly/", "/privacy/", "/verify/"]
PUBLIC += ["/learning/", "/resume/", "/accounts/login/", "/accounts/signup/", "/no/such/page/", "/verify/NOTHERE/"]


@every_look
def test_pages_anyone_can_open(open_page, options):
    page = open_page(**options)
    found = []
    for address in PUBLIC:
        page.goto(address)
        found += violations(page)
    assert found == []


@every_look
def test_pages_of_someone_who_learns(open_page, options):
    page = open_page(**options)
    guest = Learner(page)
    found = []
    page.goto(LESSONS[0])
    guest.answer_everything()
    found += violations(page)
    guest.finish_lesson()
    page.goto("/learning/")
    found += violations(page)
    page.goto("/resume/card/")
    found += violations(page)
    page.goto(QUIZ)
    guest.start_quiz()
    found += violations(page)
    guest.answer_quiz(rightly=False)
    found += violations(page)
    assert found == []


@every_look
def test_pages_of_an_account(open_page, options):
    page = open_page(**options)
    sign_in(page, "learner")
    found = []
    for address in ["/accounts/profile/", "/accounts/email/", "/accounts/2fa/", "/accounts/password/change/"]:
        page.goto(address)
        found += violations(page)
    assert found == []
