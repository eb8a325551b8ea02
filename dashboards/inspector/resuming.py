"""Going on with inspector's files whose worker has died."""

from __future__ import annotations

from django.db.models import Q
from django.dispatch import receiver
from django.utils import timezone

from certificates.batches.announcing import announce
from certificates.batches.resuming import resume as resume_certificates
from certificates.models.making import STILL_AFTER
from certificates.signals import resuming
from dashboards.inspector.making import hand_out
from dashboards.inspector.models import InspectorFile


@receiver(resuming, dispatch_uid="dashboards_inspector_resume")
def resume_all(sender: type, **kwargs: object) -> int:
    """How many were gone on with. Harmless while other workers are at them: at worst a part is made twice, and kept
    once."""
    files = InspectorFile.objects.select_related("organisation", "certificates")
    unfinished = list(files.unfinished())
    for file in unfinished:
        resume(file)
    for file in files.finished().filter(finished_at__gt=timezone.now() - STILL_AFTER, mailed_at=None):
        announce(file)
    return len(unfinished)


def resume_if_still(file: InspectorFile) -> bool:
    """For a button: pressed twice it does it once, and not while something moves."""
    now = timezone.now()
    if not file.is_still(file.advance()):
        return False
    long_ago = Q(resumed_at=None) | Q(resumed_at__lt=now - STILL_AFTER)
    if not InspectorFile.objects.unfinished().filter(long_ago, pk=file.pk).update(resumed_at=now):
        return False
    if file.certificates and not file.certificates.is_finished:
        resume_certificates(file.certificates)
    resume(file)
    return True


def resume(file: InspectorFile) -> None:
    """Whoever had claimed something is taken to be gone."""
    file.parts.waiting().update(claim=None)
    InspectorFile.objects.filter(pk=file.pk).unfinished().update(zipping_at=None, resumed_at=timezone.now())
    hand_out(file)
