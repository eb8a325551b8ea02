"""A small course to test with: two modules, three lessons."""

from wagtail.models import Collection, Locale, Page, Site

from curriculum.models import Course, CourseIndex, Lesson, Module
from home.models import HomePage


def build_home() -> HomePage:
    Locale.objects.get_or_create(language_code="en")
    Collection.objects.filter(depth=1).exists() or Collection.add_root(name="Root")
    Page.objects.all().delete()
    root = Page.add_root(instance=Page(title="Root", slug="root"))
    home = root.add_child(instance=HomePage(title="Plainsight", slug="home", heading="Plainsight"))
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "testserver", "root_page": home})
    Site.clear_site_root_paths_cache()
    return home


def add_french() -> None:
    """A home page and a course list in French, where a course in French finds its place."""
    french = Locale.objects.get_or_create(language_code="fr")[0]
    for page in (HomePage.objects.get(), CourseIndex.objects.get()):
        page.copy_for_translation(french).save_revision().publish()
    Site.clear_site_root_paths_cache()


def build_course(title: str = "Small Steps", slug: str = "small-steps") -> Course:
    index = CourseIndex.objects.first() or build_home().add_child(instance=CourseIndex(title="Courses", slug="courses"))
    course = index.add_child(instance=Course(title=title, slug=slug, audience="employers", sector="hospitality"))
    for number in (1, 2):
        module = course.add_child(instance=Module(title=f"Module {number}", slug=f"module-{number}"))
        for name in ("one", "two") if number == 1 else ("three",):
            lesson = Lesson(title=f"Lesson {name}", slug=f"lesson-{name}", minutes=4)
            lesson.body = [{"type": "text", "value": f"<p>Words of lesson {name}.</p>", "id": f"text-{name}"}]
            module.add_child(instance=lesson)
    return course
