"""A learner of a class is asked when its leader says so: signed in, or by the code of a slip. Nothing says who."""

import json
import re

import pytest
from django.test import Client
from django.utils import timezone

from curriculum.outline import outline_of
from people.models import Group, User
from progress import recording
from quizzes.models import Reply, Slip
from quizzes.questionnaires import class_asking
from quizzes.questionnaires.in_class import reply_in_class
from quizzes.questionnaires.marks import mark_of_learner
from tests.quizzes.questionnaires.answering import AFTER, BEFORE, form, send, the_reply

COURSE, SLIP, MINE = "/courses/small-steps/", "/answer/", "/learning/"

pytestmark = pytest.mark.usefixtures("questionnaire")


@pytest.fixture
def pupil(client_of, learner) -> Client:
    return client_of(learner)


@pytest.fixture
def begin(school_class, course, questionnaire):
    """A function: the class is asked, in this way."""
    return lambda linking: class_asking.begin(school_class, outline_of(course), linking)


def test_signed_in_it_is_asked_when_the_leader_opens_it_wherever_the_learner_is(
    pupil, learner, course, begin, questionnaire
):
    measure = begin("cards")
    assert "questionnaire-offer" not in pupil.get(COURSE).text + pupil.get(MINE).text
    assert "when your teacher says so" in pupil.get(BEFORE).text
    assert send(pupil, BEFORE, questionnaire, knowledge__border="false").status_code == 409
    class_asking.open_time(measure, "before")
    outline = outline_of(course)
    recording.mark_done(recording.enrol(learner, outline), outline.steps[0], outline)
    for page in (COURSE, MINE):
        assert "8B answers these questions now" in pupil.get(page).text and BEFORE in pupil.get(page).text
    assert send(pupil, BEFORE, questionnaire, knowledge__border="false").url == f"{BEFORE}thanks/"
    class_asking.open_time(measure, "after")
    assert send(pupil, BEFORE, questionnaire, knowledge__border="true").status_code == 409
    send(pupil, AFTER, questionnaire, knowledge__border="false", upset="no")
    assert set(Reply.objects.values_list("time", "cohort")) == {("before", measure.cohort), ("after", measure.cohort)}
    assert len(set(Reply.objects.values_list("mark", flat=True))) == 1


def test_what_was_answered_in_class_is_never_shown_again(pupil, begin, questionnaire):
    """A teacher keeps the cards, and could come in as a learner."""
    class_asking.open_time(begin("cards"), "before")
    send(pupil, BEFORE, questionnaire, knowledge__border="false", myths__myth_a="2")
    page = pupil.get(BEFORE).text
    assert page.count("checked") == 0 and "not shown again" in page and "These are your answers" not in page
    assert "You have answered these questions" in pupil.get(COURSE).text
    send(pupil, BEFORE, questionnaire, knowledge__border="true")
    assert the_reply().answers["knowledge"] == {"border": "true"} and the_reply().answers["myths"] == {}


def test_nor_what_someone_with_a_card_answered_alone(pupil, learner, questionnaire):
    User.objects.filter(pk=learner.pk).update(signs_in_by_card=True, email=None)
    send(pupil, BEFORE, questionnaire, knowledge__border="false")
    assert pupil.get(BEFORE).text.count("checked") == 0


def test_leaders_pages_and_stored_rows_do_not_say_who(client_of, teacher, pupil, learner, begin, questionnaire):
    class_asking.open_time(begin("cards"), "before")
    send(pupil, BEFORE, questionnaire, knowledge__border="false")
    stored = json.dumps(list(Reply.objects.values()), default=str)
    for words in (learner.email, learner.display_name, learner.username, "8B", f'"{learner.pk}"'):
        assert words not in stored
    leader = client_of(teacher)
    group = f"/groups/{Group.objects.get().pk}/"
    for page in ("", f"learners/{learner.pk}/", f"learners/{learner.pk}/steps/?course=small-steps", "measuring/"):
        assert "Knowledge border" not in leader.get(group + page).text


def test_who_leaves_the_class_is_asked_by_themselves_again(pupil, learner, begin, questionnaire):
    begin("cards")
    Group.objects.update(archived_at=timezone.now())
    assert "If you like, answer a few questions first" in " ".join(pupil.get(COURSE).text.split())
    send(pupil, BEFORE, questionnaire, knowledge__border="false")
    assert (the_reply().cohort, the_reply().mark) == ("", mark_of_learner(the_reply().course_key, learner))


def test_a_closing_that_comes_between_lets_nothing_through(learner, course, begin, questionnaire):
    measure = begin("cards")
    class_asking.open_time(measure, "before")
    measure.refresh_from_db()
    class_asking.close(measure)
    given = ("mark", outline_of(course), None, "before", {"knowledge": {"border": "true"}})
    assert reply_in_class(measure, *given) is None and not Reply.objects.exists()


# Slips ---------------------------------------------------------------------------------------------------------------


@pytest.fixture
def slips(begin) -> list[Slip]:
    measure = begin("slips")
    class_asking.hand_out(measure, 3)
    class_asking.open_time(measure, "before")
    return list(measure.slips.all())


def by_slip(client: Client, slip: Slip, questionnaire, **answers: str):
    return client.post(SLIP, {"code": slip.code, **form(questionnaire, **answers)})


def test_a_code_opens_the_questions_and_links_the_times_and_nobody_signs_in(slips, questionnaire):
    client, (slip, other, _spare) = Client(), slips
    spoken = f" {slip.code[:2].lower()} {slip.code[2:]} "
    assert "Knowledge border." in client.post(SLIP, {"code": spoken}).text
    assert by_slip(client, slip, questionnaire, knowledge__border="true").url == f"{SLIP}thanks/"
    assert "Thank you" in client.get(f"{SLIP}thanks/").text
    by_slip(client, other, questionnaire, knowledge__border="true")
    class_asking.open_time(slip.measure, "after")
    assert "leave you upset?" in client.post(SLIP, {"code": slip.code}).text
    by_slip(client, slip, questionnaire, knowledge__border="false", upset="no")
    marks = list(Reply.objects.order_by("pk").values_list("mark", flat=True))
    assert marks[0] == marks[2] != marks[1] and slip.code not in json.dumps(marks)
    assert not User.objects.guests().exists() and "sessionid" not in client.cookies


def test_a_slip_shows_no_earlier_answer_and_not_even_whether_there_is_one(slips, questionnaire):
    client, (slip, other, _spare) = Client(), slips
    by_slip(client, slip, questionnaire, knowledge__border="true")
    pages = [client.post(SLIP, {"code": one.code}).text.partition("<main")[2] for one in (slip, other)]
    alike = {re.sub(rf'value="(\w{{64}}|{slip.code}|{other.code})"', "", page) for page in pages}
    assert len(alike) == 1 and "checked" not in alike.pop()
    for value in ("false", "false"):
        by_slip(client, slip, questionnaire, knowledge__border=value)
    assert the_reply().answers["knowledge"] == {"border": "false"}
    emptied = client.post(SLIP, {"code": slip.code, **form(questionnaire)}, follow=True)
    assert "so nothing is kept" in emptied.text and not Reply.objects.exists()


def test_wrong_codes_are_said_so_counted_and_keep_what_was_typed(slips, settings):
    settings.WRONG_JOIN_CODES_PER_MINUTE = 2
    client = Client()
    for typed in ("", "ABCDE"):
        response = client.post(SLIP, {"code": typed})
        assert response.status_code == 422 and "Type the code" in response.text
    assert f'value="{typed}"' in response.text
    assert client.post(SLIP, {"code": slips[0].code}).status_code == 429


def test_answers_on_their_way_are_stopped_by_nobodys_wrong_codes_and_count_as_none(slips, questionnaire, settings):
    settings.WRONG_JOIN_CODES_PER_MINUTE = 1
    asked = Client().post(SLIP, {"code": slips[0].code}).text
    ticket = re.search(r'name="ticket" value="(\w{64})"', asked)[1]
    Client().post(SLIP, {"code": "ABCDE"})
    assert by_slip(Client(), slips[0], questionnaire, knowledge__border="true", ticket="é").status_code == 429
    assert by_slip(Client(), slips[1], questionnaire, knowledge__border="true", ticket=ticket).status_code == 429
    sent = by_slip(Client(), slips[0], questionnaire, knowledge__border="true", ticket=ticket)
    assert sent.url == f"{SLIP}thanks/" and Reply.objects.count() == 1
    class_asking.finish(slips[0].measure)
    late = by_slip(Client(), slips[0], questionnaire, knowledge__border="true", ticket=ticket)
    assert late.status_code == 409 and "We do not know this code" not in late.text


def test_answers_that_cannot_be_read_are_said_so_and_the_rest_stays(slips, questionnaire):
    response = by_slip(Client(), slips[0], questionnaire, knowledge__border="maybe", myths__myth_a="2")
    assert response.status_code == 422 and response.text.count("checked") == 1 and slips[0].code in response.text
    assert not Reply.objects.exists()


def test_while_nothing_is_open_the_slip_is_kept_and_answers_are_not_lost_silently(slips, questionnaire):
    class_asking.close(slips[0].measure)
    assert "Keep the slip" in Client().post(SLIP, {"code": slips[0].code}).text
    response = by_slip(Client(), slips[0], questionnaire, knowledge__border="true")
    assert response.status_code == 409 and not Reply.objects.exists()


def test_a_class_with_slips_sends_its_learners_there(pupil, slips):
    assert f'href="{SLIP}"' in pupil.get(MINE).text and f'href="{SLIP}"' in pupil.get(COURSE).text
    assert "when your teacher says so" in pupil.get(BEFORE).text


def test_the_own_page_costs_few_queries_more(pupil, slips, django_assert_max_num_queries):
    pupil.get(MINE)
    with django_assert_max_num_queries(10):
        pupil.get(MINE)
