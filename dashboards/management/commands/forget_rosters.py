"""Deletes lists of classes and staff that were never taken over, or were an hour ago. Run it nightly."""

from __future__ import annotations

from django.core.management.base import BaseCommand

from dashboards.rosters.models import RosterDraft
from dashboards.staff.models import StaffDraft


class Command(BaseCommand):
    help = "Delete lists of learners and staff that were given more than an hour ago."

    def handle(self, *args: object, **options: object) -> None:
        deleted = RosterDraft.objects.old().delete()[0] + StaffDraft.objects.old().delete()[0]
        self.stdout.write(f"{deleted} old lists deleted.")
