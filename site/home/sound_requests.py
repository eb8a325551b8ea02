"""Requests that no browser makes, refused before anything looks at them.

PostgreSQL cannot store the character NUL and raises where SQLite finds nothing. Forms refuse it themselves. A number
that no database's key can hold raises in some lookups.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

NUL = "\0"
NO_KEY = re.compile(r"/\d{19,}(/|$)")


class SoundRequests:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if any(NUL in text for text in (request.path_info, *request.COOKIES.values())):
            raise BadRequest("NUL in an address or a cookie")
        if NO_KEY.search(request.path_info):
            raise BadRequest("a number too large to be a key in an address")
        return self.get_response(request)
