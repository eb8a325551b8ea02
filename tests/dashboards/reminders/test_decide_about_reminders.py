"""Administrators choose the days, see the mails, and send themselves a test."""

import pytest
from django.core import mail

from dashboards.models import ReminderRules
from people.models import AuditEntry, Membership, Role, User

pytestmark = pytest.mark.django_db
GIVEN = {"is_on": "on", "before": "14, 3", "on_the_day": "on", "after": "5", "digest": "daily", "digest_weekday": "2"}


@pytest.fixture
def address(company) -> str:
    return f"/groups/organisations/{company.pk}/reminders/"


@pytest.fixture
def administrator(client_of, manager):
    return client_of(manager)


def test_the_usual_days_stand_there_to_begin_with(administrator, address):
    html = administrator.get(address).text
    assert 'value="60, 30, 7"' in html and 'value="7, 30"' in html


def test_what_is_chosen_holds_and_is_written_down(administrator, address, company, manager):
    assert administrator.post(address, GIVEN).status_code == 302
    rules = ReminderRules.objects.get()
    assert (rules.organisation, rules.offsets) == (company, [-14, -3, 0, 5])
    assert (rules.digest, rules.digest_weekday) == ("daily", 2)
    assert AuditEntry.objects.get().actor_number == manager.pk


def test_sent_twice_it_is_one_decision(administrator, address):
    for _ in range(2):
        administrator.post(address, GIVEN)
    assert ReminderRules.objects.count() == 1


def test_a_site_begins_with_the_companys_and_has_its_own_from_then_on(administrator, address, hotel):
    administrator.post(address, GIVEN)
    here = f"/groups/organisations/{hotel.pk}/reminders/"
    html = administrator.get(here).text
    assert 'value="14, 3"' in html and "digest" not in html
    administrator.post(here, {"is_on": "on", "before": "10"})
    assert ReminderRules.objects.get(organisation=hotel).offsets == [-10]
    assert ReminderRules.objects.get(organisation=hotel.get_parent()).offsets == [-14, -3, 0, 5]


def test_a_site_may_follow_the_company_again(administrator, address, hotel):
    here = f"/groups/organisations/{hotel.pk}/reminders/"
    administrator.post(address, GIVEN)
    assert "follow what was decided above" not in administrator.get(here).text
    administrator.post(here, {"is_on": "on", "before": "10"})
    assert "follow what was decided above" in administrator.get(here).text
    for _ in range(2):
        assert 'value="14, 3"' in administrator.post(f"{here}as-above/", follow=True).text
    administrator.post(f"{address}as-above/")  # above a company there is nothing to follow
    assert [rules.organisation.name for rules in ReminderRules.objects.all()] == ["Aurora Hotels"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"before": "soon"}, "Please write whole numbers from 1 to 365"),
        ({"before": "0"}, "Please write whole numbers from 1 to 365"),
        ({"after": "366"}, "Please write whole numbers from 1 to 365"),
        ({"after": "٣"}, "Please write whole numbers from 1 to 365"),
        ({"before": "1 2 3 4 5 6 7"}, "Choose 6 days at most"),
        ({"before": "", "after": "", "on_the_day": ""}, "Name at least one day"),
    ],
)
def test_what_cannot_be_read_is_said_and_kept(administrator, address, given, said):
    answer = administrator.post(address, GIVEN | given)
    assert answer.status_code == 422 and said in answer.text
    assert all(f'value="{value}"' in answer.text for value in given.values() if value)
    assert not ReminderRules.objects.exists()


@pytest.mark.parametrize("written", ["30,7", "30; 7", "30 and 7", "7 30 30"])
def test_days_may_be_written_in_many_ways(administrator, address, written):
    administrator.post(address, GIVEN | {"before": written})
    assert ReminderRules.objects.get().before == [30, 7]


def test_turned_off_needs_no_days(administrator, address):
    administrator.post(address, {"before": "", "after": "", "digest": "never", "digest_weekday": "0"})
    assert not ReminderRules.objects.get().is_on


@pytest.mark.parametrize("page", ["", "as-above/", "texts/", "test/", "sent/", "sent.csv"])
def test_strangers_and_managers_of_a_site_below_find_nothing(client_of, stranger, hotel, address, page):
    below = User.objects.create_user(email="below@example.org")
    Membership.objects.create(user=below, organisation=hotel, role=Role.ADMINISTRATOR)
    for person in (stranger, below):
        for send in (client_of(person).get, client_of(person).post):
            assert send(address + page).status_code in (404, 405)
    assert mail.outbox == []


def test_the_mails_are_shown_in_both_languages(administrator, address):
    html = administrator.get(f"{address}texts/").text
    assert "Your course at Aurora Hotels" in html and "/fr/learning/" in html
    assert mail.outbox == []


def test_a_test_goes_to_whoever_asks_and_to_nobody_else(administrator, address, manager, mail_server):
    answer = administrator.post(f"{address}test/", {"to": "everyone@example.org"}, follow=True)
    assert "Sent to manager@example.org, and to nobody else." in answer.text
    assert mail_server.readers == ["manager@example.org"]


def test_tests_are_few(administrator, address):
    for _ in range(7):
        answer = administrator.post(f"{address}test/", follow=True)
    assert "Please wait an hour" in answer.text and len(mail.outbox) == 5


def test_a_test_says_what_the_server_says(administrator, address, mail_server):
    mail_server.refuses["manager@example.org"] = "550 No such mailbox"
    assert "550 No such mailbox" in administrator.post(f"{address}test/", follow=True).text
    mail_server.stop()
    assert "The mail server did not take it" in administrator.post(f"{address}test/", follow=True).text


def test_without_an_address_there_is_no_test(administrator, address, manager):
    manager.email = None
    manager.save()
    assert "no e-mail address" in administrator.post(f"{address}test/", follow=True).text


def test_a_test_is_never_sent_by_opening_an_address(administrator, address):
    assert administrator.get(f"{address}test/").status_code == 405


def test_the_way_there_stands_on_the_organisations_page(administrator, company, address):
    assert f'href="{address}"' in administrator.get(f"/groups/organisations/{company.pk}/settings/").text
