"""Devices of the class answer a question that stands on the screen."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.utils import timezone

from curriculum.stopping.stops import stop
from dashboards.models import ClassChoice, Showing
from dashboards.presenting.answering import choose, close_for_devices
from people.models import Group, Role, User
from progress.models import Enrolment

START = {"block": "corner", "scene": "start", "slide": "slide-corner--2"}
AS_JSON = {"Accept": "application/json"}
NOW = "/groups/now/"


@pytest.fixture
def devices(page) -> str:
    return f"{page}devices/"


@pytest.fixture
def classmate(school_class) -> User:
    person = User.objects.create_user(display_name="Cy Classmate")
    school_class.add(person)
    return person


def tap(client, showing, choice, **more):
    return client.post(NOW, {"showing": showing.pk, "choice": choice}, **more)


def told(client, devices) -> dict:
    return client.get(devices, headers=AS_JSON).json()


# The leader ----------------------------------------------------------------------------------------------------------


def test_a_leader_lets_devices_answer_and_comes_back_to_the_slide(leader, page, devices, school_class):
    answer = leader.post(devices, {"go": "open", **START})
    assert answer.url == f"{page}#slide-corner--2"
    assert school_class.showings.get().place == ("corner", "start")
    shown = leader.get(page).text
    assert "Stop the answers" in shown and "testserver/groups/now/" in shown


def test_a_script_hears_numbers_and_no_name(leader, pupil, learner, devices, opened):
    tap(pupil, opened(), "2")
    assert told(leader, devices) == {"question": "corner-start", "is_open": True, "counts": {"2": 1}}


def test_without_scripts_the_numbers_stand_in_the_page(leader, pupil, page, opened):
    tap(pupil, opened(), "2")
    assert '<span class="present-choice__count" data-count>1</span>' in leader.get(page).text


def test_opened_twice_is_opened_once_and_keeps_what_was_chosen(leader, pupil, devices, opened):
    tap(pupil, opened(), "1")
    leader.post(devices, {"go": "open", **START})
    assert Showing.objects.count() == 1 and told(leader, devices)["counts"] == {"1": 1}


def test_one_question_at_a_time(leader, pupil, devices, opened):
    first = opened()
    tap(pupil, first, "1")
    leader.post(devices, {"go": "open", "block": "chat", "scene": ""})
    assert Showing.objects.get(is_open=True).block_id == "chat"
    first.refresh_from_db()
    assert first.counts == {"1": 1} and not ClassChoice.objects.exists()


def test_closing_keeps_the_numbers_and_deletes_the_answers(leader, pupil, page, devices, opened):
    tap(pupil, opened(), "2")
    for _time in range(2):
        answer = leader.post(devices, {"go": "close", **START}, headers=AS_JSON).json()
        assert answer == {"question": "corner-start", "is_open": False, "counts": {"2": 1}}
    assert not ClassChoice.objects.exists()


@pytest.mark.parametrize(
    "sent", [{"go": "open", "block": "corner", "scene": "gone"}, {"go": "open"}, {"go": "dance"}, {}]
)
def test_what_is_no_question_of_the_lesson_changes_nothing_and_says_so(leader, devices, sent):
    assert "Nothing was changed" in leader.post(devices, sent, follow=True).text
    assert not Showing.objects.exists()


def test_a_co_teacher_sees_and_closes_it_too(client_of, train, devices, school_class, opened):
    co_teacher = User.objects.create_user(display_name="Cora Co")
    school_class.add(co_teacher, Role.LEADER)
    train(co_teacher)
    opened()
    client_of(co_teacher).post(devices, {"go": "close"})
    assert not Showing.objects.filter(is_open=True).exists()


# The learner ---------------------------------------------------------------------------------------------------------


def test_a_learner_sees_the_question_and_taps_an_answer(pupil, opened):
    showing = opened()
    assert "Wave back" in pupil.get(NOW).text
    assert tap(pupil, showing, "1").url == NOW
    assert pupil.get(NOW).text.count('aria-pressed="true"') == 1


def test_a_tap_that_comes_twice_counts_once_and_the_last_one_counts(pupil, learner, opened):
    showing = opened()
    for choice in ("1", "1", "2"):
        tap(pupil, showing, choice)
    assert list(showing.choices.values_list("learner", "choice")) == [(learner.pk, "2")]


def test_htmx_gets_the_part_alone_and_nothing_where_nothing_changed(pupil, opened):
    showing = opened()
    part = tap(pupil, showing, "1", headers={"HX-Request": "true"})
    assert "Your choice" in part.text and "<html" not in part.text
    same = pupil.get(NOW, {"seen": f"{showing.pk}:1"}, headers={"HX-Request": "true"})
    assert (same.status_code, same.content) == (204, b"")
    close_for_devices(showing.group)
    assert "nothing to answer" in pupil.get(NOW, {"seen": f"{showing.pk}:1"}, headers={"HX-Request": "true"}).text


def test_after_closing_a_tap_hears_so_and_does_not_count(pupil, opened):
    showing = opened()
    close_for_devices(showing.group)
    assert "That question is closed now" in tap(pupil, showing, "1").text
    assert not ClassChoice.objects.exists() and Showing.objects.get().counts == {}


@pytest.mark.parametrize("choice", ["", "3", "walked", "1 ", "²"])
def test_what_is_no_answer_is_asked_for_again(pupil, opened, choice):
    answer = tap(pupil, opened(), choice)
    assert "Choose one of the answers below" in answer.text and "Wave back" in answer.text
    assert not ClassChoice.objects.exists()


@pytest.mark.parametrize("showing", ["", "abc", "²", "9" * 30, "-1"])
def test_a_forged_question_is_no_question(pupil, opened, showing):
    opened()
    assert "That question is closed now" in pupil.post(NOW, {"showing": showing, "choice": "1"}).text


def test_another_classs_question_is_neither_seen_nor_answered(client_of, stranger, opened):
    showing, outsider = opened(), User.objects.create_user(display_name="Odd One")
    Group.objects.get(name="9A").add(outsider)
    for person in (outsider, stranger):
        client = client_of(person)
        assert "Wave back" not in client.get(NOW).text
        tap(client, showing, "1")
        assert not choose(showing.pk, person, "1")
    assert not ClassChoice.objects.exists()


def test_a_teacher_of_the_class_does_not_vote(leader, opened):
    tap(leader, opened(), "1")
    assert not ClassChoice.objects.exists()


def test_visitors_are_led_to_the_code_and_their_card(client):
    assert client.get(NOW).url == client.post(NOW).url == "/join/"
    assert client.get(NOW, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"


def test_nothing_of_what_is_right_reaches_a_learner(pupil, opened):
    opened("chat", "")
    assert "Tell nobody that we talk" in pupil.get(NOW).text
    assert "A secret keeps help away" not in pupil.get(NOW).text


def words_after(content) -> list[str]:
    feedback = [content.get("feedback_true"), *(option.get("feedback") for option in content.get("options", []))]
    return [words for words in feedback if words]


@pytest.mark.parametrize("check", ["one", "true"])
def test_a_simple_check_can_be_asked_and_its_answer_stays_here(pupil, opened, check, single, statement):
    opened(check, "")
    page, content = pupil.get(NOW).text, {"one": single, "true": statement}[check].frozen()
    assert "class-question__choice" in page and words_after(content)
    assert [words for words in words_after(content) if words in page] == []


def test_what_has_no_simple_answer_is_only_shown(leader, page, devices):
    assert 'data-question="order"' not in leader.get(page).text
    assert "Nothing was changed" in leader.post(devices, {"go": "open", "block": "order"}, follow=True).text


def test_a_question_of_a_lesson_that_was_stopped_is_gone(pupil, lesson, editor, opened):
    opened()
    stop(lesson, editor, "A worry")
    assert "Wave back" not in pupil.get(NOW).text


def test_an_archived_class_asks_nothing(pupil, school_class, opened):
    opened()
    Group.objects.filter(pk=school_class.pk).update(archived_at=timezone.now())
    assert "Wave back" not in pupil.get(NOW).text


def test_it_is_no_progress(pupil, learner, opened):
    tap(pupil, opened(), "1")
    assert not Enrolment.objects.of(learner).exists()


def test_who_chose_what_is_told_to_no_classmate(client_of, pupil, learner, classmate, opened):
    tap(pupil, opened(), "1")
    shown = client_of(classmate).get(NOW).text
    assert str(learner) not in shown and 'aria-pressed="true"' not in shown


def test_the_page_polls_with_few_queries(pupil, opened, django_assert_max_num_queries):
    showing = opened()
    pupil.get(NOW)
    with django_assert_max_num_queries(5):
        pupil.get(NOW, {"seen": f"{showing.pk}:"}, headers={"HX-Request": "true"})


# Afterwards ----------------------------------------------------------------------------------------------------------


def age(showing: Showing, **ago: int) -> None:
    Showing.objects.filter(pk=showing.pk).update(opened_at=timezone.now() - dt.timedelta(**ago))


def test_what_nobody_closed_is_over_after_two_hours(pupil, learner, opened):
    showing = opened()
    age(showing, hours=3)
    assert "Wave back" not in pupil.get(NOW).text and not choose(showing.pk, learner, "1")


def test_the_nightly_command_closes_what_was_forgotten_and_deletes_yesterdays(pupil, opened, capsys):
    showing = opened()
    tap(pupil, showing, "1")
    age(showing, hours=3)
    call_command("end_showings")
    assert not ClassChoice.objects.exists() and Showing.objects.get().counts == {"1": 1}
    age(showing, hours=25)
    call_command("end_showings")
    assert not Showing.objects.exists() and "1 old questions" in capsys.readouterr().out


def test_asking_again_begins_anew(pupil, opened):
    showing = opened()
    tap(pupil, showing, "1")
    close_for_devices(showing.group)
    assert opened().choices.count() == 0 and Showing.objects.count() == 1


def test_the_learning_page_leads_there(pupil):
    assert f'href="{NOW}"' in pupil.get("/learning/").text
