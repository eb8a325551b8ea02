"""Closes questions to classes that nobody closed, and deletes those of yesterday. Run it nightly."""

from __future__ import annotations

from django.core.management.base import BaseCommand

from dashboards.presenting.answering import end_left_over


class Command(BaseCommand):
    help = "End questions to classes that were left open, and delete those that are a day old."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"{end_left_over()} old questions to classes deleted.")
