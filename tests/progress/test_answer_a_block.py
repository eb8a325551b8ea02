import pytest

from people.models import User
from progress.models import BlockAnswer, Enrolment, StepRecord
from tests.progress.conftest import FINISHED_STORY

ONE = "/courses/small-steps/module-1/lesson-one/"


def test_an_answer_is_kept_and_the_page_goes_back_to_the_block(client_of, learner, story):
    response = client_of(learner).post(ONE, FINISHED_STORY)
    assert response.headers["Location"] == f"{ONE}#block-late-arrival"
    assert BlockAnswer.objects.get().record.enrolment.learner == learner


def test_with_htmx_the_block_comes_back_answered_with_a_word_that_it_is_saved(client_of, learner, story, htmx):
    html = client_of(learner).post(ONE, FINISHED_STORY, headers=htmx).content.decode()
    assert "You finished this story here" in html
    assert 'hx-swap-oob="innerHTML:#saved"' in html
    assert "<html" not in html


def test_a_visitors_first_answer_makes_a_guest_with_a_code(client, story, htmx):
    html = client.post(ONE, FINISHED_STORY, headers=htmx).content.decode()
    guest = User.objects.get()
    assert guest.is_guest
    assert guest.guest_pass.spoken in html


def test_a_guest_stays_the_same_guest(client, story):
    client.post(ONE, FINISHED_STORY)
    client.post(ONE, FINISHED_STORY)
    assert (User.objects.count(), BlockAnswer.objects.count()) == (1, 1)


@pytest.mark.parametrize("block", ["", "nothing", "text-one", "../../etc", "x" * 5000, "\x00", "late-arrival'--"])
def test_a_hostile_block_id_is_not_found_and_nothing_is_kept(client_of, learner, story, block):
    response = client_of(learner).post(ONE, {"block": block, "ending": "told"})
    assert response.status_code == 404
    assert not Enrolment.objects.exists()


@pytest.mark.parametrize("ending", ["", "start", "nowhere", "x" * 5000])
def test_an_unreadable_answer_gets_a_sentence_and_makes_no_guest(client, story, ending):
    response = client.post(ONE, {"block": "late-arrival", "ending": ending})
    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()
    assert not User.objects.exists()


def test_with_htmx_an_unreadable_answer_gives_the_block_alone(client, story, htmx):
    response = client.post(ONE, {"block": "late-arrival"}, headers=htmx)
    assert response.status_code == 422
    assert "<html" not in response.content.decode()


def test_an_unreadable_answer_leaves_the_one_before(client_of, learner, story):
    client = client_of(learner)
    client.post(ONE, FINISHED_STORY)
    client.post(ONE, {"block": "late-arrival", "ending": "nowhere"})
    assert BlockAnswer.objects.get().answer["ending"] == "told"


def test_an_answer_needs_the_pages_token(learner, story):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(learner)
    assert client.post(ONE, FINISHED_STORY).status_code == 403


def test_an_answer_costs_at_most_six_queries(client_of, learner, story, clock, django_assert_max_num_queries, htmx):
    client = client_of(learner)
    client.post(ONE, FINISHED_STORY, headers=htmx)
    clock.forward(20)
    with django_assert_max_num_queries(6 + 2):  # the test's own savepoint is two of them
        client.post(ONE, FINISHED_STORY, headers=htmx)


def test_answers_survive_a_new_order_of_blocks_and_a_deleted_one(client_of, learner, story):
    client = client_of(learner)
    client.post(ONE, FINISHED_STORY)
    raw = list(story.body.raw_data)
    story.body = raw[::-1]
    story.save_revision().publish()
    assert "You finished this story here" in client.get(ONE).content.decode()
    story.body = raw[:1]
    story.save_revision().publish()
    assert client.get(ONE).status_code == 200
    assert BlockAnswer.objects.count() == 1


def test_an_answer_to_an_ending_that_no_longer_exists_does_no_harm(client_of, learner, story):
    client = client_of(learner)
    client.post(ONE, FINISHED_STORY)
    BlockAnswer.objects.update(answer={"ending": "gone", "more": ["odd"]})
    assert client.get(ONE).status_code == 200


def test_the_beat_of_an_open_page_is_counted(client_of, learner, story, clock):
    client = client_of(learner)
    client.post(ONE, FINISHED_STORY)
    clock.forward(20)
    assert client.post(f"{ONE}beat/").status_code == 204
    assert StepRecord.objects.get().active_seconds == 20


@pytest.mark.parametrize("path", [f"{ONE}beat/", "/courses/a/b/c/beat/"])
def test_the_beat_of_a_visitor_leaves_no_trace(client, story, path):
    assert client.post(path, {"seconds": "9999"}).status_code == 204
    assert not User.objects.exists()


def test_a_beat_is_posted_and_never_believed(client_of, learner, story, clock):
    client = client_of(learner)
    assert client.get(f"{ONE}beat/").status_code == 405
    client.post(ONE, FINISHED_STORY)
    client.post(f"{ONE}beat/", {"seconds": "9999", "active_seconds": "9999"})
    assert StepRecord.objects.get().active_seconds == 0


def test_a_beat_costs_at_most_six_queries(client_of, learner, story, clock, django_assert_max_num_queries):
    client = client_of(learner)
    client.post(ONE, FINISHED_STORY)
    clock.forward(20)
    with django_assert_max_num_queries(6):
        client.post(f"{ONE}beat/")
