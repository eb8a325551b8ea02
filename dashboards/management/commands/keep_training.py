"""Every nightly job of training that employers require, in the order in which they need each other."""

from __future__ import annotations

from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError

JOBS = (
    "renew_training",  # first: who is to begin anew finds it open when the reminder comes
    "send_reminders",
    "forget_leavers",
)


class Command(BaseCommand):
    help = "Renewals, reminders and old records: all that training needs every night. Twice is as good as once."

    def handle(self, *args: object, **options: object) -> None:
        there = get_commands()
        troubles = [trouble for job in JOBS if job in there and (trouble := self.do(job))]
        if troubles:
            raise CommandError(" ".join(troubles))

    def do(self, job: str) -> str:
        """Trouble with one is no reason to leave out the next."""
        self.stdout.write(f"{job}:")
        try:
            call_command(job, stdout=self.stdout, stderr=self.stderr)
        except Exception as error:  # noqa: BLE001 - said, and counted as not done
            return f"{job}: {error}"
        return ""
