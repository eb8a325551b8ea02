"""Deletes the zip files of old batches, and files that nothing names. Run it nightly."""

from __future__ import annotations

from django.core.management.base import BaseCommand

from certificates.batches.tidying import delete_leftovers, delete_old_batches


class Command(BaseCommand):
    help = "Delete files of batches older than BATCH_FILE_DAYS, and files without a record. Certificates stay."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"{delete_old_batches()} old files and {delete_leftovers()} leftovers deleted.")
