"""People who hold a certificate, made without taking a course."""

from __future__ import annotations

import itertools

NUMBERS = itertools.count(1)
A_HOLDER = """
import uuid
from django.utils import timezone
from certificates.awarding import award
from people.demo import make_person
from people.models import Group
from progress.models import Completion, Enrolment
person = make_person("{part}", "{name}")
if "{group}":
    Group.objects.get(name="{group}").add(person)
key = uuid.uuid4()
enrolment = Enrolment.objects.create(learner=person, course_key=key, course_title="Eyes Open, Doors Open")
modules = [{{"title": title, "minutes": 12}} for title in ("What it is", "What to notice", "What to do")]
completion = Completion.objects.create(
    enrolment=enrolment, course_key=key, course_title=enrolment.course_title, course_version="1.0", language="en",
    completed_at=timezone.now(), valid_months=12, minutes=36, active_seconds=2052, score=90, modules=modules,
)
print(award(completion).code)
"""


def make_holder(server, name: str = "Lea Learner", group: str = "") -> tuple[str, str]:
    """How they sign in, and the address of their certificate. "8B" is a class, "Front desk" a team."""
    part = f"holder-{next(NUMBERS)}"
    code = server.manage("shell", "--verbosity", "0", "-c", A_HOLDER.format(part=part, name=name, group=group))
    return part, f"/certificates/{code.split()[-1]}/"
