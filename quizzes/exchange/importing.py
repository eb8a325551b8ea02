"""A file → a draft that can be looked at → questions of a bank, all or none."""

from __future__ import annotations

import base64
from dataclasses import asdict
from typing import Any, BinaryIO

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from curriculum.packing.blocks import Desk
from curriculum.packing.problems import Mistake, Spot
from people.models import User
from quizzes.exchange.asked import tidy
from quizzes.exchange.fates import Action, Examination, Fate, examine, seal
from quizzes.exchange.formats import FORMATS, Format, guess
from quizzes.exchange.reading import Reading
from quizzes.exchange.shelves import desk_for
from quizzes.exchange.uploads import Upload, check_size
from quizzes.models import BankImport, QuestionBank

LOGGED = {Action.ADD: "wagtail.create", Action.REPLACE: "wagtail.edit"}


class ImportRefused(Exception):
    """Nothing was written; the message says why."""


def read_upload(name: str, file: BinaryIO, size: int, format_name: str = "") -> tuple[Format, Reading]:
    """A Mistake if there is nothing to be had from the file. Its size is looked at before its content."""
    check_size(size)
    upload = Upload(name, file.read())
    format = FORMATS.get(format_name) or guess(upload)
    reading = Reading()
    format.read(upload, reading)
    if not reading.items:
        raise Mistake(Spot(""), _("There are no questions in the file."))
    return format, reading


def keep_draft(bank: QuestionBank, user: User, name: str, format: Format, reading: Reading) -> BankImport:
    BankImport.objects.old().delete()
    return BankImport.objects.create(
        bank=bank,
        uploaded_by=user,
        file_name=printable(name)[:200],
        format=format.name,
        entries=[printable(asdict(item)) for item in reading.items],
        pictures={name: base64.b64encode(content).decode() for name, content in reading.pictures.items()},
    )


def printable(data: Any) -> Any:
    """Only what a database can hold."""
    if isinstance(data, dict):
        return {tidy(name): printable(value) for name, value in data.items()}
    if isinstance(data, list):
        return [printable(value) for value in data]
    return tidy(data)


def apply(draft: BankImport, seen: str, leave_out: bool) -> None:
    """Do what was seen, once, however often it is asked for. ImportRefused if that is no longer what would happen."""
    try:
        with desk_for(draft, stores=True) as desk, transaction.atomic():
            now = timezone.now()
            if BankImport.objects.filter(pk=draft.pk, applied_at=None).update(applied_at=now):
                write(draft, desk, seen, leave_out)
    except IntegrityError as error:
        raise ImportRefused(_("The bank has changed in the meantime. Please look again.")) from error


def write(draft: BankImport, desk: Desk, seen: str, leave_out: bool) -> None:
    QuestionBank.objects.select_for_update().get(pk=draft.bank_id)
    fates = examine(draft)
    if seal(fates) != seen:
        raise ImportRefused(_("The bank has changed in the meantime. Please look again."))
    if not any(fate.action in LOGGED for fate in fates):
        raise ImportRefused(_("There is nothing to import."))
    if not leave_out and any(fate.action is Action.REFUSE for fate in fates):
        raise ImportRefused(_("Some items cannot be imported. Mend the file, or tick that they are to be left out."))
    examination = Examination(draft, desk)
    for fate in fates:
        if fate.action in LOGGED:  # read again where there is a picture, which is stored only now
            save(examination.fate(fate.item) if fate.item.entry.get("picture") else fate, draft.uploaded_by)
    outcome = [fate.outcome() for fate in fates]
    BankImport.objects.filter(pk=draft.pk).update(outcome=outcome, entries=[], pictures={})


def save(fate: Fate, user: User) -> None:
    if fate.question is None or fate.problems:
        raise ImportRefused(_("“%(id)s” cannot be imported after all. Nothing was.") % {"id": fate.id})
    fate.question.save()
    log(fate.question, LOGGED[fate.action], user=user)
