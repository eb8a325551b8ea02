"""Assigning in one line, to test with."""

import datetime as dt

from django.utils import timezone

from curriculum.models import Course
from curriculum.outline import outline_of
from people.models import Group, User
from progress import assigning
from progress.models import Assignment
from progress.targets import targets_of


def assign(group: Group, course: Course, title: str = "", by: User | None = None, **terms: object) -> Assignment:
    """The course, or the module or step of that title."""
    targets = list(targets_of(outline_of(course)))
    target = next(one for one in targets if one.title == title) if title else targets[0]
    by = by or User.objects.create_user(display_name="Ada Assigner")
    return assigning.assign(group, target, assigning.Terms(**terms), by)[0]


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def at_moment(monkeypatch, *moment: int) -> None:
    """From now on it is this moment, in UTC."""
    monkeypatch.setattr(timezone, "now", lambda: dt.datetime(*moment, tzinfo=dt.UTC))


NOON = (2026, 12, 1, 17, 0)  # a Tuesday, noon in Toronto
