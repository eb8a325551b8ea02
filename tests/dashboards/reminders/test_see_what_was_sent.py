"""The log of mails: whole, in order, narrowed down, and the same as a file."""

import csv
import io

import pytest

from dashboards.models import Reminder
from people.models import AuditEntry, Organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(company) -> str:
    return f"/groups/organisations/{company.pk}/reminders/sent"


@pytest.fixture
def administrator(client_of, manager):
    return client_of(manager)


@pytest.fixture
def sent(ask, run, hotel, mail_server):
    ask("Nour", 7, hotel)
    ask("Ana", 7, hotel, email="")
    ask("=Cmd", -7, hotel, email="bo@example.org")
    mail_server.refuses["bo@example.org"] = "550 No such mailbox"
    run(4)  # a Sunday: no summaries


def test_it_says_who_what_and_what_came_of_it(administrator, address, sent):
    html = administrator.get(f"{address}/").text
    for words in ("Nour", "7 days before", "No e-mail address", "7 days after", "550 No such mailbox"):
        assert words in html


@pytest.mark.parametrize(("outcome", "name"), [("sent", "Nour"), ("no-address", "Ana"), ("refused", "=Cmd")])
def test_it_is_narrowed_down_by_outcome_as_the_file_is(administrator, address, sent, outcome, name):
    html = administrator.get(f"{address}/?outcome={outcome}").text
    assert [one for one in ("Nour", "Ana", "=Cmd") if f"<bdi>{one}</bdi>" in html] == [name]
    assert len(rows(administrator.get(f"{address}.csv?outcome={outcome}"))) == 2


def test_an_outcome_that_is_none_narrows_nothing(administrator, address, sent):
    assert "Nour" in administrator.get(f"{address}/?outcome=x&page=zz").text


def rows(answer) -> list[list[str]]:
    return list(csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))


def test_the_file_says_the_same_and_runs_nothing(administrator, address, sent):
    head, *lines = rows(administrator.get(f"{address}.csv"))
    assert head == ["When", "To whom", "Where", "What", "Due", "Outcome", "What the server said"]
    assert [line[1] for line in lines] == ["'=Cmd", "Ana", "Nour"]
    assert lines[0][2:] == [
        "Aurora Lakeside",
        "7 days after",
        "2026-11-18",
        "Refused by the mail server",
        "550 No such mailbox",
    ]
    assert AuditEntry.objects.filter(deed="exported").count() == 1


def test_another_site_is_not_in_it(client_of, manager, company, sent):
    airport = company.add_child(name="Aurora Airport", kind=Organisation.Kind.SITE)
    html = client_of(manager).get(f"/groups/organisations/{airport.pk}/reminders/sent/").text
    assert "Nothing has been sent yet." in html and "Nour" not in html


def test_it_is_paged_and_asks_as_much_of_many_as_of_few(administrator, address, ask, hotel, manager, run):
    asked = ask("Nour", 7, hotel)
    facts = {"person": asked.learner, "organisation": hotel, "obligation": asked, "day": asked.due_on}
    Reminder.objects.bulk_create(Reminder(offset=n, due_on=asked.due_on, outcome="sent", **facts) for n in range(60))
    assert "Page 1 of 2" in administrator.get(f"{address}/").text


def test_the_queries_do_not_grow(administrator, address, ask, hotel, django_assert_num_queries):
    for index in range(20):
        asked = ask(f"Person{index}", 7, hotel)
        facts = {"person": asked.learner, "obligation": asked, "day": asked.due_on, "due_on": asked.due_on}
        Reminder.objects.create(organisation=hotel, offset=-7, outcome="sent", **facts)
    administrator.get(f"{address}/")  # caches are warm
    with django_assert_num_queries(6):
        assert "Person19" in administrator.get(f"{address}/").text
