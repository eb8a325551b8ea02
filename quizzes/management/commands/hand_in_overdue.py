"""Hands in for learners whose time ended, or whose group's leader closed the quiz, and who did not come back."""

from __future__ import annotations

from django.core.management.base import BaseCommand

from quizzes.attempts.submitting import submit_overdue


class Command(BaseCommand):
    help = "Hand in attempts whose time ended half an hour ago, or that a leader closed two weeks ago. Run it nightly."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"{submit_overdue()} attempts handed in.")
