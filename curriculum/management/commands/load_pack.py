from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from curriculum.packing.loading import load_pack
from curriculum.packing.problems import PackRefused


class Command(BaseCommand):
    help = "Create or update the course in a pack's folder. If anything is wrong with it, nothing is written."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path)
        parser.add_argument("--overwrite", action="store_true", help="replace what was edited on the site")

    def handle(self, *args: object, path: Path, overwrite: bool, **options: object) -> None:
        try:
            report = load_pack(path, overwrite=overwrite)
        except PackRefused as refused:
            raise CommandError(f"{refused}\nNothing was written.") from refused
        for line in report or ["unchanged"]:
            self.stdout.write(line)
