"""How the mails look: for whoever decides about them, on the screen and in their own mailbox."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.utils import timezone
from django.utils.translation import gettext as _

from dashboards.reminders.letters import digest_letter, reminder_letter
from dashboards.reminders.models import offset_in_words
from dashboards.reminders.posting import Post
from dashboards.reminders.summing_up import Late, Site, Summary
from people.models import Organisation, User

SHOWN = (-30, 0, 7)  # days from the due date
TESTS_PER_HOUR = 5
HOUR = 60 * 60


@dataclass(frozen=True)
class Sample:
    what: str
    subject: str
    body: str


def samples(reader: User, organisation: Organisation, language: str) -> list[Sample]:
    """In that language, with the reader's own link and made-up numbers."""
    someone = User(pk=reader.pk, display_name=reader.display_name, language=language)
    mails = [(offset_in_words(offset), sample_reminder(someone, organisation, offset)) for offset in SHOWN]
    mails.append((_("Summary for managers"), sample_digest(someone, organisation)))
    return [Sample(what, str(mail.subject), str(mail.body)) for what, mail in mails]


def sample_reminder(reader: User, organisation: Organisation, offset: int) -> EmailMessage:
    today = timezone.localdate(timezone=organisation.zone)
    due_on = today - dt.timedelta(days=offset)
    number = f"test-{reader.pk}-{timezone.now():%Y%m%d%H%M%S%f}"
    return reminder_letter(reader, reader.email or "", organisation, due_on, today, number)


def sample_digest(reader: User, organisation: Organisation) -> EmailMessage:
    today = timezone.localdate(timezone=organisation.zone)
    late = Late("Sam", str(organisation), today - dt.timedelta(days=7))
    summary = Summary(today, [Site(str(organisation), people=24, overdue=1, soon=3)], [late])
    return digest_letter(reader, reader.email or "", organisation.get_root(), summary, "summary")


def may_send_test(reader: User) -> bool:
    """Counted first, so that two presses at once are two."""
    key = f"dashboards:reminders:test:{reader.pk}:{int(timezone.now().timestamp()) // HOUR}"
    cache.add(key, 0, HOUR)
    return cache.incr(key) <= TESTS_PER_HOUR


def send_test(reader: User, organisation: Organisation) -> None:
    """To nobody else. Raises Refused or ServerGone with the server's words."""
    with Post() as post:
        post.send(sample_reminder(reader, organisation, SHOWN[0]))


def languages() -> list[tuple[str, str]]:
    return [(code, str(name)) for code, name in settings.LANGUAGES]
