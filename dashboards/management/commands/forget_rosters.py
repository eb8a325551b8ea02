"""Deletes lists that were given for a class and never taken over, or were an hour ago. Run it nightly."""

from __future__ import annotations

from django.core.management.base import BaseCommand

from dashboards.rosters.models import RosterDraft


class Command(BaseCommand):
    help = "Delete lists of learners that were given more than an hour ago."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"{RosterDraft.objects.old().delete()[0]} old lists deleted.")
