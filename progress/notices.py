"""What rooms above say on a learner's own page, such as questions that their class answers now."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from people.models import User

Notice = Callable[[HttpRequest, User], SafeString]


class Place(Enum):
    FIRST = auto()  # what is asked of the learner now
    LAST = auto()  # a way to something that is always there


_notices: dict[Notice, Place] = {}


def register_notice(notice: Notice, place: Place = Place.FIRST) -> None:
    """`notice` gives HTML, or nothing where it has nothing to say to this learner."""
    _notices[notice] = place


def notices_for(request: HttpRequest, learner: User, place: Place) -> SafeString:
    return format_html_join("", "{}", ((notice(request, learner),) for notice, its in _notices.items() if its == place))
