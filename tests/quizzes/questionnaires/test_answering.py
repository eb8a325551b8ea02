"""A learner answers before, after and some weeks after a course, and nothing says who it was."""

import datetime
import json

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale

from curriculum.models import Course
from curriculum.outline import outline_of
from people.guests import claim
from people.models import User
from progress import recording
from progress.models import Completion, Enrolment
from quizzes.models import Reply
from quizzes.questionnaires.marks import mark_of, mark_of_learner
from tests.quizzes.questionnaires.answering import AFTER, BEFORE, LATER, form, send, the_reply

COURSE = "/courses/small-steps/"

pytestmark = pytest.mark.usefixtures("questionnaire")


@pytest.fixture
def client(client_of, learner) -> Client:
    return client_of(learner)


def take(learner: User, course: Course, steps: int | None = None) -> Enrolment:
    """Do the first steps of the course, or all of them."""
    outline = outline_of(course)
    enrolment = recording.enrol(learner, outline)
    for step in outline.steps[:steps]:
        recording.mark_done(enrolment, step, outline)
    return enrolment


def finished(learner: User, course: Course, weeks_ago: int) -> None:
    take(learner, course)
    Completion.objects.update(completed_at=timezone.now() - datetime.timedelta(weeks=weeks_ago))


# It works ----------------------------------------------------------------------------------------


def test_a_visitor_answers_and_becomes_a_guest(questionnaire):
    client = Client()
    page = client.get(BEFORE).content.decode()
    assert "Knowledge border." in page
    assert "Did anything here leave you upset?" not in page
    response = send(client, BEFORE, questionnaire, knowledge__border="false", myths__myth_a="2")
    assert response["Location"] == f"{BEFORE}thanks/"
    reply = the_reply()
    assert reply.answers == {
        "knowledge": {"border": "false"},
        "myths": {"myth-a": 2},
        "confidence": {},
        "intention": {},
    }
    assert User.objects.guests().count() == 1
    assert "Begin the course" in client.get(response["Location"]).content.decode()


def test_every_scale_is_kept_in_its_own_kind(client, questionnaire):
    option = questionnaire.frozen()["scales"]["intention"][0]["options"][0]["id"]
    send(client, BEFORE, questionnaire, confidence__sure_a="5", intention__friend_a=option, knowledge__age="unsure")
    assert the_reply().answers == {
        "knowledge": {"age": "unsure"},
        "myths": {},
        "confidence": {"sure-a": 5},
        "intention": {"friend-a": option},
    }


def test_earlier_answers_stand_in_the_form_and_may_be_taken_back(client, questionnaire):
    send(client, BEFORE, questionnaire, knowledge__border="false", myths__myth_a="2")
    page = client.get(BEFORE).content.decode()
    assert page.count("checked") == 2
    send(client, BEFORE, questionnaire, knowledge__border="skip", myths__myth_a="4")
    assert the_reply().answers["myths"] == {"myth-a": 4}
    assert the_reply().answers["knowledge"] == {}


def test_who_takes_everything_back_is_forgotten(client, questionnaire):
    send(client, BEFORE, questionnaire, knowledge__border="false")
    response = send(client, BEFORE, questionnaire, knowledge__border="skip")
    assert response["Location"] == COURSE
    assert not Reply.objects.exists()


# Times ----------------------------------------------------------------------------------------


def test_before_ends_with_the_first_step(client, learner, course, questionnaire):
    take(learner, course, steps=1)
    assert "before the first step" in client.get(BEFORE).content.decode()
    assert send(client, BEFORE, questionnaire, knowledge__border="false").status_code == 409
    assert not Reply.objects.exists()


def test_after_begins_with_the_last_step(client, learner, course, questionnaire):
    assert send(client, AFTER, questionnaire, knowledge__border="false").status_code == 409
    take(learner, course)
    assert send(client, AFTER, questionnaire, knowledge__border="false").status_code == 302
    assert the_reply().time == "after"


def test_later_is_six_weeks_later(client, learner, course, questionnaire):
    finished(learner, course, weeks_ago=5)
    assert send(client, LATER, questionnaire, knowledge__border="false").status_code == 409
    Completion.objects.update(completed_at=timezone.now() - datetime.timedelta(weeks=7))
    assert send(client, AFTER, questionnaire, knowledge__border="false").status_code == 409
    assert send(client, LATER, questionnaire, knowledge__border="false").status_code == 302


def test_who_takes_the_course_again_is_not_asked_again(client, learner, course, questionnaire):
    recording.enrol(learner, outline_of(course))
    Enrolment.objects.update(cycle=2)
    assert send(client, BEFORE, questionnaire, knowledge__border="false").status_code == 409


def test_times_are_linked_by_a_mark_that_names_nobody(client, learner, course, questionnaire):
    send(client, BEFORE, questionnaire, knowledge__border="true")
    take(learner, course)
    send(client, AFTER, questionnaire, knowledge__border="false")
    marks = set(Reply.objects.values_list("mark", flat=True))
    assert marks == {mark_of_learner(course.translation_key, learner)}
    stored = json.dumps(list(Reply.objects.values()), default=str)
    for words in (learner.email, learner.display_name, learner.username, f'"{learner.pk}"'):
        assert words not in stored


def test_a_mark_differs_by_course_kind_and_key(course, learner, settings):
    key = course.translation_key
    marks = {mark_of(key, "learner", "7"), mark_of(key, "code", "7"), mark_of(learner_key(), "learner", "7")}
    settings.SECRET_KEY = "another"
    assert len(marks | {mark_of(key, "learner", "7")}) == 4


def learner_key():
    import uuid

    return uuid.UUID(int=1)


# The harm check ----------------------------------------------------------------------------------------


def test_after_the_course_it_asks_how_one_is_and_shows_help(client, learner, course, questionnaire):
    take(learner, course)
    page = client.get(AFTER).content.decode()
    assert "Did anything here leave you upset?" in page
    assert "Someone to talk to" in page
    response = send(client, AFTER, questionnaire, upset="yes")
    assert the_reply().upset == "yes"
    assert "you need no reason to call" in client.get(response["Location"]).content.decode()


def test_before_the_course_it_is_not_asked_even_if_sent(client, questionnaire):
    send(client, BEFORE, questionnaire, knowledge__border="false", upset="yes")
    assert the_reply().upset == ""


# Strangers, bad input, twice ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("field", ["knowledge__border", "myths__myth_a", "intention__friend_a"])
@pytest.mark.parametrize("value", ["maybe", "0", "6", "true ", "<script>", "9" * 5000, "\N{NO-BREAK SPACE}"])
def test_only_what_is_offered_is_taken_and_the_rest_stays(client, questionnaire, field, value):
    response = send(client, BEFORE, questionnaire, confidence__sure_a="4", **{field: value})
    page = response.content.decode()
    assert response.status_code == 422
    assert "Please choose again." in page
    assert page.count("checked") == 1
    assert "<script>" not in page.split("<main")[1].split("</main>")[0]
    assert not Reply.objects.exists()


def test_what_nobody_asked_is_not_kept(client, questionnaire):
    send(
        client, BEFORE, questionnaire, knowledge__border="false", knowledge__my_life="it was my uncle", note="free text"
    )
    assert the_reply().answers["knowledge"] == {"border": "false"}


def test_an_answer_to_other_words_is_not_taken_for_one_to_these(client, questionnaire):
    sent = form(questionnaire, knowledge__border="true")
    questionnaire.knowledge[0].value["statement"] = "It needs no border."
    questionnaire.save_revision().publish()
    response = client.post(BEFORE, sent)
    page = response.content.decode()
    assert response.status_code == 422
    assert "were changed while you answered" in page
    assert page.count("checked") == 1
    sent["edition"] = page.split('name="edition" value="')[1].split('"')[0]
    assert client.post(BEFORE, sent).status_code == 302


def test_sent_twice_it_counts_once_and_the_later_one_stays(client, questionnaire):
    for value in ("false", "false", "true"):
        send(client, BEFORE, questionnaire, knowledge__border=value)
    assert the_reply().answers["knowledge"] == {"border": "true"}


def test_two_people_are_two(client, client_of, teacher, questionnaire):
    for who in (client, client_of(teacher)):
        send(who, BEFORE, questionnaire, knowledge__border="false")
    assert Reply.objects.count() == 2


def test_it_leads_to_itself_in_the_other_language(client, course, questionnaire):
    french = Locale.objects.get_or_create(language_code="fr")[0]
    page = course.copy_for_translation(french, copy_parents=True)
    page.save_revision().publish()
    assert "/fr/courses/small-steps/questionnaire/" not in client.get(BEFORE).content.decode()
    questionnaire.pk, questionnaire.course = None, Course.objects.get(pk=page.pk)
    questionnaire.save()
    assert 'href="/fr/courses/small-steps/questionnaire/before/"' in client.get(BEFORE).content.decode()
    assert client.get(f"/fr{BEFORE}").status_code == 200


@pytest.mark.parametrize(
    "address", ["/courses/small-steps/questionnaire/never/", "/courses/none/questionnaire/before/"]
)
def test_other_addresses_are_nothing(client, address):
    assert client.get(address).status_code == 404


def test_without_a_published_questionnaire_there_is_no_page_and_no_offer(client, questionnaire):
    questionnaire.unpublish()
    assert client.get(BEFORE).status_code == 404
    assert client.post(BEFORE).status_code == 404
    assert "questionnaire-offer" not in client.get(COURSE).content.decode()


def test_a_draft_changes_nothing_that_learners_see(client, questionnaire):
    questionnaire.title = "A draft"
    questionnaire.save_revision()
    assert "A draft" not in client.get(BEFORE).content.decode()


def test_an_unpublished_course_has_no_questions(client, course):
    course.unpublish()
    assert client.get(BEFORE).status_code == 404


def test_a_limited_course_asks_nobody_else(client, course, questionnaire):
    from wagtail.models import PageViewRestriction

    PageViewRestriction.objects.create(page=course, restriction_type="password", password="open")
    assert "Knowledge border." not in client.get(BEFORE).content.decode()
    send(client, BEFORE, questionnaire, knowledge__border="false")
    assert not Reply.objects.exists()


def test_a_form_from_elsewhere_is_refused(learner, questionnaire):
    client = Client(enforce_csrf_checks=True)
    client.force_login(learner)
    assert send(client, BEFORE, questionnaire, knowledge__border="false").status_code == 403
    assert not Reply.objects.exists()


# A guest who makes an account ----------------------------------------------------------------------------------------


def test_a_claim_keeps_times_linked(course, learner, questionnaire):
    client = Client()
    send(client, BEFORE, questionnaire, knowledge__border="false")
    claim(User.objects.guests().get(), learner)
    assert the_reply().mark == mark_of_learner(course.translation_key, learner)


def test_of_two_the_first_is_what_was_known_before_and_the_last_what_came_after(course, learner, questionnaire):
    guest = User.objects.create_guest()
    today = timezone.localdate()
    for who, day, answer in ((learner, today, "account"), (guest, today - datetime.timedelta(days=2), "guest")):
        for time in ("before", "after"):
            put(course, who, time, day, answer)
    claim(guest, learner)
    assert list(Reply.objects.order_by("time").values_list("time", "answers")) == [
        ("after", "account"),
        ("before", "guest"),
    ]


def put(course: Course, who: User, time: str, day: datetime.date, answers: str) -> None:
    from quizzes.models import QuestionnaireEdition

    mark = mark_of_learner(course.translation_key, who)
    edition = QuestionnaireEdition.objects.of({})
    Reply.objects.create(
        course_key=course.translation_key, mark=mark, time=time, answered_on=day, answers=answers, edition=edition
    )


# On the course's page ----------------------------------------------------------------------------------------


def test_the_course_offers_it_before_the_first_step(client, learner, course, questionnaire):
    assert BEFORE in Client().get(COURSE).content.decode()
    assert BEFORE in client.get(COURSE).content.decode()
    take(learner, course, steps=1)
    assert "questionnaire-offer" not in client.get(COURSE).content.decode()


def test_the_course_offers_it_after_the_last_step_and_weeks_later(client, learner, course):
    take(learner, course)
    assert AFTER in client.get(COURSE).content.decode()
    Completion.objects.update(completed_at=timezone.now() - datetime.timedelta(weeks=7))
    assert LATER in client.get(COURSE).content.decode()


def test_the_page_at_the_end_offers_it_too(client, learner, course):
    take(learner, course)
    assert AFTER in client.get(f"/learning/courses/{course.translation_key}/finish/").content.decode()


def test_who_has_answered_is_thanked(client, questionnaire):
    send(client, BEFORE, questionnaire, knowledge__border="false")
    assert "You have answered these questions." in client.get(COURSE).content.decode()


def test_the_course_page_is_still_the_same_for_every_visitor(course, django_assert_max_num_queries):
    Client().get(COURSE)
    with django_assert_max_num_queries(2):
        response = Client().get(COURSE)
    assert "public" in response["Cache-Control"]


def test_a_page_with_answers_is_kept_by_nobody(client, questionnaire):
    send(client, BEFORE, questionnaire, knowledge__border="false")
    assert "no-store" in client.get(BEFORE)["Cache-Control"]


def test_questions_cost_few_queries(client, questionnaire, django_assert_max_num_queries):
    client.get(BEFORE)
    with django_assert_max_num_queries(8):
        client.get(BEFORE)
    with django_assert_max_num_queries(13):
        send(client, BEFORE, questionnaire, knowledge__border="false")
