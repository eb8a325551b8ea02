"""The tablet goes round: one name at a time, each signs once or not at all, and the supervisor's pages are closed."""

import pytest
from django.test import Client

from people.models import User
from progress.models import Attendance, Completion, Enrolment
from progress.sessions import running
from tests.dashboards.sessions.conftest import WORDS, attendance_of
from tests.employed import obligation_of

pytestmark = pytest.mark.django_db


def test_it_shows_one_name_at_a_time_and_then_asks_for_its_leader(tablet, shown, staff, sign, page):
    names = ["Amal", "Bea", "Cora"]
    for at, one in enumerate(staff):
        html = tablet.get("/groups/round/").text
        assert [name in html.partition("<main")[2] for name in names] == [name == names[at] for name in names]
        assert sign(tablet, one).url == "/groups/round/"
    html = tablet.get("/groups/round/").text
    assert "Please give the tablet back" in html and "Sol Supervisor" in html
    assert f"/accounts/login/?next={page}" in html


def test_nobody_is_signed_in_on_it(tablet, shown):
    assert "_auth_user_id" not in tablet.session


@pytest.mark.parametrize("address", ["/", "/groups/", "/learning/", "/courses/", "/accounts/email/", "/staff/"])
def test_every_other_address_leads_back(tablet, shown, address, page, db):
    answer = tablet.get(address)
    assert (answer.status_code, answer.url) == (302, "/groups/round/")
    assert tablet.get(page).url == "/groups/round/"
    assert tablet.post(f"{page}close/").url == "/groups/round/"


@pytest.mark.parametrize("address", ["/help/", "/accounts/login/"])
def test_help_and_the_way_back_are_open(tablet, shown, address):
    assert tablet.get(address).status_code == 200


def test_its_pages_are_closed_elsewhere(client, client_of, supervisor, session, staff, shown):
    one = attendance_of(session, staff[0])
    for other in (client, client_of(supervisor), client_of(staff[0].user)):
        for address in ("/groups/round/", f"/groups/round/{one.pk}/"):
            assert other.get(address).url == "/accounts/login/"
        data = {"confirmed": "on", "signed_as": "Amal"}
        assert other.post(f"/groups/round/{one.pk}/", data).url == "/accounts/login/"
    assert attendance_of(session, staff[0]).signed_at is None


def test_signing_in_ends_the_round_on_this_tablet(tablet, shown, supervisor, page):
    tablet.force_login(supervisor)
    assert tablet.get(page).status_code == 200
    assert "handed_round" not in tablet.cookies or not tablet.cookies["handed_round"].value
    assert tablet.get("/groups/round/").url == "/accounts/login/"


def test_the_supervisor_comes_back_with_a_password(tablet, shown, supervisor, page):
    from allauth.account.models import EmailAddress

    EmailAddress.objects.create(user=supervisor, email=supervisor.email, verified=True, primary=True)
    wrong = {"login": "s@example.org", "password": "wrong", "next": page}
    assert tablet.post(f"/accounts/login/?next={page}", wrong).status_code == 200
    assert tablet.get(page).url == "/groups/round/"
    answer = tablet.post(f"/accounts/login/?next={page}", wrong | {"password": "a-long-password"})
    assert answer.url == page
    assert tablet.get(page).status_code == 200


def test_a_signature_needs_tick_and_name(tablet, shown, staff, sign, session):
    for changed, sentence in (
        ({"confirmed": ""}, "Please read the statement and tick the box if it is true for you."),
        ({"signed_as": "..."}, "Please sign with your name."),
        ({"shown": "0" * 64}, "The statement has changed since this page was opened."),
    ):
        data = {k: v for k, v in changed.items() if v}
        answer = sign(tablet, staff[0], **changed) if data else sign_without_tick(tablet, session, staff[0])
        assert (answer.status_code, sentence in answer.text) == (422, True)
        assert attendance_of(session, staff[0]).signed_at is None


def sign_without_tick(tablet, session, employment):
    return tablet.post(f"/groups/round/{attendance_of(session, employment).pk}/", {"signed_as": "Amal"})


def test_what_was_typed_stays(tablet, shown, staff, session):
    assert (
        'value="Amal H"'
        in tablet.post(f"/groups/round/{attendance_of(session, staff[0]).pk}/", {"signed_as": "Amal H"}).text
    )


def test_signing_twice_counts_once(tablet, shown, staff, sign, session):
    address = f"/groups/round/{attendance_of(session, staff[0]).pk}/"
    sign(tablet, staff[0], "أمل حداد")
    first = attendance_of(session, staff[0])
    tablet.post(address, {"confirmed": "on", "signed_as": "Somebody", "shown": ""})
    again = attendance_of(session, staff[0])
    assert (again.signed_name, again.signed_at, again.statement) == ("أمل حداد", first.signed_at, WORDS)


def test_nobody_signs_for_who_is_absent(tablet, shown, staff, session, outline):
    one = attendance_of(session, staff[0])
    running.send_away(one, outline)
    answer = tablet.post(f"/groups/round/{one.pk}/", {"confirmed": "on", "signed_as": "Amal"})
    assert answer.url == "/groups/round/"
    assert attendance_of(session, staff[0]).signed_at is None


def test_nobody_of_another_session_signs_here(tablet, shown, hotel, outline, manager):
    from tests.employed import employ

    other = running.begin(hotel, None, outline, manager)
    running.bring(other, [employ("Olga", hotel)], outline)
    one = other.attendances.get()
    assert tablet.get(f"/groups/round/{one.pk}/").url == "/groups/round/"
    assert tablet.post(f"/groups/round/{one.pk}/no/").url == "/groups/round/"
    assert other.attendances.get().declined_at is None


def test_declining_is_without_blame_and_leaves_nothing(tablet, shown, staff, session, client_of, supervisor, page):
    one = attendance_of(session, staff[0])
    html = tablet.get(f"/groups/round/{one.pk}/").text
    assert "You do not have to sign, and nobody asks why." in html
    for _press in range(2):
        assert tablet.post(f"/groups/round/{one.pk}/no/").url == "/groups/round/"
    desk = client_of(supervisor)
    desk.post(f"{page}close/")
    assert not Enrolment.objects.exists() and not Completion.objects.exists()
    assert obligation_of(staff[0]).completed_on is None
    assert "Not signed" in desk.get(page).text


def test_later_asks_the_next_one_first(tablet, shown, staff, session, client_of, supervisor, page):
    tablet.post(f"/groups/round/{attendance_of(session, staff[0]).pk}/later/")
    assert "Bea" in tablet.get("/groups/round/").text
    again = client_of(supervisor)
    again.post(f"{page}hand/")
    assert "Amal" in again.get("/groups/round/").text


def test_the_supervisor_has_somebody_asked_again(tablet, shown, staff, sign, session, client_of, supervisor, page):
    sign(tablet, staff[0], "Bea")
    one = attendance_of(session, staff[0])
    desk = client_of(supervisor)
    desk.post(f"{page}people/{one.pk}/", {"go": "again"})
    assert attendance_of(session, staff[0]).signed_at is None
    desk.post(f"{page}hand/")
    sign(desk, staff[0], "Amal")
    assert attendance_of(session, staff[0]).signed_name == "Amal"


def test_who_has_nothing_to_sign_is_not_named(tablet, staff):
    """No lesson was shown."""
    assert "Please give the tablet back" in tablet.get("/groups/round/").text


def test_minutes_that_are_missing_are_not_signed_away(desk, page, show, outline, staff, sign, session):
    for step in outline.steps:
        show(step, 80)
    desk.post(f"{page}hand/")
    html = desk.get(f"/groups/round/{attendance_of(session, staff[0]).pk}/").text
    assert WORDS not in html and "I took part in these lessons" in html
    sign(desk, staff[0])
    assert not attendance_of(session, staff[0]).is_for_all


def test_it_speaks_the_language_of_each(tablet, shown, staff, session):
    User.objects.filter(pk=staff[0].user_id).update(language="fr")
    address = f"/groups/round/{attendance_of(session, staff[0]).pk}/"
    assert 'lang="fr"' in tablet.get(address).text
    assert '<html lang="en"' in tablet.get(f"{address}?language=en").text


def test_a_round_that_was_interrupted_goes_on(tablet, shown, staff, sign, client_of, supervisor, page, session):
    """The battery was dead: the supervisor signs in on another tablet and hands it round."""
    sign(tablet, staff[0])
    other = client_of(supervisor)
    other.post(f"{page}hand/")
    assert "Bea" in other.get("/groups/round/").text
    assert Attendance.objects.exclude(signed_at=None).count() == 1


def test_two_tablets_go_round_at_once(tablet, shown, staff, sign, client_of, supervisor, page, session):
    other: Client = client_of(supervisor)
    other.post(f"{page}hand/")
    sign(tablet, staff[0], "Amal")
    assert "Bea" in other.get("/groups/round/").text
    sign(other, staff[0], "Amal again")
    assert attendance_of(session, staff[0]).signed_name == "Amal"


def test_once_it_is_closed_nothing_is_signed(tablet, shown, staff, client_of, supervisor, page, session):
    client_of(supervisor).post(f"{page}close/")
    one = attendance_of(session, staff[0])
    answer = tablet.post(f"/groups/round/{one.pk}/", {"confirmed": "on", "signed_as": "Amal"})
    assert answer.url == "/accounts/login/"
    assert attendance_of(session, staff[0]).signed_at is None
