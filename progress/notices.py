"""What rooms above say on a learner's own page, such as questions that their class answers now."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from people.models import User

Notice = Callable[[HttpRequest, User], SafeString]

_notices: list[Notice] = []


def register_notice(notice: Notice) -> None:
    """`notice` gives HTML, or nothing where it has nothing to say to this learner."""
    if notice not in _notices:
        _notices.append(notice)


def notices_for(request: HttpRequest, learner: User) -> SafeString:
    return format_html_join("", "{}", ((notice(request, learner),) for notice in _notices))
