"""Deletes questions in question boxes whose days are over. Run it nightly."""

from __future__ import annotations

from django.core.management.base import BaseCommand

from dashboards.question_box.emptying import delete_gone


class Command(BaseCommand):
    help = "Delete questions in question boxes once the days that their organisation has set are over."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"{delete_gone()} questions of question boxes deleted.")
