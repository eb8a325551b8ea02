"""What is kept about one learner: taken along, and deleted on request."""

import io
import json
import zipfile

import pytest
from allauth.socialaccount.models import SocialAccount, SocialApp
from django.utils import timezone

from certificates.models import Certificate
from curriculum.models import Course
from curriculum.outline import Outline, outline_of
from dashboards.models import FewerReminders, RecordHold, Reminder
from people.keeping.kinds import all_kept
from people.keeping.record import as_data, record_of
from people.models import (
    AuditEntry,
    Card,
    Deed,
    Departure,
    Employment,
    Group,
    HeldSignIn,
    Invitation,
    Membership,
    OrganisationSignIn,
    Protocol,
    StaffOffer,
    User,
)
from people.staffing import take_on
from progress.models import Attendance, Enrolment, GroupSession, Heard, Requirement
from progress.obliging import settle
from quizzes.models import Reply

# Nothing can be said of these: keys that open an account, marks without a name, sessions, and files of a whole company.
NEVER_IN_IT = {
    "account.EmailConfirmation",
    "dashboards.BoxEntry",
    "dashboards.InspectorFile",
    "dashboards.InspectorPart",
    "dashboards.RosterDraft",
    "dashboards.StaffDraft",
    "quizzes.Reply",
    "sessions.Session",
    "socialaccount.SocialToken",  # never stored
}
ONLY_OF_ACCOUNTS = {"account.EmailAddress", "mfa.Authenticator"}
ONLY_OF_STAFF = {
    "dashboards.FewerReminders",
    "dashboards.RecordHold",
    "dashboards.Reminder",
    "people.Employment",
    "people.HeldSignIn",
    "people.Invitation",
    "people.StaffOffer",
    "progress.Attendance",
    "progress.Heard",
    "progress.Obligation",
    "socialaccount.SocialAccount",
}


@pytest.fixture
def page(home, amina) -> str:
    return f"{home}learners/{amina.pk}/"


def files_in(response) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_a_copy_holds_everything_that_the_register_names(amina):
    described = {label for kept in all_kept() for label in kept.models}
    assert described - NEVER_IN_IT - ONLY_OF_ACCOUNTS - ONLY_OF_STAFF == set(as_data(list(record_of(amina))))


def attend(person: User, employment: Employment, outline: Outline) -> None:
    """They were there for a lesson that was shown to several people together."""
    session = GroupSession.objects.create(organisation=employment.organisation, course_key=outline.key)
    attendance = Attendance.objects.create(session=session, employment=employment, learner=person)
    times = {"opened_at": timezone.now(), "last_active_at": timezone.now()}
    Heard.objects.create(attendance=attendance, step_key=outline.steps[0].key, **times)


def test_a_copy_of_staff_holds_what_their_employer_keeps(amina, school):
    outline = outline_of(Course.objects.first())
    employment = take_on(amina, school, staff_number="7")
    today = timezone.localdate()
    required = {"course_key": outline.key, "course_title": outline.title, "starts_on": today, "due_days": 30}
    Requirement.objects.create(organisation=school, **required)
    settle([employment])
    facts = {"person": amina, "organisation": school, "obligation": amina.obligations.get()}
    Reminder.objects.create(**facts, offset=-7, due_on=today, day=today)
    FewerReminders.objects.create(person=amina)
    Invitation.objects.create(employment=employment, digest="0" * 64, email="amina@example.org")
    StaffOffer.objects.create(employment=employment, account=amina)
    RecordHold.objects.create(organisation=school, person=amina, reason="A claim")
    attend(amina, employment, outline)
    app = SocialApp.objects.create(provider=Protocol.OPENID, provider_id="o-1", name="Cedar")
    sign_in = OrganisationSignIn.objects.create(organisation=school, app=app, word="cedar")
    SocialAccount.objects.create(user=amina, provider=app.provider_id, uid="0" * 64)
    HeldSignIn.objects.create(sign_in=sign_in, employment=employment, uid="1" * 64, reason="other-sign-in")
    assert set(as_data(list(record_of(amina)))) >= ONLY_OF_STAFF


def test_the_leader_takes_it_along_and_the_log_says_so(leader, page, amina, school_class):
    assert "Save the file" in leader.get(f"{page}record/").text
    response = leader.get(f"{page}record/record.zip")
    assert "no-store" in response["Cache-Control"] and "amina" not in response["Content-Disposition"].lower()
    files = files_in(response)
    data = json.loads(files["record.json"])
    assert (
        data["people.User"][0]["display_name"] == "Amina Kaya"
        and data["progress.StepRecord"][0]["step"] == "Lesson one"
    )
    assert data["certificates.Certificate"][0]["code"] == Certificate.objects.get().code
    assert "Lesson one" in files["record.html"] and "Amina Kaya" in files["record.html"]
    assert not any("Words for the box" in text for text in files.values())  # read by those named there alone
    assert AuditEntry.objects.filter(deed=Deed.EXPORTED, learner_number=amina.pk, group_number=school_class.pk).exists()


def test_a_copy_tells_no_score_that_was_not_shown(held_back, amina):
    data = as_data(list(record_of(amina)))
    assert data["quizzes.Attempt"][0]["score"] is None and "score" not in data["progress.StepRecord"][0]


def test_a_copy_opens_nothing_and_names_no_staff(leader, page, amina):
    card, everything = Card.objects.get(user=amina), "".join(files_in(leader.get(f"{page}record/record.zip")).values())
    assert card.words not in everything and card.token not in everything and amina.guest_pass.code not in everything
    assert "Tala" not in everything


def test_it_is_deleted_once_it_was_said_and_ticked(leader, page, home, amina):
    html = leader.get(f"{page}erase/").text
    assert "At once, these are deleted" in html and "cannot be brought back" in html
    refused = leader.post(f"{page}erase/", {})
    assert refused.status_code == 422 and "Nothing was deleted." in refused.text and User.objects.filter(pk=amina.pk)
    for _ in range(2):
        assert leader.post(f"{page}erase/", {"understood": "on"}).url == f"{home}learners/"
    assert not User.objects.filter(pk=amina.pk).exists() and not Enrolment.objects.filter(learner=amina.pk).exists()
    assert not Reply.objects.exists() and Certificate.objects.get().holder_name == "A. K."
    entry = AuditEntry.objects.get(deed=Deed.ERASED)
    assert entry.learner_number == amina.pk and "Amina" not in f"{entry.detail}{entry}"


def test_who_is_in_another_leaders_class_or_has_an_account_is_not_told_about(leader, head, home, ben, learner):
    for person in (ben, learner):
        page = f"{home}learners/{person.pk}/record/"
        assert "Save the file" not in leader.get(page).text and leader.get(f"{page}record.zip").url == page
    assert "under “Your data”" in head.get(page).text
    assert head.get(f"{home}learners/{ben.pk}/record/record.zip").status_code == 200


def test_who_is_in_another_leaders_class_or_has_an_account_only_leaves(leader, home, ben, learner, school_class):
    for person, words in ((ben, "a class that somebody else leads"), (learner, "an account of their own")):
        address = f"{home}learners/{person.pk}/erase/"
        assert words in leader.get(address).text
        leader.post(address, {"understood": "on"})
        assert User.objects.filter(pk=person.pk).exists() and not school_class.learners().filter(pk=person.pk).exists()
    assert not Departure.objects.exists()


def test_who_has_left_another_leaders_class_is_not_taken_from_its_list_of_those(leader, page, amina, school):
    other = Group.objects.create(organisation=school, name="8C")
    Departure.objects.create(group=other, user=amina)
    assert leader.get(f"{page}record/record.zip").url == f"{page}record/"
    leader.post(f"{page}erase/", {"understood": "on"})
    assert Departure.objects.get().group == other


def test_an_administrator_deletes_whoever_is_in_two_of_the_schools_classes(head, home, ben):
    html = head.get(f"{home}learners/{ben.pk}/erase/").text
    assert "gone from these as well" in html and "8C" in html
    head.post(f"{home}learners/{ben.pk}/erase/", {"understood": "on"})
    assert not User.objects.filter(pk=ben.pk).exists()


def test_also_of_who_has_left_and_when_the_term_is_over(leader, page, amina, over):
    Membership.objects.filter(user=amina).delete()
    over(3)
    assert leader.get(f"{page}record/record.zip").status_code == 200
    leader.post(f"{page}erase/", {"understood": "on"})
    assert not User.objects.filter(pk=amina.pk).exists()


def test_others_hear_that_there_is_no_such_page(outsider, leader, page, other_class, home, amina):
    stranger = User.objects.create_user(display_name="Olga")
    other_class.add(stranger)
    for address in ("record/", "record/record.zip", "erase/"):
        assert outsider.get(page + address).status_code == 404
        assert leader.get(f"{home}learners/{stranger.pk}/{address}").status_code == 404
    assert outsider.post(f"{page}erase/", {"understood": "on"}).status_code == 404
    assert User.objects.filter(pk=amina.pk).exists() and Group.objects.filter(pk=other_class.pk).exists()
