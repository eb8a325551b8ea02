"""People at work to test with, and what is required of them."""

import datetime as dt

from people.models import Employment, Organisation, User
from people.staffing import take_on
from progress import recording
from progress.models import Completion, Obligation, Requirement
from progress.obliging import settle_all

DAY = dt.date.fromisoformat
TERMS = {"starts_on": DAY("2026-01-01"), "due_days": 30, "renewal_months": 12}


def employ(name: str, place: Organisation, **facts) -> Employment:
    return take_on(User.objects.create_user(display_name=name), place, **facts)


def requirement_of(place: Organisation, outline, **terms) -> Requirement:
    made = Requirement.objects.create(
        organisation=place, course_key=outline.key, course_title=outline.title, **TERMS | terms
    )
    settle_all(place)
    return made


def obligation_of(employment: Employment) -> Obligation:
    return Obligation.objects.present().get(employment=employment)


def finish(person: User, outline) -> Completion:
    enrolment = recording.enrol(person, outline)
    for step in outline.steps:
        recording.mark_done(enrolment, step, outline)
    return Completion.objects.get(enrolment=enrolment)
