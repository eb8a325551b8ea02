"""Reading is told to the audit log, and so is looking up who wrote something."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from dashboards.question_box.models import BoxEntry
from people.auditing import record_look
from people.models import Deed, Group, User


def note_reading(reader: User, group: Group, entries: Sequence[BoxEntry]) -> None:
    """The log names the questions by number and no learner: who reads it may not know who wrote."""
    if not entries:
        return
    shown = [entry.pk for entry in entries]
    BoxEntry.objects.filter(pk__in=shown).unread().update(read_at=timezone.now())
    record_look(reader, group, detail=", ".join(map(str, sorted(shown))), deed=Deed.READ_QUESTION)


def look_up_writer(reader: User, entry: BoxEntry) -> User:
    """This look is about one learner, so it is kept as one."""
    detail = _("Who wrote %(number)s") % {"number": entry.pk}
    record_look(reader, entry.group, entry.learner, detail, deed=Deed.READ_QUESTION)
    return entry.learner
