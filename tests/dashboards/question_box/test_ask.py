"""A learner is told what happens, writes, and sees what the class was answered; classmates see no name."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from dashboards.models import BoxAnswer, BoxEntry
from dashboards.question_box import writing
from people.models import Group, Membership, User
from tests.dashboards.question_box.conftest import main_of


def test_before_writing_a_learner_reads_who_when_and_what_cannot_stay_secret(pupil, ask, box, teacher):
    page = main_of(pupil.get(ask))
    before = page.partition("<textarea")[0]
    for told in (
        "Mona Monitor",
        "Tala Teacher",
        "They can look up your name",
        "Your classmates never see who wrote it",
        "School days at noon",
        "Nobody reads it at night. It is not an emergency line.",
        "must pass it on to people whose job is to help",
        "gone after 14 days",
        "Do you need someone now?",
    ):
        assert told in before


def test_what_is_written_is_in_the_box_once_and_its_words_are_on_no_page_of_learners(
    pupil, client_of, classmate, ask, box, learner, teacher, school_class
):
    for text in ("Is <b>this</b> normal?", "  is <b>this</b>  normal?  "):
        assert "in the box" in pupil.post(ask, {"text": text}, follow=True).text
    entry = BoxEntry.objects.get()
    assert (entry.learner, entry.group, entry.text) == (learner, school_class, "Is <b>this</b> normal?")
    assert entry.vanishes_at - entry.written_at == dt.timedelta(days=14)
    own = main_of(pupil.get(ask))
    assert "not read yet" in own and "this</b>" not in own and "normal?" not in own
    other = main_of(client_of(classmate).get(ask))
    assert "What you put in" not in other and "normal?" not in other and "Lea" not in other


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Please write your question first"),
        ("\u200b \n", "Please write your question first"),
        ("x" * 501, "This has 501 letters, and there is room for 500"),
        ("e\u0301" * 20_000, "This has 40000 letters"),
    ],
)
def test_what_cannot_be_taken_is_said_and_kept(pupil, ask, box, text, sentence):
    answer = pupil.post(ask, {"text": text})
    assert answer.status_code == 422 and sentence in answer.text
    assert text.strip() in answer.text and not BoxEntry.objects.exists()


def test_lines_accents_and_every_script_stay_as_they_are(pupil, ask, box):
    text = "هل هذا طبيعي؟\r\n\r\n\r\n\r\nᐋᓂ 🙂 " + "x" * 400
    pupil.post(ask, {"text": text})
    assert BoxEntry.objects.get().text == "هل هذا طبيعي؟\n\nᐋᓂ 🙂 " + "x" * 400


def test_three_a_day_and_the_fourth_is_kept_in_the_form(pupil, client_of, classmate, ask, box, write):
    write("Yesterday’s", days_ago=1.5)
    for number in range(3):
        assert pupil.post(ask, {"text": f"Number {number}"}).status_code == 302
    refused = pupil.post(ask, {"text": "Number 3"})
    assert (
        refused.status_code == 422 and "3 questions in today" in refused.text and "Number 3</textarea>" in refused.text
    )
    assert pupil.post(ask, {"text": "number 1"}).status_code == 302  # one that is there already
    assert client_of(classmate).post(ask, {"text": "Number 3"}).status_code == 302
    assert BoxEntry.objects.count() == 5


def test_a_full_box_says_so_and_empties_by_itself(pupil, ask, box, write, monkeypatch, classmate):
    monkeypatch.setattr(writing, "MOST_IN_A_BOX", 1)
    entry = write(by=classmate)
    assert "The box is full right now" in pupil.post(ask, {"text": "Room?"}).text
    BoxEntry.objects.filter(pk=entry.pk).update(vanishes_at=timezone.now())
    assert pupil.post(ask, {"text": "Room?"}).status_code == 302
    assert BoxEntry.objects.get().text == "Room?"


def test_the_same_words_may_be_asked_again_once_they_have_vanished(pupil, ask, box, write):
    write("Again?", days_ago=15)
    pupil.post(ask, {"text": "Again?"})
    assert BoxEntry.objects.there().count() == 1 == BoxEntry.objects.count()


def test_where_it_was_closed_meanwhile_nothing_is_lost(pupil, ask, box):
    box.delete()
    answer = pupil.post(ask, {"text": "<i>Hello</i>"})
    page = main_of(answer)
    assert answer.status_code == 422 and "was not sent. Nobody has read it" in page
    assert "&lt;i&gt;Hello&lt;/i&gt;" in page and not BoxEntry.objects.exists()


def test_an_unread_question_can_be_taken_back_and_no_other(pupil, client_of, classmate, ask, box, write):
    unread, read, foreign = write("A"), write("B"), write("C", by=classmate)
    BoxEntry.objects.filter(pk=read.pk).update(read_at=timezone.now())
    assert "Taken back" in pupil.post(f"{ask}back/", {"question": unread.pk}, follow=True).text
    assert "cannot be taken back" in pupil.post(f"{ask}back/", {"question": read.pk}, follow=True).text
    for sent in (unread.pk, foreign.pk, "x", "9" * 30, ""):
        assert pupil.post(f"{ask}back/", {"question": sent}).status_code == 302
    assert set(BoxEntry.objects.all()) == {read, foreign}
    assert pupil.get(f"{ask}back/").status_code == 405


def test_the_page_is_for_learners_of_the_class_while_its_term_lasts(
    leader, outsider, client, client_of, pupil, ask, box, school_class, learner
):
    for other in (leader, *(() if outsider.session.get("_auth_user_id") == str(learner.pk) else (outsider,))):
        assert other.get(ask).status_code == other.post(ask, {"text": "Hi"}).status_code == 404
        assert other.post(f"{ask}back/", {"question": 1}).status_code == 404
    assert client.get(ask).url.startswith("/accounts/login/")
    given_back = client.post(ask, {"text": "Was <i>I</i> too slow?"})
    assert given_back.status_code == 403 and "Was &lt;i&gt;I&lt;/i&gt; too slow?" in given_back.text
    assert client_of(User.objects.create_guest()).get(ask).status_code == 404
    assert "no-store" in pupil.get(ask).headers["Cache-Control"]
    Group.objects.filter(pk=school_class.pk).update(archived_at=timezone.now())
    assert pupil.get(ask).status_code == pupil.post(ask, {"text": "Hi"}).status_code == 404
    assert ask not in pupil.get("/learning/").text and not BoxEntry.objects.exists()


def test_who_left_the_class_writes_nothing(learner, school_class, box, pupil, ask):
    Membership.objects.filter(user=learner).delete()
    assert pupil.post(ask, {"text": "Hi"}).status_code == 404
    with pytest.raises(writing.BoxIsClosed):
        writing.put_in(school_class, learner, "Hi")


def test_a_post_needs_the_token_of_the_form(learner, ask, box):
    client = Client(enforce_csrf_checks=True)
    client.force_login(learner)
    assert client.post(ask, {"text": "Hi"}).status_code == 403


def test_the_page_costs_the_same_for_many_answers(pupil, ask, box, school_class, write, django_assert_max_num_queries):
    for number in range(30):
        BoxAnswer.objects.create(group=school_class, question=f"Q{number}", answer="A")
        write(f"Mine {number}")
    pupil.get(ask)
    with django_assert_max_num_queries(11):
        assert "Q29" in pupil.get(ask).text


def test_my_learning_costs_one_query_more(pupil, box, django_assert_max_num_queries, school, learner, monitor):
    pupil.get("/learning/")
    with django_assert_max_num_queries(10):
        pupil.get("/learning/")
