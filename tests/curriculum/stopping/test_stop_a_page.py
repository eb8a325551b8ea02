"""The emergency stop: off every screen at once, and back again."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.models import Locale, Page, PageLogEntry

from curriculum.models import Course, Lesson, Module, Stop
from curriculum.outline import outline_of
from curriculum.reviewing.workflow import SAFEGUARDING, open_review
from curriculum.stopping.stops import lift, stop
from home.desk import open_desk
from people.models import User
from tests.courses import add_french

REASON = "A name was left in."
LESSON = "/courses/small-steps/module-1/lesson-one/"


def address(page: Page) -> str:
    return f"/cms/pages/{page.pk}/stop/"


@pytest.fixture
def desk(client_of, editor):
    return client_of(editor)


@pytest.fixture
def stopped(lesson, editor) -> Stop:
    return stop(lesson, editor, REASON)


@pytest.fixture
def guardian(course, client_of):
    """A safeguarding reviewer, who publishes nothing."""
    open_desk()
    open_review()
    user = User.objects.create_user(email="gus@example.org", display_name="Gus")
    user.groups.add(Group.objects.get(name=SAFEGUARDING))
    return client_of(user)


def text(client: Client, place: str) -> str:
    return client.get(place, follow=True).content.decode()


def test_one_press_takes_it_off_the_screen_with_a_calm_page_in_its_place(lesson, desk, client, help_line):
    assert "Hello." in text(client, LESSON)
    assert desk.post(address(lesson), {"reason": REASON}).url == "/cms/stops/"
    page = client.get(LESSON)
    words = page.content.decode()
    assert page.status_code == 200 and "This part is paused for now" in words and "Someone to talk to" in words
    assert "Hello." not in words and lesson.title not in words and REASON not in words
    assert "/courses/small-steps/module-1/lesson-two/" in words and "noindex" in words


def test_it_is_logged_who_and_why(lesson, desk, editor):
    desk.post(address(lesson), {"reason": REASON})
    made = Stop.objects.get()
    assert (made.stopped_by, made.reason, made.is_in_force) == (editor, REASON, True)
    entry = PageLogEntry.objects.get(action="curriculum.stop")
    assert (entry.user, entry.comment) == (editor, REASON)
    assert REASON in text(desk, "/cms/stops/")
    assert "Taken off every screen" in text(desk, f"/cms/pages/{lesson.pk}/history/")


def test_without_a_reason_nothing_happens(lesson, desk):
    page = desk.post(address(lesson), {"reason": "  "})
    assert page.status_code == 200 and "This field is required" in page.content.decode()
    assert not Stop.objects.exists()


def test_stopping_twice_keeps_the_first_reason(lesson, desk):
    for reason in (REASON, "Another reason."):
        assert desk.post(address(lesson), {"reason": reason}).status_code == 302
    assert Stop.objects.get().reason == REASON
    assert "Bring back" in text(desk, address(lesson))


def test_it_is_brought_back_with_a_reason_and_twice_is_harmless(lesson, desk, client, stopped):
    place = f"/cms/stops/{stopped.pk}/lift/"
    assert "This field is required" in desk.post(place, {"reason": ""}).content.decode()
    for reason in ("Corrected.", "Again."):
        assert desk.post(place, {"reason": reason}).url == "/cms/stops/"
    stopped.refresh_from_db()
    assert stopped.lifted_because == "Corrected." and "Hello." in text(client, LESSON)
    assert PageLogEntry.objects.filter(action="curriculum.lift").count() == 1
    assert "was brought back" in text(desk, place)


def test_it_can_be_stopped_again_afterwards(lesson, stopped, editor, client):
    lift(stopped, editor, "Corrected.")
    stop(lesson, editor, "Once more.")
    assert Stop.objects.in_force().count() == 1 and "Hello." not in text(client, LESSON)


@pytest.mark.parametrize("place", ["stop", "lift", "list"])
def test_strangers_find_nothing(lesson, stopped, client, client_of, stranger, place):
    where = {"stop": address(lesson), "lift": f"/cms/stops/{stopped.pk}/lift/", "list": "/cms/stops/"}[place]
    for visitor in (client, client_of(stranger)):
        assert visitor.post(where, {"reason": "Mischief."}).status_code in {302, 404}
        assert visitor.get(where).status_code in {302, 404}
    assert Stop.objects.get().is_in_force


def test_an_editor_who_may_not_publish_may_not_stop(lesson, client_of):
    open_desk()
    user = User.objects.create_user(email="edi@example.org", display_name="Edi")
    user.groups.add(Group.objects.get(name="Editors"))
    client_of(user).post(address(lesson), {"reason": "Because."})
    assert not Stop.objects.exists()


def test_a_safeguarding_reviewer_stops_a_page_by_its_address(lesson, guardian):
    answer = guardian.post("/cms/stops/", {"address": f"http://testserver{LESSON}?again=1#top"})
    assert answer.url == address(lesson)
    guardian.post(answer.url, {"reason": REASON})
    assert guardian.post(f"/cms/stops/{Stop.objects.get().pk}/lift/", {"reason": "Fine."}).status_code == 302
    assert not Stop.objects.in_force().exists()


@pytest.mark.parametrize("typed", ["", "/", "/nowhere/", "/courses/", "☃", "/lesson-one/"])
def test_an_address_of_nothing_gets_a_sentence(lesson, guardian, typed):
    page = guardian.post("/cms/stops/", {"address": typed})
    assert page.status_code == 200
    assert any(words in page.content.decode() for words in ("no course, module, lesson or quiz", "field is required"))


@pytest.mark.parametrize("page_id", [1, 999999])
def test_other_pages_cannot_be_stopped(course, desk, page_id):
    assert desk.post(f"/cms/pages/{page_id}/stop/", {"reason": REASON}).status_code in {302, 404}
    assert not Stop.objects.exists()


def test_every_language_goes(course, lesson, editor, client):
    french = Locale.objects.get_or_create(language_code="fr")[0]
    copy = lesson.copy_for_translation(french, copy_parents=True)
    copy.save_revision().publish()
    stop(copy, editor, REASON)
    assert "Hello." not in text(client, LESSON)


@pytest.mark.parametrize("model", [Course, Module])
def test_all_below_goes_with_it(lesson, editor, client, model):
    page = model.objects.first()
    stop(page, editor, REASON)
    for place in (page.url, LESSON):
        assert "paused for now" in text(client, place)
    assert ("Small Steps" in text(client, "/courses/")) is (model is Module)
    assert ("Small Steps" in text(client, "/")) is (model is Module)


def test_lists_say_no_more_than_that_a_part_is_paused(lesson, stopped, client):
    for place in ("/courses/small-steps/", "/courses/small-steps/module-1/"):
        words = text(client, place)
        assert lesson.title not in words and "paused for now" in words and "Lesson two" in words


def test_neighbours_pass_over_it(lesson, editor, client):
    stop(Lesson.objects.get(slug="lesson-two"), editor, REASON)
    words = text(client, LESSON)
    assert "lesson-two" not in words and "/courses/small-steps/module-2/lesson-three/" in words


def test_what_two_stops_cover_stays_until_both_are_lifted(lesson, stopped, editor, client):
    whole = stop(Module.objects.first(), editor, "All of it.")
    lift(stopped, editor, "The lesson is fine.")
    assert "Hello." not in text(client, LESSON)
    lift(whole, editor, "So is the rest.")
    assert "Hello." in text(client, LESSON)


def test_publishing_does_not_bring_it_back(lesson, stopped, client):
    lesson.save_revision().publish()
    assert "Hello." not in text(client, LESSON)


def test_the_editor_sees_the_page_and_that_it_is_stopped(lesson, stopped, desk):
    assert "This page is off every screen" in text(desk, f"/cms/pages/{lesson.pk}/edit/")


def test_the_editor_has_the_action_in_its_menu(lesson, desk):
    assert f'href="{address(lesson)}"' in text(desk, f"/cms/pages/{lesson.pk}/edit/")


def test_packs_leave_it_out(course, lesson, stopped, editor, tmp_path):
    call_command("export_pack", "small-steps", str(tmp_path))
    written = {path.name for path in tmp_path.rglob("*.yaml")}
    assert "01-lesson-two.yaml" in written and not any("lesson-one" in name for name in written)
    stop(course, editor, REASON)
    with pytest.raises(CommandError, match="off every screen"):
        call_command("export_pack", "small-steps", str(tmp_path))


def test_nothing_is_asked_while_nothing_is_stopped(course, django_assert_num_queries):
    outline_of(Course.objects.select_related("locale").get())
    with django_assert_num_queries(0):
        from curriculum.stopping.reach import stopped_keys

        assert stopped_keys() == frozenset()


def test_search_does_not_find_it(lesson, editor, client):
    found = "/search/?q=lesson+one"
    assert LESSON in text(client, found)
    stop(lesson, editor, REASON)
    assert LESSON not in text(client, found)


def test_what_shows_the_same_elsewhere_goes_with_it(lesson, editor, client):
    """An alias follows the page, and is one of its screens."""
    elsewhere = Module.objects.get(slug="module-2")
    alias = CreatePageAliasAction(lesson, parent=elsewhere, update_slug="alias").execute(skip_permission_checks=True)
    assert "Hello." in text(client, alias.url)
    made = stop(lesson.get_parent().specific, editor, REASON)
    assert "Hello." not in text(client, alias.url) and "This part is paused" in text(client, alias.url)
    lift(made, editor, "Fine.")
    assert "Hello." in text(client, alias.url)


@pytest.mark.parametrize("typed", ["http://[", "/", "https://[::1/courses/"])
def test_what_is_no_address_is_said_to_be_none(course, desk, typed):
    page = desk.post("/cms/stops/", {"address": typed})
    assert page.status_code == 200 and "There is no course, module, lesson or quiz" in page.content.decode()


def test_the_french_address_of_a_lesson_that_is_not_in_french_yet_leads_to_it(lesson, course, guardian):
    add_french()
    course.copy_for_translation(Locale.objects.get(language_code="fr")).save_revision().publish()
    assert guardian.post("/cms/stops/", {"address": f"/fr{LESSON}"}).url == address(lesson)
    french = Course.objects.get(locale__language_code="fr")
    assert guardian.post("/cms/stops/", {"address": "/fr/courses/small-steps/"}).url == address(french)
    assert guardian.post("/cms/stops/", {"address": "/courses/small-steps/"}).url == address(course)


def test_an_address_with_letters_of_any_kind_is_found(lesson, guardian):
    lesson.slug = "leçon"
    lesson.save()
    for name in ("leçon", "le%C3%A7on"):
        typed = f"/courses/small-steps/module-1/{name}/"
        assert guardian.post("/cms/stops/", {"address": typed}).url == address(lesson)


def test_what_is_moved_out_of_a_stopped_module_stays_off_the_screens(lesson, editor, client):
    module, elsewhere = lesson.get_parent().specific, Module.objects.get(slug="module-2")
    made = stop(module, editor, REASON)
    lesson.move(elsewhere, pos="last-child")
    place = Lesson.objects.get(pk=lesson.pk).url
    assert "/module-2/" in place and "This part is paused" in text(client, place)
    lift(made, editor, "The others are fine.")
    assert "Hello." not in text(client, place)
    own = Stop.objects.in_force().get()
    assert (own.page_key, own.reason, own.stopped_by) == (lesson.translation_key, REASON, editor)
    lift(own, editor, "This one too.")
    assert "Hello." in text(client, place)


def test_what_is_moved_within_a_stopped_course_needs_no_stop_of_its_own(lesson, course, editor):
    stop(course, editor, REASON)
    lesson.move(Module.objects.get(slug="module-2"), pos="last-child")
    assert Stop.objects.count() == 1
