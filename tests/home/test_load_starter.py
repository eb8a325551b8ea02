"""`load_starter`: the website of the first day."""

import pytest
from django.core.management import call_command
from wagtail.models import Collection, Locale, Page, Revision, Site

from curriculum.models import Course, Fact
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


@pytest.mark.usefixtures("fresh_site")
def test_a_fresh_site_gets_home_page_courses_registers_and_languages(client):
    call_command("load_starter")
    assert Site.objects.get().root_page.specific == HomePage.objects.get()
    assert Fact.objects.exists()
    assert set(Locale.objects.values_list("language_code", flat=True)) == {"en", "fr"}
    assert client.get("/").status_code == 200
    assert client.get(Course.objects.live().get(slug="eyes-open-doors-open").url).status_code == 200


@pytest.mark.usefixtures("fresh_site")
def test_loading_it_again_changes_nothing(capsys):
    call_command("load_starter")
    before = (Page.objects.count(), Revision.objects.count())
    capsys.readouterr()
    call_command("load_starter")
    assert capsys.readouterr().out == "Starter: unchanged.\n"
    assert (Page.objects.count(), Revision.objects.count()) == before


@pytest.mark.usefixtures("fresh_site")
def test_where_there_is_a_home_page_nothing_is_loaded_if_asked_so():
    call_command("load_starter", "--if-empty")
    Course.objects.get().delete()
    call_command("load_starter", "--if-empty")
    assert not Course.objects.exists()


def test_a_home_page_that_is_there_stays(course):
    home = HomePage.objects.get()
    call_command("load_starter")
    assert HomePage.objects.get().pk == home.pk
    assert Course.objects.count() == 2
