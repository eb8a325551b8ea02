"""A board with its school and a school apart, everybody who might come, and an address for every kind of page."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from dataclasses import dataclass, field

import pytest
from allauth.socialaccount.models import SocialApp
from django.contrib.auth.models import Group as Permissions
from django.test import Client
from django.utils import timezone

from certificates.awarding import award
from certificates.batches.beginning import begin
from curriculum.models import Course, Lesson, WorkplaceWords
from curriculum.outline import Outline, outline_of
from dashboards.inspector.beginning import begin as begin_inspectors_file
from dashboards.inspector.period import Period
from dashboards.lists.reading import read_text as read_list
from dashboards.models import (
    ApiToken,
    BoxAnswer,
    BoxEntry,
    BoxRules,
    InspectorFile,
    QuestionBox,
    RecordHold,
    Taught,
    TrainedElsewhere,
)
from dashboards.reminders.choosing_fewer import signer
from dashboards.rosters.drafts import keep
from dashboards.rosters.reading import read_text
from dashboards.staff.importing.drafts import keep as keep_staff_list
from dashboards.staff.importing.headings import STAFF_LIST
from people.choices import Joining
from people.demo import make_person
from people.joining.roster import add_learner
from people.models import (
    Employment,
    Group,
    HeldSignIn,
    Membership,
    Organisation,
    OrganisationSignIn,
    Protocol,
    Role,
    StaffEntrance,
    StaffOffer,
    User,
)
from people.staffing import take_on
from progress import recording
from progress.models import Attendance, Completion, Enrolment, GroupSession
from progress.sessions.running import begin as begin_together
from progress.sessions.running import bring
from quizzes.models import Attempt, Quiz, Release
from quizzes.questionnaires import class_asking
from tests.dashboards.teaching.conftest import packs  # noqa: F401 - the same courses
from tests.employed import obligation_of, requirement_of
from tests.progress.assignments import assign
from tests.quizzes.questionnaires.conftest import questionnaire  # noqa: F401

STAFF_IMPORT = ("columns", "preview", "places", "done", "left_out", "forget")
STAFF = (
    "staff",
    *(f"staff_{page}" for page in ("csv", "xlsx", "new", "person", "left", "back", "import")),
    *(f"staff_import_{page}" for page in STAFF_IMPORT),
)
SIGN_IN = ("", *(f"_{page}" for page in ("begin", "try", "remove", "people", "release", "held")))
ONE_IN_REGISTER = (
    "register_person",
    "register_exempt",
    "register_end_exemption",
    "register_keep",
    "register_end_keep",
)
FOR_WORK = "for-teachers"  # a course for people at work
ONE_REQUIRED = ("requirement", "requirement_who", "requirement_withdraw")
SESSION = ("slides", "tick", "add", "person", "lesson", "beat", "pause", "close")
MEASURING = ("course", "slips", "slips_pdf", "finish", "file")


@dataclass
class World:
    people: dict[str, User | None]
    values: dict[str, object]  # of the parts of addresses, by the name of the part or of "url name.part"
    clients: dict[str, Client] = field(init=False)

    def __post_init__(self) -> None:
        self.clients = {who: Client(raise_request_exception=True) for who in self.people}
        for who, person in self.people.items():
            if person:
                self.clients[who].force_login(person)

    def address(self, name: str, pattern: str) -> str:
        """Every `<kind:part>` replaced by what there is in this world."""

        def value(found: re.Match[str]) -> str:
            part = found[1]
            return str(self.values.get(f"{name}.{part}", self.values.get(part)))

        return "/" + re.sub(r"<(?:\w+:)?(\w+)>", value, pattern)


@pytest.fixture(autouse=True)
def words_of_papers(db) -> None:
    """A poster has words, so that there is something to keep from others."""
    WorkplaceWords.objects.create(key="everywhere-en", title="Tell someone", review_by="2030-01-01")


@pytest.fixture
def course(packs) -> Course:  # noqa: F811
    return Course.objects.get(slug="level-path")


@pytest.fixture
def world(course, questionnaire, django_capture_on_commit_callbacks) -> World:  # noqa: F811
    people = make_people()
    own = people["teacher"].memberships.get().group
    outline = outline_of(course)
    quiz = Quiz.objects.get(slug="look-back")
    Quiz.objects.filter(pk=quiz.pk).update(feedback=Release.LEADER)
    lesson = Lesson.objects.get(slug="on-the-way")
    learner = people["learner"]
    certificate = award(completed(recording.enrol(learner, outline)))
    attempt = attempted(learner, quiz)
    given = assign(own, course, by=people["teacher"])
    with django_capture_on_commit_callbacks(execute=True):  # made at once
        batch = begin(own, people["teacher"], uuid.uuid4())
    with django_capture_on_commit_callbacks(execute=True):
        inspected = inspectors_file(own.organisation, people["head"])
    TrainedElsewhere.objects.create(person=people["teacher"], reason="The board", recorded_by=people["editor"])
    measure = class_asking.begin(own, outline, "slips")
    class_asking.hand_out(measure, 1)
    taught = Taught.objects.create(
        group=own, course_key=outline.key, step_key=lesson.translation_key, taught_on="2026-11-24"
    )
    entry, answered = asked_in_the_box(own, learner)
    company = people["manager"].memberships.get().organisation
    employment = take_on(people["employee"], company, staff_number="7")
    staff_list = keep_staff_list(read_list("Number,Name\n7,Nour", STAFF_LIST), company, people["manager"])
    held = held_sign_in(employment)
    taught_staff = take_on(people["second teacher"], own.organisation)
    required = requirement_of(own.organisation, outline)
    here, was_there = attended(taught_staff, outline, people["head"])
    values: dict[str, object] = {
        "dashboards:session.pk": here.session_id,
        **{f"dashboards:session_{page}.pk": here.session_id for page in SESSION},
        "attendance_id": here.pk,
        "dashboards:session_undo.pk": was_there.session_id,
        "dashboards:session_undo.attendance_id": was_there.pk,
        "step_key": lesson.translation_key,
        **{f"dashboards:{page}.pk": obligation_of(taught_staff).pk for page in ONE_IN_REGISTER},
        **{f"dashboards:{page}.pk": required.pk for page in ONE_REQUIRED},
        "dashboards:required_course.course": FOR_WORK,
        "dashboards:required_who.course": FOR_WORK,
        "group_id": own.pk,
        "organisation_id": own.organisation_id,
        "learner_id": learner.pk,
        "dashboards:end_leader.pk": people["second teacher"].pk,
        "pk": people["classmate"].pk,  # the one with a card
        "dashboards:assignment.pk": given.pk,
        "dashboards:withdraw_assignment.pk": given.pk,
        "dashboards:batch.pk": batch.pk,
        "dashboards:batch_file.pk": batch.pk,
        "dashboards:inspector_file.pk": inspected.pk,
        "dashboards:inspector_download.pk": inspected.pk,
        **{f"dashboards:measuring_{page}.pk": measure.pk for page in MEASURING},
        "dashboards:taught_note.pk": taught.pk,
        "dashboards:taught_remove.pk": taught.pk,
        "dashboards:question_entry.pk": entry.pk,
        "dashboards:question_aside.pk": entry.pk,
        "dashboards:question_who.pk": entry.pk,
        "dashboards:question_answer.pk": answered.pk,
        "dashboards:question_withdraw.pk": answered.pk,
        "dashboards:fewer_reminders.token": signer.sign(str(learner.pk)),
        "dashboards:organisation_site.organisation_id": company.pk,
        "dashboards:organisation_sites.organisation_id": company.pk,
        "dashboards:organisation_site.pk": company.pk,
        "dashboards:end_administrator.pk": own.organisation.memberships.get(role=Role.ADMINISTRATOR).user_id,
        "dashboards:organisation_token_end.pk": token_of(own.organisation).pk,
        "dashboards:organisation_kept_end.pk": RecordHold.objects.create(
            organisation=own.organisation, reason="Claim"
        ).pk,
        "people:staff_listed.pk": StaffOffer.objects.create(
            employment=employment, account=people["learner elsewhere"]
        ).pk,
        "people:staff_entrance.code": StaffEntrance.objects.create(organisation=own.organisation).code,
        "draft_id": keep(read_text("Amina"), own, people["teacher"]).pk,
        **{f"dashboards:{name}.organisation_id": company.pk for name in STAFF},
        **{f"dashboards:staff_{page}.pk": employment.pk for page in ("person", "left", "back")},
        **{f"dashboards:staff_import_{page}.draft_id": staff_list.pk for page in STAFF_IMPORT},
        **{f"dashboards:organisation_sign_in{page}.organisation_id": company.pk for page in SIGN_IN},
        "dashboards:organisation_sign_in_held.pk": held.pk,
        "word": held.sign_in.word,
        "provider_id": held.sign_in.app.provider_id,
        "rule": "everywhere",
        "sheet": "poster",
        "part": 1,
        "attempt_id": attempt.pk,
        "number": 1,
        "name": "plan",
        "time": "before",
        "quiz_key": quiz.translation_key,
        "quiz_id": quiz.pk,
        "course_key": course.translation_key,
        "course": course.slug,
        "module": "walking",
        "step": lesson.slug,
        "lesson": lesson.slug,
        "code": certificate.code,
        "people:join_class.code": own.join_code,
        "people:join_words.code": own.join_code,
        "people:join_waiting.code": own.join_code,
        "token": people["classmate"].card.token,
        "path": "nothing-here",
        "typed": certificate.code,
    }
    return World(people, values)


def inspectors_file(organisation: Organisation, by: User) -> InspectorFile:
    period = Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    return begin_inspectors_file(organisation, period, by, uuid.uuid4())


def attended(employment: Employment, outline: Outline, by: User) -> tuple[Attendance, Attendance]:
    """At a session that is open, and at one that is closed, where they signed."""
    open_one = begin_together(employment.organisation, None, outline, by)
    bring(open_one, [employment], outline)
    closed = GroupSession.objects.create(
        organisation=employment.organisation, course_key=outline.key, led_by=by, closed_at=timezone.now()
    )
    there = {"employment": employment, "learner": employment.user, "is_here": False, "signed_at": timezone.now()}
    return open_one.attendances.get(), Attendance.objects.create(session=closed, **there)


def token_of(organisation: Organisation) -> ApiToken:
    return ApiToken.objects.create(organisation=organisation, name="Payroll", scopes=["people"], digest="0" * 64)


def held_sign_in(employment: Employment) -> HeldSignIn:
    """Of a company whose sign-in is turned on, but leads to no provider."""
    app = SocialApp.objects.create(provider=Protocol.OPENID, provider_id="o-1", name="Aurora")
    sign_in = OrganisationSignIn.objects.create(organisation=employment.company, app=app, word="aurora", is_on=True)
    return HeldSignIn.objects.create(sign_in=sign_in, employment=employment, uid="0" * 64, reason="other-name")


def completed(enrolment: Enrolment) -> Completion:
    facts = {"course_key": enrolment.course_key, "course_title": enrolment.course_title, "course_version": "1.0"}
    return Completion.objects.create(
        enrolment=enrolment, language="en", completed_at=timezone.now(), minutes=25, active_seconds=900, **facts
    )


def attempted(learner: User, quiz: Quiz) -> Attempt:
    client = Client()
    client.force_login(learner)
    client.post(f"/quizzes/start/{quiz.pk}/")
    return Attempt.objects.get()


def asked_in_the_box(group: Group, learner: User) -> tuple[BoxEntry, BoxAnswer]:
    teacher = group.memberships.filter(role=Role.LEADER).first().user
    BoxRules.objects.create(organisation=group.organisation, is_on=True, monitor=teacher, hours="Noon")
    QuestionBox.objects.create(group=group)
    later = timezone.now() + dt.timedelta(days=1)
    entry = BoxEntry.objects.create(group=group, learner=learner, text="Why?", vanishes_at=later)
    return entry, BoxAnswer.objects.create(group=group, question="Why?", answer="Because.")


def make_people() -> dict[str, User | None]:
    """By what they are. The class of `teacher` is the one every address is about; `learner` the one of its learners."""
    board = Organisation.add_root(name="Cedar Board", kind=Organisation.Kind.BOARD)
    school = board.add_child(name="Cedar School", kind=Organisation.Kind.SCHOOL, region="CA-ON-PEEL")
    apart = Organisation.add_root(name="Other School", kind=Organisation.Kind.SCHOOL)
    own = Group.objects.create(organisation=school, name="8B", joining=Joining.NAMES)
    beside = Group.objects.create(organisation=school, name="8C")
    elsewhere = Group.objects.create(organisation=apart, name="9A")
    people: dict[str, User | None] = {"visitor": None, "guest": User.objects.create_guest()}
    for who, group, role in (
        ("learner", own, Role.LEARNER),
        ("teacher", own, Role.LEADER),
        ("second teacher", own, Role.LEADER),
        ("teacher beside", beside, Role.LEADER),
        ("teacher elsewhere", elsewhere, Role.LEADER),
        ("learner elsewhere", elsewhere, Role.LEARNER),
    ):
        people[who] = make_person(who.replace(" ", "-"), who.title())
        group.add(people[who], role)
    people["classmate"], people["pupil beside"] = add_learner(own, "Amina"), add_learner(beside, "Bo")
    company = Organisation.add_root(name="Aurora Hotels", kind=Organisation.Kind.EMPLOYER)
    people["employee"] = make_person("employee", "Nour")
    administered = (("head", school), ("board", board), ("head elsewhere", apart), ("manager", company))
    for who, organisation in administered:
        people[who] = make_person(who.replace(" ", "-"), who.title())
        Membership.objects.create(user=people[who], organisation=organisation, role=Role.ADMINISTRATOR)
    people["editor"], people["site administrator"] = make_person("editor", "Edi"), make_person("all", "Ada")
    people["editor"].groups.add(Permissions.objects.get_or_create(name="Editors")[0])
    User.objects.filter(pk=people["site administrator"].pk).update(is_superuser=True, is_staff=True)
    return people
