"""Making the parts in the background, by as many workers as there are.

Whatever is written here may be written twice: tasks come again, and a worker may die at any moment.
"""

from __future__ import annotations

import logging
import tempfile

from django.core.files.base import File
from django.db import OperationalError
from django.dispatch import receiver
from django.tasks import task
from django.utils.translation import override

from certificates.batches.making import AFTER_OTHERS
from certificates.batches.making import hand_out as hand_out_certificates
from certificates.models import Batch
from certificates.signals import certificates_settled
from dashboards.inspector.closing import close
from dashboards.inspector.gathering import gather
from dashboards.inspector.models import InspectorFile, InspectorPart
from dashboards.inspector.parts import content_of

logger = logging.getLogger(__name__)


@task(priority=AFTER_OTHERS)
def read_register(file_pk: int) -> None:
    file = InspectorFile.objects.filter(pk=file_pk, gathered_at=None).select_related("organisation").first()
    if file:
        with override(file.language):
            done = gather(file)
        if done and file.certificates:
            hand_out_certificates(file.certificates)
        if done:
            hand_out(file)


def hand_out(file: InspectorFile) -> None:
    """What waits goes into the queue. Of its certificates their batch sees to that itself."""
    if file.gathered_at is None:
        read_register.enqueue(file.pk)
        return
    for part in file.parts.waiting().values_list("pk", flat=True):
        make_part.enqueue(part)
    close_file.enqueue(file.pk)


@task(priority=AFTER_OTHERS)
def make_part(pk: int) -> None:
    part = InspectorPart.objects.claim(pk)
    if part:
        with override(part.file.language):
            make(part)
        close(part.file_id)


@task(priority=AFTER_OTHERS)
def close_file(file_pk: int) -> None:
    close(file_pk)


def make(part: InspectorPart) -> None:
    """A part that cannot be made is left out and listed. The others do not wait for it."""
    try:
        stored = store(part)
    except OperationalError:  # the database's trouble, not the part's: it goes on waiting
        raise
    except Exception:
        logger.exception("Part %s of an inspector's file could not be made.", part)
        stored = ""
    if not part.settle(stored) and stored:  # another worker was quicker
        part.content.storage.delete(stored)


def store(part: InspectorPart) -> str:
    with tempfile.TemporaryFile() as raw:
        for piece in content_of(part):
            raw.write(piece)
        raw.seek(0)
        part.content.save(f"part-{part.file_id}-{part.name}", File(raw), save=False)
    return str(part.content.name)


@receiver(certificates_settled, dispatch_uid="dashboards_inspector_certificates_settled")
def close_with_certificates(sender: type, batch: Batch, **kwargs: object) -> None:
    for file in InspectorFile.objects.filter(certificates=batch):
        close(file.pk)
