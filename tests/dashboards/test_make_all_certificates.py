"""All certificates of a group as one file: asked for, watched, downloaded."""

import datetime as dt
import io
import re
import uuid
import zipfile

import pytest
from django.utils import timezone

from certificates.models import Batch, Certificate
from certificates.printing import pdf
from people.models import Group, Membership, User
from tests.certificates.conftest import certify, complete, private_files  # noqa: F401 - fixtures
from tests.dashboards.test_see_the_certificates_of_a_group import graduate, page  # noqa: F401 - fixtures
from tests.dashboards.test_see_who_is_done import asks, words_of

HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(pdf, "render", lambda certificate: b"%PDF " + certificate.code.encode())


@pytest.fixture
def press(leader, page, django_capture_on_commit_callbacks):  # noqa: F811
    """A function: the leader presses the button of the page. By default the work is done at once."""

    def pressed(*, at_once=True, **data):
        token = re.search(r'name="press" value="([^"]+)"', leader.get(page).text)[1]
        with django_capture_on_commit_callbacks(execute=at_once):
            return leader.post(page, {"press": token, "course": "", **data})

    return pressed


@pytest.fixture
def under_way(graduate, press) -> Batch:  # noqa: F811
    """Two certificates, of which none is made yet."""
    graduate("Ann")
    graduate("Bea")
    press(at_once=False)
    return Batch.objects.get()


def make_still(batch: Batch) -> None:
    Batch.objects.filter(pk=batch.pk).update(created_at=timezone.now() - dt.timedelta(minutes=10))


def test_a_press_leads_to_the_file(leader, graduate, press):  # noqa: F811
    certificate = graduate("Ann")
    response = press()
    batch = Batch.objects.get()
    assert response.url == f"/groups/{batch.group_id}/certificates/batches/{batch.pk}/"
    html = leader.get(response.url).text
    assert "1 of 1 made" in words_of(html) and "Download (ZIP)" in html
    file = leader.get(f"{response.url}file/")
    assert file.streaming and file["Cache-Control"] == "private, no-store"
    assert file["Content-Disposition"] == f'attachment; filename="certificates-{batch.pk}.zip"'
    archive = zipfile.ZipFile(io.BytesIO(b"".join(file.streaming_content)))
    assert archive.read(f"certificate-{certificate.code.lower()}.pdf") == b"%PDF " + certificate.code.encode()


def test_a_double_press_makes_one_batch(leader, graduate, page, django_capture_on_commit_callbacks):  # noqa: F811
    graduate("Ann")
    data = {"press": str(uuid.uuid4()), "course": ""}
    with django_capture_on_commit_callbacks(execute=True):
        answers = [leader.post(page, data).url for _ in range(2)]
    assert len(set(answers)) == 1 and Batch.objects.count() == 1


def test_while_it_is_made_another_press_leads_to_the_same(under_way, press):
    assert press().url == under_way.get_absolute_url() and Batch.objects.count() == 1


def test_one_course_alone_is_another_file(leader, graduate, press):  # noqa: F811
    graduate("Ann", title="First")
    second = graduate("Bea", title="Second")
    press(course=second.facts["course_key"])
    assert Batch.objects.get().items.get().certificate == second


def test_with_nothing_to_make_it_says_so(leader, press):
    response = press()
    assert "There is no certificate to make yet." in leader.get(response.url).text and not Batch.objects.exists()


@pytest.mark.parametrize("data", [{"press": ""}, {"press": "x"}, {"course": "x"}])
def test_hostile_input_makes_nothing_and_is_answered(leader, graduate, press, data):  # noqa: F811
    graduate("Ann")
    response = press(**data)
    assert "Nothing was made." in leader.get(response.url).text and not Batch.objects.exists()


def test_how_far_it_is(leader, under_way):
    first = under_way.items.first()
    first.settle()
    html = leader.get(under_way.get_absolute_url()).text
    assert '<progress class="progress-bar" max="2" value="1"' in html and "1 of 2 made" in words_of(html)
    assert "Download (ZIP)" not in html and 'hx-trigger="every 5s"' in html and "Refresh now" in html
    assert leader.get(f"{under_way.get_absolute_url()}file/").status_code == 404


def test_the_page_refreshes_itself_only_where_something_changed(leader, under_way):
    address = under_way.get_absolute_url()
    before = asks(leader.get(address).text)
    assert leader.get(address + before, headers=HTMX).status_code == 204
    under_way.items.first().settle()
    response = leader.get(address + before, headers=HTMX)
    assert "1 of 2 made" in words_of(response.text) and "<html" not in response.text
    assert 'hx-trigger="every 5s"' in response.text


def test_once_it_is_finished_the_page_is_loaded_anew(leader, under_way):
    address = under_way.get_absolute_url()
    before = asks(leader.get(address).text)
    under_way.finish("batches/x.zip")
    assert leader.get(address + before, headers=HTMX).headers["HX-Refresh"] == "true"
    assert "hx-get" not in leader.get(address).text


def test_what_was_left_out_is_said_with_the_reason(leader, graduate, press):  # noqa: F811
    graduate("Ann")
    graduate("Bea", holder_name="")
    words = words_of(leader.get(press().url).text)
    assert "1 of 2 made , 1 left out" in words.replace("made,", "made ,")
    assert "Bea , Eyes Open No name has been given yet." in words.replace("Bea,", "Bea ,")


def test_many_problems_are_cut_short(leader, graduate, press, monkeypatch):  # noqa: F811
    monkeypatch.setattr("dashboards.batch_pages.PROBLEMS_SHOWN", 1)
    for name in ("Ann", "Bea", "Cem"):
        graduate(name, holder_name="")
    assert "2 more stand in the list inside the file." in words_of(leader.get(press().url).text)


def test_where_nothing_moves_it_can_be_gone_on_with(leader, under_way, django_capture_on_commit_callbacks):
    address = under_way.get_absolute_url()
    assert "Go on" not in leader.get(address).text
    make_still(under_way)
    assert "Nothing has moved for some minutes." in leader.get(address).text
    with django_capture_on_commit_callbacks(execute=True):
        answers = [leader.post(address) for _ in range(2)]
    assert [answer.url for answer in answers] == [address] * 2
    html = leader.get(address).text
    assert "2 of 2 made" in words_of(html) and "It goes on now." in html and "Nothing was changed" in html


def test_not_while_something_moves(leader, under_way):
    leader.post(under_way.get_absolute_url())
    assert under_way.advance().waiting == 2


def test_a_file_deleted_since_is_said_to_be(leader, graduate, press):  # noqa: F811
    graduate("Ann")
    address = press().url
    Batch.objects.update(archive="")
    html = leader.get(address).text
    assert "This file was deleted" in html and "Download (ZIP)" not in html
    assert leader.get(f"{address}file/").status_code == 404


def test_a_co_leader_finds_it_in_the_list(client_of, school_class, graduate, press, page):  # noqa: F811
    graduate("Ann")
    address = press().url
    other = User.objects.create_user(display_name="Cora Co-leader")
    school_class.add(other, "leader")
    client = client_of(other)
    assert f'href="{address}"' in client.get(page).text
    assert client.get(f"{address}file/").status_code == 200


@pytest.mark.parametrize("number", [2, 30])
def test_the_page_costs_the_same_however_many(leader, graduate, press, number, django_assert_max_num_queries):  # noqa: F811
    for index in range(number):
        graduate(f"Pupil {index}", holder_name="")
    address = press().url
    leader.get(address)
    with django_assert_max_num_queries(8):
        leader.get(address)


# Others -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def addresses(graduate, press, page) -> list[str]:  # noqa: F811
    code = graduate("Ann").code
    batch = press().url
    return [
        page,
        f"{page}list.csv",
        f"{page}list-1.pdf",
        f"{page}{code}/",
        f"{page}{code}/download/",
        batch,
        f"{batch}file/",
    ]


def test_leaders_and_administrators_open_everything(leader, head, addresses):
    assert {client.get(address).status_code for client in (leader, head) for address in addresses} == {200}


def test_others_hear_that_there_is_no_such_page(outsider, addresses):
    assert {outsider.get(address).status_code for address in addresses} == {404}
    assert {
        outsider.post(address, {"press": str(uuid.uuid4())}).status_code for address in (addresses[0], addresses[5])
    } == {404}
    assert Batch.objects.count() == 1


def test_visitors_are_asked_to_sign_in(client, addresses):
    assert {client.get(address).url.partition("?")[0] for address in addresses} == {"/accounts/login/"}


def test_another_groups_ids_are_unknown_here(leader, teacher, school, addresses, school_class):
    """Also to someone who leads both: an address says whose page it is."""
    other = Group.objects.create(organisation=school, name="8C")
    other.add(teacher, "leader")
    elsewhere = [address.replace(f"/groups/{school_class.pk}/", f"/groups/{other.pk}/") for address in addresses[3:]]
    assert {leader.get(address).status_code for address in elsewhere} == {404}


def test_whoever_asked_and_leads_no_longer_gets_nothing(leader, teacher, addresses):
    Membership.objects.filter(user=teacher).delete()
    assert leader.get(addresses[-1]).status_code == 404


def test_a_learner_who_left_the_group_is_no_longer_on_its_pages(leader, addresses, school_class):
    learner = Certificate.objects.get().learner
    school_class.memberships.filter(user=learner).delete()
    assert leader.get(addresses[3]).status_code == 404


def test_reading_changes_nothing(leader, graduate, page):  # noqa: F811
    graduate("Ann")
    leader.get(page, {"press": str(uuid.uuid4())})
    assert not Batch.objects.exists()
