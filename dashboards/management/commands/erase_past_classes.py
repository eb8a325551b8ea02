"""Deletes what is kept about learners of classes whose days are over. Run it nightly; twice is as good as once."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from dashboards.archiving.erasing import erase_class, erase_left_over, groups_due


class Command(BaseCommand):
    help = "Delete the learners of classes that were archived longer ago than their organisation keeps them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say which classes it would be")

    def handle(self, *args: object, dry_run: bool, **options: object) -> None:
        for group in groups_due():
            if dry_run:
                self.stdout.write(f"Group {group.pk} would be erased: due {group.erased_from}.")
            elif erased := erase_class(group):
                kept = f"{erased.kept} belong elsewhere or have an account, and stay."
                self.stdout.write(f"Group {group.pk}: {erased.deleted} learners deleted; {kept}")
        if not dry_run:
            self.stdout.write(f"{erase_left_over()} learners of no class deleted.")
