"""Makes the people and organisations of the demonstration."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from certificates.demo import make_demo_design
from dashboards.demo.classes import make_demo_classes
from dashboards.demo.hotel import make_demo_hotel
from dashboards.demo.question_box import make_demo_box
from dashboards.demo.training import make_demo_training
from people.demo import DOMAIN, PASSWORD, PEOPLE, make_demo_people
from people.models import User


class Command(BaseCommand):
    help = "Make the demo people; never with production settings."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="only where nobody has an account yet")

    def handle(self, *args: object, if_empty: bool, **options: object) -> None:
        if if_empty and User.objects.accounts().exists():
            return
        people = make_demo_people()
        make_demo_design()
        make_demo_training(people["teacher"], people["editor"])
        make_demo_classes(people["teacher"])
        make_demo_box(people["teacher"])
        make_demo_hotel(people["manager"], people["learner"])
        names = ", ".join(f"{part}@" for part in PEOPLE)
        self.stdout.write(f"Demo people: {names} {DOMAIN}, password {PASSWORD}")
