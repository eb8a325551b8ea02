"""What the bench measures on: the starter course, and learners in the middle of it with open quiz attempts."""

from __future__ import annotations

import random

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.middleware.csrf import _get_new_csrf_string
from django.utils import timezone

from curriculum.models import Course
from curriculum.outline import Outline, outline_of
from people.models import Group, Membership, Role, User
from progress.models import Enrolment, StepRecord

LEARNERS = 1000
SIGNED_IN = 64


def seed_learners(outline: Outline) -> list[User]:
    """`LEARNERS` people, each enrolled and done with a random half of the course."""
    people = [User(username=f"bench-{n}", display_name=f"Learner {n}") for n in range(LEARNERS)]
    for person in people:
        person.set_unusable_password()
    User.objects.bulk_create(people)
    enrolments = Enrolment.objects.bulk_create(
        Enrolment(learner=person, course_key=outline.key, course_title=outline.title) for person in people
    )
    chance = random.Random(7)
    StepRecord.objects.bulk_create(
        StepRecord(enrolment=enrolment, step_key=step.key, active_seconds=200, done_at=timezone.now())
        for enrolment in enrolments
        for step in outline.steps
        if step.kind == "lesson" and chance.random() < 0.5
    )
    return people[:SIGNED_IN]


def seed_people(name: str, number: int) -> list[User]:
    people = (User(username=f"{name}-{n}", display_name=f"Learner {n:05}", password="!") for n in range(number))
    return User.objects.bulk_create(people, batch_size=5000)


def seed_memberships(group: Group, people: list[User]) -> None:
    place = {"organisation": group.organisation, "group": group, "role": Role.LEARNER}
    Membership.objects.bulk_create(Membership(user=person, **place) for person in people)


def sign_in(person: User) -> tuple[str, str]:
    """A Cookie header with a session and a CSRF secret, and the token that goes with it."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    token = _get_new_csrf_string()
    return f"sessionid={session.session_key}; csrftoken={token}", token


def editor_cookie() -> str:
    """Of someone who may edit every page."""
    return sign_in(User.objects.create_superuser(email="editor@bench.example.org", password=None))[0]


def starter_outline() -> Outline:
    return outline_of(Course.objects.live().get(slug="eyes-open-doors-open", locale__language_code="en"))
