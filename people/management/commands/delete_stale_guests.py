"""Forgets guests who have not been here for GUEST_RETENTION_DAYS. Run it daily."""

from __future__ import annotations

import datetime as dt
from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from people.models import User

BATCH = 500


class Command(BaseCommand):
    help = "Delete guests idle for GUEST_RETENTION_DAYS, with their learning. Accounts and certificates stay."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only count them")

    def handle(self, *args: object, dry_run: bool, **options: object) -> None:
        since = timezone.now() - dt.timedelta(days=settings.GUEST_RETENTION_DAYS)
        stale = User.objects.guests().idle_since(since)
        count = stale.count()
        while not dry_run and (batch := list(stale.values_list("pk", flat=True)[:BATCH])):
            # Asked again as a guest: one may have made an account, or come back, since the list was read.
            User.objects.guests().idle_since(since).filter(pk__in=batch).delete()
        found = "would be deleted" if dry_run else "deleted"
        self.stdout.write(f"{count} guests idle for {settings.GUEST_RETENTION_DAYS} days {found}.")
