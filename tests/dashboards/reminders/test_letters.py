"""The mails are short, neutral, in the reader's language, and cannot be bent by names."""

import datetime as dt

import pytest

from dashboards.models import FewerReminders, ReminderRules
from dashboards.reminders.letters import reminder_letter, when_in_words
from people.models import Organisation
from tests.dashboards.reminders.conftest import TODAY

pytestmark = pytest.mark.django_db


def test_a_mail_says_nothing_of_the_subject(ask, run, hotel, mail_server):
    ask("Nour", 7, hotel)
    run()
    [mail] = mail_server.received
    assert mail["Subject"] == "Your course at Aurora Lakeside"
    assert not any(word in str(mail).lower() for word in ("trafficking", "awareness", "grooming", "overdue"))


def test_it_gives_the_day_in_words_and_the_way_to_the_course(ask, run, hotel, mail_server):
    ask("Nour", 7, hotel)
    run()
    words = mail_server.words()
    assert "Please finish it by Wednesday, 2 December. That is in 7 days." in words
    assert "http://127.0.0.1:8000/learning/\n" in words
    assert mail_server.received[0].get_content_type() == "text/plain"  # nothing to be followed by


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (2, "Please finish it by Friday, 27 November. That is in 2 days."),
        (1, "Please finish it by tomorrow, Thursday, 26 November."),
        (0, "Please finish it by today, Wednesday, 25 November."),
        (-1, "It was to be finished by Tuesday, 24 November. You can still finish it."),
    ],
)
def test_the_day_is_said_as_people_say_it(days, sentence):
    assert when_in_words(TODAY + dt.timedelta(days=days), TODAY) == sentence


def test_late_is_no_reproach(ask, run, hotel, mail_server):
    ask("Nour", -7, hotel)
    run()
    assert "You can still finish it." in mail_server.words()


def test_each_reads_their_own_language(ask, run, hotel, mail_server):
    ask("Nour", 7, hotel, language="fr")
    run()
    assert "http://127.0.0.1:8000/fr/learning/" in mail_server.words()
    assert "décembre" in mail_server.words()


def test_a_name_with_a_new_line_begins_no_header(ask, run, company, mail_server):
    name = "Aurora\r\nBcc: everyone@example.org\u2028\u202eX"
    place = company.add_child(name=name, kind=Organisation.Kind.SITE)
    ask("Nour", 7, place)
    assert "1 sent" in run()
    [mail] = mail_server.received
    assert mail["Bcc"] is None
    assert mail["Subject"] == "Your course at Aurora Bcc: everyone@example.org X"


def test_an_address_nobody_can_write_to_stops_nobody_else(ask, run, hotel, mail_server):
    ask("Nour", 7, hotel, email="a@b.org\r\nbcc:c@d.org")
    ask("Ana", 7, hotel)
    assert "1 sent, 0 without an address, 1 refused" in run()
    assert mail_server.readers == ["ana@example.org"]


def test_the_link_for_fewer_stands_in_the_mail_and_in_its_header(ask, run, hotel, mail_server):
    ask("Nour", 7, hotel)
    run()
    [mail] = mail_server.received
    link = mail["List-Unsubscribe"].strip("<>")
    assert "/groups/reminders/" in link and link in mail.get_content()
    assert mail["List-Unsubscribe-Post"] is None
    assert mail["Auto-Submitted"] == "auto-generated"


def test_who_wants_fewer_hears_of_it_when_it_is_due(ask, run, hotel, mail_server):
    asked = ask("Nour", 8, hotel)
    FewerReminders.objects.create(person=asked.learner)
    for days in range(50):
        run(days)
    assert [mail["Message-ID"].split("-")[-2] for mail in mail_server.received] == ["0", "7", "30"]


def test_who_wants_fewer_is_told_once_where_nothing_is_sent_later(ask, run, hotel, mail_server):
    ReminderRules.objects.create(organisation=hotel, before=[30, 7], on_the_day=False)
    asked = ask("Nour", 35, hotel)
    FewerReminders.objects.create(person=asked.learner)
    for days in range(50):
        run(days)
    assert len(mail_server.received) == 1


def test_sent_again_a_mail_keeps_its_number(ask, hotel):
    asked = ask("Nour", 7, hotel)
    day = asked.due_on - dt.timedelta(days=7)
    letters = [reminder_letter(asked.learner, "a@b.org", hotel, asked.due_on, day, "one") for _ in range(2)]
    assert letters[0].message()["Message-ID"] == letters[1].message()["Message-ID"] == "<one@127.0.0.1>"
