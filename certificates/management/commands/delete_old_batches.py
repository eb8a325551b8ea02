"""Deletes the zip files of old batches, and files that nothing names. Run it nightly."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from certificates.batches.tidying import delete_leftovers, delete_old_batches
from certificates.signals import tidying


class Command(BaseCommand):
    help = "Delete files of batches older than BATCH_FILE_DAYS, and files without a record. Certificates stay."

    def handle(self, *args: object, **options: object) -> None:
        old, leftovers = delete_old_batches(), delete_leftovers()
        answers: list[tuple[Any, Any]] = tidying.send(sender=type(self))
        for _receiver, (further_old, further_leftovers) in answers:
            old, leftovers = old + further_old, leftovers + further_leftovers
        self.stdout.write(f"{old} old files and {leftovers} leftovers deleted.")
