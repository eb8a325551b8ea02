"""The website as it is on its first day: home page, course list, registers and the courses that come with it."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from wagtail.models import Locale, Page, Site

from curriculum.models import CourseIndex
from curriculum.packing.loading import load_pack
from curriculum.packing.registers import load_registers
from home.desk import open_desk
from home.models import HomePage

CURRICULUM = Path(settings.BASE_DIR) / "curriculum"
DESCRIPTION = (  # the page's own words stand in its template, where they can be translated
    "Short, calm courses that teach people to notice grooming and exploitation early, to stay safe, and to get help."
)


def load_starter() -> list[str]:
    """Make what is missing. What changed, a line each."""
    open_desk()
    report = [] if HomePage.objects.exists() else ["created: home page"]
    home = make_home()
    if not CourseIndex.objects.filter(locale=home.locale).exists():
        add(home, CourseIndex(title="Courses", slug="courses"))
        report.append("created: course list")
    report += load_registers(CURRICULUM / "registers")
    for pack in sorted((CURRICULUM / "packs").iterdir()):
        if (pack / "course.yaml").is_file():
            report += [f"{pack.name}: {line}" for line in load_pack(pack)]
    return report


def make_home() -> HomePage:
    for language, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        Locale.objects.get_or_create(language_code=language)
    if home := HomePage.objects.filter(locale=Locale.get_default()).first():
        return home
    clear_welcome_page()
    root = Page.get_first_root_node() or Page.add_root(instance=Page(title="Root", slug="root"))
    home = add(root, HomePage(title=settings.SITE_NAME, slug="home", search_description=DESCRIPTION))
    show_at_default_site(home)
    return home


def clear_welcome_page() -> None:
    """The page that Wagtail's own migrations make."""
    for page in Page.objects.filter(depth=2, slug="home", numchild=0):
        if page.specific_class is Page:
            page.delete()


def add(parent: Page, page: Page) -> Page:
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def show_at_default_site(home: HomePage) -> None:
    site = Site.objects.filter(is_default_site=True).first() or Site(hostname="localhost", is_default_site=True)
    site.root_page = home
    site.site_name = settings.SITE_NAME
    site.save()
