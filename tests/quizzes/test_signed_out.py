"""Whose session ended meanwhile is told what did not arrive, and led back to it."""

import pytest
from django.test import Client

from quizzes.models import Attempt, Response
from tests.quizzes.forms import right_form


@pytest.fixture
def anyone(attempt) -> Client:
    return Client()


def test_an_answer_without_a_session_leads_to_signing_in_and_back_to_the_question(anyone, attempt):
    address = f"/quizzes/{attempt.pk}/1/"
    response = anyone.post(address, {"go": "2", **right_form(attempt, 1)}, follow=True)
    assert response.redirect_chain == [(f"/accounts/login/?next={address}", 302)]
    assert "your last answer did not arrive" in response.content.decode()
    assert not Response.objects.exists()


def test_handing_in_without_a_session_leads_back_to_the_page_before_it(anyone, attempt):
    response = anyone.post(f"/quizzes/{attempt.pk}/submit/", follow=True)
    assert response.redirect_chain == [(f"/accounts/login/?next=/quizzes/{attempt.pk}/finish/", 302)]
    assert "nothing was handed in" in response.content.decode()
    assert Attempt.objects.get().is_open


def test_opening_a_question_without_a_session_just_asks_to_sign_in(anyone, attempt):
    response = anyone.get(f"/quizzes/{attempt.pk}/1/", follow=True)
    assert response.redirect_chain == [(f"/accounts/login/?next=/quizzes/{attempt.pk}/1/", 302)]
    assert "You have been signed out" not in response.content.decode()


def test_the_script_is_refused_without_a_message_for_the_next_page(anyone, attempt):
    for _ in range(3):
        response = anyone.post(f"/quizzes/{attempt.pk}/1/", {"go": "stay", **right_form(attempt, 1)})
        assert response.status_code == 403
    assert "messages" not in anyone.cookies


def test_the_way_to_a_code_leads_back_too(anyone, attempt):
    html = anyone.get(f"/accounts/login/?next=/quizzes/{attempt.pk}/1/").content.decode()
    assert f'href="/resume/?next=/quizzes/{attempt.pk}/1/"' in html
