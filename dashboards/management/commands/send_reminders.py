"""Mails whoever has a course to finish, and managers their summary. Run it nightly; twice is as good as once."""

from __future__ import annotations

import datetime as dt
from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from dashboards.reminders.planning import Clock
from dashboards.reminders.running import preview, run


class Command(BaseCommand):
    help = "Send the reminders and summaries that are due. After a missed night each person gets the latest alone."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--day", type=dt.date.fromisoformat, help="as if it were this day everywhere (YYYY-MM-DD)")
        parser.add_argument("--dry-run", action="store_true", help="only say how many mails it would be, and where")

    def handle(self, *args: object, day: dt.date | None, dry_run: bool, **options: object) -> None:
        clock = Clock(day)
        if dry_run:
            for (organisation, what), number in sorted(preview(clock).items()):
                self.stdout.write(f"{organisation}: {number} × {what}")
            return
        tally = run(clock)
        told = f"{tally.sent} sent, {tally.no_address} without an address, {tally.refused} refused."
        self.stdout.write(told)
        if tally.trouble:
            raise CommandError(f"Stopped: {tally.trouble} Nothing is lost: what is left goes out with the next run.")
        if tally.broken:
            raise CommandError(f"A part could not be sent: {tally.broken}")
