"""The page around a lesson is shared by all in the same situation; what is one reader's own must never be."""

import pytest
from django.contrib.messages import add_message, constants
from django.core.cache import cache
from django.test import Client

from curriculum.models import Lesson
from people.models import User
from progress.lesson_face import AnyReader, Situation, filled, stand_in
from tests.progress.conftest import FINISHED_STORY

ONE = "/courses/small-steps/module-1/lesson-one/"


def guest(**headers) -> tuple[Client, User]:
    client = Client(headers=headers)
    client.post(ONE, FINISHED_STORY)
    return client, User.objects.latest("pk")


def test_two_guests_in_the_same_situation_each_see_their_own_code(story):
    (one, first), (two, second) = guest(), guest()
    for client, own, other in ((one, first, second), (two, second, first), (one, first, second)):
        html = client.get(ONE).content.decode()
        assert own.guest_pass.spoken in html
        assert other.guest_pass.spoken not in html


def test_every_reader_has_a_token_of_their_own(story):
    (one, _), (two, _) = guest(), guest()
    tokens = {client.get(ONE).content.decode().split('csrfmiddlewaretoken" value="')[1][:64] for client in (one, two)}
    assert len(tokens) == 2


def test_the_token_on_a_shared_page_is_accepted(client_of, learner, story):
    client_of(learner).get(ONE)  # the page is kept now
    client = Client(enforce_csrf_checks=True)
    html = client.get(ONE).content.decode()
    token = html.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    assert client.post(ONE, {**FINISHED_STORY, "csrfmiddlewaretoken": token}).status_code == 302


def test_an_account_is_offered_to_sign_out_and_a_visitor_to_sign_in(client, client_of, learner, story):
    for _ in range(2):
        assert "Sign out" in client_of(learner).get(ONE).content.decode()
        assert "Sign out" not in client.get(ONE).content.decode()


def test_one_learners_answers_do_not_show_on_anothers_page(client_of, learner, teacher, story):
    client_of(learner).post(ONE, FINISHED_STORY)
    client_of(teacher).post(ONE, {"block": "late-arrival", "ending": "nowhere"})
    assert "You finished this story here" in client_of(learner).get(ONE).content.decode()
    assert "You finished this story here" not in client_of(teacher).get(ONE).content.decode()


def test_what_there_is_to_tell_is_told_once_and_to_one(client_of, learner, stranger, story, monkeypatch):
    client = client_of(learner)
    with monkeypatch.context() as patched:
        patched.setattr("progress.views.steps.reader_of", telling(learner))
        assert "Only for you" in client.get(ONE).content.decode()
    assert "Only for you" not in client.get(ONE).content.decode()
    assert "Only for you" not in client_of(stranger).get(ONE).content.decode()


def telling(learner):
    def reader_of(request):
        add_message(request, constants.INFO, "Only for you")
        return learner

    return reader_of


def test_a_page_published_anew_is_shown_at_once(client_of, learner, story):
    client = client_of(learner)
    client.get(ONE)
    lesson = Lesson.objects.get(pk=story.pk)
    lesson.title = "A corrected title"
    lesson.save_revision().publish()
    assert "A corrected title" in client.get(ONE).content.decode()


def test_help_services_follow_the_readers_region(client, story):
    assert "Region of Peel" in client.get(ONE).content.decode()
    client.cookies["region"] = "GB"
    assert "United Kingdom" in client.get(ONE).content.decode()


def test_a_stand_in_knows_nothing_but_the_situation():
    situation = Situation(address=ONE, language="en", region="GB", is_authenticated=True, has_session=True)
    request = stand_in(situation)
    assert vars(request.user).keys() == {"is_authenticated", "is_guest", "signs_in_by_card"}
    assert set(request.COOKIES.values()) == {"GB", "yes"}
    assert not hasattr(AnyReader(situation), "display_name")


def test_marks_in_what_a_reader_sees_are_not_filled_again():
    face = ("<main>", "body", "</main>")
    assert filled(face, {"body": "\ue000code\ue001", "code": "SECRET"}) == "<main>\ue000code\ue001</main>"


@pytest.mark.parametrize("path", [ONE, f"{ONE}?again=late-arrival", f"{ONE}?waiting=1"])
def test_a_kept_page_never_shows_its_marks(client_of, learner, story, path):
    for _ in range(2):
        assert "\ue000" not in client_of(learner).get(path).content.decode()


def test_the_lesson_survives_an_emptied_cache(client_of, learner, story):
    client = client_of(learner)
    client.get(ONE)
    cache.clear()
    assert client.get(ONE).status_code == 200
