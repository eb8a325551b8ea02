"""What the mails say: short, calm, and nothing that whoever looks over a shoulder should not read.

The course is not named. Its title may say what it is about, and the page behind the link names it.
"""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from dashboards.reminders.choosing_fewer import link_for
from dashboards.reminders.summing_up import Summary
from people.letters import in_one_line, letter, site_address
from people.models import Organisation, User
from progress.days import day_in_words

REMINDER = "dashboards/reminders/reminder.txt"
DIGEST = "dashboards/reminders/digest.txt"


def reminder_letter(
    person: User, to: str, organisation: Organisation, due_on: dt.date, day: dt.date, number: str
) -> EmailMessage:
    """`number` stays the same if it has to be sent again, so that a mailbox shows one."""
    with override(person.language):
        fewer = link_for(person)
        facts = {
            "organisation": in_one_line(organisation),
            "when": when_in_words(due_on, day),
            "is_late": due_on < day,
            "address": site_address(reverse("progress:learning")),
            "fewer": fewer,
        }
        # No "List-Unsubscribe-Post": what is required cannot be stopped with one click, so the link opens a page.
        headers = {"List-Unsubscribe": f"<{fewer}>", "Message-ID": message_id(number)}
        subject = _("Your course at %(organisation)s") % {"organisation": facts["organisation"]}
        return letter(to, subject, REMINDER, facts, headers)


def digest_letter(person: User, to: str, company: Organisation, summary: Summary, number: str) -> EmailMessage:
    with override(person.language):
        name = in_one_line(company)
        facts = {"organisation": name, "summary": summary, "address": site_address(reverse("dashboards:groups"))}
        subject = _("Your summary from %(organisation)s") % {"organisation": name}
        return letter(to, subject, DIGEST, facts, {"Message-ID": message_id(number)})


def when_in_words(due_on: dt.date, day: dt.date) -> str:
    """A whole sentence; late is no reproach."""
    date = day_in_words(due_on, day)
    days = (due_on - day).days
    if days < 0:
        return _("It was to be finished by %(day)s. You can still finish it.") % {"day": date}
    if days == 0:
        return _("Please finish it by today, %(day)s.") % {"day": date}
    if days == 1:
        return _("Please finish it by tomorrow, %(day)s.") % {"day": date}
    sentence = ngettext(
        "Please finish it by %(day)s. That is in %(days)d day.",
        "Please finish it by %(day)s. That is in %(days)d days.",
        days,
    )
    return sentence % {"day": date, "days": days}


def message_id(number: str) -> str:
    return f"<{number}@{urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname}>"
