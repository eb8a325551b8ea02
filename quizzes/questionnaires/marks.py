"""The mark that links what one person answered before and after, without saying who it was.

It is made with the site's secret key, differs from course to course, and cannot be read backwards. Whoever holds both
the key and the list of people could make it again: that is why reports show groups only. With another key the links to
earlier replies end.
"""

from __future__ import annotations

import uuid

from django.utils.crypto import salted_hmac

from people.models import User

SALT = "quizzes.questionnaires.mark"


def mark_of(course_key: uuid.UUID, kind: str, who: str) -> str:
    """`kind` says what `who` is, so that a person's number and a code handed out in class are never the same."""
    return salted_hmac(SALT, f"{course_key}:{kind}:{who}", algorithm="sha256").hexdigest()


def mark_of_learner(course_key: uuid.UUID, learner: User) -> str:
    """Of accounts and guests alike."""
    return mark_of(course_key, "learner", str(learner.pk))
