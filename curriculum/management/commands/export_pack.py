from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from curriculum.models import Course
from curriculum.packing.exporting import export_pack


class Command(BaseCommand):
    help = "Write a course, as published, as a pack into DIR/SLUG."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug")
        parser.add_argument("dir", type=Path)
        parser.add_argument("--language", help="where the course exists in several languages")

    def handle(self, *args: object, slug: str, dir: Path, language: str | None, **options: object) -> None:
        courses = Course.objects.filter(slug=slug).select_related("locale")
        if language:
            courses = courses.filter(locale__language_code=language)
        if len(courses) != 1:
            known = ", ".join(f"{course.slug} ({course.locale.language_code})" for course in Course.objects.all())
            raise CommandError(f"There is not one course “{slug}”. Courses: {known or 'none'}.")
        self.stdout.write(str(export_pack(courses[0], dir)))
