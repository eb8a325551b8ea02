"""`load_starter`: the website of the first day."""

import pytest
from django.core.management import call_command
from wagtail.models import Collection, Locale, Page, Revision, Site

from curriculum.models import Course, Fact
from home import starter
from home.models import HomePage


@pytest.fixture
def fresh_site(db, settings, tmp_path):
    """As Wagtail's own migrations leave it."""
    settings.MEDIA_ROOT = tmp_path
    Page.objects.all().delete()
    Locale.objects.get_or_create(language_code="en")
    Collection.objects.filter(depth=1).exists() or Collection.add_root(name="Root")
    root = Page.add_root(instance=Page(title="Root", slug="root"))
    welcome = root.add_child(instance=Page(title="Welcome to your new Wagtail site!", slug="home"))
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": welcome})


@pytest.fixture
def one_pack(monkeypatch, tmp_path):
    """Only one of the courses, because loading all takes a while."""
    for folder in ("registers", "packs/eyes-open-doors-open"):
        copy = tmp_path / "curriculum" / folder
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.symlink_to(starter.CURRICULUM / folder)
    monkeypatch.setattr(starter, "CURRICULUM", tmp_path / "curriculum")


@pytest.mark.usefixtures("fresh_site")
def test_a_fresh_site_gets_home_page_courses_registers_and_languages(client):
    call_command("load_starter")
    assert Site.objects.get().root_page.specific == HomePage.objects.get(locale__language_code="en")
    assert Fact.objects.exists()
    assert set(Locale.objects.values_list("language_code", flat=True)) == {"en", "fr"}
    assert {client.get(address).status_code for address in ("/", "/fr/", "/fr/courses/")} == {200}
    shipped = {pack.name for pack in (starter.CURRICULUM / "packs").iterdir()}
    assert set(Course.objects.live().values_list("slug", flat=True)) == shipped and len(shipped) == 4
    assert {client.get(f"/courses/{slug}/").status_code for slug in shipped} == {200}


@pytest.mark.usefixtures("fresh_site", "one_pack")
def test_loading_it_again_changes_nothing(capsys):
    call_command("load_starter")
    before = (Page.objects.count(), Revision.objects.count())
    capsys.readouterr()
    call_command("load_starter")
    assert capsys.readouterr().out == "Starter: unchanged.\n"
    assert (Page.objects.count(), Revision.objects.count()) == before


@pytest.mark.usefixtures("fresh_site", "one_pack")
def test_where_there_is_a_home_page_nothing_is_loaded_if_asked_so():
    call_command("load_starter", "--if-empty")
    for course in Course.objects.all():
        course.delete()
    call_command("load_starter", "--if-empty")
    assert not Course.objects.exists()


@pytest.mark.usefixtures("one_pack")
def test_a_home_page_that_is_there_stays(course):
    home = HomePage.objects.get()
    call_command("load_starter")
    assert HomePage.objects.get(locale__language_code="en").pk == home.pk
    assert Course.objects.filter(pk=course.pk).exists() and Course.objects.filter(slug="eyes-open-doors-open").exists()
