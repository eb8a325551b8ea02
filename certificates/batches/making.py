"""Making the certificates of a batch, in the background and by as many workers as there are.

Whatever is written here may be written twice: tasks come again, and a worker may die at any moment.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator

from django.db import OperationalError
from django.tasks import task

from certificates.awarding import award
from certificates.batches.closing import close
from certificates.models import Batch, BatchItem, Certificate
from certificates.printing.fonts import letters_without_a_font
from certificates.printing.pdf import open_pdf

AT_A_TIME = 25  # certificates a task: some seconds of work
AFTER_OTHERS = -10  # the priority: someone waits for other tasks
Problem = BatchItem.Problem
logger = logging.getLogger(__name__)


def hand_out(batch: Batch) -> None:
    """Put what waits into the queue, in parts that several workers share."""
    parts = list(parts_of(batch))
    for first, last in parts:
        make_part.enqueue(batch.pk, first, last)
    if not parts:
        close_batch.enqueue(batch.pk)


def parts_of(batch: Batch) -> Iterator[tuple[int, int]]:
    """The first and the last number of each."""
    numbers = list(batch.items.waiting().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(numbers), AT_A_TIME):
        part = numbers[start : start + AT_A_TIME]
        yield part[0], part[-1]


@task(priority=AFTER_OTHERS)
def make_part(batch_pk: int, first: int, last: int) -> None:
    part = BatchItem.objects.filter(batch=batch_pk, pk__range=(first, last))
    mine = part.claim_for_me().with_people().order_by("pk")
    for item in mine:
        item.settle(make(item))
    close(batch_pk)


@task(priority=AFTER_OTHERS)
def close_batch(batch_pk: int) -> None:
    close(batch_pk)


def make(item: BatchItem) -> str:
    """See that its file is there. A problem is said, not raised: it is nobody else's."""
    try:
        return draw(item)
    except OperationalError:  # the database's, not the certificate's: it goes on waiting
        raise
    except Exception:
        logger.exception("Item %s of a batch could not be made.", item.pk)
        return Problem.TROUBLE


def draw(item: BatchItem) -> str:
    if item.certificate is None:
        if item.completion is None:
            return Problem.GONE
        item.certificate = award(item.completion)
    if problem := problem_with(item.certificate):
        return problem
    open_pdf(item.certificate).close()
    return ""


def problem_with(certificate: Certificate) -> str:
    if certificate.is_name_forgotten:
        return Problem.GONE
    if certificate.state == Certificate.State.REVOKED:
        return Problem.REVOKED
    if certificate.state == Certificate.State.REPLACED:
        return Problem.REPLACED
    if not certificate.holder_name:
        return Problem.NO_NAME
    if not certificate.is_printed and letters_without_a_font(certificate.holder_name):
        return Problem.NO_FONT
    return ""
