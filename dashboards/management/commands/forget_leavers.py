"""Deletes the records of leavers once no training rule asks for them. Run it nightly; twice is as good as once."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from dashboards.retention.forgetting import Tally, forget_leavers


class Command(BaseCommand):
    help = "Delete the records of people who left, where the longest time that a rule names is over."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say how many it would be")

    def handle(self, *args: object, dry_run: bool = False, **options: object) -> None:
        for tally in forget_leavers(dry_run=dry_run):
            self.stdout.write(f"Company {tally.company.pk}: {self.done(tally, dry_run)}; {self.left(tally)}.")

    def done(self, tally: Tally, dry_run: bool) -> str:
        if dry_run:
            return f"records of {tally.due} leavers would be deleted"
        return f"records of {tally.deleted + tally.stayed} leavers deleted, {tally.deleted} of them with the person"

    def left(self, tally: Tally) -> str:
        return f"{tally.held} kept for a reason, {tally.unnamed} without a time that a rule names"
