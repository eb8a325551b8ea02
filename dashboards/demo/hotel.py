"""A hotel company with three sites in the middle of its year: most are trained, and every state is there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any, cast

from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from curriculum.models import ComplianceProfile
from curriculum.outline import Outline, outline_at
from dashboards.demo.learning import DemoLearner, at
from people.demo import below
from people.models import Employment, Group, Organisation, StaffEntrance, User, Work
from people.staffing import let_go, take_on
from progress import recording
from progress.models import Enrolment, Obligation, Requirement
from progress.obliging import settle_all
from progress.standing import standing_of
from progress.terms import RuleTerms, terms_of

COURSE = "eyes-open-doors-open"
DAY = dt.timedelta(days=1)
DAYS_AGO_REQUIRED = 420


@dataclass(frozen=True)
class Site:
    name: str
    region: str
    time_zone: str
    staff: str


# One line a person: name | position | work | hired so many days ago | finished so many days ago (-: not yet) | remark
LAKESIDE = Site(
    "Lakeside Hotel",
    "CA-ON-PEEL",
    "America/Toronto",
    """
    Amara Nwosu | Front desk agent | front-desk | 900 | 70 |
    Chloé Tremblay | Front desk agent | front-desk | 760 | 48 |
    Devi Ramanathan | Night auditor | front-desk | 610 | 341 |
    Ewa Kowalska | Room attendant | housekeeping | 1500 | 120 |
    Fatima-Zahra Benali | Room attendant | housekeeping | 400 | 210 |
    ᐋᓂ ᒥᔅᑯᓯᐤ | Room attendant | housekeeping | 300 | 260 |
    Giang Nguyễn | Room attendant | housekeeping | 55 | - |
    Hasan Öztürk | Doorman | bell-staff | 1100 | 405 |
    ليلى حداد | Banquet server | food | 260 | 190 |
    Ifeoma Okafor | Cook | food | 20 | - |
    Jun-seo Park | Night security | security | 700 | 33 |
    Kwabena Mensah | Maintenance technician | maintenance | 820 | - | on leave until spring
    Marisol Peña | Housekeeping supervisor | management | 2000 | 88 |
    Oluwaseun Adeyemi | Room attendant | housekeeping | 350 | 250 | left
    """,
)
AIRPORT = Site(
    "Airport Inn",
    "CA-ON-PEEL",
    "America/Toronto",
    """
    Priya Sandhu | General manager | management | 1300 | 101 |
    Quentin Lavoie | Front desk agent | front-desk | 500 | 155 |
    Rosa Delgado | Room attendant | housekeeping | 640 | 352 |
    Siôn Owen | Shuttle driver | bell-staff | 210 | 180 |
    Thandeka Dlamini | Room attendant | housekeeping | 90 | - |
    Uma Krishnan | Breakfast attendant | food | 33 | 11 |
    Viktor Horák | Night auditor | front-desk | 720 | 410 |
    """,
)
HARBOUR = Site(
    "Harbour Suites",
    "US-NY",
    "America/New_York",
    """
    Willow Begay | General manager | management | 980 | 130 |
    Xiomara Reyes | Front desk agent | front-desk | 430 | 300 |
    Yusuf Rahman | Front desk agent | front-desk | 28 | - |
    Zofia Maj | Room attendant | housekeeping | 365 | 340 |
    Abdul-Karim Hosseini | Room attendant | housekeeping | 130 | - |
    """,
)
SITES = (LAKESIDE, AIRPORT, HARBOUR)


def make_demo_hotel(manager: User, learner: User) -> None:
    """Once, and kept as it is from then on. Without the starter course there is nothing to require yet."""
    company = Organisation.objects.administered_by(manager).filter(kind=Organisation.Kind.EMPLOYER).first()
    outline = outline_at(COURSE, "en")
    if company and outline and not Employment.objects.within(company).exists():
        with transaction.atomic(), override("en"):
            hire_all(company, learner)
            require_all(company, outline, manager)
            learn_all(company, outline)
            settle_remarks(company, manager)


def hire_all(company: Organisation, learner: User) -> None:
    number = 1000
    for site in SITES:
        place = below(company, site.name, Organisation.Kind.SITE)
        Organisation.objects.filter(pk=place.pk).update(region=site.region, time_zone=site.time_zone)
        StaffEntrance.objects.get_or_create(organisation=place)
        for name, position, work, hired, _finished, _remark in people_of(site):
            number += 1
            facts: dict[str, Any] = {"position": position, "work": work, "staff_number": f"E{number}"}
            facts["hired_on"] = days_ago(hired)
            take_on(User.objects.create_user(display_name=name), place, **facts)
    hire_learner(learner)


def hire_learner(learner: User) -> None:
    team = Group.objects.filter(organisation__name=LAKESIDE.name, name="Front desk").first()
    if team:
        facts: dict[str, Any] = {"position": "Front desk agent", "work": Work.FRONT_DESK, "staff_number": "E1000"}
        take_on(learner, team.organisation, team, **facts, hired_on=days_ago(12))


def people_of(site: Site) -> Iterator[list[str]]:
    for line in site.staff.strip().splitlines():
        yield [part.strip() for part in line.split("|")]


def days_ago(days: str | int) -> dt.date:
    return timezone.localdate() - int(days) * DAY


def require_all(company: Organisation, outline: Outline, manager: User) -> None:
    """The company's own rule, without a least time to try it quickly; one site follows the law of its place."""
    yearly = RuleTerms(due_days=60, renewal_months=12, retention_months=60)
    require(company, outline, yearly, manager)
    if profile := ComplianceProfile.objects.filter(key="us-ny-lodging").first():
        terms = terms_of(cast("ComplianceProfile", profile))
        require(company.get_children().get(name=HARBOUR.name), outline, terms, manager)


def require(organisation: Organisation, outline: Outline, terms: RuleTerms, by: User) -> None:
    Requirement.objects.create(
        organisation=organisation,
        course_key=outline.key,
        course_title=outline.title,
        starts_on=days_ago(DAYS_AGO_REQUIRED),
        made_by=by,
        **terms.as_fields(),
    )
    settle_all(organisation)


def learn_all(company: Organisation, outline: Outline) -> None:
    for site in SITES:
        for name, _position, _work, _hired, finished, _remark in people_of(site):
            if finished != "-":
                person = User.objects.get(employments__company=company, display_name=name)
                learn(person, outline, timezone.now() - int(finished) * DAY)


def learn(person: User, outline: Outline, day: dt.datetime) -> None:
    """One after the other on one day, as somebody does who is given an hour for it."""
    learner = DemoLearner(person, outline, Random(person.display_name))  # noqa: S311 - it makes a demonstration
    learner.sureness = 1.0
    moment = day.replace(hour=15, minute=0, second=0, microsecond=0)
    for step in outline.open_steps:
        learner.take(step, moment)
        moment += (step.minutes + 15) * dt.timedelta(minutes=1)
    with at(moment):
        standing = standing_of(learner.enrolment(), outline)
        recording.attest(learner.enrolment(), outline, standing.statement, person.display_name)
    User.objects.filter(pk=person.pk).update(last_login=moment)
    Enrolment.objects.filter(pk=learner.enrolment().pk).update(started_at=day)


def settle_remarks(company: Organisation, manager: User) -> None:
    for site in SITES:
        for name, *_rest, remark in people_of(site):
            employment = Employment.objects.get(company=company, user__display_name=name)
            if remark == "left":
                let_go(employment, days_ago(40))
            elif remark:
                exempt = {"exempt_on": days_ago(60), "exempt_reason": remark.capitalize(), "exempted_by": manager}
                Obligation.objects.filter(employment=employment).update(**exempt)
