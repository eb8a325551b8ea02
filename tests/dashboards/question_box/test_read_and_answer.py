"""Those who were named read and answer; every reading is in the log, and what is over is shown to nobody."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from dashboards.models import BoxAnswer, BoxEntry, QuestionBox
from people.keeping.erasing import forget_in
from people.models import AuditEntry, Deed, Group, Membership, Role, User
from people.signals import forgotten_in_group
from tests.dashboards.question_box.conftest import main_of

WORDS = {"question": "Someone asked about fear.", "answer": "Yes.\nIt is."}


def told(deed: str) -> list[tuple]:
    return list(
        AuditEntry.objects.filter(deed=deed).order_by("pk").values_list("actor_name", "learner_number", "detail")
    )


@pytest.fixture
def entry(box, write) -> BoxEntry:
    return write("Is <script>it</script> normal to be scared?")


def test_a_question_is_read_answered_and_shown_to_the_class_in_other_words(leader, pupil, home, ask, entry):
    assert "1 question nobody has read yet" in main_of(leader.get(home))
    assert "scared" not in leader.get(home).text  # this page may be on a wall
    assert "1 question in a question box waits" in leader.get("/groups/").text
    page = main_of(leader.get(f"{home}read/"))
    assert "Is &lt;script&gt;it&lt;/script&gt; normal to be scared?" in page and "Lea Learner" not in page
    assert "has been read" in main_of(pupil.get(ask))

    for _press in range(2):
        assert leader.post(f"{home}{entry.pk}/", WORDS).url == f"{home}read/"
    given = BoxAnswer.objects.get()
    entry.refresh_from_db()
    assert entry.answer == given and entry.state == "answered"
    shown = main_of(pupil.get(ask))
    assert "Someone asked about fear." in shown and "Yes.<br>It is." in shown and "answered to everyone" in shown
    assert told(Deed.READ_QUESTION) == [("Tala Teacher", None, str(entry.pk))]
    assert told(Deed.ANSWERED_QUESTION) == [("Tala Teacher", None, str(entry.pk))]


def test_every_reading_is_told_once_in_half_an_hour_for_each_who_reads(leader, client_of, monitor, home, entry, write):
    other = write("Another one")
    for client in (leader, leader, client_of(monitor)):
        client.get(f"{home}read/")
    leader.head(f"{home}read/")
    leader.get(f"{home}{entry.pk}/")
    both = f"{entry.pk}, {other.pk}"
    assert told(Deed.READ_QUESTION) == [
        ("Tala Teacher", None, both),
        ("Mona Monitor", None, both),
        ("Tala Teacher", None, str(entry.pk)),
    ]


def test_looking_up_who_wrote_it_is_told_as_a_look_at_that_learner(leader, home, entry, learner):
    for _press in range(2):
        assert "Lea Learner" in leader.post(f"{home}{entry.pk}/who/").text
    assert leader.get(f"{home}{entry.pk}/who/").status_code == 405
    assert told(Deed.READ_QUESTION) == [("Tala Teacher", learner.pk, f"Who wrote {entry.pk}")]


def test_whoever_was_named_reads_the_boxes_of_the_school_and_only_those(client_of, monitor, home, entry, school_class):
    client = client_of(monitor)
    assert "1 new" in client.get("/groups/questions/").text
    assert entry.text[:3] in client.get(f"{home}read/").text
    page = client.get(home).text
    assert f"/groups/{school_class.pk}/learners/" not in page and "/open/" not in page
    assert client.get(f"/groups/{school_class.pk}/learners/").status_code == 404
    assert client.post(f"{home}open/", {"go": "close"}).status_code == 404
    assert client.post(f"{home}{entry.pk}/", WORDS).status_code == 302
    Membership.objects.filter(user=monitor).delete()
    assert client.get(f"{home}read/").status_code == client.get(home).status_code == 404


def test_an_administrator_sees_that_there_is_a_box_and_nothing_in_it(head, home, entry, school_class):
    page = main_of(head.get(home))
    assert "read by the people named above, and by nobody else" in page and "scared" not in page
    given = BoxAnswer.objects.create(group=school_class, **WORDS)
    for address in ("read/", f"{entry.pk}/", "answers/new/", f"answers/{given.pk}/"):
        assert head.get(home + address).status_code == 404
    for address in (f"{entry.pk}/", f"{entry.pk}/who/", f"{entry.pk}/aside/", f"answers/{given.pk}/withdraw/"):
        assert head.post(home + address, WORDS).status_code == 404
    assert (
        "No group of yours" in head.get("/groups/questions/").text
        and "waits to be read" not in head.get("/groups/").text
    )
    assert not AuditEntry.objects.exists()


def test_others_hear_that_there_is_no_such_page(outsider, client, client_of, home, entry, school_class):
    given = BoxAnswer.objects.create(group=school_class, **WORDS)
    gets = ["", "read/", f"{entry.pk}/", "answers/new/", f"answers/{given.pk}/"]
    posts = ["open/", f"{entry.pk}/", f"{entry.pk}/who/", f"{entry.pk}/aside/", f"answers/{given.pk}/withdraw/"]
    assert {outsider.get(home + page).status_code for page in gets} == {404}
    assert {outsider.post(home + page, WORDS).status_code for page in posts} == {404}
    for visitor in (client, client_of(User.objects.create_guest())):
        assert {visitor.get(home + page).status_code for page in gets} == {302}
    assert BoxAnswer.objects.count() == 1 and not AuditEntry.objects.exists()


def test_of_another_class_nothing_is_found(client_of, monitor, teacher, school, entry, school_class, leader):
    other = Group.objects.create(organisation=school, name="8D")
    other.add(teacher, Role.LEADER)
    given = BoxAnswer.objects.create(group=school_class, **WORDS)
    there = f"/groups/{other.pk}/questions/"
    assert leader.get(f"{there}{entry.pk}/").status_code == leader.get(f"{there}answers/{given.pk}/").status_code == 404
    assert leader.post(f"{there}{entry.pk}/who/").status_code == 404
    leader.post(f"{there}answers/{given.pk}/withdraw/")
    assert BoxAnswer.objects.exists() and entry.text not in leader.get(f"{there}read/").text


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"question": ""}, "Please write the question as the whole group may read it"),
        ({"answer": " "}, "Please write your answer"),
        ({"question": "x" * 301}, "This has 301 letters"),
        ({"answer": "x" * 2001}, "This has 2001 letters"),
        ({"question": "is script it script normal to be SCARED"}, "These are the learner’s own words"),
    ],
)
def test_an_answer_that_cannot_be_shown_is_kept_in_the_form(leader, home, entry, changed, sentence):
    sent = {**WORDS, **changed}
    answer = leader.post(f"{home}{entry.pk}/", sent)
    assert answer.status_code == 422 and sentence in answer.text
    assert sent["question"] in answer.text and not BoxAnswer.objects.exists()


def test_of_two_readers_the_second_keeps_their_words(leader, client_of, monitor, home, entry):
    leader.post(f"{home}{entry.pk}/", WORDS)
    second = client_of(monitor).post(f"{home}{entry.pk}/", {**WORDS, "answer": "Another answer"})
    assert second.status_code == 422 and "answered meanwhile" in second.text and "Another answer" in second.text
    assert BoxAnswer.objects.get().answer == "Yes.\nIt is."


def test_set_aside_and_taken_up_again(leader, pupil, home, ask, entry):
    for _press in range(2):
        leader.post(f"{home}{entry.pk}/aside/", {"go": "aside"})
    assert "talked about in person" in leader.get(f"{home}read/").text
    assert "has been read" in main_of(pupil.get(ask))  # and no more than that
    assert told(Deed.ANSWERED_QUESTION) == [("Tala Teacher", None, f"Set {entry.pk} aside")]
    leader.post(f"{home}{entry.pk}/aside/", {"go": "again"})
    assert BoxEntry.objects.waiting().exists()


def test_an_answer_is_changed_and_taken_back(leader, pupil, home, ask, entry):
    leader.post(f"{home}{entry.pk}/", WORDS)
    given = BoxAnswer.objects.get()
    page = f"{home}answers/{given.pk}/"
    assert "Someone asked about fear." in leader.get(page).text
    assert leader.post(page, {**WORDS, "question": entry.text}).status_code == 422
    for _press in range(2):
        leader.post(page, {**WORDS, "answer": "It is, often."})
    assert "It is, often." in pupil.get(ask).text
    for _press in range(2):
        assert leader.post(f"{page}withdraw/").status_code == 302
    assert "It is, often." not in pupil.get(ask).text and BoxEntry.objects.waiting().exists()
    assert [detail for *_rest, detail in told(Deed.ANSWERED_QUESTION)][1:] == [
        "Changed an answer",
        "Took an answer back",
    ]


def test_a_question_from_paper_is_answered_once(leader, pupil, home, ask, box):
    for _press in range(2):
        leader.post(f"{home}answers/new/", WORDS)
    assert BoxAnswer.objects.count() == 1 and "Someone asked about fear." in pupil.get(ask).text


def test_what_is_over_is_shown_to_nobody_even_before_it_is_deleted(leader, pupil, home, ask, entry):
    BoxEntry.objects.update(vanishes_at=timezone.now())
    assert "scared" not in leader.get(f"{home}read/").text and "Nothing new" in leader.get(home).text
    assert leader.get(f"{home}{entry.pk}/").status_code == leader.post(f"{home}{entry.pk}/who/").status_code == 404
    assert leader.post(f"{home}{entry.pk}/aside/").status_code == 404
    assert "What you put in" not in pupil.get(ask).text and "waits to be read" not in leader.get("/groups/").text
    assert not AuditEntry.objects.exists()


def test_an_answer_that_took_longer_than_the_question_had_left_is_not_lost(leader, home, entry):
    BoxEntry.objects.update(vanishes_at=timezone.now())
    answer = leader.post(f"{home}{entry.pk}/", WORDS)
    assert answer.status_code == 422 and "The question has vanished" in answer.text
    assert "Someone asked about fear." in answer.text and f'action="{home}answers/new/"' in answer.text


def test_nightly_what_is_over_is_deleted_and_answers_stay(leader, home, entry, write, capsys):
    leader.post(f"{home}{entry.pk}/", WORDS)
    BoxEntry.objects.update(vanishes_at=timezone.now() - dt.timedelta(seconds=1))
    kept = write("Still here")
    for said in ("1 questions", "0 questions"):
        call_command("empty_question_boxes")
        assert said in capsys.readouterr().out
    assert list(BoxEntry.objects.all()) == [kept] and BoxAnswer.objects.count() == 1


def test_a_term_that_is_over_can_be_read_and_followed_up_and_not_answered(leader, home, entry, school_class):
    Group.objects.filter(pk=school_class.pk).update(archived_at=timezone.now())
    assert "scared" in leader.get(f"{home}read/").text
    assert "Lea Learner" in leader.post(f"{home}{entry.pk}/who/").text
    for page in (f"{entry.pk}/", f"{entry.pk}/aside/", "answers/new/", "open/"):
        assert leader.post(home + page, WORDS).status_code == 302
    assert not BoxAnswer.objects.exists() and BoxEntry.objects.waiting().exists()


def test_everything_goes_with_the_learner_and_with_the_class(
    leader, home, entry, write, classmate, school_class, learner
):
    write("Mine stays", by=classmate)
    leader.post(f"{home}{entry.pk}/", WORDS)
    learner.delete()
    assert [left.learner for left in BoxEntry.objects.all()] == [classmate] and BoxAnswer.objects.exists()
    school_class.delete()
    assert not BoxEntry.objects.exists() and not BoxAnswer.objects.exists()


def test_a_class_that_forgets_keeps_nothing_of_its_box(leader, home, entry, write, classmate, school_class, learner):
    mine = write("Mine stays", by=classmate)
    leader.post(f"{home}{entry.pk}/", WORDS)
    forget_in(school_class, learner)
    assert list(BoxEntry.objects.all()) == [mine] and BoxAnswer.objects.exists()
    forgotten_in_group.send(sender=Group, group=school_class, person=None)
    assert not any(model.objects.exists() for model in (BoxEntry, BoxAnswer, QuestionBox))


def test_long_lists_come_in_pages_at_the_same_price(leader, home, entry, write, django_assert_max_num_queries):
    for number in range(44):
        write(f"Number {number}")
    with django_assert_max_num_queries(14):
        assert leader.get(f"{home}read/").text.count("box-entry") == 20
    with django_assert_max_num_queries(14):
        leader.get(home)
    with django_assert_max_num_queries(6):
        leader.get("/groups/questions/")
    assert "Page 3 of 3" in leader.get(f"{home}read/?page=99").text


def test_a_post_needs_the_token_of_the_form(teacher, home, entry):
    client = Client(enforce_csrf_checks=True)
    client.force_login(teacher)
    for page in (f"{entry.pk}/", f"{entry.pk}/who/", f"{entry.pk}/aside/", "open/", "answers/new/"):
        assert client.post(home + page, WORDS).status_code == 403
