"""Telling whoever asked that the file is there. Once, and only if they did not wait for it at their screen."""

from __future__ import annotations

import datetime as dt
import logging
from smtplib import SMTPException

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from certificates.models import Batch
from people.letters import letter, site_address
from people.models import User
from people.permissions import user_can_lead

STILL_WATCHING = dt.timedelta(seconds=30)
logger = logging.getLogger(__name__)


def announce(batch: Batch) -> None:
    """Marked before it is sent: a mail that is lost is better than one that comes twice, for the page says it too."""
    person = batch.asked_by
    if person and person.email and is_waited_for(batch, person) and batch.take_mailing():
        try:
            mail(batch, person, person.email)
        except (OSError, SMTPException):
            logger.exception("The mail about batch %s could not be sent.", batch.pk)


def is_waited_for(batch: Batch, person: User) -> bool:
    if not (batch.finished_at and batch.group):
        return False
    return batch.finished_at - batch.created_at > STILL_WATCHING and user_can_lead(person, batch.group)


def mail(batch: Batch, person: User, to: str) -> None:
    """Says nothing that whoever looks over a shoulder should not read."""
    with override(person.language):
        facts = {"address": site_address(batch.get_absolute_url()), "days": settings.BATCH_FILE_DAYS}
        letter(to, _("Your file is ready"), "certificates/batch_mail.txt", facts).send()
