from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from quizzes.analysis.recomputing import outdated, work_out_again


class Command(BaseCommand):
    help = "Have the analysis of every quiz with new attempts worked out again. Meant for every night."

    def handle(self, *args: Any, **options: Any) -> None:
        begun = [quiz for quiz in outdated() if work_out_again(*quiz)]
        self.stdout.write(f"{len(begun)} to work out again.")
