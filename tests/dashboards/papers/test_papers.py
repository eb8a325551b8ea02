"""Papers of a place: which there are, what stands on them, and what the place says of its own."""

import pytest

from curriculum.models import ComplianceProfile, Fact, HelpService, WorkplaceWords
from dashboards.models import PaperFacts
from people.models import AuditEntry
from progress import requiring
from tests.dashboards.papers.conftest import LONG_NAME, SIX_PEOPLE, address

EVERY_SHEET = ("poster", "card", "procedure")
FORM = {"people-TOTAL_FORMS": "6", "people-INITIAL_FORMS": "6", "paper": ""}


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def paper_of(answer) -> str:
    """What stands on the paper, without the page around it, which has help lines of its own."""
    page = text_of(answer)
    return page[page.index("<article class=") : page.rindex("</article>")]


def filled(**given) -> dict[str, object]:
    """As a browser sends the form: six rows, of which some are used."""
    rows = {f"people-{n}-{name}": "" for n in range(6) for name in ("name", "phone", "place")}
    return FORM | rows | given


def test_each_rule_that_is_followed_has_three_papers(admin, company, rule):
    page = text_of(admin.get(address(company)))
    assert "Texas, lodging with more than ten rooms" in page
    assert all(address(company, f"us-tx-lodging/{name}/") in page for name in EVERY_SHEET)
    assert all(address(company, f"everywhere/{name}/file/") in page for name in EVERY_SHEET)
    assert "at least 11 × 17 inches" in page


def test_a_site_has_the_papers_of_rules_from_above(admin, hotel, rule):
    assert admin.get(address(hotel, "us-tx-lodging/poster/")).status_code == 200


def test_a_rule_that_was_withdrawn_has_none(admin, company, manager, rule):
    requiring.withdraw(rule, manager)
    assert admin.get(address(company, "us-tx-lodging/poster/")).status_code == 404


@pytest.mark.parametrize("then", ["", "facts/", "everywhere/poster/", "everywhere/poster/file/"])
def test_nobody_else_hears_of_them(client_of, stranger, learner, company, registers, then):
    assert client_of(stranger).get(address(company, then)).status_code == 404
    assert client_of(learner).post(address(company, then)).status_code in (404, 405)


@pytest.mark.parametrize("then", ["us-fl-lodging/poster/", "everywhere/banner/", "everywhere/banner/file/"])
def test_what_there_is_not_is_not_found(admin, company, registers, then):
    assert admin.get(address(company, then)).status_code == 404


def test_without_words_the_page_says_whom_to_ask(admin, company, db):
    assert "loads the registers" in text_of(admin.get(address(company)))
    assert admin.get(address(company, "everywhere/poster/")).status_code == 404


def test_they_cost_as_many_queries_for_two_rules_of_ten_sites(admin, company, rule, django_assert_max_num_queries):
    for number in range(10):
        company.add_child(name=f"Site {number}", kind="site")
    with django_assert_max_num_queries(35):
        admin.get(address(company))


def test_the_poster_says_whom_to_tell_and_names_checked_help_lines(admin, company, rule):
    PaperFacts.objects.create(organisation=company, people=SIX_PEOPLE, languages=["en"])
    page = paper_of(admin.get(address(company, "everywhere/poster/")))
    assert "905-555-0103" in page and "1-833-900-1010" in page
    assert "Somebody does not have their own papers" in page
    assert "Emergency services" in page


def test_with_nobody_named_there_are_lines_to_write_on(admin, company, registers):
    page = paper_of(admin.get(address(company, "everywhere/procedure/")))
    assert page.count("Name or role") == 2 and page.count("Nom ou fonction") == 2


def test_a_help_line_that_nobody_checked_is_never_printed(admin, company, rule):
    profile = ComplianceProfile.objects.get(key="us-tx-lodging")
    profile.required_contacts = ["us-human-trafficking-hotline", "us-human-trafficking-hotline-text"]
    profile.save()
    assert "Nobody has checked it yet" in text_of(admin.get(address(company)))
    poster = paper_of(admin.get(address(company, "us-tx-lodging/poster/")))
    assert "1-888-373-7888" in poster and "233733" not in poster


def test_what_a_rule_names_stays_whatever_is_chosen(admin, company, rule):
    ComplianceProfile.objects.filter(key="us-tx-lodging").update(required_contacts=["us-human-trafficking-hotline"])
    PaperFacts.objects.create(organisation=company, services=["ca-988"])
    poster = paper_of(admin.get(address(company, "us-tx-lodging/poster/")))
    assert "1-888-373-7888" in poster and "988" in poster and "Kids Help Phone" not in poster


def test_in_ontario_the_procedure_has_the_duty_to_report_with_its_source(admin, company, registers):
    page = paper_of(admin.get(address(company, "everywhere/procedure/")))
    assert "In Ontario anyone who suspects" in page and "sections 125" in page
    company.region = "US-TX"
    company.save()
    assert "In Ontario" not in paper_of(admin.get(address(company, "everywhere/procedure/")))


def test_a_fact_that_is_not_verified_is_left_out(admin, company, registers):
    Fact.objects.filter(key="F13").update(status="unverified")
    assert "In Ontario anyone" not in paper_of(admin.get(address(company, "everywhere/procedure/")))


def test_an_editor_changes_the_words_of_one_rule_alone(admin, company, rule):
    words = WorkplaceWords.objects.get(key="us-tx-lodging-en")
    words.title = "You can always tell us"
    words.save()
    assert "You can always tell us" in paper_of(admin.get(address(company, "us-tx-lodging/poster/")))
    assert "You can always tell us" not in paper_of(admin.get(address(company, "everywhere/poster/")))


def test_words_that_no_expert_has_read_are_said_to_be_so(admin, company, registers):
    assert "Read them before they hang anywhere" in text_of(admin.get(address(company)))
    WorkplaceWords.objects.update(status="verified")
    assert "Read them before they hang anywhere" not in text_of(admin.get(address(company)))


def test_the_facts_are_kept_and_hold_below(admin, company, hotel, registers):
    given = {"people-0-name": "Duty manager", "people-0-phone": "905 555 0100", "people-0-place": "Room 12"}
    answer = admin.post(address(company, "facts/"), filled(languages=["fr"], paper="a4", **given))
    assert answer.status_code == 302
    page = paper_of(admin.get(address(hotel, "everywhere/poster/")))
    assert (
        "Duty manager" in page and "Room 12" in page and "À qui parler ici" in page and "Whom to tell here" not in page
    )
    assert "As Aurora Hotels says it." in text_of(admin.get(address(hotel)))
    assert AuditEntry.objects.filter(organisation_number=company.pk, detail__startswith="papers").count() == 1


def test_a_site_may_say_one_thing_itself_and_leave_the_rest(admin, company, hotel, registers):
    PaperFacts.objects.create(organisation=company, people=SIX_PEOPLE[:1], languages=["fr"], paper="a4")
    admin.post(address(hotel, "facts/"), filled(**{"people-0-name": "Night manager"}))
    page = paper_of(admin.get(address(hotel, "everywhere/poster/")))
    assert "Night manager" in page and "building 1" not in page and "À qui parler ici" in page


def test_sent_twice_it_is_one(admin, company, registers):
    for _ in range(2):
        admin.post(address(company, "facts/"), filled(**{"people-0-name": "Duty manager"}))
    assert PaperFacts.objects.get().people == [{"name": "Duty manager", "phone": "", "place": ""}]


def test_emptied_it_is_as_above_again(admin, company, registers):
    PaperFacts.objects.create(organisation=company, people=SIX_PEOPLE)
    admin.post(address(company, "facts/"), filled())
    assert not PaperFacts.objects.exists()


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"people-0-phone": "905 555 0100"}, "Say who that is"),
        ({"people-0-name": "Duty manager", "people-0-phone": "ask inside"}, "Write the number as people dial it"),
        ({"people-0-name": "Duty \U0001f600"}, "No font here can print"),
        ({"people-0-name": "x" * 81}, "at most 80 characters"),
        ({"languages": ["xx"]}, "xx is not one of the available choices"),
        ({"paper": "vellum"}, "vellum is not one of the available choices"),
        ({"services": ["nobody-knows"]}, "nobody-knows is not one of the available choices"),
        ({"people-0-name": "a\x00b"}, "Null characters are not allowed"),
    ],
)
def test_a_mistake_is_said_and_nothing_is_lost(admin, company, registers, given, sentence):
    answer = admin.post(address(company, "facts/"), filled(**{"people-1-name": "Night manager"} | given))
    page = text_of(answer)
    assert answer.status_code == 422 and sentence in page and "Night manager" in page
    assert "Nothing was saved yet" in page and not PaperFacts.objects.exists()


def test_no_more_help_lines_than_somebody_in_a_hurry_reads(admin, company, registers):
    keys = HelpService.objects.originals().verified().for_region("CA-ON-PEEL").values_list("key", flat=True)[:7]
    answer = admin.post(address(company, "facts/"), filled(services=list(keys)))
    assert "6 help lines at most" in text_of(answer)


def test_half_a_form_is_answered_with_a_sentence(admin, company, registers):
    answer = admin.post(address(company, "facts/"), {"paper": "a4"})
    assert answer.status_code == 422 and not PaperFacts.objects.exists()


def test_a_long_name_is_shown_whole(admin, company, registers):
    company.name = LONG_NAME
    company.save()
    assert LONG_NAME in paper_of(admin.get(address(company, "everywhere/procedure/")))
