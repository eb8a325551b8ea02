"""Says where everything is once `make run` has started."""

from __future__ import annotations

from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand

from people.demo import DOMAIN, PASSWORD, PEOPLE
from people.models import User


class Command(BaseCommand):
    help = "Print the site's addresses and the demo sign-ins."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("host", nargs="?", default="127.0.0.1")
        parser.add_argument("port", nargs="?", default="8000")

    def handle(self, *args: object, host: str, port: str, **options: object) -> None:
        site = f"http://{host}:{port}"
        self.stdout.write(f"\n{settings.SITE_NAME} is at {site}\n")
        for path, what in [
            ("/courses/", "courses, no account needed"),
            ("/learning/", "a learner's own page"),
            ("/verify/", "check a certificate"),
            ("/cms/", "the editor's desk"),
        ]:
            self.stdout.write(f"  {site}{path:<14} {what}")
        if User.objects.filter(email__endswith=f"@{DOMAIN}").exists():
            people = ", ".join(f"{part}@" for part in PEOPLE)
            self.stdout.write(f"\nDemo sign-ins: {people} {DOMAIN}, password {PASSWORD}\n")
