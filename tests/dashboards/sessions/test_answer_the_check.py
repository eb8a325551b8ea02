"""Where a course has a check, each answers it alone on the tablet before they sign for all of it."""

import pytest

from curriculum.outline import outline_of
from progress.models import Completion, StepRecord
from quizzes.models import Attempt
from tests.dashboards.sessions.conftest import attendance_of, undo_page
from tests.quizzes.forms import right_form, wrong_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def outline(quiz, course):
    return outline_of(course)


def begin(tablet, session, staff, quiz):
    one = f"/groups/round/{attendance_of(session, staff[0]).pk}/"
    return one, tablet.post(f"{one}check/{quiz.translation_key}/")


def test_each_answers_it_alone_before_signing_for_all(tablet, shown, session, staff, quiz, sign):
    one, answer = begin(tablet, session, staff, quiz)
    assert "Please answer them alone" in tablet.get(one).text
    assert answer.url == f"{one}check/{quiz.translation_key}/1/"
    pass_check(tablet, one, quiz)
    sign(tablet, staff[0])
    assert attendance_of(session, staff[0]).is_for_all
    assert not Attempt.objects.exclude(enrolment__learner=staff[0].user).exists()


def test_without_it_only_the_lessons_are_signed_for(tablet, shown, session, staff, quiz):
    one = f"/groups/round/{attendance_of(session, staff[0]).pk}/"
    assert "I took part in these lessons" in tablet.get(f"{one}?lessons").text
    assert "I took part" not in tablet.post(one, {"confirmed": "on", "signed_as": "Amal"}).text
    assert attendance_of(session, staff[0]).signed_at is None


def test_who_does_not_pass_tries_again_or_signs_for_the_lessons(tablet, shown, session, staff, quiz):
    one, _answer = begin(tablet, session, staff, quiz)
    html = answer_all(tablet, one, quiz, wrong_form)
    assert "Some answers are worth another look." in html and "Try again" in html and "fail" not in html.lower()
    begin(tablet, session, staff, quiz)
    assert len(attendance_of(session, staff[0]).tries) == 2
    assert "Go on to sign" in answer_all(tablet, one, quiz, right_form)


def test_what_has_no_answer_yet_is_asked_before_it_is_handed_in(tablet, shown, session, staff, quiz):
    one, answer = begin(tablet, session, staff, quiz)
    attempt = Attempt.objects.get()
    tablet.post(f"{one}check/{quiz.translation_key}/2/", right_form(attempt, 2))
    last = tablet.post(f"{one}check/{quiz.translation_key}/3/", right_form(attempt, 3))
    assert last.url == answer.url
    assert Attempt.objects.get().is_open


def test_it_waits_until_the_lessons_were_shown(tablet, session, staff, quiz):
    _one, answer = begin(tablet, session, staff, quiz)
    assert answer.url == "/groups/round/"
    assert not Attempt.objects.exists()


def test_taking_back_takes_the_check_back(
    tablet,
    shown,
    session,
    staff,
    quiz,
    sign,
    client_of,
    supervisor,
    boss,
    page,
):
    one, _answer = begin(tablet, session, staff, quiz)
    pass_check(tablet, one, quiz)
    sign(tablet, staff[0])
    client_of(supervisor).post(f"{page}close/")
    assert Completion.objects.get().score == 100
    boss.post(undo_page(page, session, staff), {"reason": "Bea was meant"})
    assert not Attempt.objects.exists()
    assert not StepRecord.objects.exclude(done_at=None).exists()


def pass_check(tablet, one, quiz) -> None:
    assert "Go on to sign" in answer_all(tablet, one, quiz, right_form)


def answer_all(tablet, one, quiz, form) -> str:
    """One after the other; what is shown at the end."""
    attempt = Attempt.objects.order_by("pk").last()
    for number in attempt.numbers:
        tablet.post(f"{one}check/{quiz.translation_key}/{number}/", form(attempt, number))
    return tablet.get(f"{one}check/{quiz.translation_key}/1/").text
