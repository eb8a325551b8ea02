from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from curriculum.packing.problems import PackRefused
from curriculum.packing.registers import load_registers


class Command(BaseCommand):
    help = "Load facts, help services and words explained. What was edited on the site stays, unless --update is given."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, nargs="?", default=settings.BASE_DIR / "curriculum" / "registers")
        parser.add_argument("--update", action="store_true", help="replace what was edited on the site")

    def handle(self, *args: object, path: Path, update: bool, **options: object) -> None:
        try:
            report = load_registers(path, update=update)
        except PackRefused as refused:
            raise CommandError(f"{refused}\nNothing was written.") from refused
        for line in report or ["unchanged"]:
            self.stdout.write(line)
