"""Goes on with batches of certificates whose worker has died. Run it before a worker starts."""

from __future__ import annotations

from django.core.management.base import BaseCommand

from certificates.batches.resuming import resume_all


class Command(BaseCommand):
    help = "Put what is left of unfinished batches of certificates back into the queue."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"{resume_all()} batches gone on with.")
