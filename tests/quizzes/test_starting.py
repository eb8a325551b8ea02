"""Starting a quiz."""

import pytest
from django.test import Client

from people.models import User
from progress.models import StepRecord
from quizzes.models import Attempt, Edition, Question
from tests.quizzes.factories import a_choice, a_question, a_statement, finish, stream


def test_the_first_page_says_what_to_expect(client, quiz):
    html = client.get(quiz.url).content.decode()
    for words in ("3 questions", "about 6 minutes", "80 % is enough", "Try as often as you like", "nothing is lost"):
        assert words in html


def test_start_leads_to_the_first_question(client, quiz):
    response = client.post(f"/quizzes/start/{quiz.pk}/")
    attempt = Attempt.objects.get()
    assert response.url == f"/quizzes/{attempt.pk}/1/"
    assert attempt.number == 1
    assert StepRecord.objects.filter(step_key=quiz.translation_key).exists()


def test_a_visitor_becomes_a_guest(quiz):
    visitor = Client()
    response = visitor.post(f"/quizzes/start/{quiz.pk}/", follow=True)
    assert "Question 1 of 3" in response.content.decode()
    assert Attempt.objects.get().enrolment.learner.is_guest


def test_starting_twice_gives_the_same_attempt(client, quiz):
    first = client.post(f"/quizzes/start/{quiz.pk}/")
    second = client.post(f"/quizzes/start/{quiz.pk}/")
    assert first.url == second.url
    assert Attempt.objects.count() == 1


def test_a_new_attempt_takes_the_next_number(client, quiz, attempt):
    finish(client, attempt)
    client.post(f"/quizzes/start/{quiz.pk}/")
    assert list(Attempt.objects.values_list("number", flat=True).order_by("number")) == [1, 2]


def test_start_does_not_answer_get(client, quiz):
    assert client.get(f"/quizzes/start/{quiz.pk}/").status_code == 405


def test_a_draft_and_an_unknown_quiz_look_the_same(client, quiz):
    quiz.unpublish()
    assert client.post(f"/quizzes/start/{quiz.pk}/").status_code == 404
    assert client.post("/quizzes/start/987654/").status_code == 404


def test_a_restricted_quiz_cannot_be_started_around_its_restriction(client, quiz):
    quiz.view_restrictions.create(restriction_type="login", password="")
    assert Client().post(f"/quizzes/start/{quiz.pk}/").status_code == 404
    assert client.post(f"/quizzes/start/{quiz.pk}/").status_code == 302


def test_a_quiz_without_questions_says_so(client, quiz):
    Question.objects.update(practice=True)
    response = client.post(f"/quizzes/start/{quiz.pk}/", follow=True)
    assert "no questions yet" in response.content.decode()
    assert not Attempt.objects.exists()


def test_two_attempts_at_one_wording_share_its_edition(client, client_of, stranger, quiz, attempt):
    client_of(stranger).post(f"/quizzes/start/{quiz.pk}/")
    assert Attempt.objects.count() == 2
    assert Edition.objects.count() == 1


def test_a_corrected_wording_makes_another_edition(client, quiz, attempt, single):
    single.body[0].value["options"][0]["text"] = "Better words"
    single.save()
    finish(client, attempt)
    client.post(f"/quizzes/start/{quiz.pk}/")
    assert Edition.objects.count() == 2


@pytest.fixture
def wide_bank(bank):
    for number in range(5):
        a_question(bank, f"more-{number}", "single_choice", a_choice(1, 2), tags=["more"])
    return bank


def ask(quiz, bank, count, tags=()):
    quiz.questions = stream(quiz, "questions", [("draw", {"bank": bank.pk, "count": count, "tags": list(tags)})])
    quiz.save_revision().publish()


def asked(attempt) -> set[str]:
    return {item["question"] for item in attempt.items}


def test_the_next_attempt_draws_other_questions_where_it_can(client, quiz, wide_bank):
    ask(quiz, wide_bank, 4)
    client.post(f"/quizzes/start/{quiz.pk}/")
    first = finish(client, Attempt.objects.get())
    client.post(f"/quizzes/start/{quiz.pk}/")
    assert asked(first).isdisjoint(asked(Attempt.objects.get(number=2)))


def test_a_draw_by_tag_takes_only_questions_with_it(client, quiz, wide_bank):
    ask(quiz, wide_bank, 3, ["more"])
    client.post(f"/quizzes/start/{quiz.pk}/")
    assert all(id.startswith("front-desk/more-") for id in asked(Attempt.objects.get()))


def test_practice_questions_are_never_drawn(client, quiz, multiple):
    Question.objects.filter(pk=multiple.pk).update(practice=True)
    client.post(f"/quizzes/start/{quiz.pk}/")
    assert multiple.lasting_id not in asked(Attempt.objects.get())


def test_the_first_page_takes_few_queries(client, quiz, attempt, django_assert_max_num_queries):
    client.get(quiz.url)
    with django_assert_max_num_queries(9):
        client.get(quiz.url)


def test_a_visitor_gets_no_session_from_looking(quiz):
    visitor = Client()
    assert "Start" in visitor.get(quiz.url).content.decode()
    assert "sessionid" not in visitor.cookies


def test_a_quiz_whose_bank_is_gone_says_that_there_is_nothing_to_ask(client, quiz, bank):
    Question.objects.all().delete()
    bank.delete()
    response = client.post(f"/quizzes/start/{quiz.pk}/", follow=True)
    assert "This check has no questions yet" in response.content.decode()
    assert not Attempt.objects.exists()


def test_a_draft_without_a_bank_can_be_previewed(quiz):
    quiz.questions = stream(quiz, "questions", [("draw", {"bank": None, "count": 3, "tags": []})])
    assert quiz.make_preview_request(preview_mode="questions").status_code == 200


def test_starting_costs_the_same_however_many_questions_there_are(client_of, quiz, bank, django_assert_max_num_queries):
    """A class presses Start at the bell; only the first of it freezes the quiz."""
    for number in range(20):
        a_question(bank, f"more-{number}", "true_false", a_statement(answer=True))
    first, second = (client_of(User.objects.create_user(display_name=name)) for name in ("Ada", "Bo"))
    first.post(f"/quizzes/start/{quiz.pk}/")
    with django_assert_max_num_queries(22):
        second.post(f"/quizzes/start/{quiz.pk}/")


def test_whoever_starts_after_a_correction_is_asked_the_corrected_question(client_of, quiz, bank, statement):
    first, second = (client_of(User.objects.create_user(display_name=name)) for name in ("Ada", "Bo"))
    first.post(f"/quizzes/start/{quiz.pk}/")
    statement.body = stream(
        statement, "body", [("true_false", {**a_statement(answer=True), "prompt": "<p>Corrected.</p>"})]
    )
    statement.save()
    second.post(f"/quizzes/start/{quiz.pk}/")
    asked = [str(attempt.content["questions"]) for attempt in Attempt.objects.order_by("pk")]
    assert ["Corrected." in one for one in asked] == [False, True]
