"""A copy is a lesson of its own: what learners did with the first does not count for it."""

import pytest
from django.utils.html import strip_tags
from wagtail.actions.create_alias import CreatePageAliasAction

from curriculum.copying import give_new_ids
from curriculum.models import Lesson, Module


@pytest.fixture
def copied(lesson, client_of, editor):
    """A function that copies a page at the desk, with all that is under it."""

    def copy(page, slug: str, **options):
        form = {"new_title": "Copy", "new_slug": slug, "new_parent_page": page.get_parent().pk, "copy_subpages": "on"}
        response = client_of(editor).post(f"/cms/pages/{page.pk}/copy/", form | options)
        assert response.status_code == 302
        return type(page).objects.get(slug=slug)

    return copy


def words(page) -> list[str]:
    return [strip_tags(block.render({"for_leader": True})) for block in page.body]


def ids(page) -> list[str]:
    return [block.id for block in page.body]


def test_a_copied_lesson_has_new_ids_and_the_same_words(lesson, copied):
    copy = copied(lesson, "copy")
    assert copy.translation_key != lesson.translation_key
    assert len(ids(copy)) == len(ids(lesson)) and not set(ids(copy)) & set(ids(lesson))
    assert words(copy) == words(lesson)


def test_its_draft_has_the_same_new_ids_and_publishing_keeps_them(lesson, copied):
    copy = copied(lesson, "copy")
    before = ids(copy)
    assert ids(copy.get_latest_revision_as_object()) == before
    copy.get_latest_revision().publish()
    assert ids(Lesson.objects.get(pk=copy.pk)) == before


def test_scenes_are_still_found_by_their_names(lesson, copied):
    story = copied(lesson, "copy").body[1].value
    assert story.start == "start" and story.endings == ["told"]


def test_the_first_keeps_its_ids(lesson, copied):
    before = ids(lesson)
    copied(lesson, "copy")
    assert ids(Lesson.objects.get(pk=lesson.pk)) == before


def test_a_module_is_copied_with_all_its_lessons(lesson, copied):
    module = Module.objects.get(slug="module-1")
    copy = copied(module, "copy")
    lessons = Lesson.objects.child_of(copy)
    assert lessons.count() == 2
    kept = {key for page in Lesson.objects.child_of(module) for key in [page.translation_key, *ids(page)]}
    assert not kept & {key for page in lessons for key in [page.translation_key, *ids(page)]}


def test_a_copy_published_at_once_shows_its_new_ids(lesson, copied, client):
    copy = copied(lesson, "copy", publish_copies="on")
    page = client.get(copy.get_url()).content.decode()
    assert f'id="block-{ids(copy)[1]}"' in page and "block-late-arrival" not in page


def test_an_alias_keeps_the_ids_it_follows(lesson):
    alias = CreatePageAliasAction(lesson, update_slug="alias").execute(skip_permission_checks=True)
    give_new_ids(alias)
    assert ids(Lesson.objects.get(pk=alias.pk)) == ids(lesson)
