"""Handing mails to the mail server, and telling apart what it says: no to one mail, or nothing to anybody."""

from __future__ import annotations

import contextlib
import smtplib
from types import TracebackType

from django.core.mail import EmailMessage, mailers
from django.utils.translation import gettext as _

CLOSING = 421  # "service not available": the server is about to hang up


class Refused(Exception):
    """It does not take this mail; its words are the message."""


class ServerGone(Exception):
    """It takes no mail now; what went wrong is the message."""


class Post:
    """One connection for many mails. Servers hang up after so many: then it is opened anew, once for a mail.

    A mail that the server has not said yes to is sent again, as the standard has it (RFC 5321, 4.5.4). It keeps its
    number, by which mailboxes know a second copy.
    """

    def __init__(self) -> None:
        self.mailer = mailers.default

    def __enter__(self) -> Post:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def open(self) -> None:
        try:
            self.mailer.open()
        except (OSError, smtplib.SMTPException) as error:
            self.close()
            raise ServerGone(in_words(error)) from error

    def close(self) -> None:
        """What was sent was sent, however the goodbye goes."""
        with contextlib.suppress(OSError, smtplib.SMTPException):
            self.mailer.close()

    def send(self, mail: EmailMessage) -> None:
        self.open()  # the first time
        try:
            self.hand_over(mail)
        except ServerGone:
            self.close()
            self.mailer = mailers.default
            self.open()
            self.hand_over(mail)

    def hand_over(self, mail: EmailMessage) -> None:
        try:
            self.mailer.send_messages([mail])
        except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError) as error:
            raise (ServerGone if CLOSING in codes_of(error) else Refused)(in_words(error)) from error
        except (OSError, smtplib.SMTPException) as error:  # also: it does not want our own address today
            raise ServerGone(in_words(error)) from error
        except ValueError as error:  # an address that no server would understand
            raise Refused(_("This e-mail address cannot be written to.")) from error


def codes_of(error: smtplib.SMTPException) -> list[int]:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return [code for code, _said in error.recipients.values()]
    return [error.smtp_code] if isinstance(error, smtplib.SMTPResponseException) else []


def in_words(error: Exception) -> str:
    """As the server put it."""
    answers: list[tuple[int, bytes | str]]
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        answers = list(error.recipients.values())
    elif isinstance(error, smtplib.SMTPResponseException):
        answers = [(error.smtp_code, error.smtp_error)]
    else:
        return str(error) or type(error).__name__
    return "; ".join(f"{code} {said_as_text(said)}" for code, said in answers)


def said_as_text(said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return " ".join(text.split())
