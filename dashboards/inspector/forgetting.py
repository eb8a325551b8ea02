"""Inspector's files that have served: after some days, or at once because somebody in them is erased."""

from __future__ import annotations

from django.db import models
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.utils import timezone

from certificates.batches.tidying import Owner, delete_leftovers, delete_once_committed
from certificates.models import Batch
from certificates.signals import tidying
from dashboards.inspector.models import FOLDER, InspectorFile, InspectorPart
from people.models import Employment, User

OWNERS = (
    Owner(FOLDER, "inspectors-file", ".zip", InspectorFile, "archive"),
    Owner(FOLDER, "lines", ".jsonl", InspectorFile, "snapshot"),
    Owner(FOLDER, "part", "", InspectorPart, "content"),
)


def forget_what_it_was_made_of(file: InspectorFile) -> None:
    """The snapshot and the parts, which are in the file now. That they were made stays."""
    for owner, name in ((file, "snapshot"), *((part, "content") for part in file.parts.exclude(content=""))):
        forget(owner, name)


def forget_file(file: InspectorFile) -> None:
    """Whoever still needs it has it made again; one under way is not finished."""
    forget_what_it_was_made_of(file)
    forget(file, "archive")
    InspectorFile.objects.filter(pk=file.pk).unfinished().update(finished_at=timezone.now())
    Batch.objects.filter(inspector_file=file).delete()
    file.parts.all().delete()


def forget(owner: models.Model, name: str) -> None:
    """No record names a file that is gone."""
    stored = getattr(owner, name)
    type(owner)._default_manager.filter(pk=owner.pk).update(**{name: ""})
    delete_once_committed(stored)


@receiver(tidying, dispatch_uid="dashboards_inspector_tidy")
def tidy(sender: type, **kwargs: object) -> tuple[int, int]:
    old = list(InspectorFile.objects.kept_too_long())
    for file in old:
        forget_file(file)
    return len(old), delete_leftovers(owners=OWNERS)


@receiver(pre_delete, sender=User, dispatch_uid="dashboards_inspector_forget_person")
def forget_files_about(sender: type, instance: User, **kwargs: object) -> None:
    """Of every company they work or worked for."""
    for employment in Employment.objects.of(instance).select_related("company"):
        for file in InspectorFile.objects.all().covering(employment.company):
            if not file.is_finished or file.has_file:
                forget_file(file)
