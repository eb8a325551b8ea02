"""Going on with batches whose worker has died."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils import timezone

from certificates.batches.announcing import announce
from certificates.batches.making import hand_out
from certificates.models import Batch
from certificates.models.making import STILL_AFTER
from certificates.signals import resuming


def resume_all() -> int:
    """How many were gone on with. Harmless while other workers are at them: at worst something is drawn twice, and
    kept once."""
    unfinished = list(Batch.objects.unfinished())
    for batch in unfinished:
        resume(batch)
    for batch in Batch.objects.finished().filter(finished_at__gt=timezone.now() - STILL_AFTER, mailed_at=None):
        announce(batch)
    answers: list[tuple[Any, Any]] = resuming.send(sender=Batch)
    return len(unfinished) + sum(count for _receiver, count in answers)


def resume_if_still(batch: Batch) -> bool:
    """For a button: pressed twice it does it once, and not while something moves."""
    now = timezone.now()
    if not batch.is_still(batch.advance()):
        return False
    long_ago = Q(resumed_at=None) | Q(resumed_at__lt=now - STILL_AFTER)
    if not Batch.objects.unfinished().filter(long_ago, pk=batch.pk).update(resumed_at=now):
        return False
    resume(batch)
    return True


def resume(batch: Batch) -> None:
    """Whoever had claimed something is taken to be gone."""
    batch.items.waiting().update(claim=None)
    Batch.objects.unfinished().filter(pk=batch.pk).update(zipping_at=None, resumed_at=timezone.now())
    hand_out(batch)
