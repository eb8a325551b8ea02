"""The connection drops, the session ends, the server dies, two tabs answer: nothing is lost amid a check."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.answers import plain
from tests.browser.learner import ALL_KINDS, BANK, ONE_PAGE, QUIZ, SHORT, Learner

COMPLETED = "You’ve completed the check"
BY_ID = {question["id"]: question for question in BANK.values()}
NUMBERS = {"one-answer": 1, "what-first": 5, "a-small-group": 7, "how-long": 8}  # in the check of all kinds


@pytest.fixture
def learner(page) -> Learner:
    return Learner(page)


def open_question(learner: Learner, id: str) -> Page:
    """This question of the check of all kinds; its attempt is begun where it is not."""
    if not re.search(r"/quizzes/\d+/", learner.page.url):
        learner.start_quiz(ALL_KINDS)
    learner.page.goto(re.sub(r"/\d+/$", f"/{NUMBERS[id]}/", learner.page.url))
    return learner.page


def field(page: Page):
    return page.get_by_label("Your answer")


def expect_offline(page: Page) -> None:
    expect(page.get_by_role("alert").filter(has_text="No connection.")).to_be_visible()


def expect_answered(page: Page, id: str) -> None:
    """As the server has it, whatever this browser remembers."""
    page.goto(re.sub(r"/\d+/$", f"/{NUMBERS[id]}/", page.url))
    question = BY_ID[id]
    if question["type"] == "ordering":
        expect(page.locator("[data-item-text]")).to_have_text(question["items"])
    elif question["type"] == "single_choice":
        expect(page.get_by_role("radio", name=plain(question["options"][0]["text"]))).to_be_checked()
    else:
        expect(field(page)).to_have_value(re.compile(".+"))
    expect(page.locator("[data-status]")).to_contain_text("Saved ")


def expect_nothing_waits(page: Page) -> None:
    for _ in range(150):
        if not page.evaluate("Object.keys(localStorage).some(name => name.startsWith('plainsight-answers'))"):
            return
        page.wait_for_timeout(200)
    raise AssertionError("An answer still waits on the device.")


# The connection -------------------------------------------------------------------------------------------------------


def test_three_answers_given_in_three_tabs_without_a_connection_arrive_when_it_is_back(learner):
    """A page cannot be opened without a connection, so the three were open before."""
    ids = ["one-answer", "what-first", "a-small-group"]
    pages = {"one-answer": open_question(learner, "one-answer")}
    for id in ids[1:]:
        pages[id] = learner.page.context.new_page()
        pages[id].goto(re.sub(r"/\d+/$", f"/{NUMBERS[id]}/", learner.page.url))
    learner.page.context.set_offline(True)
    for page in pages.values():
        Learner(page).answer_question()
        expect_offline(page)
    learner.page.context.set_offline(False)
    for page in pages.values():
        expect(page.get_by_role("alert").filter(has_text="No connection.")).to_have_count(0, timeout=60_000)
    expect_nothing_waits(learner.page)
    for id in ids:
        expect_answered(learner.page, id)


def test_several_questions_on_one_page_are_answered_without_a_connection(learner):
    learner.start_quiz(ONE_PAGE)
    learner.page.context.set_offline(True)
    for number in range(1, 5):
        learner.answer_question(number)
        expect(learner.question_area(number).locator("[data-status]")).to_have_text("Kept on this device, not sent yet")
    learner.page.wait_for_timeout(60_000)  # a minute: several tries do not get through
    expect_offline(learner.page)
    learner.page.context.set_offline(False)
    for number in range(1, 5):
        expect(learner.question_area(number).locator("[data-status]")).to_contain_text("Saved ", timeout=60_000)
    learner.page.reload()
    expect(learner.question_area(1).locator("[data-item-text]")).to_have_text(BY_ID["what-first"]["items"])
    expect(learner.question_area(3).get_by_label("Your answer")).to_have_value("CLUSTER")


def test_going_on_waits_for_the_connection_and_then_goes(learner):
    page = open_question(learner, "a-small-group")
    page.context.set_offline(True)
    field(page).fill("cluster")
    page.get_by_role("button", name="Next question").click()
    expect_offline(page)
    expect(field(page)).to_have_value("cluster")
    page.context.set_offline(False)
    expect(page.locator("[data-status]")).to_contain_text("Saved ", timeout=60_000)
    page.get_by_role("button", name="Next question").click()
    learner.expect_question(NUMBERS["a-small-group"] + 1)
    expect_answered(page, "a-small-group")


def test_answers_that_could_not_be_sent_stay_on_the_device_when_the_page_is_closed(learner):
    page = open_question(learner, "what-first")
    page.context.set_offline(True)
    learner.answer_question()
    expect_offline(page)
    address, context = page.url, page.context
    page.close()
    context.set_offline(False)
    other = context.new_page()
    other.goto(address)
    expect(other.locator("[data-item-text]")).to_have_text(BY_ID["what-first"]["items"])
    expect(other.locator("[data-status]")).to_contain_text("Saved ")
    expect_nothing_waits(other)


def test_answers_that_waited_arrive_on_the_page_before_handing_in(learner):
    """There are no questions on that page; what it says of gaps is true when the answers are through."""
    learner.start_quiz(SHORT)
    page = learner.page
    page.context.set_offline(True)
    learner.answer_question()
    expect_offline(page)
    address = re.sub(r"/\d+/$", "/finish/", page.url)
    page.goto("about:blank")
    page.context.set_offline(False)
    page.goto(address)
    expect(page.get_by_role("heading", name="One question has no answer yet")).to_be_visible()


# Typing ---------------------------------------------------------------------------------------------------------------


def test_a_word_is_kept_that_stands_in_the_field_when_next_is_pressed(learner):
    page = open_question(learner, "a-small-group")
    field(page).focus()
    page.keyboard.type("cluster")
    page.keyboard.press("Enter")
    learner.expect_question(NUMBERS["a-small-group"] + 1)
    expect_answered(page, "a-small-group")


def test_a_word_is_kept_that_stands_in_the_field_when_the_page_is_left(learner):
    page = open_question(learner, "a-small-group")
    field(page).focus()
    page.keyboard.type("cluster")
    page.reload()
    expect(field(page)).to_have_value("cluster")
    expect_answered(page, "a-small-group")


# Tabs, Back, pressing twice -------------------------------------------------------------------------------------------


def test_of_two_tabs_the_later_answer_counts(learner):
    page = open_question(learner, "how-long")
    other = page.context.new_page()
    other.goto(page.url)
    field(other).fill("8")
    Learner(other).expect_saved()
    field(page).fill("7.5")
    learner.expect_saved()
    other.reload()
    expect(field(other)).to_have_value("7.5")


def test_going_on_in_a_tab_where_nothing_was_answered_takes_nothing_away(learner):
    page = open_question(learner, "how-long")
    other = page.context.new_page()
    other.goto(page.url)
    field(other).fill("7.5")
    Learner(other).expect_saved()
    learner.go_on()
    expect_answered(page, "how-long")
    expect(field(page)).to_have_value("7.5")


def test_finishing_one_page_in_an_old_tab_takes_nothing_away(learner):
    learner.start_quiz(ONE_PAGE)
    other = Learner(learner.page.context.new_page())
    other.page.goto(learner.page.url)
    for number in range(1, 5):
        other.answer_question(number)
        other.expect_saved(number)
    learner.go_on()
    expect(learner.page.get_by_role("heading", name="Every question has an answer")).to_be_visible()


def test_pressing_back_after_handing_in_changes_nothing(learner):
    page = learner.page
    learner.start_quiz(QUIZ)
    question = page.url
    learner.answer_quiz()
    expect(page.get_by_role("heading", name=COMPLETED)).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name=COMPLETED)).to_be_visible()
    page.goto(question)
    expect(page.get_by_role("heading", name=COMPLETED)).to_be_visible()
    expect(page.get_by_text("100 %").first).to_be_visible()


def test_an_answer_in_a_tab_left_open_after_handing_in_leads_to_the_review(learner):
    learner.start_quiz(SHORT)
    left_open = Learner(learner.page.context.new_page())
    left_open.page.goto(learner.page.url)
    learner.answer_quiz()
    left_open.page.bring_to_front()
    # A bare click: ticking would look for the mark afterwards, and the page is leaving by then.
    left_open.page.get_by_role("radio", name="The other guests").click()
    expect(left_open.page.get_by_role("heading", name=COMPLETED)).to_be_visible()
    expect(left_open.page.get_by_text("100 %").first).to_be_visible()


def test_handing_in_pressed_twice_counts_once(learner):
    page = learner.page
    learner.start_quiz(SHORT)
    for _ in range(2):
        learner.answer_question()
        learner.go_on()
    page.get_by_role("button", name="Hand in my answers").dblclick()
    expect(page.get_by_role("heading", name=COMPLETED)).to_be_visible()
    page.goto(SHORT)
    expect(page.get_by_role("link", name=re.compile("^Try 1,"))).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("^Try 2,"))).to_have_count(0)


def test_nothing_answered_is_asked_about_and_can_be_handed_in(learner):
    page = learner.page
    learner.start_quiz(SHORT)
    page.get_by_role("button", name="Next question").click()
    page.get_by_role("button", name="Finish").click()
    expect(page.get_by_role("heading", name="2 questions have no answer yet")).to_be_visible()
    page.get_by_role("button", name="Hand in as it is").click()
    expect(page.get_by_role("heading", name="Let’s look again")).to_be_visible()
    expect(page.get_by_text("You gave no answer here.")).to_have_count(2)


# The session and the server -------------------------------------------------------------------------------------------


def end_session(page: Page) -> None:
    page.context.clear_cookies(name="sessionid")


def enter_code(page: Page, code: str) -> None:
    page.get_by_role("textbox").fill(code)
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url(lambda address: "/resume/" not in address)


def test_when_the_session_ends_answers_wait_on_the_device_until_the_code_is_entered_in_another_tab(learner):
    page = open_question(learner, "what-first")
    code = learner.code()
    end_session(page)
    learner.answer_question()
    expect(page.get_by_role("alert").filter(has_text="You have been signed out.")).to_be_visible()
    with page.expect_popup() as opened:
        page.get_by_role("link", name="enter your code").click()
    enter_code(opened.value, code)
    expect(page.locator("[data-status]")).to_contain_text("Saved ", timeout=60_000)
    expect(page.get_by_role("alert").filter(has_text="signed out")).to_have_count(0)
    expect_nothing_waits(page)
    expect_answered(page, "what-first")


def test_someone_else_who_signs_in_meanwhile_does_not_take_the_answers(learner):
    page = open_question(learner, "a-small-group")
    code = learner.code()
    end_session(page)
    other = page.context.new_page()
    Learner(other).start_quiz(SHORT)  # another guest, by the server's reckoning
    field(page).fill("cluster")
    expect(page.get_by_role("alert").filter(has_text="You have been signed out.")).to_be_visible()
    other.goto("/resume/")
    enter_code(other, code)
    expect(page.locator("[data-status]")).to_contain_text("Saved ", timeout=60_000)
    expect_answered(page, "a-small-group")


def test_without_javascript_the_page_says_that_the_last_answer_has_to_be_given_again(open_page):
    learner = Learner(open_page(java_script_enabled=False))
    page = open_question(learner, "a-small-group")
    code, address = learner.code(), page.url
    end_session(page)
    field(page).fill("cluster")
    page.get_by_role("button", name="Next question").click()
    expect(page.get_by_text("your last answer did not arrive")).to_be_visible()
    page.get_by_role("link", name="I learn as a guest and have a code of ten letters").click()
    enter_code(page, code)
    assert page.url == address
    expect(field(page)).to_have_value("")


def test_an_acknowledged_answer_survives_a_killed_server(learner, server):
    page = open_question(learner, "what-first")
    learner.answer_question()
    learner.expect_saved()
    server.kill()
    server.start()
    expect_answered(page, "what-first")


def test_an_answer_given_while_the_server_is_down_arrives_when_it_is_up(learner, server):
    page = open_question(learner, "how-long")
    server.kill()
    learner.answer_question()
    expect_offline(page)
    server.start()
    expect(page.locator("[data-status]")).to_contain_text("Saved ", timeout=60_000)
    expect_answered(page, "how-long")
