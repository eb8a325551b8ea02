"""Publishing a page that learners have read: small correction or material change?"""

import datetime

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Locale, Page

from curriculum.models import Change, Course, Lesson
from curriculum.outline import outline_of
from curriculum.reviewing.published import log_change
from curriculum.versions import higher_version, next_version
from tests.at_once import together
from tests.curriculum.test_edit_a_lesson import form_of


@pytest.fixture
def desk(client_of, editor):
    return client_of(editor)


def address(page) -> str:
    return f"/cms/pages/{page.pk}/edit/"


def version() -> str:
    return Course.objects.get().version


def publish(lesson: Lesson, kind: str, note: str = "", title: str = "Lesson one, anew", **dates) -> None:
    lesson = Lesson.objects.get(pk=lesson.pk)
    lesson.title, lesson.change_kind, lesson.change_note = title, kind, note
    for name, moment in dates.items():
        setattr(lesson, name, moment)
    lesson.save_revision().publish()


def kinds(lesson: Lesson) -> list[str]:
    log = Change.objects.at_page(lesson.translation_key, "en").oldest_first()
    return list(log.values_list("kind", flat=True))[1:]  # the fixture published it once


def test_without_an_answer_nothing_is_published_and_nothing_is_lost(lesson, desk):
    form = form_of(lesson, title="A new title", change_kind="") | {"action-publish": "yes"}
    page = desk.post(address(lesson), form)
    assert page.status_code == 200
    assert "small correction or a material change" in page.content.decode() and "A new title" in page.content.decode()
    assert Lesson.objects.get(pk=lesson.pk).title == "Lesson one"


def test_a_draft_is_saved_without_an_answer(lesson, desk):
    assert desk.post(address(lesson), form_of(lesson, change_kind="")).status_code == 302


def test_a_material_change_says_what_has_changed(lesson, desk):
    form = form_of(lesson, change_kind="material", change_note="") | {"action-publish": "yes"}
    assert "in one plain sentence what has changed" in desk.post(address(lesson), form).content.decode()
    assert version() == "1.0"


def test_an_unknown_kind_is_refused(lesson, desk):
    form = form_of(lesson, change_kind="enormous") | {"action-publish": "yes"}
    assert desk.post(address(lesson), form).status_code == 200 and version() == "1.0"


def test_a_new_page_is_not_asked_about(course, desk):
    module = course.get_children().first()
    draft = module.add_child(instance=Lesson(title="New", slug="new", live=False))
    assert 'name="change_kind"' not in desk.get(address(draft)).content.decode()
    form = form_of(draft, change_kind="") | {"action-publish": "yes"}
    assert desk.post(address(draft), form).status_code == 302
    assert Change.objects.get(page_key=draft.translation_key).kind == "first" and version() == "1.0"


def test_a_small_correction_is_logged_and_leaves_the_version(lesson, desk, editor):
    desk.post(address(lesson), form_of(lesson, change_kind="small") | {"action-publish": "yes"})
    change = Change.objects.at_page(lesson.translation_key, "en").newest_first().first()
    assert (change.kind, change.version, change.by) == ("small", "1.0", editor)
    assert version() == "1.0"


def test_a_material_change_raises_the_version_and_is_forgotten_by_the_page(lesson, desk):
    form = form_of(lesson, change_kind="material", change_note="Four steps, not three.") | {"action-publish": "yes"}
    desk.post(address(lesson), form)
    assert version() == "1.1" and outline_of(Course.objects.get()).version == "1.1"
    assert Lesson.objects.get(pk=lesson.pk).change_kind == ""
    assert "Four steps, not three." in desk.get("/cms/curriculum/reports/changes/").content.decode()


def test_sending_the_form_twice_raises_the_version_once(lesson, desk):
    form = form_of(lesson, change_kind="material", change_note="Four steps.") | {"action-publish": "yes"}
    assert [desk.post(address(lesson), form).status_code for _twice in range(2)] == [302, 302]
    assert version() == "1.1" and kinds(lesson) == ["material"]


def test_two_material_changes_raise_it_twice(lesson):
    publish(lesson, "material", "One.", title="One")
    publish(lesson, "material", "Two.", title="Two")
    assert version() == "1.2"


def test_what_nobody_was_asked_about_counts_as_small(lesson):
    publish(lesson, "material", "One.", title="One")
    publish(lesson, "", title="Two")
    assert version() == "1.1" and kinds(lesson) == ["material", "small"]


def test_publishing_the_same_again_is_no_change(lesson):
    Lesson.objects.get(pk=lesson.pk).save_revision().publish()
    assert kinds(lesson) == []


def test_a_scheduled_change_counts_when_it_comes(lesson):
    publish(lesson, "material", "Later.", go_live_at=timezone.now() + datetime.timedelta(hours=1))
    assert version() == "1.0" and kinds(lesson) == []
    past = timezone.now() - datetime.timedelta(hours=1)
    lesson.revisions.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=past)
    revision = lesson.revisions.get(approved_go_live_at__isnull=False)
    revision.content["go_live_at"] = past.isoformat()
    revision.save()
    call_command("publish_scheduled")
    call_command("publish_scheduled")
    assert version() == "1.1" and kinds(lesson) == ["material"]


def test_an_older_draft_of_the_course_does_not_put_the_version_back(lesson):
    draft = Course.objects.get()
    draft.summary = "A better summary."
    revision = draft.save_revision()
    publish(lesson, "material", "Four steps.")
    revision.publish()
    course = Course.objects.get()
    assert (course.version, course.summary) == ("1.1", "A better summary.")


def test_a_course_saved_at_the_same_moment_gets_its_version_back(lesson, course):
    publish(lesson, "material", "Four steps.")
    Course.objects.update(version="1.0")  # by a publication that had read the row before
    course = Course.objects.get()
    log_change(course, course.save_revision())
    assert version() == "1.1"


@pytest.mark.django_db(transaction=True)
def test_two_who_publish_at_once_raise_the_version_once(lesson):
    draft = Lesson.objects.get(pk=lesson.pk)
    draft.title, draft.change_kind, draft.change_note = "Anew", "material", "Four steps."
    revisions = [draft.save_revision(), draft.save_revision()]
    assert together(*(revision.publish for revision in revisions)) == [None, None]
    assert version() == "1.1" and kinds(lesson) == ["material"]


@pytest.mark.parametrize(
    ("old", "new"), [("1.0", "1.1"), ("1.9", "1.10"), ("2", "2.1"), ("1.0.3", "1.0.4"), ("spring", "spring.1")]
)
def test_how_versions_rise(old, new):
    assert next_version(old) == new and higher_version(new, old) == higher_version(old, new) == new


def test_visitors_read_on_the_page_of_the_course_what_changed(lesson, client):
    publish(lesson, "small", "A typing mistake.", title="One")
    publish(lesson, "material", "Four steps, not three.", title="Two")
    page = client.get("/courses/small-steps/").content.decode()
    assert "Version 1.1" in page and "Four steps, not three." in page and "A typing mistake." not in page


def test_a_module_and_a_course_ask_nobody_to_look_again(course, desk):
    for page in (course, course.get_children().first()):
        assert 'value="material"' in (html := desk.get(address(page)).content.decode()) and 'value="again"' not in html


def test_a_learner_sees_neither_log_nor_list(lesson, client_of, learner, client):
    for visitor in (client, client_of(learner)):
        for place in ("/cms/curriculum/reports/changes/", f"/cms/pages/{lesson.pk}/what-changed/"):
            assert visitor.get(place).status_code in {302, 404}


@pytest.fixture
def french(lesson, course):
    """The course and the first lesson in French, as published."""
    locale = Locale.objects.get_or_create(language_code="fr")[0]
    copy = lesson.copy_for_translation(locale, copy_parents=True)
    Page.objects.update(alias_of=None)
    for page in (*copy.get_ancestors().filter(locale=locale).specific(), copy):
        page.save_revision().publish()
    return Lesson.objects.get(pk=copy.pk)


def test_each_language_has_its_own_version_and_log(lesson, french):
    publish(lesson, "again", "Four steps, not three.")
    english, other = (Course.objects.get(locale__language_code=code) for code in ("en", "fr"))
    assert (english.version, other.version) == ("1.1", "1.0")
    step = outline_of(other).step(lesson.translation_key)
    assert step.changed_at is None


def test_a_translation_that_follows_brings_the_change_to_its_readers(lesson, french):
    publish(lesson, "again", "Four steps, not three.")
    Change.objects.filter(kind="again").update(at=timezone.now() + datetime.timedelta(minutes=1))
    french.title = "La première leçon"
    french.save_revision().publish()
    course = Course.objects.get(locale__language_code="fr")
    step = outline_of(course).step(lesson.translation_key)
    assert course.version == "1.1" and step.changed_at and step.change_note == ""
