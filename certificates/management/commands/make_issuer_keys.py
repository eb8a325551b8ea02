"""Makes, installs, rotates and withdraws the keys that certificates are signed with."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from certificates.keys import SigningKey, UnusableKey, Use, install_file_key, make_key, usable_key, withdraw
from certificates.models import IssuerKey


class Command(BaseCommand):
    help = "Make the keys that are missing: one for credentials, one for files. Say what is there."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--rotate", action="store_true", help="make a new key of each; what older ones signed stays genuine"
        )
        parser.add_argument("--file-key", metavar="KEY.pem", type=Path, help="the private key of a bought certificate")
        parser.add_argument(
            "--file-certificate", metavar="CERT.pem", type=Path, help="that certificate, then its chain"
        )
        parser.add_argument(
            "--withdraw", metavar="NAME", help="trust this key no longer: all it ever signed becomes worthless"
        )

    def handle(
        self,
        *args: object,
        rotate: bool,
        file_key: Path | None,
        file_certificate: Path | None,
        withdraw: str | None,
        **options: object,
    ) -> None:
        if bool(file_key) != bool(file_certificate):
            raise CommandError("A bought key needs both --file-key and --file-certificate.")
        if withdraw:
            self.withdraw(withdraw)
        elif file_key and file_certificate:
            self.install(file_key, file_certificate)
        else:
            for use in Use:
                if rotate or usable_key(use) is None:
                    self.say("Made", make_key(use))
        self.list_keys()

    def withdraw(self, name: str) -> None:
        if not withdraw(name):
            raise CommandError(f"No trusted key is called “{name}”. Without options this command lists them.")
        self.stdout.write(f"Withdrawn: {name}. What it signed is no longer genuine.")

    def install(self, key: Path, certificate: Path) -> None:
        try:
            self.say("Installed", install_file_key(key.read_bytes(), certificate.read_bytes()))
        except OSError as error:
            raise CommandError(f"{error.filename} cannot be read: {error.strerror}.") from error
        except UnusableKey as error:
            raise CommandError(str(error)) from error

    def say(self, what: str, key: SigningKey) -> None:
        self.stdout.write(f"{what}: {key.name}. Please back up {settings.KEYS_DIR}.")

    def list_keys(self) -> None:
        for use in Use:
            used = usable_key(use)
            self.stdout.write(f"{use.label}:" if used else f"{use.label}: no key here can sign.")
            for key in IssuerKey.objects.for_use(use):
                state = "withdrawn" if key.withdrawn_at else "signs" if used and key.name == used.name else "trusted"
                self.stdout.write(f"  {key.name}  {state}")
