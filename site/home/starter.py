"""The website as it is on its first day: home page, course list, registers and the courses that come with it."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from wagtail.models import Locale, Page, Site

from curriculum.models import CourseIndex
from curriculum.packing.loading import load_pack
from curriculum.packing.registers import load_registers
from curriculum.reviewing.workflow import open_review
from home.desk import open_desk
from home.models import HomePage

CURRICULUM = Path(settings.BASE_DIR) / "curriculum"
DESCRIPTION = (  # the page's own words stand in its template, where they can be translated
    "Short, calm courses that teach people to notice grooming and exploitation early, to stay safe, and to get help."
)
DESCRIPTION_IN_FRENCH = (
    "De courtes formations, calmes, pour apprendre à remarquer tôt la manipulation et l’exploitation, à rester en "
    "sécurité et à trouver de l’aide."
)


def load_starter() -> list[str]:
    """Make what is missing. What changed, a line each."""
    open_desk()
    report = [] if HomePage.objects.exists() else ["created: home page"]
    home = make_home()
    report += open_review()
    if not CourseIndex.objects.filter(locale=home.locale).exists():
        add(home, CourseIndex(title="Courses", slug="courses"))
        report.append("created: course list")
    report += make_french(home)
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


def make_french(home: HomePage) -> list[str]:
    """The same two pages in French, where courses in French find their place."""
    french = Locale.objects.get(language_code="fr")
    report = []
    for page, title, description in (
        (home, settings.SITE_NAME, DESCRIPTION_IN_FRENCH),
        (CourseIndex.objects.get(locale=home.locale), "Cours", ""),
    ):
        if not page.has_translation(french):
            translated = page.copy_for_translation(french)
            translated.title, translated.search_description = title, description
            translated.save_revision().publish()
            report.append(f"created: {title} (fr)")
    return report


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
