"""The mark that links what one person answered before and after, without saying who it was.

It is made with the site's secret key, differs from course to course, and cannot be read backwards. Whoever holds both
the key and the list of people could make it again: that is why reports show groups only, and why a class's marks are
drawn anew by lot when its measuring is finished. With another key the links to earlier replies end.
"""

from __future__ import annotations

import secrets
import uuid

from django.utils.crypto import salted_hmac

from people.models import User
from quizzes.models import Slip

SALT = "quizzes.questionnaires.mark"


def mark_of(course_key: uuid.UUID, kind: str, who: str) -> str:
    """`kind` says what `who` is, so that a person's number and a code handed out in class are never the same."""
    return salted_hmac(SALT, f"{course_key}:{kind}:{who}", algorithm="sha256").hexdigest()


def mark_of_learner(course_key: uuid.UUID, learner: User) -> str:
    """Of accounts and guests alike."""
    return mark_of(course_key, "learner", str(learner.pk))


def mark_of_slip(slip: Slip) -> str:
    """A code on paper leads to no person, here or anywhere."""
    return mark_of(slip.measure.course_key, "slip", f"{slip.measure.cohort}:{slip.code}")


def drawn_by_lot() -> str:
    """A mark that was made of nothing, so that no key and no list leads back."""
    return secrets.token_hex(32)
