from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from curriculum.models import Course
from curriculum.packing.exporting import CourseStopped, export_pack


class Command(BaseCommand):
    help = "Write a course, as published and in all its languages, as a pack into DIR/SLUG."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug")
        parser.add_argument("dir", type=Path)

    def handle(self, *args: object, slug: str, dir: Path, **options: object) -> None:
        courses = Course.objects.filter(slug=slug).select_related("locale").order_by("locale_id")
        if len({course.translation_key for course in courses}) != 1:
            known = ", ".join(f"{course.slug} ({course.locale.language_code})" for course in Course.objects.all())
            raise CommandError(f"There is not one course “{slug}”. Courses: {known or 'none'}.")
        try:
            self.stdout.write(str(export_pack(courses[0], dir)))
        except CourseStopped as stopped:
            raise CommandError(f"“{stopped}” is off every screen, so it is not written anywhere.") from stopped
