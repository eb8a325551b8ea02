"""Registers: nobody is sent to a number that cannot be dialled, and what is due for another look stands out."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from curriculum.models import Fact, HelpService

YESTERDAY = datetime.date.today() - datetime.timedelta(days=1)


@pytest.fixture
def desk(client_of, editor):
    return client_of(editor)


@pytest.mark.parametrize("number", ["911", "1-833-900-1010", "+44 808 800 5000", "(905) 555-0100", "116 000"])
def test_a_number_people_can_dial_is_accepted(help_line, number):
    help_line.phone = number
    help_line.clean_fields()


@pytest.mark.parametrize(
    "number", ["1", "call us", "javascript:1234", "1-833-900-1010 ext 5", "1" * 16, "٣٣٣", "911\n911"]
)
def test_a_number_nobody_can_dial_is_refused_with_an_example(help_line, number):
    help_line.phone = number
    with pytest.raises(ValidationError, match="such as 911 or 1-833-900-1010"):
        help_line.clean_fields()


def test_links_call_and_text_the_bare_number(help_line):
    help_line.sms, help_line.sms_keyword = "68-68-68", "HELP"
    assert (help_line.phone_link, help_line.sms_link) == ("tel:18339001010", "sms:686868")
    assert help_line.sms_sentence == "Text HELP to 68-68-68"


@pytest.mark.parametrize("region", ["ca-on", "Ontario", "CA-ON-", "CA-ON-PEEL-NORTH"])
def test_a_region_is_written_as_a_code(help_line, region):
    help_line.region = region
    with pytest.raises(ValidationError, match="ISO 3166"):
        help_line.clean_fields()


def test_a_verified_service_says_when_it_was_checked(help_line):
    with pytest.raises(ValidationError, match="when a person last checked"):
        help_line.clean()


def test_a_verified_service_can_be_reached(help_line):
    help_line.verified_on, help_line.phone = YESTERDAY, ""
    with pytest.raises(ValidationError, match="at least one way to reach"):
        help_line.clean()


def test_an_entry_is_due_from_its_date_on(fact, help_line):
    Fact.objects.update(review_by=YESTERDAY)
    assert list(Fact.objects.due()) == [fact] and Fact.objects.get().is_due
    assert not HelpService.objects.due().exists() and not help_line.is_due


def test_the_desk_lists_what_is_due(desk, fact, help_line):
    Fact.objects.update(review_by=YESTERDAY)
    page = desk.get("/cms/snippets/curriculum/fact/?due=now").content.decode()
    assert fact.wording in page and "Due now" in page
    assert "The Line" not in desk.get("/cms/snippets/curriculum/helpservice/?due=soon").content.decode()


def test_the_first_page_of_the_desk_says_what_is_due(desk, fact, course):
    assert "due for another look" not in desk.get("/cms/").content.decode()
    Fact.objects.update(review_by=YESTERDAY)
    assert "1 fact is due for another look" in desk.get("/cms/").content.decode()


def test_a_stranger_sees_no_register(client_of, learner, fact):
    response = client_of(learner).get("/cms/snippets/curriculum/fact/")
    assert response.status_code in {302, 403, 404}
