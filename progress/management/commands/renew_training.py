"""Opens what is to be renewed: a fresh cycle for everyone whose window has come."""

from __future__ import annotations

from django.core.management.base import BaseCommand

from progress.renewing import open_all


class Command(BaseCommand):
    help = "Begin a fresh cycle of required training for everyone whose time to renew it has come. Run it every night."

    def handle(self, *args: object, **options: object) -> None:
        opened = open_all()
        self.stdout.write(f"{opened} opened to be renewed." if opened else "Nothing to renew.")
