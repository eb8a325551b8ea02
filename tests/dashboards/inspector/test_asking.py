"""The page to ask for an inspector's file, the page on which it is made, and the file; and the summary alone."""

import datetime as dt
import io
import uuid
import zipfile

import pytest
from django.core import mail
from django.utils import timezone

from certificates.printing import pdf
from dashboards.inspector.making import hand_out
from dashboards.inspector.models import InspectorFile
from people.models import AuditEntry, Deed, Organisation
from tests.dashboards.inspector.conftest import DAY, token_on
from tests.dashboards.test_see_who_is_done import asks, words_of
from tests.employed import employ

HTMX = {"HX-Request": "true"}
PERIOD = {"first": "2026-01-01", "last": "2026-12-31"}


@pytest.fixture(autouse=True)
def quick(monkeypatch, today):
    from dashboards.inspector import parts

    monkeypatch.setattr(pdf, "render", lambda certificate: b"%PDF " + certificate.code.encode())
    monkeypatch.setattr(parts, "print_table", lambda *_: b"%PDF")
    monkeypatch.setattr(parts, "print_signed", lambda *_: b"%PDF")
    monkeypatch.setattr(parts, "print_summary", lambda *_: b"%PDF")


def page(place: Organisation) -> str:
    return f"/groups/organisations/{place.pk}/inspector/"


@pytest.fixture
def press(desk, company, required, django_capture_on_commit_callbacks):
    """A function: the manager presses the button of the page. By default the work is done at once."""

    def pressed(*, at_once=True, client=desk, place=company, **data):
        token = token_on(client.get(page(place)).text)
        with django_capture_on_commit_callbacks(execute=at_once):
            return client.post(page(place), {"press": token, **PERIOD, **data})

    return pressed


@pytest.fixture
def under_way(press) -> InspectorFile:
    press(at_once=False)
    return InspectorFile.objects.get()


def make_long_ago(file: InspectorFile) -> None:
    InspectorFile.objects.filter(pk=file.pk).update(created_at=timezone.now() - dt.timedelta(hours=1))


def make_still(file: InspectorFile) -> None:
    InspectorFile.objects.filter(pk=file.pk).update(created_at=timezone.now() - dt.timedelta(minutes=10))


def test_a_press_leads_to_the_file(desk, company, press):
    response = press()
    file = InspectorFile.objects.get()
    assert response.url == f"{page(company)}{file.pk}/"
    html = desk.get(response.url).text
    assert "Download (ZIP)" in html and "2 lines in the register" in words_of(html)
    answer = desk.get(f"{response.url}file/")
    assert answer.streaming and "private, no-store" in answer["Cache-Control"]
    assert answer["Content-Disposition"] == f'attachment; filename="inspectors-file-{file.pk}.zip"'
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    assert archive.testzip() is None and "register.csv" in archive.namelist()


def test_the_page_offers_a_year_until_today(desk, company, required):
    html = desk.get(page(company)).text
    assert 'name="first" value="2025-11-26"' in html and 'name="last" value="2026-11-26"' in html
    assert "All of Aurora Hotels" in html and "Aurora Lakeside" in html


def test_it_is_linked_to_from_the_groups_and_the_register(desk, company, required):
    for there in ("/groups/", f"/groups/organisations/{company.pk}/register/"):
        assert f'href="{page(company)}"' in desk.get(there).text


def test_of_one_site_chosen_on_the_companys_page(desk, press, hotel, company):
    response = press(site=str(hotel.pk))
    file = InspectorFile.objects.get()
    assert file.organisation == hotel and response.url == f"{page(hotel)}{file.pk}/" and file.lines == 1
    assert desk.get(page(company) + f"{file.pk}/").status_code == 404
    assert file.period.in_words in desk.get(page(hotel)).text


def test_a_double_press_makes_one_file(desk, company, required, django_capture_on_commit_callbacks):
    data = {"press": str(uuid.uuid4()), **PERIOD}
    with django_capture_on_commit_callbacks(execute=True):
        answers = [desk.post(page(company), data).url for _ in range(2)]
    assert len(set(answers)) == 1 and InspectorFile.objects.count() == 1
    assert AuditEntry.objects.filter(deed=Deed.EXPORTED).count() == 1


def test_while_it_is_made_another_press_leads_to_the_same(under_way, press):
    assert press().url == under_way.get_absolute_url() and InspectorFile.objects.count() == 1


def test_another_period_is_another_file(under_way, press):
    assert press(last="2026-06-30").url != under_way.get_absolute_url() and InspectorFile.objects.count() == 2


def test_once_it_is_there_a_new_press_makes_a_new_one(press):
    assert press().url != press().url


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"first": "2026-12-31", "last": "2026-01-01"}, "This is before the first day."),
        ({"first": "2027-01-01", "last": "2027-12-31"}, "This day has not come yet."),
        ({"first": "2015-01-01", "last": "2026-01-01"}, "A period has ten years at most."),
        ({"first": "0001-01-01", "last": "0001-01-02"}, "Choose a day of 1990 or later."),
        ({"first": "yesterday"}, "This is not a day. Choose one."),
        ({"first": "2026-02-30"}, "This is not a day. Choose one."),
        ({"last": ""}, "Choose a day."),
        ({"last": "9999-12-31"}, "A period has ten years at most."),
        ({"site": "999999"}, "This site is not there any more."),
        ({"site": "x"}, "This site is not there any more."),
    ],
)
def test_a_bad_period_is_answered_and_keeps_what_was_typed(press, data, said):
    answer = press(**data)
    assert answer.status_code == 422 and said in words_of(answer.text) and not InspectorFile.objects.exists()
    for name, value in ({**PERIOD, **data}).items():
        if name != "site" and value:
            assert f'name="{name}" value="{value}"' in answer.text


@pytest.mark.parametrize("token", ["", "x"])
def test_a_press_without_its_token_makes_nothing(desk, press, token):
    answer = press(press=token)
    assert "Nothing was made." in desk.get(answer.url).text and not InspectorFile.objects.exists()


def test_ten_years_are_allowed(press):
    assert press(first="2016-01-01", last="2025-12-31").status_code == 302


def test_making_and_taking_it_along_are_written_down(desk, press, company, manager):
    there = press().url
    desk.get(f"{there}file/")
    told = AuditEntry.objects.filter(deed=Deed.EXPORTED, organisation_number=company.pk, actor_number=manager.pk)
    assert list(told.order_by("pk").values_list("detail", flat=True)) == [
        "Inspector’s file made: 2026-01-01 – 2026-12-31",
        "Inspector’s file taken along: 2026-01-01 – 2026-12-31",
    ]


@pytest.mark.parametrize("path", ["", "{pk}/", "{pk}/file/", "summary/", "summary/training-summary.pdf"])
def test_nobody_else_hears_of_it(client_of, client, press, company, other_manager, team_leader, path):
    press()
    there = page(company) + path.format(pk=InspectorFile.objects.get().pk)
    assert [client_of(who).get(there).status_code for who in (other_manager, team_leader)] == [404, 404]
    assert client.get(there).status_code == 302


def test_nobody_else_makes_one(client_of, company, hotel, required, other_manager, team_leader):
    data = {"press": str(uuid.uuid4()), **PERIOD}
    for who in (other_manager, team_leader):
        for place in (company, hotel):
            assert client_of(who).post(page(place), data).status_code == 404
    other = other_manager.memberships.get().organisation
    answer = client_of(other_manager).post(page(other), {**data, "site": str(hotel.pk)})
    assert answer.status_code in (302, 422)
    assert not InspectorFile.objects.filter(organisation__in=[company, hotel]).exists()


def test_whoever_administers_a_site_has_its_files_and_not_the_companys(client_of, press, company, hotel, db):
    from people.models import Membership, Role, User

    head = User.objects.create_user(email="head@example.org", display_name="Hei Head", password="a-long-password")
    Membership.objects.create(user=head, organisation=hotel, role=Role.ADMINISTRATOR)
    press()
    press(site=str(hotel.pk))
    of_company, of_hotel = (InspectorFile.objects.get(organisation=place) for place in (company, hotel))
    client = client_of(head)
    assert client.get(f"{of_hotel.get_absolute_url()}file/").status_code == 200
    assert client.get(f"{of_company.get_absolute_url()}file/").status_code == 404
    assert client.get(f"{page(hotel)}{of_company.pk}/file/").status_code == 404


def test_how_far_it_is(desk, under_way):
    html = desk.get(under_way.get_absolute_url()).text
    assert "The register is being read." in html and 'hx-trigger="every 5s"' in html and "Refresh now" in html
    assert "Download (ZIP)" not in html and desk.get(f"{under_way.get_absolute_url()}file/").status_code == 404


def test_the_page_refreshes_itself_only_where_something_changed(desk, under_way):
    from dashboards.inspector.gathering import gather

    address = under_way.get_absolute_url()
    before = asks(desk.get(address).text)
    assert desk.get(address + before, headers=HTMX).status_code == 204
    gather(under_way)
    answer = desk.get(address + before, headers=HTMX)
    assert "0 of 6 parts and certificates made" in words_of(answer.text) and "<html" not in answer.text


def test_once_it_is_finished_the_page_is_loaded_anew(desk, under_way):
    address = under_way.get_absolute_url()
    before = asks(desk.get(address).text)
    under_way.finish("inspector/x.zip")
    assert desk.get(address + before, headers=HTMX).headers["HX-Refresh"] == "true"
    assert "hx-get" not in desk.get(address).text


def test_what_was_left_out_is_said(desk, press, nour, finished, monkeypatch):
    from dashboards.inspector import parts

    def broken(*_args):
        raise RuntimeError("no ink")

    monkeypatch.setattr(parts, "print_table", broken)
    finished(nour.user, "2026-03-01T12:00+00:00").certificate.revoke("A mistake")
    words = words_of(desk.get(press().url).text)
    assert "2 left out" in words and "register.pdf It could not be drawn." in words
    assert "It has been revoked" in words


def test_where_nothing_moves_it_can_be_gone_on_with(desk, under_way, django_capture_on_commit_callbacks):
    address = under_way.get_absolute_url()
    assert "Go on" not in desk.get(address).text
    make_still(under_way)
    assert "Nothing has moved for some minutes." in desk.get(address).text
    with django_capture_on_commit_callbacks(execute=True):
        answers = [desk.post(address) for _ in range(2)]
    assert [answer.url for answer in answers] == [address] * 2
    html = desk.get(address).text
    assert "Download (ZIP)" in html and "It goes on now." in html and "Nothing was changed" in html


def test_a_file_that_is_gone_says_so(desk, press):
    from dashboards.inspector.forgetting import forget_file

    there = press().url
    forget_file(InspectorFile.objects.get())
    assert "This file was deleted." in desk.get(there).text
    assert desk.get(f"{there}file/").status_code == 404


def test_whoever_did_not_wait_gets_a_neutral_mail(under_way):
    make_long_ago(under_way)
    for _ in range(2):
        hand_out(InspectorFile.objects.get())
    [sent] = mail.outbox
    assert sent.subject == "Your file is ready" and sent.to == ["manager@example.org"]
    assert under_way.get_absolute_url() in sent.body and "Aurora" not in sent.body


def test_nobody_is_told_who_may_not_have_it_any_more(under_way, manager):
    make_long_ago(under_way)
    manager.memberships.all().delete()
    hand_out(InspectorFile.objects.get())
    assert InspectorFile.objects.get().is_finished and mail.outbox == []


def test_the_page_takes_as_few_queries_for_many(desk, press, company, hotel, django_assert_max_num_queries):
    for number in range(20):
        employ(f"Person {number}", hotel)
    there = press().url
    with django_assert_max_num_queries(14):
        desk.get(there)


# The summary alone ----------------------------------------------------------------------------------------------------


def test_the_summary_alone(desk, company, required, nour, finished):
    finished(nour.user, "2026-03-01T12:00+00:00")
    words = words_of(desk.get(f"{page(company)}summary/?first=2026-01-01&last=2026-12-31").text)
    assert "1 of 2 people trained (50 %)." in words and "Nour" not in words.replace("Nour Haddad’s", "")
    assert "Aurora Lakeside" in words and "section 11(3)" in words


def test_the_summary_shows_the_last_year_where_nobody_has_chosen(desk, company, required):
    assert "Nov. 26, 2025 to Nov. 26, 2026" in desk.get(f"{page(company)}summary/").text


def test_the_summary_on_paper_says_the_same(desk, company, required, hotel, monkeypatch):
    from dashboards.inspector import summary_files, summary_views

    monkeypatch.setattr(summary_views, "print_summary", summary_files.print_summary)
    answer = desk.get(f"{page(company)}summary/training-summary.pdf?site={hotel.pk}&first=2026-01-01&last=2026-12-31")
    assert answer["Content-Type"] == "application/pdf" and answer.content.startswith(b"%PDF")
    assert "private, no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("asked", ["first=2026-02-01&last=2026-01-01", "first=x", "site=0&first=2026-01-01"])
def test_a_bad_period_of_the_summary(desk, company, required, asked):
    assert desk.get(f"{page(company)}summary/?{asked}").status_code == 422
    assert desk.get(f"{page(company)}summary/training-summary.pdf?{asked}").status_code == 404


def test_of_a_long_register_the_summary_comes_with_the_file(desk, company, required, monkeypatch):
    monkeypatch.setattr("dashboards.inspector.summary_views.MOST_LINES", 1)
    assert "counted in the background" in desk.get(f"{page(company)}summary/").text
    assert desk.get(f"{page(company)}summary/training-summary.pdf").status_code == 404


def test_days_are_those_of_the_place(desk, company, required, today):
    Organisation.objects.filter(pk=company.pk).update(time_zone="Pacific/Auckland")
    today(2026, 11, 26, 20)
    assert 'name="last" value="2026-11-27"' in desk.get(page(company)).text
    assert DAY("2026-11-27") > DAY("2026-11-26")
