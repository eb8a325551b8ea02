"""Files that have served: those of old batches, and those a dying process left without a record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import partial
from posixpath import join
from typing import NamedTuple

from django.core.files.storage import Storage
from django.db import transaction
from django.db.models import Model
from django.db.models.fields.files import FieldFile
from django.utils import timezone

from certificates.models import Batch, BatchItem, Certificate, private_storage
from certificates.models.batches import BatchQuerySet

LEFT_ALONE = dt.timedelta(days=1)  # a younger file may be about to get its record
AT_A_TIME = 500


class Owner(NamedTuple):
    """Whose files of a folder begin and end like that, and where their names are recorded."""

    folder: str
    beginning: str
    ending: str
    model: type[Model]
    field: str


OWNERS = (
    Owner("certificates", "certificate", ".pdf", Certificate, "pdf"),
    Owner("batches", "certificate", ".zip", Batch, "archive"),
)


def delete_old_batches() -> int:
    """Their files and lists. The certificates stay, and so does that there was a batch."""
    old = list(Batch.objects.kept_too_long())
    for batch in old:
        batch.archive.delete(save=False)  # first, so that what is interrupted is done again
        Batch.objects.filter(pk=batch.pk).update(archive="")
        BatchItem.objects.filter(batch=batch).delete()
    return len(old)


def forget_files(batches: BatchQuerySet) -> None:
    """At once, because somebody in them is erased: files and lists. Whoever still needs one has it made again."""
    for batch in batches.exclude(archive=""):
        Batch.objects.filter(pk=batch.pk).update(archive="")
        BatchItem.objects.filter(batch=batch).delete()
        delete_once_committed(batch.archive)


def delete_once_committed(file: FieldFile) -> None:
    """A process that dies in between leaves it to `delete_leftovers`."""
    if file.name:
        transaction.on_commit(partial(file.storage.delete, file.name))


def delete_leftovers(older_than: dt.timedelta = LEFT_ALONE, owners: Iterable[Owner] = OWNERS) -> int:
    """A process that is killed between storing a file and recording it leaves a file that nothing names."""
    storage, count = private_storage(), 0
    for owner in owners:
        for names in in_parts(old_files(storage, owner.folder, owner, timezone.now() - older_than)):
            recorded = owner.model._default_manager.filter(**{f"{owner.field}__in": names})
            known = set(recorded.values_list(owner.field, flat=True))
            for name in set(names) - known:
                storage.delete(name)
                count += 1
    return count


def old_files(storage: Storage, folder: str, owner: Owner, before: dt.datetime) -> Iterator[str]:
    if not storage.exists(folder):
        return
    folders, files = storage.listdir(folder)
    for name in folders:
        yield from old_files(storage, join(folder, name), owner, before)
    for name in files:
        path = join(folder, name)
        is_theirs = name.startswith(owner.beginning) and name.endswith(owner.ending)
        if is_theirs and storage.get_modified_time(path) < before:
            yield path


def in_parts(names: Iterator[str]) -> Iterator[list[str]]:
    part: list[str] = []
    for name in names:
        part.append(name)
        if len(part) == AT_A_TIME:
            yield part
            part = []
    if part:
        yield part
