"""A course in two languages is one course: whoever changes language in the middle keeps what they did."""

import pytest
from django.test import Client

from certificates.models import Certificate
from curriculum.models import Course, Lesson, Module
from curriculum.outline import outline_at, outline_for
from progress.models import BlockAnswer, Completion, Enrolment, StepRecord
from quizzes.models import Attempt, Quiz
from tests.quizzes.forms import right_judgement

pytestmark = pytest.mark.usefixtures("bilingual_course")

DESK = "/courses/small-steps/first-module/at-the-desk/"
TELL = "/courses/small-steps/second-module/whom-to-tell/"
CHECK = "/courses/small-steps/first-module/check/"


@pytest.fixture
def reader(client_of, learner) -> Client:
    return client_of(learner)


def practice(reader: Client, language: str = "") -> None:
    """Answer the two parts of the first lesson that ask for an answer."""
    block = next(b for b in Lesson.objects.filter(slug="at-the-desk").first().body if b.block_type == "knowledge_check")
    option = block.value["question"].frozen()["options"][0]["id"]
    reader.post(f"{language}{DESK}", {"block": "late", "ending": "told"})
    reader.post(f"{language}{DESK}", {"block": "check", "check": option})


def test_both_languages_have_an_address_and_their_own_words(client):
    assert "At the desk" in client.get(DESK).text
    french = client.get(f"/fr{DESK}").text
    assert "À la réception" in french and '<html lang="fr"' in french


def test_the_outline_of_each_language_has_the_same_steps():
    english, french = outline_at("small-steps", "en"), outline_at("small-steps", "fr")
    assert [step.key for step in english.steps] == [step.key for step in french.steps]
    assert [step.required_blocks for step in english.steps] == [step.required_blocks for step in french.steps]
    assert french.steps[0].url == f"/fr{DESK}" and outline_for(english.key, "fr") == french


def test_an_answer_given_in_english_stands_on_the_french_page(reader):
    reader.post(DESK, {"block": "late", "ending": "told"})
    assert Enrolment.objects.count() == 1
    french = reader.get(f"/fr{DESK}").text
    assert 'notice--good" role="status"' in french and BlockAnswer.objects.get().block_id == "late"


def test_a_practice_question_answered_in_english_is_answered_in_french(reader):
    practice(reader)
    assert BlockAnswer.objects.count() == 2
    page = reader.get(f"/fr{DESK}").text
    assert "Je le garde en tête." in page and page.count("checked") == 1


def test_a_lesson_done_in_english_is_done_in_french(reader):
    practice(reader)
    reader.post(f"{DESK}done/")
    reader.get(f"/fr{DESK}")
    assert StepRecord.objects.filter(done_at__isnull=False).count() == 1 and Enrolment.objects.count() == 1
    assert 'value="25"' in reader.get("/fr/courses/small-steps/").text  # one of three steps and a statement


def finish_in_french(reader: Client) -> None:
    practice(reader, "/fr")
    reader.post(f"/fr{DESK}done/")
    reader.post(f"/fr{TELL}done/")
    take_the_check(reader, "fr")
    key = Course.objects.first().translation_key
    page = f"/fr/learning/courses/{key}/finish/"
    digest = reader.get(page).text.split('name="shown" value="')[1].split('"')[0]
    reader.post(page, {"confirmed": "on", "shown": digest})


def take_the_check(reader: Client, language: str) -> Attempt:
    quiz = Quiz.objects.get(locale__language_code=language)
    prefix = "" if language == "en" else f"/{language}"
    reader.post(f"{prefix}/quizzes/start/{quiz.pk}/")
    attempt = Attempt.objects.get()
    for number in attempt.numbers:
        reader.post(attempt.save_address(number), {**right_judgement(attempt.question(number)), "go": "stay"})
    reader.post(f"{prefix}/quizzes/{attempt.pk}/submit/", {"anyway": "yes"})
    return Attempt.objects.get()


def test_beginning_in_english_and_finishing_in_french_completes_one_enrolment(reader):
    reader.post(DESK, {"block": "late", "ending": "told"})
    finish_in_french(reader)
    completion = Completion.objects.get()
    assert Enrolment.objects.count() == 1 and completion.enrolment == Enrolment.objects.get()
    assert (completion.language, completion.course_title) == ("fr", "Petits pas")
    assert completion.attestation == "J’ai suivi chaque leçon."
    certificate = Certificate.objects.get()
    assert certificate.course_title == "Petits pas" and certificate.facts["language"] == "fr"


def test_the_way_to_the_other_language_leads_to_the_same_step(reader):
    assert f'href="/fr{DESK}" lang="fr" hreflang="fr"' in reader.get(DESK).text
    assert f'href="{DESK}" lang="en" hreflang="en"' in reader.get(f"/fr{DESK}").text


def test_a_lesson_page_costs_as_much_in_either_language(reader, django_assert_max_num_queries):
    for address in (DESK, f"/fr{DESK}"):
        reader.post(address, {"block": "late", "ending": "told"})
        reader.get(address)
        with django_assert_max_num_queries(8):
            reader.get(address)


# A step that is not translated yet -----------------------------------------------------------------------------


@pytest.fixture
def untranslated(bilingual_course):
    Lesson.objects.get(slug="whom-to-tell", locale__language_code="fr").unpublish()


@pytest.mark.usefixtures("untranslated")
def test_a_step_without_a_french_page_is_shown_in_english_and_says_so(client):
    page = client.get(f"/fr{TELL}")
    assert page.status_code == 200 and "Tell the manager." in page.text
    assert '<html lang="fr"' in page.text and '<h1 lang="en">Whom to tell</h1>' in page.text
    assert page.text.count("Cette partie n’a pas encore été traduite.") == 1


@pytest.mark.usefixtures("untranslated")
def test_a_step_without_a_french_page_still_counts(reader):
    assert len(outline_at("small-steps", "fr").steps) == 3
    reader.post(f"/fr{TELL}done/")
    assert StepRecord.objects.get().done_at
    finish_in_french(reader)
    assert Completion.objects.get().language == "fr"


@pytest.mark.usefixtures("untranslated")
def test_no_search_engine_is_told_that_it_is_french(client):
    assert 'rel="alternate"' not in client.get(f"/fr{TELL}").text
    assert 'rel="alternate"' not in client.get(TELL).text
    assert f'href="/fr{TELL}"' in client.get(TELL).text


def test_a_module_without_a_french_page_keeps_its_steps(client):
    Module.objects.get(slug="second-module", locale__language_code="fr").unpublish()
    assert len(outline_at("small-steps", "fr").steps) == 3
    assert "Parlez à la responsable." in client.get(f"/fr{TELL}").text


def test_a_quiz_without_a_french_page_is_taken_in_english_around_which_all_is_french(reader):
    Quiz.objects.get(locale__language_code="fr").unpublish()
    page = reader.get(f"/fr{CHECK}").text
    assert '<html lang="fr"' in page and '<h1 lang="en">Check</h1>' in page
    quiz = Quiz.objects.get(locale__language_code="en")
    assert reader.post(f"/fr/quizzes/start/{quiz.pk}/").url.startswith("/fr/quizzes/")
    assert Attempt.objects.get().content["language"] == "en"


def test_a_course_that_is_not_in_french_is_shown_as_it_was_written(client, reader):
    Course.objects.get(locale__language_code="fr").unpublish()
    Course.objects.get(locale__language_code="fr").get_descendants().live().unpublish()
    for someone in (client, reader):
        assert someone.get(f"/fr{DESK}").url == DESK
        assert someone.get("/fr/courses/small-steps/").url == "/courses/small-steps/"
    assert client.get("/fr/courses/nothing/").status_code == 404


def test_the_french_list_of_courses_offers_what_is_only_in_english_as_such(client):
    Course.objects.get(locale__language_code="fr").unpublish()
    page = client.get("/fr/courses/").text
    assert 'href="/courses/small-steps/"' in page and 'lang="en"' in page


# Machine-made translations -------------------------------------------------------------------------------------


def test_learners_are_told_that_a_translation_is_machine_made(client):
    for address in ("/fr/courses/small-steps/", f"/fr{DESK}", f"/fr{CHECK}"):
        assert "faite par une machine" in client.get(address).text
        assert "faite par une machine" not in client.get(address.removeprefix("/fr")).text


def test_once_it_is_reviewed_nothing_is_said(client):
    client.get(f"/fr{DESK}")
    course = Course.objects.get(locale__language_code="fr")
    course.translation = "reviewed"
    course.save_revision().publish()
    assert "faite par une machine" not in client.get(f"/fr{DESK}").text


# Quizzes -------------------------------------------------------------------------------------------------------


def test_a_quiz_begun_in_french_is_asked_in_french(reader):
    attempt = take_the_check(reader, "fr")
    assert attempt.content["language"] == "fr" and attempt.passed
    assert StepRecord.objects.get().done_at


def test_an_attempt_begun_in_english_goes_on_in_english_on_the_french_page(reader):
    reader.post(f"/quizzes/start/{Quiz.objects.get(locale__language_code='en').pk}/")
    attempt = Attempt.objects.get()
    assert f"/fr/quizzes/{attempt.pk}/" in reader.get(f"/fr{CHECK}").text
    french = Quiz.objects.get(locale__language_code="fr")
    reader.post(f"/fr/quizzes/start/{french.pk}/")
    assert Attempt.objects.get() == attempt
    page = reader.get(f"/fr/quizzes/{attempt.pk}/1/").text
    assert 'lang="en"' in page


def test_the_next_try_is_in_the_language_of_its_page(reader):
    take_the_check(reader, "en")
    french = Quiz.objects.get(locale__language_code="fr")
    reader.post(f"/fr/quizzes/start/{french.pk}/")
    assert [attempt.content["language"] for attempt in Attempt.objects.order_by("pk")] == ["en", "fr"]
    assert Attempt.objects.latest("pk").number == 2
