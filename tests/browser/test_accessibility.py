"""axe finds nothing on the pages the journeys visit, in light and dark, at a desk and on a phone."""

from playwright.sync_api import expect

from tests.browser.endings import end_in
from tests.browser.learner import AT_ONCE, COURSE, LESSONS, ONE_PAGE, QUIZ, TIMED, Learner
from tests.browser.looks import every_look, violations
from tests.browser.test_accounts import sign_in

PUBLIC = ["/", "/courses/", COURSE, *LESSONS[:6:2], QUIZ, "/help/", "/help/leaving-quickly/", "/privacy/", "/verify/"]
PUBLIC += ["/learning/", "/resume/", "/accounts/login/", "/accounts/signup/", "/no/such/page/", "/verify/NOTHERE/"]
PUBLIC += ["/search/", "/search/?q=recruter", "/search/?q=zzxxyy", f"{COURSE}questionnaire/before/"]


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
def test_states_of_a_check(open_page, server, options):
    """Gaps before handing in, feedback at once, an answer that cannot be read, the time left, time up, closed."""
    page = open_page(**options)
    learner = Learner(page)
    found = []
    for reach in [told_at_once, not_a_number, gaps, time_left]:
        reach(learner)
        found += violations(page)
    for seconds, end in [(-30, "ends_at"), (0, "stopped_at")]:
        end_in(seconds, page, server, end)
        found += violations(page)
    assert found == []


def told_at_once(learner: Learner) -> None:
    learner.start_quiz(AT_ONCE)
    learner.answer_question(rightly=False)
    learner.page.get_by_role("button", name="Check my answer").click()
    expect(learner.page.get_by_text("Let’s look again.")).to_be_visible()


def not_a_number(learner: Learner) -> None:
    learner.go_on()
    learner.page.get_by_label("Your answer").fill("seven")
    learner.page.get_by_role("button", name="Check my answer").click()
    expect(learner.page.get_by_label("Your answer")).to_have_attribute("aria-invalid", "true")


def gaps(learner: Learner) -> None:
    learner.start_quiz(ONE_PAGE)
    learner.go_on()
    expect(learner.page.get_by_role("heading", name="4 questions have no answer yet")).to_be_visible()


def time_left(learner: Learner) -> None:
    learner.start_quiz(TIMED)
    expect(learner.page.get_by_text("1 minute left")).not_to_have_count(0)


@every_look
def test_pages_of_an_account(open_page, options):
    page = open_page(**options)
    sign_in(page, "learner")
    found = []
    for address in ["/accounts/profile/", "/accounts/email/", "/accounts/2fa/", "/accounts/password/change/"]:
        page.goto(address)
        found += violations(page)
    assert found == []
