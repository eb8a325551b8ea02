"""Makes the website of the first day."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from curriculum.packing.problems import PackRefused
from home.models import HomePage
from home.starter import load_starter


class Command(BaseCommand):
    help = "Make the home page and course list, and load the registers and courses that come with the site."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="only where there is no home page yet")

    def handle(self, *args: object, if_empty: bool, **options: object) -> None:
        if if_empty and HomePage.objects.exists():
            return
        try:
            report = load_starter()
        except PackRefused as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"Starter: {len(report)} changes." if report else "Starter: unchanged.")
