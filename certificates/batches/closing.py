"""Once nothing waits any more: one file, then one mail."""

from __future__ import annotations

from certificates.batches.announcing import announce
from certificates.batches.zipping import zip_up
from certificates.models import Batch
from certificates.signals import certificates_settled


def close(batch_pk: int) -> None:
    """Whoever settles the last certificate closes the batch. Of several who think it was them, one does."""
    batch = Batch.objects.unfinished().filter(pk=batch_pk).first()
    if batch is None or batch.items.waiting().exists():
        return
    if batch.is_part:
        hand_over(batch)
    elif batch.take_zipping():
        make_file(batch)


def hand_over(batch: Batch) -> None:
    if batch.finish(""):
        certificates_settled.send(sender=Batch, batch=batch)


def make_file(batch: Batch) -> None:
    try:
        name = zip_up(batch)
    except BaseException:
        batch.let_go_of_zipping()
        raise
    if batch.finish(name):
        announce(batch)
    else:  # it was gone on with meanwhile, and that file was ready first
        batch.archive.storage.delete(name)
