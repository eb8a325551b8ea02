from django.core.management.base import BaseCommand

from curriculum.house_style.link_checking import try_all_links


class Command(BaseCommand):
    help = "Try the links of every published lesson that were not tried for a week. Run it daily."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"{try_all_links()} pages in the queue")
