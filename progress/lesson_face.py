"""The page around a lesson's body, made once for all who stand at the same point of a course.

It is rendered without the reader's request, from the page and a `Situation` alone, so nobody's own things can get into
it. Those stand in it as marks, and are put in with every request. It is kept for a minute: long enough to carry a class
that opens a lesson together, short enough to follow a new release.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from curriculum import regions
from curriculum.models import Lesson
from curriculum.rendering import BodyPart, lesson_context
from curriculum.stamped_cache import BODIES, current_stamp
from progress.places import Place, translations_of

KEPT_SECONDS = 60
# Characters for private use: no editor types them, and templates leave them as they are.
MARK = re.compile("\ue000([a-z_]+)\ue001")

Face = tuple[str, ...]  # text and names of marks in turn


@dataclass(frozen=True)
class Situation:
    """All in which one reader's page may differ from another's, besides what is marked."""

    address: str
    language: str
    region: str
    is_authenticated: bool = False
    is_guest: bool = False
    signs_in_by_card: bool = False
    has_session: bool = False
    is_begun: bool = False
    is_done: bool = False
    is_changed: bool = False  # since the reader finished it; they look at it again
    is_counted: bool = False  # done, and reading it again helps towards the least time that is asked for
    percent: int = 0
    time_left: str = ""


def mark(name: str) -> SafeString:
    return mark_safe(f"\ue000{name}\ue001")  # noqa: S308 - no markup in it


def face_of(page: Lesson, place: Place, situation: Situation) -> Face:
    digest = hashlib.sha256(repr(astuple(situation)).encode()).hexdigest()[:32]
    key = f"progress:face:{page.pk}:{digest}:{current_stamp(BODIES)}"
    face = cache.get(key)
    if face is None:
        face = render_face(page, place, situation, stand_in(situation))
        cache.set(key, face, KEPT_SECONDS)
    return face


def render_face(page: Lesson, place: Place, situation: Situation, request: HttpRequest) -> Face:
    context: dict[str, Any] = {
        **lesson_context(page, request, place.outline, [BodyPart("body", "mark", mark("body"))]),
        "page": page,
        "place": place,
        "situation": situation,
        "translations": translations_of(place),
        "done_address": place.address("done"),
        "beat_address": place.address("beat"),
        **{name: mark(name) for name in ("opened", "saved", "csrf_token", "waiting", "pace")},
    }
    html = render_to_string("progress/lesson.html", context, request)
    return tuple(MARK.split(html))


def filled(face: Face, own: Mapping[str, str]) -> str:
    """The page with the reader's own things in their places."""
    return "".join(own[piece] if at % 2 else piece for at, piece in enumerate(face))


class AnyReader:
    """Stands in for every reader of one kind; what is one reader's own is a mark."""

    guest_pass: Mapping[str, str] = {"spoken": mark("code")}

    def __init__(self, situation: Situation) -> None:
        self.is_authenticated = situation.is_authenticated
        self.is_guest = situation.is_guest
        self.signs_in_by_card = situation.signs_in_by_card

    def get_full_name(self) -> SafeString:
        return mark("name")


def stand_in(situation: Situation) -> HttpRequest:
    """A request that says no more than the situation does."""
    request = HttpRequest()
    request.method = "GET"
    request.path = request.path_info = situation.address
    request.COOKIES = {regions.COOKIE: situation.region}
    if situation.has_session:
        request.COOKIES[settings.SESSION_COOKIE_NAME] = "yes"
    request.user = AnyReader(situation)  # type: ignore[assignment]
    request._messages = []  # type: ignore[attr-defined]
    return request
