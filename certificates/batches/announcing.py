"""Telling whoever asked that the file is there. Once, and only if they did not wait for it at their screen."""

from __future__ import annotations

import datetime as dt
import logging
from smtplib import SMTPException

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from certificates.models.making import FileInMaking
from people.letters import letter, site_address
from people.models import User

STILL_WATCHING = dt.timedelta(seconds=30)
logger = logging.getLogger(__name__)


def announce(batch: FileInMaking) -> None:
    """Marked before it is sent: a mail that is lost is better than one that comes twice, for the page says it too."""
    person = batch.asked_by
    if person and person.email and is_waited_for(batch, person) and batch.take_mailing():
        try:
            mail(batch, person, person.email)
        except (OSError, SMTPException):
            logger.exception("The mail about file %s could not be sent.", batch)


def is_waited_for(batch: FileInMaking, person: User) -> bool:
    if batch.finished_at is None or batch.finished_at - batch.created_at <= STILL_WATCHING:
        return False
    return batch.is_open_to(person)


def mail(batch: FileInMaking, person: User, to: str) -> None:
    """Says nothing that whoever looks over a shoulder should not read."""
    with override(person.language):
        facts = {"address": site_address(batch.get_absolute_url()), "days": settings.BATCH_FILE_DAYS}
        letter(to, _("Your file is ready"), "certificates/batch_mail.txt", facts).send()
