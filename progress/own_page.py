"""What rooms above add to a learner's own page, such as a place to ask a question."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from people.models import User

Note = Callable[[User], SafeString]

_notes: list[Note] = []


def register_note(note: Note) -> None:
    """`note` gives some lines of HTML for this learner, or nothing."""
    if note not in _notes:
        _notes.append(note)


def notes_for(learner: User) -> SafeString:
    return format_html_join("", "{}", ((note(learner),) for note in _notes))
